import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparablePrice, guideSentence, pricesByMeasure, quartilesOf, sharesOf } from '#api/listing/price-guide.ts'
import type { ListingText } from '#api/listing/schema.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { draft, list } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const perUse = (priceFen: number): PricePlan => ({ kind: 'per_use', priceFen })
const rows = (...tiers: [number | null, number][]): PricePlan => ({
  kind: 'per_volume', unit: 'row', tiers: tiers.map(([upTo, unitPriceMicroYuan]) => ({ upTo, unitPriceMicroYuan })),
})

describe('prices are compared for the same use', () => {
  it.each<[PricePlan, unknown]>([
    [{ kind: 'free' }, undefined],
    [{ kind: 'one_off', priceFen: 5 }, { measure: 'one_off', priceFen: 5n }],
    [perUse(7), { measure: 'per_use', priceFen: 7n }],
    [{ kind: 'subscription', priceFen: 100, periodDays: 7 }, { measure: 'per_30_days', priceFen: 429n }],
    [rows([null, 2_800]), { measure: 'per_10000_rows', priceFen: 2_800n }],
    [rows([1_000, 10_000], [null, 1_000]), { measure: 'per_10000_rows', priceFen: 1_900n }],
    [
      { kind: 'per_volume', unit: 'mebibyte', tiers: [{ upTo: null, unitPriceMicroYuan: 500_000 }] },
      { measure: 'per_100_mebibytes', priceFen: 5_000n },
    ],
  ])('%o', (plan, expected) => expect(comparablePrice(plan)).toEqual(expected))

  it('a listing counts once by each measure, with its lowest price', () => {
    const prices = pricesByMeasure([[perUse(9), perUse(3), { kind: 'one_off', priceFen: 8 }], [perUse(5)], [{ kind: 'free' }]])
    expect([...prices]).toEqual([['per_use', [3n, 5n]], ['one_off', [8n]]])
  })
})

describe('quartiles', () => {
  it.each<[bigint[], unknown]>([
    [[], null], [[1n, 2n], null],
    [[3n, 1n, 2n], { lowerFen: 1n, medianFen: 2n, upperFen: 3n }],
    [[4n, 1n, 3n, 2n], { lowerFen: 1n, medianFen: 2n, upperFen: 3n }],
    [[5n, 4n, 3n, 2n, 1n], { lowerFen: 2n, medianFen: 3n, upperFen: 4n }],
  ])('of %o', (prices, expected) => expect(quartilesOf(prices)).toEqual(expected))

  it('are prices that somebody asks, in order', () => {
    fc.assert(fc.property(fc.array(fc.bigInt(1n, 10n ** 13n), { minLength: 3, maxLength: 50 }), (prices) => {
      const found = quartilesOf(prices)
      const { lowerFen, medianFen, upperFen } = found ?? { lowerFen: 0n, medianFen: 0n, upperFen: 0n }
      expect([lowerFen, medianFen, upperFen].every((fen) => prices.includes(fen))).toBe(true)
      expect(lowerFen <= medianFen && medianFen <= upperFen).toBe(true)
      const below = prices.filter((fen) => fen <= medianFen).length
      expect(below * 2).toBeGreaterThanOrEqual(prices.length)
    }))
  })
})

describe('what a consumer pays', () => {
  it('is shared out without rest, the fee rounded down', () => {
    expect(sharesOf(1_019n, 500)).toEqual({ consumerPaysFen: 1_019n, feeFen: 50n, providerReceivesFen: 969n })
    fc.assert(fc.property(fc.bigInt(0n, 10n ** 13n), fc.integer({ min: 0, max: 5_000 }), (fen, bps) => {
      const { consumerPaysFen, feeFen, providerReceivesFen } = sharesOf(fen, bps)
      expect(feeFen + providerReceivesFen).toBe(consumerPaysFen)
    }))
  })

  it('is told in one sentence, also that there is nothing to tell', () => {
    expect(guideSentence('per_use', 3, quartilesOf([1_000n, 2_000n, 3_000n]), 500)).toBe(
      '3 个可比产品每次交付的价格中位数为 20.00 元，中间一半在 10.00 元 至 30.00 元 之间；按中位数成交，需方支付 20.00 元，平台服务费 1.00 元，贵单位实收 19.00 元',
    )
    expect(guideSentence('per_use', 2, null, 500)).toBe('按“每次交付”计价的可比产品不足 3 个，暂不给出参考价')
  })
})

