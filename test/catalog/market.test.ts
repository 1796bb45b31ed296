import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { activeDeal, openWorld, smallFile, takeTransfer, type World } from '#test/support/story.ts'

let world: World
let deal: Awaited<ReturnType<typeof activeDeal>>
const taken: string[] = []

beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  deal = await activeDeal(world)
  for (let i = 0; i < 3; i++) taken.push((await takeTransfer(deal.consumer, deal.agreementId)).transfer.id)
  await quiet()
})

/** Waits until nothing is on its way to the chain or the witness. */
const quiet = () =>
  eventually(async () => {
    const pending = await world.platform.db.chainAct.count({ where: { state: { in: ['pending', 'submitted'] } } })
    const newest = await world.platform.db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
    return pending === 0 && newest?.cosignedAt != null
  }, 'nothing being under way')

/** The market once what was kept of it is too old. */
async function market() {
  world.platform.clock.advance(3_001)
  return world.platform.request('GET', '/api/market')
}

const circulation = (id = deal.listingId) => world.platform.request('GET', `/api/catalog/${id}/circulation`)

const measure = async (act: 'suspend' | 'resume') => {
  await world.office.regulator.post(
    '/api/supervision/measures', { act, scope: 'product', subjectId: deal.productId, reason: '演练' }, z.unknown(),
  )
  await eventually(() => world.platform.db.measure.findFirst({ where: { act, subjectId: deal.productId, state: 'effective' } }), act)
}

describe('the market', () => {
  it('tells its numbers as database and ledger have them', async () => {
    const { body, headers } = await market()
    const size = await world.platform.db.record.count()
    const checkpoint = await world.platform.db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
    expect(body).toMatchObject({
      listedProducts: 1, providers: 1, agreementsInForce: 1, transfersRecorded: 3, eventsRecorded: size - 3, rowsDelivered: 15,
      ledger: { size, checkpoint: { size: Number(checkpoint.size), blockNumber: Number(checkpoint.blockNumber) } },
      byDistrict: [{ district: '东营区', listings: 1 }],
      byProvider: [{ provider: { id: deal.provider.id }, listings: 1 }],
    })
    expect(body.ledger.checkpoint.secondsSince).toBeGreaterThanOrEqual(3)
    expect(headers.get('cache-control')).toBe('public, max-age=3')
  })

  it('tells the latest records in order, with the product and its provider', async () => {
    const { body } = await market()
    const rows = await world.platform.db.transfer.findMany({ orderBy: { recordIndex: 'desc' } })
    const [newest] = body.latest
    expect(newest).toMatchObject({
      kind: 'transfer.recorded', product: { listingId: deal.listingId, title: '样例产品' }, provider: { id: deal.provider.id },
      rows: 5, sizeBytes: Number(rows[0]?.sizeBytes), index: Number(rows[0]?.recordIndex), at: rows[0]?.at.toISOString(),
    })
    const kinds = body.latest.map(({ kind }: { kind: string }) => kind)
    expect(kinds).toEqual([
      ...Array.from({ length: 3 }, () => 'transfer.recorded'), 'agreement.activated', 'listing.listed', 'product.versioned',
    ])
    const indexes = body.latest.map(({ index }: { index: number }) => index)
    expect(indexes).toEqual(indexes.toSorted((a: number, b: number) => b - a))
  })

  it('tells neither who consumed nor what was paid', async () => {
    const { text } = await market()
    const { name } = await world.platform.db.participant.findUniqueOrThrow({ where: { id: deal.consumer.id } })
    for (const secret of [name, deal.consumer.id, deal.agreementId, ...taken, 'Fen']) expect(text).not.toContain(secret)
    expect((await circulation()).text).not.toContain(name)
    expect((await circulation()).text).not.toContain('Fen')
  })

  it('is read once in a few seconds, and its log counted on from where it was', async () => {
    const before = (await market()).body
    await takeTransfer(deal.consumer, deal.agreementId)
    expect((await world.platform.request('GET', '/api/market')).body.transfersRecorded).toBe(before.transfersRecorded)
    const after = (await market()).body
    expect([after.transfersRecorded, after.rowsDelivered]).toEqual([before.transfersRecorded + 1, before.rowsDelivered + 5])
    await quiet()
  })
})

