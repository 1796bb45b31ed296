import { randomBytes } from 'node:crypto'
import type { Scenario } from '#api/db/generated/client.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { applyRevenue } from '#api/revenue/apply.ts'
import { decideRevenue } from '#api/revenue/decide.ts'
import type { RevenueRules } from '#api/revenue/revenue.ts'
import type { ApplyRevenue } from '#api/revenue/schema.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

export const RULES: RevenueRules = { profitBase: 'cost', spreadLimitBps: 600, authority: 'PROVINCE' }

const digest = () => `0x${randomBytes(32).toString('hex')}`

export type Line = Awaited<ReturnType<typeof line>>

/**
 * An operator, the implementing body that granted to it, a consumer and the price authority. The grant has run for 400
 * days, so that its trial year is over.
 */
export async function line(p: TestPlatform, ranDays = 400) {
  const [body, operator, consumer, authority] = await Promise.all([
    p.organization('implementing_body'), p.organization('operator'), p.organization('consumer'),
    p.organization('price_authority'),
  ])
  const now = p.clock.now()
  const plan = await p.db.operationPlan.create({
    data: {
      id: newId('pln', now), implementingBodyId: body.participantId, name: '交通数据（演示）', mode: 'field', items: {},
      resourceIds: [], state: 'selected', createdAt: now,
    },
  })
  const { id } = await p.db.operatingAuthorization.create({
    data: {
      id: newId('aut', now), planId: plan.id,
      implementingBodyId: body.participantId, operatorId: operator.participantId,
      scope: '交通数据的开发利用（演示）', resourceIds: [], agreementDigest: digest(), state: 'active',
      startsAt: addDays(now, -ranDays), endsAt: addDays(now, 1_400), createdAt: addDays(now, -ranDays),
    },
  })
  return { body, operator, consumer, authority, authorizationId: id, now }
}

/** The worked example: C = 3,000,000 yuan, y10 = 1.8 %, k = 6 %, T = 200,000 yuan. */
export const application = ({ authorizationId, now }: Line, over: Partial<ApplyRevenue> = {}): ApplyRevenue => ({
  authorizationId,
  name: '首个期间（演示）',
  startsAt: addDays(now, -1),
  costFen: 3_000_000_00,
  subsidyFen: 0,
  assetsFen: 0,
  bondYieldBps: 180,
  spreadBps: 600,
  taxFen: 200_000_00,
  documents: [{ title: '成本核算表（演示）', digest: digest() }],
  ...over,
})

export const apply = (p: TestPlatform, world: Line, over: Partial<ApplyRevenue> = {}, who: Member = world.operator) =>
  p.run(who, (ctx) => applyRevenue(ctx, application(world, over), RULES))

export const approve = (p: TestPlatform, world: Line, id: string, over = {}, who: Member = world.authority) =>
  p.run(who, (ctx) => decideRevenue(ctx, id, { approved: true, decisionNo: '东发改价〔2026〕2号（演示）', ...over }, RULES))

export const reject = (p: TestPlatform, world: Line, id: string, who: Member = world.authority) =>
  p.run(who, (ctx) => decideRevenue(ctx, id, { approved: false, reason: '成本依据不足' }, RULES))

/** A period that was approved as it was applied for. */
export async function approved(p: TestPlatform, world: Line, over: Partial<ApplyRevenue> = {}) {
  const { id } = await apply(p, world, over)
  return approve(p, world, id)
}

/** A scenario whose agreement is in force, with nothing else behind it. */
export const scenario = (p: TestPlatform, { authorizationId, now }: Line, over: Partial<Scenario> = {}) =>
  p.db.scenario.create({
    data: {
      id: newId('scn', now), authorizationId, name: '路况研判', purposeClass: 'industry', plan: '汇总到路段', resourceIds: [],
      state: 'supplied', createdAt: now, ...over, fields: {},
    },
  })

/** What a ceiling is set to: yuan for one use, and how many of them are foreseen. */
export const ceiling = (p: TestPlatform, world: Line, scenarioId: string, over = {}, who: Member = world.body) =>
  p.run(who, (ctx) => setCeiling(ctx, scenarioId, {
    fen: 150, unit: 'use', decision: `东数〔2026〕${randomBytes(3).toString('hex')}号（演示）`, validFrom: world.now,
    validTo: addDays(world.now, 300), ...over,
  }))

/** A product of a scenario. */
export const product = (p: TestPlatform, { operator, now }: Line, scenarioId: string | null) =>
  p.db.dataProduct.create({
    data: {
      id: newId('prd', now), providerId: operator.participantId, name: '路况（演示）', description: '路况', sourceNote: '演示',
      sourceMode: scenarioId === null ? 'original' : 'authorised', scenarioId, parentIds: [], createdAt: now,
    },
  })

/** One captured or refunded amount. */
export const settle = (
  p: TestPlatform,
  { operator, consumer }: Line,
  productId: string,
  { fen, at, kind = 'captured' }: { fen: number; at: Date; kind?: 'captured' | 'refunded' },
) =>
  p.db.settlement.create({
    data: {
      id: newId('stl', at), orderId: 'ord_x', providerId: operator.participantId, consumerId: consumer.participantId,
      productId, kind, grossFen: BigInt(fen), feeFen: 0n, shareFen: BigInt(fen), feeBps: 0,
      journalId: newId('jnl', at), at,
    },
  })
