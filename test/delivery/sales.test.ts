import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { beijingDay } from '#api/kernel/time.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { Id, openWorld, takeTransfer, window, type World } from '#test/support/story.ts'
import { deal, type Deal } from './world.ts'

let world: World
let first: Deal
let free: Deal
const taken: string[] = []

beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  first = await deal(world, { plan: { kind: 'per_use', priceFen: 1_019 } })
  free = await deal(world, { plan: { kind: 'free' }, rows: 30, funds: 0 }, first)
  for (let i = 0; i < 4; i++) taken.push((await takeTransfer(first.consumer, first.agreementId)).transfer.id)
  await takeTransfer(free.consumer, free.agreementId)
})

const figures = z.looseObject({
  agreements: z.record(z.string(), z.number()), transfers: z.number(), rows: z.number(), heldFen: z.number(), grossFen: z.number(),
  feeFen: z.number(), shareFen: z.number(), lastSaleAt: z.string().nullable(), denied: z.array(z.unknown()),
})
const Sales = z.object({
  items: z.array(figures.extend({ id: z.string(), name: z.string() })), next: z.string().nullable(),
  totals: figures.extend({ paidOutFen: z.number(), payableFen: z.number() }),
})
const sales = (query = '', { client } = first.provider) => client.get(`/api/sales${query}`, Sales)

