import { describe, expect, it } from 'vitest'
import { kept } from '#api/kernel/kept.ts'

const at = (ms: number) => new Date(1_000_000 + ms)

/** A work that counts how often it was done. */
function counted() {
  let times = 0
  return { find: async () => ++times, times: () => times }
}

describe('an answer that is kept', () => {
  it('is found once within its time, and anew after it', async () => {
    const keep = kept<number>({ forMs: 100, limit: 10 })
    const { find } = counted()
    const ask = (ms: number) => keep({ name: 'a', now: at(ms), find })
    expect([await ask(0), await ask(99), await ask(100), await ask(150)]).toEqual([1, 1, 2, 2])
  })

  it('is anew when the clock was turned back', async () => {
    const keep = kept<number>({ forMs: 100, limit: 10 })
    const { find } = counted()
    expect([await keep({ name: 'a', now: at(50), find }), await keep({ name: 'a', now: at(49), find })]).toEqual([1, 2])
  })

  it('is shared by those who ask while it is under way', async () => {
    const keep = kept<number>({ forMs: 100, limit: 10 })
    const { find, times } = counted()
    const both = await Promise.all([0, 1].map((ms) => keep({ name: 'a', now: at(ms), find })))
    expect([both, times()]).toEqual([[1, 1], 1])
  })

  it('is kept by its name', async () => {
    const keep = kept<number>({ forMs: 100, limit: 10 })
    const { find } = counted()
    expect([await keep({ name: 'a', now: at(0), find }), await keep({ name: 'b', now: at(0), find })]).toEqual([1, 2])
  })

  it('makes room for others, the oldest first', async () => {
    const keep = kept<number>({ forMs: 100, limit: 2 })
    const { find } = counted()
    const ask = (name: string) => keep({ name, now: at(0), find })
    await ask('a')
    await ask('b')
    await ask('c')
    expect([await ask('b'), await ask('c'), await ask('a')]).toEqual([2, 3, 4])
  })

  it('is not kept where finding it failed', async () => {
    const keep = kept<number>({ forMs: 100, limit: 10 })
    const broken = () => Promise.reject(new Error('no database'))
    await expect(keep({ name: 'a', now: at(0), find: broken })).rejects.toThrow('no database')
    expect(await keep({ name: 'a', now: at(0), find: counted().find })).toBe(1)
  })
})
