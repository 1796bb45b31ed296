import type { OperatingAuthorization, Scenario } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { AUTHORIZATION_STATES, isInForce, PURPOSE_CLASSES, SCENARIO_STATES } from './authorized-operation.ts'
import type { AuthorizationView, ScenarioView } from './schema.ts'

export const authorizationView = (row: OperatingAuthorization, now: Date): AuthorizationView => ({
  id: row.id,
  implementingBodyId: row.implementingBodyId,
  operatorId: row.operatorId,
  scope: row.scope,
  resourceIds: row.resourceIds,
  agreementDigest: row.agreementDigest,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  state: oneOf(AUTHORIZATION_STATES, row.state),
  inForce: isInForce(row, now),
  endedAt: row.endedAt?.toISOString() ?? null,
  endedReason: row.endedReason,
  createdAt: row.createdAt.toISOString(),
})

export const scenarioView = (row: Scenario): ScenarioView => ({
  id: row.id,
  authorizationId: row.authorizationId,
  name: row.name,
  purposeClass: oneOf(PURPOSE_CLASSES, row.purposeClass),
  plan: row.plan,
  resourceIds: row.resourceIds,
  state: oneOf(SCENARIO_STATES, row.state),
  rejectionReason: row.rejectionReason,
  ceiling: ceilingView(row),
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
})

function ceilingView(row: Scenario): ScenarioView['ceiling'] {
  const { ceilingFen, ceilingUnit, ceilingDecision, ceilingFrom, ceilingTo } = row
  if (ceilingFen === null || !ceilingUnit || !ceilingDecision || !ceilingFrom || !ceilingTo) return null
  return {
    fen: fenAsNumber(ceilingFen),
    unit: ceilingUnit,
    decision: ceilingDecision,
    validFrom: ceilingFrom.toISOString(),
    validTo: ceilingTo.toISOString(),
  }
}

/** Grants of a party are its own alone; the platform's staff and the overseers see all. */
const partyFilter = (actor: Actor) =>
  seesAll(actor) ? {} : { OR: [{ implementingBodyId: actor.participantId }, { operatorId: actor.participantId }] }

/** A grant, for its parties, the staff and the overseers. @throws not_found */
export async function getAuthorization(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.view')
  const row = await ctx.tx.operatingAuthorization.findFirst({ where: { id, ...partyFilter(ctx.actor) } })
  if (!row) throw notFound()
  return authorizationView(row, ctx.now)
}

/** Grants, newest first. */
export async function listAuthorizations(ctx: Context, query: PageQuery): Promise<Page<AuthorizationView>> {
  permit(ctx.actor, 'authorization.view')
  const rows = await ctx.tx.operatingAuthorization.findMany({ ...after(query), where: partyFilter(ctx.actor) })
  return page(rows.map((row) => authorizationView(row, ctx.now)), query.limit)
}

/** A scenario, for its grant's parties, the staff and the overseers. @throws not_found */
export async function getScenario(ctx: Context, id: string): Promise<ScenarioView> {
  permit(ctx.actor, 'authorization.view')
  const row = await ctx.tx.scenario.findFirst({ where: { id, authorization: partyFilter(ctx.actor) } })
  if (!row) throw notFound()
  return scenarioView(row)
}

/** Scenarios, of one grant or of all, newest first. */
export async function listScenarios(
  ctx: Context,
  { authorizationId, ...query }: PageQuery & { authorizationId?: string | undefined },
): Promise<Page<ScenarioView>> {
  permit(ctx.actor, 'authorization.view')
  const rows = await ctx.tx.scenario.findMany({
    ...after(query),
    where: { authorization: partyFilter(ctx.actor), ...(authorizationId === undefined ? {} : { authorizationId }) },
  })
  return page(rows.map(scenarioView), query.limit)
}