describe('sales', () => {
  it('tells by product what was agreed, delivered and earned, and the totals of all', async () => {
    const { items, totals, next } = await sales()
    expect(items.map(({ id }) => id)).toEqual([free.productId, first.productId])
    expect(items[0]).toMatchObject({ agreements: { active: 1 }, transfers: 1, rows: 30, grossFen: 0, denied: [] })
    expect(items[1]).toMatchObject({
      agreements: { active: 1 }, transfers: 4, rows: 20, heldFen: 0, grossFen: 4_076, feeFen: 200, shareFen: 3_876,
    })
    const order = await world.platform.db.order.findUniqueOrThrow({ where: { agreementId: first.agreementId } })
    expect(items[1]?.lastSaleAt).toBe(order.placedAt.toISOString())
    expect(totals).toMatchObject({
      agreements: { active: 2 }, transfers: 5, rows: 50, grossFen: 4_076, feeFen: 200, shareFen: 3_876, paidOutFen: 0, payableFen: 3_876,
    })
    expect(next).toBeNull()
  })

  it('totals all products, whatever page is looked at', async () => {
    const page = await sales('?limit=1')
    const rest = await sales(`?limit=1&cursor=${page.next}`)
    expect([page.items.length, rest.items.map(({ id }) => id), rest.next]).toEqual([1, [first.productId], null])
    expect([page.totals, rest.totals]).toEqual([(await sales()).totals, page.totals])
  })

  it('is of days in Beijing: the first is in, the last is not', async () => {
    const { db } = world.platform
    const [row] = await db.transfer.findMany({ where: { productId: first.productId }, orderBy: { id: 'asc' } })
    const [today, tomorrow] = [beijingDay(row?.at ?? new Date()), beijingDay(new Date((row?.at.getTime() ?? 0) + 2 * 86_400_000))]
    expect((await sales(`?from=${today}&to=${tomorrow}`)).totals).toEqual((await sales()).totals)
    const before = await sales(`?to=${today}`)
    expect(before.totals).toMatchObject({ agreements: {}, transfers: 0, rows: 0, grossFen: 0, lastSaleAt: null, payableFen: 3_876 })
    const at = row?.at ?? new Date()
    for (const [instant, counted] of [
      ['2026-01-01T15:59:59Z', 0], ['2026-01-01T16:00:00Z', 1], ['2026-01-02T15:59:59Z', 1], ['2026-01-02T16:00:00Z', 0],
    ] as const) {
      await db.transfer.update({ where: { id: row?.id ?? '' }, data: { at: new Date(instant) } })
      expect([instant, (await sales('?from=2026-01-02&to=2026-01-03')).totals.transfers]).toEqual([instant, counted])
    }
    await db.transfer.update({ where: { id: row?.id ?? '' }, data: { at } })
  })

  it('tells the demands that were denied, by reason; they are no sales', async () => {
    const { db } = world.platform
    const [rejected, withheld] = taken
    await db.transfer.update({ where: { id: rejected ?? '' }, data: { state: 'rejected', rejection: 5 } })
    await db.transfer.update({ where: { id: withheld ?? '' }, data: { state: 'withheld' } })
    const { items, totals } = await sales()
    const denied = [
      { code: 'transfer.quota_exhausted', title: '合约约定的次数已经用完', basis: '合约：许可.count lteq', count: 1 },
      { code: 'transfer.withheld', title: '已存证，放行前被暂停或失去授权而扣留', basis: 'GB/T 37932-2025 7.3 b)', count: 1 },
    ]
    expect([items[1]?.denied, totals.denied, items[1]?.transfers, items[1]?.rows]).toEqual([denied, denied, 2, 10])
    await db.transfer.updateMany({ where: { id: { in: [rejected ?? '', withheld ?? ''] } }, data: { state: 'released', rejection: null } })
  })

  it('tells what is held of orders and of transfers on their way, and what was paid out', async () => {
    const upfront = await deal(world, { plan: { kind: 'one_off', priceFen: 3_000 } }, first)
    const { db } = world.platform
    const [waiting] = await db.transfer.findMany({ where: { productId: first.productId }, take: 1 })
    await db.transfer.update({ where: { id: waiting?.id ?? '' }, data: { state: 'submitted', heldFen: 1_019n } })
    expect((await sales()).items.map(({ id, heldFen }) => [id, heldFen])).toEqual([
      [upfront.productId, 3_000], [free.productId, 0], [first.productId, 1_019],
    ])
    await db.transfer.update({ where: { id: waiting?.id ?? '' }, data: { state: waiting?.state ?? '', heldFen: 0n } })
    const { id } = await first.provider.client.post('/api/payouts', { amountFen: 500, bankNote: '开户行 尾号 0000' }, Id)
    expect((await sales()).totals).toMatchObject({ paidOutFen: 0, payableFen: 3_376 })
    await world.office.treasurer.post(`/api/payouts/${id}/decision`, { approved: true }, z.unknown())
    expect((await sales()).totals).toMatchObject({ heldFen: 3_000, paidOutFen: 500, payableFen: 3_376 })
  })

  it('is the caller’s own, and is for providers and operators', async () => {
    const stranger = await world.admit(['provider', 'consumer'], 'platform')
    const none = await sales('', stranger)
    expect([none.items, none.totals.transfers, none.totals.grossFen]).toEqual([[], 0, 0])
    expect(await world.platform.request('GET', '/api/sales')).toMatchObject({ status: 401 })
    for (const role of ['consumer', 'department', 'treasurer', 'regulator'] as const)
      expect(await world.platform.request('GET', '/api/sales', { as: await world.platform.organization(role) }))
        .toMatchObject({ status: 403 })
  })

  it.each([
    ['from=yesterday', 'from'], ['from=2026-01-01T00:00:00Z', 'from'], ['to=2026-13-01', 'to'], ['from=2026-01-02&to=2026-01-02', 'to'],
    ['from=2026-01-03&to=2026-01-02', 'to'], ['limit=0', 'limit'],
  ])('refuses ?%s', async (query, path) => {
    await expect(sales(`?${query}`)).rejects.toMatchObject({ code: 'request.invalid' })
    const as = await world.platform.organization('provider')
    const { body } = await world.platform.request('GET', `/api/sales?${query}`, { as })
    expect(body.faults).toMatchObject([{ path }])
  })
})

