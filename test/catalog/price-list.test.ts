import { expect, it } from 'vitest'
import type { PricePlan } from '#api/pricing/plan.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { approved, ceiling, line, type Line, product, scenario } from '#test/revenue/world.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'

const p = await platform({ PRICE_AUTHORITY: 'CITY_DELEGATED', PROFIT_BASE: 'assets', PROFIT_SPREAD_LIMIT_BPS: '500' })

type Listed = { title: string; plans: PricePlan[]; keywords?: string[]; state?: string }

const listed = (at: TestPlatform, { operator, now }: Line, productId: string, over: Listed) =>
  at.db.listing.create({
    data: {
      id: newId('lst', now), productId, providerId: operator.participantId, summary: '演示', updateCycle: 'daily',
      coverageSpace: '东营市', granularity: '路段', license: '演示', useCases: [], forbiddenUses: [], keywords: ['公交'],
      state: 'listed', listedAt: now, createdAt: now, ...over,
    },
  })

/** A deal that was paid for. */
async function bought(world: Line, productId: string, plan: PricePlan, capturedFen = 100n) {
  const consumer = await p.organization('consumer')
  const { now, operator } = world
  const agreementId = newId('agr', now)
  const parties = { productId, providerId: operator.participantId, consumerId: consumer.participantId }
  await p.db.agreement.create({
    data: {
      id: agreementId, listingId: 'lst_x', ...parties, turn: 'x', plan, purpose: '研判', startsAt: now,
      endsAt: addDays(now, 9),
      quota: 1n, policy: '{}', price: '{}', termsDigest: agreementId, state: 'active', note: '', createdAt: now,
    },
  })
  await p.db.order.create({
    data: {
      id: newId('ord', now), agreementId, ...parties, planKind: plan.kind, amountFen: 0n, state: 'active', capturedFen,
      placedAt: now,
    },
  })
}

const perUse = (priceFen: number): PricePlan => ({ kind: 'per_use', priceFen })
const world = await line(p)
const other = await line(p, 30)

it('tells anybody of each product on the market what it costs, and on what ground', async () => {
  const period = await approved(p, world, { spreadBps: 500 })
  const charged = await scenario(p, world)
  await ceiling(p, world, charged.id, { period: { id: period.id, quantity: 10 }, decision: '东数价〔2026〕1号（演示）' })
  const free = await scenario(p, world, { purposeClass: 'governance' })
  const ids = {
    charged: (await product(p, world, charged.id)).id, free: (await product(p, world, free.id)).id,
    own: (await product(p, world, null)).id, draft: (await product(p, world, null)).id,
  }
  await listed(p, world, ids.charged, { title: '路况指数', plans: [perUse(120)] })
  await listed(p, world, ids.free, { title: '公共治理台账', plans: [{ kind: 'free' }] })
  await listed(p, world, ids.own, { title: '企业路测', plans: [perUse(900), { kind: 'one_off', priceFen: 5_000 }] })
  await listed(p, world, ids.draft, { title: '草稿', plans: [perUse(1)], state: 'draft' })
  const { status, body } = await p.request('GET', '/api/public/prices')
  expect(status).toBe(200)
  const byTitle = Object.fromEntries(body.items.map((item: { title: string }) => [item.title, item]))
  expect(Object.keys(byTitle).toSorted()).toEqual(['企业路测', '公共治理台账', '路况指数'])
  expect(byTitle['路况指数']).toMatchObject({
    ground: 'ceiling', purposeClass: 'industry', prices: [{ sentence: '每次交付 1.20 元' }],
    ceiling: { fen: 150, unit: 'use', decision: '东数价〔2026〕1号（演示）', isTrial: false },
    market: [{ measure: 'per_use', deals: 0, range: null }],
  })
  expect(byTitle['公共治理台账']).toMatchObject({ ground: 'free', purposeClass: 'governance', ceiling: null, market: [] })
  expect(byTitle['企业路测']).toMatchObject({ ground: 'market', purposeClass: null, ceiling: null })
  expect(JSON.stringify(body)).not.toMatch(/maximum|realised|percent/)
})

it('tells of a trial standard that it is one', async () => {
  const { id } = await scenario(p, other)
  await ceiling(p, other, id)
  await listed(p, other, (await product(p, other, id)).id, { title: '试行路况', plans: [perUse(100)] })
  const { body } = await p.request('GET', `/api/public/prices?q=${encodeURIComponent('试行')}`)
  expect(body.items).toMatchObject([{ title: '试行路况', ceiling: { isTrial: true } }])
})

it('is narrowed by ground and by name, and read page by page', async () => {
  const titles = async (query: string) => {
    const { body } = await p.request('GET', `/api/public/prices?${query}`)
    return body.items.map(({ title }: { title: string }) => title)
  }
  expect(await titles('ground=market')).toEqual(['企业路测'])
  expect(await titles('ground=free')).toEqual(['公共治理台账'])
  expect((await titles('ground=ceiling')).toSorted()).toEqual(['试行路况', '路况指数'])
  expect(await titles(`q=${encodeURIComponent('路况')}&ground=free`)).toEqual([])
  expect(await titles('q=%25')).toEqual([])
  const first = await p.request('GET', '/api/public/prices?limit=3')
  const second = await p.request('GET', `/api/public/prices?limit=3&cursor=${first.body.next}`)
  const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
  expect([new Set(ids).size, second.body.next]).toEqual([4, null])
})

it('tells what was paid for comparable products once five consumers have dealt with two providers', async () => {
  const [mine, theirs] = [await product(p, world, null), await product(p, other, null)]
  await listed(p, world, mine.id, { title: '甲站台客流', plans: [perUse(100)], keywords: ['客流'] })
  await listed(p, other, theirs.id, { title: '乙站台客流', plans: [perUse(100)], keywords: ['客流'] })
  for (const fen of [100, 200, 300, 400]) await bought(world, mine.id, perUse(fen))
  await bought(other, theirs.id, perUse(999), 0n)
  const market = async () => {
    p.clock.advance(11_000)
    const { body } = await p.request('GET', `/api/public/prices?q=${encodeURIComponent('甲站台')}`)
    return body.items[0].market
  }
  expect(await market()).toEqual([{ measure: 'per_use', label: '每次交付', deals: 4, range: null }])
  await bought(other, theirs.id, perUse(1_234))
  expect(await market()).toMatchObject([{ deals: 5, range: { lowerFen: 200, medianFen: 300, upperFen: 400 } }])
})

it('is taken along as a table of all rows', async () => {
  const answer = await p.request('GET', '/api/public/prices/export?ground=ceiling&as=csv')
  expect(answer.headers.get('x-row-count')).toBe('2')
  expect(answer.text).toContain('每次不超过 1.50 元（试行）')
  expect(answer.text).toContain('东数价〔2026〕1号（演示）')
})

it('tells how prices are formed here, as the city has settled it', async () => {
  const { body } = await p.request('GET', '/api/public/price-rules')
  expect(body).toMatchObject({
    authority: 'CITY_DELEGATED', profitBase: 'assets', spreadLimitBps: 500,
    fewest: { deals: 5, consumers: 5, providers: 2 },
    basis: expect.stringContaining('65号'),
  })
})
