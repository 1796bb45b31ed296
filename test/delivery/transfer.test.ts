import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { hex32 } from '#api/kernel/hex.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { balancesOf, bytesOf, codeOf, type Deal, deal, newKey, transferOf, usesOf } from './world.ts'

let world: World
let open: Deal
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world, { quota: 50 })
})

const MINUTE_MS = 60_000
const fromNow = (minutes: number) => new Date(Date.now() + minutes * MINUTE_MS)

it('answers with a recorded transfer, whose bytes are the ones that were recorded', async () => {
  const { transfer, content } = await takeTransfer(open.consumer, open.agreementId)
  expect(transfer).toMatchObject({ state: 'recorded', format: 'csv', form: 'file', rows: 5, chargedFen: 1_000 })
  const bytes = await bytesOf(open.consumer, content)
  expect(hex32(createHash('sha256').update(bytes).digest())).toBe(transfer.sha256)
  expect(bytes.length).toBe(transfer.sizeBytes)
  expect(await transferOf(open.consumer, transfer.id)).toMatchObject({ state: 'released' })
  const record = await world.platform.db.record.findUniqueOrThrow({ where: { reference: transfer.id } })
  expect(Number(record.index)).toBe(transfer.recordIndex)
})

it('is newest first in the list of both parties, and in nobody else’s', async () => {
  const { transfer } = await takeTransfer(open.consumer, open.agreementId)
  const List = z.object({ items: z.array(z.looseObject({ id: z.string() })) })
  for (const { client } of [open.consumer, open.provider]) {
    const { items } = await client.get(`/api/transfers?agreementId=${open.agreementId}`, List)
    expect(items[0]?.id).toBe(transfer.id)
  }
  const stranger = await world.admit(['consumer'], 'platform')
  expect((await stranger.client.get('/api/transfers', List)).items).toEqual([])
})

describe('the same key', () => {
  it('gives the same transfer and, byte for byte, the same receipt', async () => {
    const key = newKey()
    const before = await usesOf(world, open)
    const first = await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)
    const receipt = await open.consumer.client.text(first.receipt.href)
    await takeTransfer(open.consumer, open.agreementId)
    const again = await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)
    expect(again.transfer.id).toBe(first.transfer.id)
    expect(await open.consumer.client.text(again.receipt.href)).toBe(receipt)
    expect((await usesOf(world, open)).chain).toBe(before.chain + 2)
  })

  it('with another body, or under another agreement, is refused', async () => {
    const key = newKey()
    await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)
    expect(await codeOf(takeTransfer(open.consumer, open.agreementId, { format: 'ndjson' }, key)))
      .toBe('idempotency.other_request')
    const other = await deal(world, { funds: 0 }, open)
    expect(await codeOf(takeTransfer(open.consumer, other.agreementId, { format: 'csv' }, key)))
      .toBe('idempotency.other_request')
  })

  it('twenty times at once gives one transfer, one leaf and one use', async () => {
    const key = newKey()
    const before = await usesOf(world, open)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)),
    )
    const ids = [...new Set(answers.map(({ transfer }) => transfer.id))]
    expect(ids).toHaveLength(1)
    expect(await world.platform.db.transfer.count({ where: { key } })).toBe(1)
    expect(await world.platform.db.record.count({ where: { reference: { in: ids } } })).toBe(1)
    expect(await usesOf(world, open)).toEqual({ database: before.database + 1, chain: before.chain + 1, reserved: 0 })
  })

  it('twenty times at once with two bodies gives one of them, and refuses the other', async () => {
    const key = newKey()
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        codeOf(takeTransfer(open.consumer, open.agreementId, { format: i % 2 === 0 ? 'csv' : 'parquet' }, key)),
      ),
    )
    expect(codes.toSorted())
      .toEqual([...Array<string>(10).fill('idempotency.other_request'), ...Array<string>(10).fill('none')])
    expect(await world.platform.db.transfer.count({ where: { key } })).toBe(1)
  })

  it('of two consumers means two transfers', async () => {
    const key = newKey()
    const other = await deal(world)
    const { transfer: mine } = await takeTransfer(open.consumer, open.agreementId, { format: 'csv' }, key)
    const { transfer: theirs } = await takeTransfer(other.consumer, other.agreementId, { format: 'csv' }, key)
    expect(theirs.id).not.toBe(mine.id)
  })
})

describe('a malformed demand', () => {
  const ask = (headers: Record<string, string>, body = '{}') =>
    open.consumer.client.ask('POST', `/api/agreements/${open.agreementId}/transfers`, {
      body, headers: { 'content-type': 'application/json', ...headers },
    })

  it('lacks its key, or has one that is too short', async () => {
    expect(await codeOf(ask({}))).toBe('idempotency.key_missing')
    expect(await codeOf(ask({ 'idempotency-key': 'short' }))).toBe('idempotency.key_malformed')
  })

  const bodies = [{ format: 'docx' }, { version: 0 }, { selection: { limit: -1 } }, { unknown: true }]
  it.each(bodies)('says %j', async (body) => {
    expect(await codeOf(ask({ 'idempotency-key': newKey() }, JSON.stringify(body)))).toBe('request.invalid')
  })

  it('names a version that is not there, or a part of the original', async () => {
    const absent = takeTransfer(open.consumer, open.agreementId, { version: 99 })
    expect(await codeOf(absent)).toBe('transfer.version_not_approved')
    const part = { format: 'original', selection: { limit: 1 } }
    expect(await codeOf(takeTransfer(open.consumer, open.agreementId, part))).toBe('transfer.original_whole')
  })
})

