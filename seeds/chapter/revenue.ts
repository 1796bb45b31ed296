import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { assert } from '#api/kernel/assert.ts'
import { RevenuePeriodView } from '#api/revenue/schema.ts'
import { lasting, later, type OnMarket, put, type Stage } from './stage.ts'
import { take } from './trades.ts'

/** The scenario whose products are sold within a maximum; the others go by their trial standards. */
const SCENARIO = '养殖与灌溉用水分析'
const PRODUCT = '河流断面水质周报'

const text = z.string()
const Scenario = z.looseObject({ id: text, name: text, authorizationId: text, implementingBodyId: text })
const Scenarios = z.object({ items: z.array(Scenario) })

const Grant = z.looseObject({ startsAt: z.string() })

const document = (title: string) => ({ title, digest: sha256(`${title}\n演示数据：东营公共数据运营公司（演示）\n`) })

/** The operator's figures of a pilot year. */
const figures = {
  costFen: 1_900_00, subsidyFen: 500_00, bondYieldBps: 180, spreadBps: 600, taxFen: 84_00,
  documents: [document('年度运营成本核算表（演示）'), document('税费测算表（演示）')],
}

const apply = ({ parties: { yunying } }: Stage, authorizationId: string, name: string, startsAt: Date) =>
  yunying.client.post('/api/revenue-periods', { authorizationId, name, startsAt, ...figures }, RevenuePeriodView)

/**
 * A maximum that the price authority fixed below what was applied for, a ceiling and a sale within it, and the
 * application for the year after, which waits.
 */
export async function tellRevenue(stage: Stage, market: Map<string, OnMarket>): Promise<void> {
  const { yunying, fagai, yanjiu } = stage.parties
  const { items } = await yunying.client.get('/api/scenarios?limit=100', Scenarios)
  const scenario = items.find(({ name }) => name === SCENARIO)
  const listing = market.get(PRODUCT) ?? market.get(`${PRODUCT}（演示数据）`)
  assert(scenario && listing, 'the scenario and its product are told of before')
  const grant = await yunying.client.get(`/api/authorizations/${scenario.authorizationId}`, Grant)
  const begin = new Date(Math.max(stage.now.getTime(), Date.parse(grant.startsAt)))
  const first = await apply(stage, scenario.authorizationId, '授权运营首个年度（演示）', begin)
  const decision = {
    approved: true, decisionNo: '东发改价格〔2026〕演示 11 号', figures: { spreadBps: 400, costFen: 1_800_00 },
    reason: '人员费用按实际投入核减，利润率加点按 4 个百分点核定',
  }
  await fagai.client.post(`/api/revenue-periods/${first.id}/decision`, decision, z.unknown())
  const body = Object.values(stage.parties).find(({ id }) => id === scenario.implementingBodyId)
  assert(body, 'the implementing body is of the story')
  await put(body.client, `/api/scenarios/${scenario.id}/ceiling`, {
    fen: 450_00, unit: 'product', decision: '东数价〔2026〕演示 1 号', validFrom: begin, validTo: later(stage, 364),
    period: { id: first.id, quantity: 3 },
  })
  await apply(stage, scenario.authorizationId, '授权运营第二年度（演示）', new Date(first.endsAt))
  await road.topUp(stage.office, yanjiu.client, 400_00)
  const terms = { plan: 0, purpose: '科学研究', quota: 10, ...lasting(stage, 180) }
  const { id } = await road.conclude(yunying, yanjiu, listing.listingId, terms)
  await take(yanjiu, id, 'csv')
}
