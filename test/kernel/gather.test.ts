import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { gathered, lookUp, shared } from '#api/kernel/gather.ts'

/** A look-up that stands still until it is let go, and remembers what it was asked. */
function held<Answer>(answer: (question: string) => Answer) {
  const groups: { questions: string[]; go: () => void; fail: (error: Error) => void }[] = []
  const answerAll = (questions: string[]) =>
    new Promise<Answer[]>((resolve, reject) =>
      groups.push({ questions, go: () => resolve(questions.map(answer)), fail: reject }),
    )
  /** The group of a number, as soon as it is asked for. */
  const group = (number: number) => vi.waitUntil(() => groups[number], { interval: 1 })
  return { groups, answerAll, group }
}

describe('gathered', () => {
  it('answers what is asked at once together, and what is asked meanwhile by a look that begins later', async () => {
    const { groups, answerAll, group } = held((question) => question.toUpperCase())
    const { ask, length } = gathered(answerAll, { limit: 10 })
    const first = [ask('a'), ask('b')]
    const { go } = await group(0)
    const second = ask('c')
    expect(groups.map(({ questions }) => questions)).toEqual([['a', 'b']])
    expect(length()).toBe(1)
    go()
    expect(await Promise.all(first)).toEqual(['A', 'B'])
    ;(await group(1)).go()
    expect(await second).toBe('C')
    expect(groups.map(({ questions }) => questions)).toEqual([['a', 'b'], ['c']])
  })

  it('asks no more than the limit at a time, in order', async () => {
    const sizes: number[] = []
    const { ask } = gathered(async (questions: number[]) => (sizes.push(questions.length), questions), { limit: 3 })
    expect(await Promise.all([1, 2, 3, 4, 5, 6, 7].map(ask))).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(sizes).toEqual([3, 3, 1])
  })

  it('fails the group that failed and no other', async () => {
    const { answerAll, group } = held((question) => question)
    const { ask } = gathered(answerAll, { limit: 1 })
    const [first, second] = [ask('a'), ask('b')]
    ;(await group(0)).fail(new Error('gone'))
    await expect(first).rejects.toThrow('gone')
    ;(await group(1)).go()
    expect(await second).toBe('b')
  })
})

describe('lookUp', () => {
  it('asks for a key once however many want it, and gives nothing for an unknown one', async () => {
    const asked: string[][] = []
    const find = async (keys: string[]) => (asked.push(keys), [{ id: 'a' }])
    const look = lookUp(find, ({ id }) => id)
    expect(await Promise.all(['a', 'a', 'b'].map(look))).toEqual([{ id: 'a' }, { id: 'a' }, undefined])
    expect(asked).toEqual([['a', 'b']])
  })
})

describe('shared', () => {
  it('does a work once for all who ask while it is under way, and again afterwards, also after a failure', async () => {
    let count = 0
    const once = shared<number>()
    const work = async () => {
      await delay(1)
      if (++count === 1) throw new Error('first')
      return count
    }
    const failures = await Promise.allSettled([once('a', work), once('a', work)])
    expect(failures.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(await Promise.all([once('a', work), once('a', work), once('b', work)])).toEqual([2, 2, 3])
  })
})