describe('what a file is', () => {
  const Answer = z.object({
    sha256: z.string(), sentence: z.string(),
    matches: z.array(z.looseObject({ kind: z.string(), transferId: z.string().nullable(), sentence: z.string() })),
  })
  type Asker = { get: (path: string, shape: typeof Answer) => Promise<z.infer<typeof Answer>> }
  const ask = (hash: string, client: Asker) => client.get(`/api/provenance/search?hash=${hash}`, Answer)
  const hashes = async () => {
    const transfer = await world.platform.db.transfer.findUniqueOrThrow({ where: { id: taken[0] ?? '' } })
    const version = await world.platform.db.productVersion.findUniqueOrThrow({ where: { id: transfer.versionId } })
    return { delivered: transfer.sha256, original: version.sha256, transfer }
  }
  const NOBODYS = '在您可以查看的产品和交付记录中，没有这份文件'

  it('is told to its consumer: which version of which product, and when it was delivered', async () => {
    const { delivered, transfer } = await hashes()
    const { matches, sentence, sha256 } = await ask(delivered.slice(2).toUpperCase(), first.consumer.client)
    expect(sha256).toBe(delivered)
    expect(matches.map(({ transferId }) => transferId).toSorted()).toEqual(taken.toSorted())
    expect(matches.at(-1)).toMatchObject({ kind: 'delivered', version: 1, recordIndex: Number(transfer.recordIndex) })
    expect(sentence).toMatch(/^这份文件是「样例产品」第 1 版的内容，\d{4}-\d\d-\d\d \d\d:\d\d 交付贵单位$/)
  })

  it('is told to its provider: the original, and to whom it was delivered', async () => {
    const { delivered, original } = await hashes()
    const { name } = await world.platform.db.participant.findUniqueOrThrow({ where: { id: first.consumer.id } })
    expect((await ask(delivered, first.provider.client)).sentence).toContain(`交付${name}`)
    expect((await ask(original, first.provider.client)).matches.map(({ kind }) => kind)).toContain('original')
  })

  it('is told to the overseers', async () => {
    const { delivered } = await hashes()
    expect((await ask(delivered, world.office.regulator)).matches.length).toBeGreaterThanOrEqual(4)
  })

  it('is told to nobody else: another’s file is answered as one that nobody ever had', async () => {
    const { delivered, original } = await hashes()
    const stranger = await world.admit(['provider', 'consumer'], 'platform')
    const answerOf = async (hash: string) => ({ ...(await ask(hash, stranger.client)), sha256: '' })
    const absent = await answerOf('ab'.repeat(32))
    expect(absent).toEqual({ sha256: '', sentence: NOBODYS, matches: [] })
    expect([await answerOf(delivered), await answerOf(original)]).toEqual([absent, absent])
    expect((await ask(original, first.consumer.client)).matches.filter(({ kind }) => kind === 'original')).toEqual([])
    expect(await world.platform.request('GET', `/api/provenance/search?hash=${delivered}`)).toMatchObject({ status: 401 })
    const as = await world.platform.organization('first_reviewer')
    expect(await world.platform.request('GET', `/api/provenance/search?hash=${delivered}`, { as })).toMatchObject({ status: 403 })
  })

  it('is not told of what was never delivered', async () => {
    const { db } = world.platform
    const { delivered } = await hashes()
    await db.transfer.updateMany({ where: { id: { in: taken } }, data: { state: 'withheld' } })
    expect((await ask(delivered, first.consumer.client)).matches.filter(({ transferId }) => taken.includes(transferId ?? ''))).toEqual([])
    await db.transfer.updateMany({ where: { id: { in: taken } }, data: { state: 'released' } })
  })

  it.each(['', 'abc', 'g'.repeat(64), '0x', 'a'.repeat(65)])('refuses ?hash=%s', async (hash) => {
    await expect(ask(hash, first.consumer.client)).rejects.toMatchObject({ code: 'request.invalid' })
  })
})

it('an agreement that is only offered counts as offered', async () => {
  const wish = { listingId: first.listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }
  await first.consumer.client.post('/api/agreements', wish, Id)
  const found = (await sales()).items.find(({ id }) => id === first.productId)
  expect(found?.agreements).toEqual({ active: 1, offered: 1 })
})
