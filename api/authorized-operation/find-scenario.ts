import type { Deadline, Scenario, Supply } from '#api/db/generated/client.ts'
import { DEADLINE_STATES } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { PURPOSE_CLASSES } from './authorized-operation.ts'
import { SCENARIO_STATES, supplySubject } from './scenario.ts'
import { type ScenarioView, storedFields } from './scenario-schema.ts'
import { type FullScenario, WITH_GRANT_AND_REVIEWS } from './scenario-store.ts'

/** A scenario is seen by the parties of its grant and the departments that supply; staff and overseers see all. */
const partyFilter = (actor: Actor) => {
  const { participantId } = actor
  if (seesAll(actor)) return {}
  const ofGrant = { OR: [{ implementingBodyId: participantId }, { operatorId: participantId }] }
  return { OR: [{ departmentIds: { has: participantId } }, { authorization: ofGrant }] }
}

type Behind = { supplies: Supply[]; clocks: Deadline[] }

const scenarioView = (row: FullScenario, { supplies, clocks }: Behind): ScenarioView => ({
  id: row.id,
  authorizationId: row.authorizationId,
  implementingBodyId: row.authorization.implementingBodyId,
  operatorId: row.authorization.operatorId,
  departmentIds: row.departmentIds,
  name: row.name,
  purposeClass: oneOf(PURPOSE_CLASSES, row.purposeClass),
  plan: row.plan,
  resourceIds: row.resourceIds,
  fields: storedFields(row.fields),
  necessity: row.necessity,
  state: oneOf(SCENARIO_STATES, row.state),
  reviews: row.reviews.map(({ reviewerId, approved, reason, at }) => (
    { reviewerId, approved, reason, at: at.toISOString() }
  )),
  rejectionReason: row.rejectionReason,
  agreementDigest: row.agreementDigest,
  confirmedBy: row.confirmedBy,
  supplies: supplies.filter(({ scenarioId }) => scenarioId === row.id).map(supplyView),
  clocks: row.resourceIds.flatMap((resourceId) => clockView(clocks, row.id, resourceId)),
  ceiling: ceilingView(row),
  createdAt: row.createdAt.toISOString(),
  decidedAt: row.decidedAt?.toISOString() ?? null,
  agreedAt: row.agreedAt?.toISOString() ?? null,
  suppliedAt: row.suppliedAt?.toISOString() ?? null,
  closedAt: row.closedAt?.toISOString() ?? null,
  closedReason: row.closedReason,
  destructionDigest: row.destructionDigest,
})

const supplyView = ({ id, resourceId, fileName, sha256, rows, at }: Supply): ScenarioView['supplies'][number] => (
  { id, resourceId, fileName, sha256, rows: rows === null ? null : Number(rows), at: at.toISOString() }
)

function clockView(clocks: Deadline[], scenarioId: string, resourceId: string): ScenarioView['clocks'] {
  const clock = clocks.find(({ subject }) => subject === supplySubject(scenarioId, resourceId))
  if (!clock) return []
  const { responsibleId, openedAt, dueAt, state } = clock
  const [opened, due] = [openedAt.toISOString(), dueAt.toISOString()]
  return [{ resourceId, responsibleId, openedAt: opened, dueAt: due, state: oneOf(DEADLINE_STATES, state) }]
}

function ceilingView(row: Scenario): ScenarioView['ceiling'] {
  const { ceilingFen, ceilingUnit, ceilingDecision, ceilingFrom, ceilingTo, ceilingPeriodId: id, ceilingQuantity } = row
  if (ceilingFen === null || !ceilingUnit || !ceilingDecision || !ceilingFrom || !ceilingTo) return null
  return {
    fen: fenAsNumber(ceilingFen),
    unit: ceilingUnit,
    decision: ceilingDecision,
    validFrom: ceilingFrom.toISOString(),
    validTo: ceilingTo.toISOString(),
    period: id === null || ceilingQuantity === null ? null : { id, quantity: Number(ceilingQuantity) },
    isTrial: row.ceilingTrial,
  }
}

/** Files of supply that a view tells at most, the newest. */
const SUPPLIES = 500

async function viewsOf({ tx }: Context, rows: FullScenario[]): Promise<ScenarioView[]> {
  const subjects = rows.flatMap(({ id, resourceIds }) => resourceIds.map((resource) => supplySubject(id, resource)))
  const supplies = await tx.supply.findMany({
    where: { scenarioId: { in: rows.map(({ id }) => id) } }, orderBy: { id: 'desc' }, take: SUPPLIES,
  })
  const clocks = await tx.deadline.findMany({ where: { limit: 'scenario_supply', subject: { in: subjects } } })
  return rows.map((row) => scenarioView(row, { supplies, clocks }))
}

/** A scenario as it is now, for who has just acted upon it. */
export async function viewScenario(ctx: Context, id: string): Promise<ScenarioView> {
  const row = await ctx.tx.scenario.findUnique({ where: { id }, include: WITH_GRANT_AND_REVIEWS })
  const [view] = row ? await viewsOf(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

/** A scenario, for its parties, the staff and the overseers. @throws not_found */
export async function getScenario(ctx: Context, id: string): Promise<ScenarioView> {
  permit(ctx.actor, 'authorization.view')
  const where = { id, ...partyFilter(ctx.actor) }
  const row = await ctx.tx.scenario.findFirst({ where, include: WITH_GRANT_AND_REVIEWS })
  const [view] = row ? await viewsOf(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

/** Scenarios, of one grant or of all, newest first. */
export async function listScenarios(
  ctx: Context,
  { authorizationId, ...query }: PageQuery & { authorizationId?: string | undefined },
): Promise<Page<ScenarioView>> {
  permit(ctx.actor, 'authorization.view')
  const rows = await ctx.tx.scenario.findMany({
    ...after(query),
    where: { ...partyFilter(ctx.actor), ...(authorizationId === undefined ? {} : { authorizationId }) },
    include: WITH_GRANT_AND_REVIEWS,
  })
  return page(await viewsOf(ctx, rows), query.limit)
}
