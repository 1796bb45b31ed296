import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { prepareNext } from '#api/provenance/batch.ts'
import { startWriter, type Writer } from '#api/provenance/writer.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { writerTools } from '#test/support/writer.ts'
import { balancesOf, bytesOf, codeOf, type Deal, deal, newKey, transferOf, usesOf } from './world.ts'

let world: World
let held: Deal
let writing: Awaited<ReturnType<typeof writerTools>>
let writer: Writer | undefined

beforeAll(async () => {
  const platform = await platformWithChain()
  world = await openWorld(platform)
  held = await deal(world, { quota: 5, funds: 10_000 })
  writing = await writerTools(platform)
})
afterAll(async () => writer?.stop())

const inState = (key: string, state: string) =>
  eventually(() => world.platform.db.transfer.findFirst({ where: { key, state } }), `the transfer ${state}`)

describe('while the chain has not recorded a transfer', () => {
  it('not one byte of it leaves, nor a receipt; its money is held and its use reserved', async () => {
    const key = newKey()
    const asked = takeTransfer(held.consumer, held.agreementId, { format: 'csv' }, key)
    const inline = held.consumer.client.ask('POST', `/api/agreements/${held.agreementId}/transfers`, {
      body: '{}', headers: { 'content-type': 'application/json', 'idempotency-key': key, accept: 'text/csv' },
    })
    const { id } = await inState(key, 'reserved')
    const refusesAll = async () => {
      for (const headers of [{}, { range: 'bytes=0-0' }]) {
        const content = bytesOf(held.consumer, `/api/transfers/${id}/content`, headers)
        await expect(content).rejects.toMatchObject({ status: 409, code: 'transfer.not_recorded' })
      }
      expect(await codeOf(held.consumer.client.ask('HEAD', `/api/transfers/${id}/content`))).not.toBe('none')
      expect(await codeOf(held.consumer.client.text(`/api/transfers/${id}/receipt`))).toBe('transfer.not_recorded')
      expect(await transferOf(held.consumer, id))
        .toMatchObject({ recordIndex: null, recordedAt: null, releasedAt: null })
      expect(await balancesOf(held.consumer)).toMatchObject({ availableFen: 9_000, heldFen: 1_000 })
      expect(await usesOf(world, held)).toEqual({ database: 0, chain: 0, reserved: 1 })
    }
    await refusesAll()
    await prepareNext(writing)
    await inState(key, 'submitted')
    await refusesAll()

    writer = startWriter(writing)
    expect((await asked).transfer).toMatchObject({ id, chargedFen: 1_000 })
    expect((await inline).headers.get('content-type')).toMatch(/^text\/csv/)
    expect(await balancesOf(held.consumer)).toMatchObject({ availableFen: 9_000, heldFen: 0 })
    expect(await usesOf(world, held)).toEqual({ database: 1, chain: 1, reserved: 0 })
  })

  it('the request that waited too long is answered 503; a repeat of it finds the same transfer', async () => {
    await writer?.stop()
    vi.useFakeTimers({ toFake: ['performance'] })
    const key = newKey()
    const asked = codeOf(takeTransfer(held.consumer, held.agreementId, { format: 'csv' }, key))
    const { id } = await inState(key, 'reserved')
    vi.advanceTimersByTime(21_000)
    expect(await asked).toBe('transfer.pending')
    vi.useRealTimers()
    writer = startWriter(writing)
    expect((await takeTransfer(held.consumer, held.agreementId, { format: 'csv' }, key)).transfer.id).toBe(id)
    expect(await usesOf(world, held)).toEqual({ database: 2, chain: 2, reserved: 0 })
  })

  it('its agreement may end: the chain then rejects it, and the money comes back', async () => {
    await writer?.stop()
    const before = await balancesOf(held.consumer)
    const key = newKey()
    const asked = codeOf(takeTransfer(held.consumer, held.agreementId, { format: 'csv' }, key))
    const { id } = await inState(key, 'reserved')
    const address = `/api/agreements/${held.agreementId}/terminate`
    const ended = held.consumer.client.post(address, { reason: '不再需要' }, z.unknown())
    const where = { id: held.agreementId, state: 'terminating' }
    await eventually(() => world.platform.db.agreement.findFirst({ where }), 'the wish to end')
    writer = startWriter(writing)
    expect(await asked).toBe('transfer.agreement_not_active')
    await ended
    expect(await transferOf(held.consumer, id)).toMatchObject({
      state: 'rejected', chargedFen: 0, rejection: { code: 'transfer.agreement_not_active' },
    })
    expect(await codeOf(bytesOf(held.consumer, `/api/transfers/${id}/content`))).toBe('transfer.agreement_not_active')
    expect(await balancesOf(held.consumer)).toEqual(before)
    expect(await usesOf(world, held)).toEqual({ database: 2, chain: 2, reserved: 0 })
  })
})