describe('the guide of a listing', async () => {
  const p = await platform()
  const provider = await p.organization('provider')
  const guide = (query: string, as: Member | undefined = provider) =>
    p.request('GET', `/api/price-guide?${query}`, as ? { as } : {})

  /** A listing of another provider on the market. */
  async function other(over: Partial<ListingText>, fields = ['甲', '乙']) {
    const owner = await p.organization('provider')
    const { id, productId } = await draft(p, owner, over, {}, { fields })
    await list(p, owner, id)
    return { owner, id, productId }
  }

  const text = { keywords: ['石油 Oil'], plans: [perUse(1_019), { kind: 'free' as const }] }
  const own = await draft(p, provider, text, {}, { fields: ['井号', '日期', '压力', '温度'] })
  await other({ keywords: ['石油 oil'], plans: [perUse(100)] })
  await other({ keywords: ['石油 OIL', '别的'], plans: [perUse(300), perUse(900)] })

  it('tells that fewer than three comparables tell nothing', async () => {
    const { body } = await guide(`listingId=${own.id}`)
    expect(body).toMatchObject({
      listingId: own.id, productId: own.productId, feeBps: 500, comparables: 2,
      guides: [{ measure: 'per_use', count: 2, prices: null, shares: null, sentence: '按“每次交付”计价的可比产品不足 3 个，暂不给出参考价' }],
      own: [
        { plan: 0, measure: 'per_use', shares: { consumerPaysFen: 1_019, feeFen: 50, providerReceivesFen: 969 } },
        { plan: 1, measure: null, sentence: '免费', shares: { consumerPaysFen: 0, feeFen: 0, providerReceivesFen: 0 } },
      ],
    })
  })

  it('compares by shared keywords, or by enough shared fields, and with others alone', async () => {
    await other({ keywords: ['农业'], plans: [perUse(500), { kind: 'one_off', priceFen: 9 }] }, ['井号', '压力', '面积'])
    await other({ keywords: ['农业'], plans: [perUse(7)] }, ['井号', '面积'])
    const { id } = await draft(p, provider, { keywords: ['石油 Oil'], plans: [perUse(8)] })
    await list(p, provider, id)
    for (const query of [`listingId=${own.id}`, `productId=${own.productId}`])
      expect((await guide(query)).body).toMatchObject({
        comparables: 3,
        guides: [
          { measure: 'one_off', count: 1, prices: null },
          {
            measure: 'per_use', count: 3, prices: { lowerFen: 100, medianFen: 300, upperFen: 500 },
            shares: { consumerPaysFen: 300, feeFen: 15, providerReceivesFen: 285 },
          },
        ],
      })
  })

  it('never tells a price that is not public: of drafts, of what was delisted, of what is suspended', async () => {
    const keywords = ['石油 Oil']
    await draft(p, await p.organization('provider'), { keywords, plans: [perUse(1)] })
    const delisted = await other({ keywords, plans: [perUse(2)] })
    await p.request('POST', `/api/listings/${delisted.id}/delist`, { as: delisted.owner, body: { reason: '停' } })
    const suspended = await other({ keywords, plans: [perUse(3)] })
    await p.db.dataProduct.update({ where: { id: suspended.productId }, data: { suspended: true } })
    const barred = await other({ keywords, plans: [perUse(4)] })
    await p.db.participant.update({ where: { id: barred.owner.participantId }, data: { suspended: true } })
    const { body } = await guide(`listingId=${own.id}`)
    expect([body.comparables, body.guides[1].prices]).toEqual([3, { lowerFen: 100, medianFen: 300, upperFen: 500 }])
  })

  it('is of one’s own listing or product alone', async () => {
    const theirs = await other({ keywords: ['别的'] })
    for (const query of [`listingId=${theirs.id}`, `productId=${theirs.productId}`, 'listingId=lst_none', 'productId=prd_none'])
      expect(await guide(query)).toMatchObject({ status: 404, body: { code: 'not_found' } })
  })

  it('is of a product that has neither listing nor file as well', async () => {
    const body = { name: '空', description: '空', sourceMode: 'original', sourceNote: '空' }
    const bare = await p.request('POST', '/api/products', { as: provider, body })
    expect((await guide(`productId=${bare.body.id}`)).body).toMatchObject({ listingId: null, comparables: 0, guides: [], own: [] })
  })

  it.each(['', 'listingId=a&productId=b', 'listingId=%00', `listingId=${'a'.repeat(101)}`])('refuses ?%s', async (query) => {
    expect(await guide(query)).toMatchObject({ status: 400, body: { code: 'request.invalid', faults: [{ path: 'listingId' }] } })
  })

  it('is for providers and operators', async () => {
    expect(await p.request('GET', `/api/price-guide?listingId=${own.id}`)).toMatchObject({ status: 401 })
    for (const role of ['consumer', 'department', 'first_reviewer', 'regulator'] as const)
      expect(await guide(`listingId=${own.id}`, await p.organization(role))).toMatchObject({ status: 403 })
  })
})
