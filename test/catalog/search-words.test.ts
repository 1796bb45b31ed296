import { expect, it } from 'vitest'
import { catalogOf } from '#test/support/catalog.ts'
import { readyVersion } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const { listed, search, idsOf } = catalogOf(p, provider)

it('finds by pinyin, whole, begun or by initials, in title and keywords, each below what is written', async () => {
  const byKeyword = await listed({ title: '甲', keywords: ['石油化工'] })
  const byTitle = await listed({ title: '东营石油化工企业' })
  const written = await listed({ title: '乙', summary: 'shiyou syhg shiyouhuagong huagong' })
  for (const q of ['shiyou', 'SHIYOU', 'syhg', 'shiyouhuagong', 'huagong'])
    expect([q, await idsOf({ q })]).toEqual([q, [written, byTitle, byKeyword]])
  expect(await idsOf({ q: 'dongyingshiyou' })).toEqual([byTitle])
  expect(await idsOf({ q: '企业 syhg' })).toEqual([byTitle])
  expect(await idsOf({ q: 'youshi' })).toEqual([])
})

it('finds every common reading of a character', async () => {
  const id = await listed({ title: '重庆银行网点' })
  for (const q of ['chongqing', 'zhongqing', 'yinhang', 'yinxing', 'cqyh']) expect([q, await idsOf({ q })]).toEqual([q, [id]])
})

it('finds what is called by another name of the same meaning, after what is called as it was asked for', async () => {
  const long = await listed({ title: '危险化学品运输' })
  const short = await listed({ title: '危化品仓储' })
  expect(await idsOf({ q: '危化品' })).toEqual([short, long])
  expect(await idsOf({ q: '危险化学品' })).toEqual([long, short])
  expect(await idsOf({ q: '危化品运输' })).toEqual([long])
})

it('finds by fields and what is said of them, and by place', async () => {
  const id = await listed({ title: '丙', coverageSpace: '垦利' }, { fields: ['溶解氧', '氨氮'] })
  for (const q of ['溶解氧', '氨氮', '垦利区', '垦利县']) expect([q, await idsOf({ q })]).toEqual([q, [id]])
  expect(await idsOf({ q: '第一列 溶解氧' })).toEqual([id])
})

it('narrows by district, and counts the districts that there are', async () => {
  const q = '水稻田'
  const whole = await listed({ title: `${q}甲`, coverageSpace: '东营市' })
  const both = await listed({ title: `${q}乙`, coverageSpace: '广饶县大王镇、利津县' })
  const elsewhere = await listed({ title: `${q}丙`, coverageSpace: '山东省' })
  expect(await idsOf({ q, district: '广饶县' })).toEqual([both])
  expect(await idsOf({ q, district: ['全市', '利津县'] })).toEqual([both, whole])
  expect(await idsOf({ q })).toEqual([elsewhere, both, whole])
  const { facets } = await search({ q })
  expect(Object.fromEntries(facets.district.map(({ value, count }: { value: string; count: number }) => [value, count])))
    .toEqual({ 全市: 1, 广饶县: 1, 利津县: 1 })
})

it('sorts by the lowest price, page by page', async () => {
  const q = '地热井'
  const dear = await listed({ title: q, plans: [{ kind: 'one_off', priceFen: 900 }, { kind: 'subscription', priceFen: 500, periodDays: 30 }] })
  const rows = await listed({
    title: q, plans: [{ kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 2_800 }] }],
  })
  const free = await listed({ title: q, plans: [{ kind: 'one_off', priceFen: 900 }, { kind: 'free' }] })
  const free2 = await listed({ title: q })
  const order = [free2, free, rows, dear]
  expect(await idsOf({ q, sort: 'price' })).toEqual(order)
  const first = await search({ q, sort: 'price', limit: '3' })
  expect([...first.items.map(({ id }: { id: string }) => id), ...(await idsOf({ q, sort: 'price', limit: '3', cursor: first.next }))])
    .toEqual(order)
  expect(first.items.map(({ lowestPrice }: { lowestPrice: string }) => lowestPrice)).toEqual(['免费', '免费', '按量计费：每行 0.0028 元'])
})

it('tells what a card leads with, and where it meets the words', async () => {
  const id = await listed({ title: '海水养殖监测', summary: '海水温度，逐时。', coverageSpace: '河口区' }, { fields: ['温度', '盐度', '时间'] })
  const { items: [item], total, isTotalExact, rescue } = await search({ q: '海水' })
  expect([total, isTotalExact, rescue]).toEqual([1, true, null])
  expect(item).toMatchObject({
    id, matches: { title: [[0, 2]], summary: [[0, 2]] }, provider: { id: provider.participantId, admitted: true },
    coverageSpace: '河口区', coverageFrom: '2026-01-01', coverageTo: '2026-06-30', granularity: '每井每日一行', columns: 3,
    lowestPrice: '免费', dealsIn90Days: 0, version: { rows: 3 },
  })
  expect(item.updatedAt).toBe(item.version.createdAt)
  expect((await search({ q: 'haishui' })).items[0].matches).toEqual({ title: [[0, 2]], summary: [] })
})

it('narrows by the format of the newest version that may be delivered', async () => {
  const q = '采砂许可证'
  const id = await listed({ title: q })
  const { productId } = await p.db.listing.findUniqueOrThrow({ where: { id } })
  await readyVersion(p, provider, productId, { format: 'parquet', fields: ['别的列'] })
  expect(await idsOf({ q, format: 'csv' })).toEqual([id])
  await readyVersion(p, provider, productId, { format: 'ndjson' })
  expect(await idsOf({ q, format: 'csv' })).toEqual([])
  expect(await idsOf({ q, format: 'ndjson' })).toEqual([id])
  expect((await search({ q })).facets.format).toEqual([{ value: 'ndjson', label: 'ndjson', count: 1 }])
})

it('counts the deals of the last 90 days', async () => {
  const id = await listed({ title: '风暴潮预报' })
  const { productId } = await p.db.listing.findUniqueOrThrow({ where: { id } })
  const at = (days: number) => new Date(p.clock.now().getTime() - days * 86_400_000)
  for (const activatedAt of [at(1), at(89), at(91), null])
    await p.db.agreement.create({
      data: {
        id: p.key(), listingId: id, productId, providerId: provider.participantId, consumerId: 'ptc_x', turn: 'ptc_x', plan: {},
        purpose: '测试', startsAt: at(0), endsAt: at(-1), quota: 1, policy: '', price: '', termsDigest: p.key(), state: 'active',
        note: '', createdAt: at(0), activatedAt,
      },
    })
  expect((await search({ q: '风暴潮' })).items[0].dealsIn90Days).toBe(2)
})