describe('the circulation of a product', () => {
  it('counts transfers, agreements and versions by month, and tells the places of the latest records', async () => {
    await road.uploadVersion(deal.provider.client, deal.productId, await smallFile(7))
    world.platform.clock.advance(3_001)
    const { body } = await circulation()
    const rows = await world.platform.db.transfer.findMany({ orderBy: { recordIndex: 'desc' } })
    expect(body).toMatchObject({
      listingId: deal.listingId,
      transfers: { count: 4, rows: 20, firstAt: rows.at(-1)?.at.toISOString(), latestAt: rows[0]?.at.toISOString() },
      agreements: { count: 1, inForce: 1 },
      versions: { count: 2, first: { number: 1 }, latest: { number: 2 } },
    })
    expect(body.receipts.map(({ index }: { index: number }) => index)).toEqual(rows.map(({ recordIndex }) => Number(recordIndex)))
    const totals = body.months.reduce(
      (sum: number[], { transfers, rows: told, agreements, versions }: Record<string, number>) =>
        [transfers, told, agreements, versions].map((more, at) => (sum[at] ?? 0) + (more ?? 0)),
      [],
    )
    expect(totals).toEqual([4, 20, 1, 2])
    expect(body.months[0].month).toMatch(/^\d{4}-\d{2}$/)
  })

  it('counts months by Beijing’s clock', async () => {
    const { db } = world.platform
    const [row] = await db.transfer.findMany({ orderBy: { recordIndex: 'desc' }, take: 1 })
    await db.transfer.update({ where: { id: row?.id ?? '' }, data: { at: new Date('2020-10-31T16:00:00Z') } })
    world.platform.clock.advance(3_001)
    const months = (await circulation()).body.months
    expect(months.find(({ month }: { month: string }) => month === '2020-11')?.transfers).toBe(1)
    await db.transfer.update({ where: { id: row?.id ?? '' }, data: { at: new Date('2020-10-31T15:59:59Z') } })
    world.platform.clock.advance(3_001)
    expect((await circulation()).body.months.find(({ month }: { month: string }) => month === '2020-10')).toMatchObject({ transfers: 1 })
    await db.transfer.update({ where: { id: row?.id ?? '' }, data: { at: row?.at ?? new Date() } })
  })
})

describe('what is not on the market', () => {
  it('is not named, and has no circulation to be seen', async () => {
    await measure('suspend')
    const hidden = await market()
    expect(hidden.body).toMatchObject({ listedProducts: 0, providers: 0, byDistrict: [], byProvider: [] })
    expect(hidden.text).not.toContain('样例产品')
    const transfer = hidden.body.latest.find(({ kind }: { kind: string }) => kind === 'transfer.recorded')
    expect(transfer).toMatchObject({ product: null, provider: null, rows: null })
    expect(transfer.sizeBytes).toBeGreaterThan(0)
    expect(await circulation()).toMatchObject({ status: 404, body: { code: 'not_found' } })
    await measure('resume')
    expect(await circulation()).toMatchObject({ status: 200 })
    expect((await market()).body.listedProducts).toBe(1)
  })

  it('is a version of other columns: the market does not tell of it', async () => {
    const versions = ({ latest }: { latest: { kind: string }[] }) => latest.filter(({ kind }) => kind === 'product.versioned').length
    const before = versions((await market()).body)
    await world.platform.db.productVersion.updateMany({ where: { productId: deal.productId, number: 2 }, data: { shape: 'another' } })
    await quiet()
    const { body } = await market()
    expect(versions(body)).toBe(before - 1)
    world.platform.clock.advance(3_001)
    expect((await circulation()).body.versions).toMatchObject({ count: 1, latest: { number: 1 } })
  })

  it.each(['lst_00000000000000000000000000', '%00', '产品'])('is %s', async (id) => {
    expect(await circulation(id)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })
})

describe('a leaf of the ledger', () => {
  const leaf = (index: number | string) => world.platform.request('GET', `/api/provenance/leaves/${index}`)

  it('is told as the chain tells it, with the checkpoint that covers it', async () => {
    const { db } = world.platform
    const transfer = await db.transfer.findUniqueOrThrow({ where: { id: taken[0] ?? '' } })
    const record = await db.record.findUniqueOrThrow({ where: { reference: transfer.id } })
    const { body, text } = await leaf(Number(record.index))
    expect(body).toMatchObject({
      index: Number(record.index), kind: 'transfer', event: null, leaf: record.leaf, at: transfer.at.toISOString(),
      blockNumber: Number(record.blockNumber), transactionHash: record.transactionHash,
    })
    expect(body.checkpoint.size).toBeGreaterThan(Number(record.index))
    const checkpoint = await db.checkpoint.findUniqueOrThrow({ where: { size: body.checkpoint.size } })
    expect(body.checkpoint).toMatchObject({ root: checkpoint.root, cosignedAt: checkpoint.cosignedAt?.toISOString() })
    for (const secret of [transfer.id, transfer.sha256, transfer.consumerId]) expect(text).not.toContain(secret)
  })

  it('is an event by its name', async () => {
    const first = await world.platform.db.record.findFirstOrThrow({ where: { kind: 2 }, orderBy: { index: 'asc' } })
    const act = await world.platform.db.chainAct.findUniqueOrThrow({ where: { id: first.reference } })
    expect((await leaf(Number(first.index))).body).toMatchObject({ kind: 'event', event: act.eventKind })
  })

  it('has no checkpoint while the witness has not seen it', async () => {
    const { db } = world.platform
    const newest = await db.checkpoint.findFirstOrThrow({ orderBy: { size: 'desc' } })
    await db.checkpoint.update({ where: { size: newest.size }, data: { cosignedAt: null } })
    const { body } = await leaf(Number(newest.size) - 1)
    await db.checkpoint.update({ where: { size: newest.size }, data: { cosignedAt: newest.cosignedAt } })
    expect(body.checkpoint).toBeNull()
  })

  it('is not found past the end, and refused where it is no number', async () => {
    expect(await leaf(999_999_999)).toMatchObject({ status: 404 })
    for (const index of ['-1', '1.5', '01', '1e3', 'x', '9'.repeat(20)])
      expect(await leaf(index)).toMatchObject({ status: 400, body: { code: 'request.invalid', faults: [{ path: 'index' }] } })
  })
})