it('is not the provider’s to ask for, nor another consumer’s', async () => {
  const stranger = await world.admit(['consumer'], 'platform')
  expect(await codeOf(takeTransfer(open.provider, open.agreementId))).toBe('not_found')
  expect(await codeOf(takeTransfer(stranger, open.agreementId))).toBe('not_found')
  const { transfer } = await takeTransfer(open.consumer, open.agreementId)
  for (const what of ['', '/content', '/receipt'])
    expect(await codeOf(stranger.client.ask('GET', `/api/transfers/${transfer.id}${what}`))).toBe('not_found')
  expect(await codeOf(open.provider.client.ask('GET', `/api/transfers/${transfer.id}/content`))).toBe('not_found')
})

describe('a selection', () => {
  it('brings the fields asked for, in their order, and the rows that fit', async () => {
    const selection = { fields: ['数值', '编号'], filter: [{ field: '编号', op: 'gte', value: 4 }] }
    const { transfer, content } = await takeTransfer(open.consumer, open.agreementId, { format: 'csv', selection })
    expect(transfer).toMatchObject({ form: 'selection', rows: 2 })
    expect((await bytesOf(open.consumer, content)).toString()).toBe('数值,编号\r\n4.5,4\r\n6.0,5\r\n')
  })

  it('of a field that is not there is refused by name, and uses nothing', async () => {
    const before = await usesOf(world, open)
    const selection = { fields: ['价格'] }
    await expect(takeTransfer(open.consumer, open.agreementId, { format: 'csv', selection })).rejects.toMatchObject({
      status: 400, code: 'selection.unknown_field', message: expect.stringContaining('价格') as string,
    })
    expect(await usesOf(world, open)).toEqual(before)
  })
})

describe('the quota', () => {
  it('gives its last use to one of two who ask at once', async () => {
    const last = await deal(world, { quota: 2 })
    await takeTransfer(last.consumer, last.agreementId)
    const codes = await Promise.all([1, 2].map(() => codeOf(takeTransfer(last.consumer, last.agreementId))))
    expect(codes.toSorted()).toEqual(['none', 'transfer.quota_exhausted'])
    expect(await usesOf(world, last)).toEqual({ database: 2, chain: 2, reserved: 0 })
    await expect(takeTransfer(last.consumer, last.agreementId))
      .rejects.toMatchObject({ status: 422, code: 'transfer.quota_exhausted' })
    expect(await world.platform.db.transfer.count({ where: { agreementId: last.agreementId } })).toBe(2)
  })

  it('is never passed, however many ask at once', async () => {
    const few = await deal(world, { quota: 5 })
    const take = () => codeOf(takeTransfer(few.consumer, few.agreementId))
    const codes = await Promise.all(Array.from({ length: 12 }, take))
    expect(codes.filter((code) => code === 'none')).toHaveLength(5)
    expect(codes.filter((code) => code === 'transfer.quota_exhausted')).toHaveLength(7)
    expect(await usesOf(world, few)).toEqual({ database: 5, chain: 5, reserved: 0 })
  })
})

it('ends with the agreement: its channel is closed, and what was not fetched before is paid back', async () => {
  const ended = await deal(world)
  const { content } = await takeTransfer(ended.consumer, ended.agreementId)
  await ended.provider.client.post(`/api/agreements/${ended.agreementId}/terminate`, { reason: '违约' }, z.unknown())
  const where = { id: ended.agreementId, state: 'terminated' }
  await eventually(() => world.platform.db.agreement.findFirst({ where }), 'the termination')
  expect(await codeOf(takeTransfer(ended.consumer, ended.agreementId))).toBe('transfer.agreement_not_active')
  const { availableFen } = await balancesOf(ended.consumer)
  expect(await codeOf(bytesOf(ended.consumer, content))).toBe('gate.g17_ended')
  expect((await balancesOf(ended.consumer)).availableFen).toBe(availableFen + 1_000)
  expect(await usesOf(world, ended)).toEqual({ database: 1, chain: 1, reserved: 0 })
})

it('waits for the window to begin, and ends with it', async () => {
  const later = await deal(world, { startsAt: fromNow(2), endsAt: fromNow(7) })
  expect(await codeOf(takeTransfer(later.consumer, later.agreementId))).toBe('transfer.before_window')
  world.platform.clock.advance(4 * MINUTE_MS)
  expect((await takeTransfer(later.consumer, later.agreementId)).transfer.state).toBe('recorded')
  world.platform.clock.advance(4 * MINUTE_MS)
  expect(await codeOf(takeTransfer(later.consumer, later.agreementId))).toBe('transfer.after_window')
  expect(await usesOf(world, later)).toEqual({ database: 1, chain: 1, reserved: 0 })
})
