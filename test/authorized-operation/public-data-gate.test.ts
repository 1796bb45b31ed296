import { expect, it } from 'vitest'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { publicDataGate } from '#api/authorized-operation/gates.ts'
import { addDays } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { codeOf, nowOf, publicDataLine } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const line = await publicDataLine(p)
const now = await nowOf(p, line.operator)
const product = {
  sourceMode: 'authorised',
  scenarioId: line.scenario.id,
  providerId: line.operator.participantId,
}
const free: PricePlan = { kind: 'free' }
const priced = (priceFen: number): PricePlan => ({ kind: 'one_off', priceFen })
type Deal = Parameters<typeof publicDataGate>[2]
type Product = Parameters<typeof publicDataGate>[1]
const gate = (deal: Deal, of: Product = product) =>
  codeOf(p.run(line.operator, (ctx) => publicDataGate(ctx, of, deal)))

it.each<[string, Deal]>([
  ['none', { plan: priced(10_000) }],
  ['none', { plan: free, consumerId: 'ptc_consumer', endsAt: addDays(now, 300) }],
  ['gate.g7_operator', { plan: free, consumerId: line.operator.participantId }],
  ['gate.g8_ceiling', { plan: priced(10_001) }],
  ['gate.g8_unit', { plan: { kind: 'per_use', priceFen: 1 } }],
  ['gate.g9_end', { plan: free, endsAt: addDays(now, 365) }],
])('answers %s from the rows of the product', async (expected, deal) => {
  expect(await gate(deal)).toBe(expected)
})

it('lets other data pass, and public data without a scenario never', async () => {
  const own = { sourceMode: 'original', scenarioId: null, providerId: 'ptc_1' }
  expect(await gate({ plan: priced(1_000_000) }, own)).toBe('none')
  expect(await gate({ plan: free }, { ...own, sourceMode: 'authorised' })).toBe('gate.g1_scenario')
})

it('asks no ceiling of welfare, and no price', async () => {
  const welfare = await publicDataLine(p, 'public_welfare')
  const of = { sourceMode: 'authorised', scenarioId: welfare.scenario.id, providerId: welfare.operator.participantId }
  expect(await gate({ plan: free }, of)).toBe('none')
  expect(await gate({ plan: priced(1) }, of)).toBe('gate.g8_free')
})

it('closes when the department ends the grant', async () => {
  const ended = await publicDataLine(p)
  const of = { sourceMode: 'authorised', scenarioId: ended.scenario.id, providerId: ended.operator.participantId }
  expect(await gate({ plan: free }, of)).toBe('none')
  await p.run(ended.department, (ctx) => endAuthorization(ctx, ended.grant.id, { reason: '终止' }))
  expect(await gate({ plan: free }, of)).toBe('gate.g1_grant')
})
