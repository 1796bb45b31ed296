import type { OperationPlan, OperatorApplication, PlanObjection, Prisma } from '#api/db/generated/client.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { type Names, namesOf } from './names.ts'
import { OBJECTION_STATES, PLAN_MODES, PLAN_STATES, SELECTION_METHODS } from './plan.ts'
import type { PlanView, PublishedPlan } from './plan-schema.ts'
import { contentOf, PUBLISHED_STATES } from './plan-store.ts'

/** So many applications and objections of one plan are shown. */
const MAX_SHOWN = 200

const RELATIONS = {
  applications: { orderBy: { id: 'asc' as const }, take: MAX_SHOWN },
  objections: { orderBy: { id: 'asc' as const }, take: MAX_SHOWN },
  authorizations: { orderBy: { id: 'asc' as const }, select: { id: true }, take: MAX_SHOWN },
}

type Row = OperationPlan & {
  applications: OperatorApplication[]
  objections: PlanObjection[]
  authorizations: { id: string }[]
}

/**
 * Plans that an actor sees: its own, what is published for operators and for whoever objected, all for those who look
 * at everything.
 */
function visibleTo(actor: Actor): Prisma.OperationPlanWhereInput {
  if (seesAll(actor)) return {}
  const published = { state: { in: [...PUBLISHED_STATES] } }
  const objected = { objections: { some: { objectorId: actor.participantId } } }
  return {
    OR: [
      { implementingBodyId: actor.participantId },
      actor.roles.includes('operator') ? published : { ...published, ...objected },
      { applications: { some: { operatorId: actor.participantId } } },
    ],
  }
}

/** What an actor sees of the applications and objections: all of its own plan's, else its own ones. */
function shownTo({ actor }: Context, row: Row): Pick<Row, 'applications' | 'objections' | 'authorizations'> {
  if (seesAll(actor) || row.implementingBodyId === actor.participantId) return row
  const isChosen = row.chosenOperatorId === actor.participantId
  return {
    applications: row.applications.filter(({ operatorId }) => operatorId === actor.participantId),
    objections: row.objections.filter(({ objectorId }) => objectorId === actor.participantId),
    authorizations: isChosen ? row.authorizations : [],
  }
}

async function planViews(ctx: Context, rows: Row[]): Promise<PlanView[]> {
  const ids = rows.flatMap((row) => [
    row.implementingBodyId,
    row.chosenOperatorId,
    ...row.applications.map(({ operatorId }) => operatorId),
    ...row.objections.map(({ objectorId }) => objectorId),
  ])
  const names = await namesOf(ctx, ids)
  return rows.map((row) => planView({ ...row, ...shownTo(ctx, row) }, names))
}

const planView = (row: Row, names: Names): PlanView => ({
  id: row.id,
  name: row.name,
  mode: oneOf(PLAN_MODES, row.mode),
  state: oneOf(PLAN_STATES, row.state),
  implementingBody: names(row.implementingBodyId),
  items: contentOf(row),
  resourceIds: row.resourceIds,
  decision: recorded(row.decisionNo, row.decisionDigest, row.decidedAt),
  approval: recorded(row.approvalNo, row.approvalDigest, row.approvedAt),
  filing: recorded(row.filingNo, row.filingDigest, row.filedAt),
  filingDueAt: row.approvedAt === null ? null : dueAt('plan_filing', row.approvedAt).toISOString(),
  method: row.selectionMethod === null ? null : oneOf(SELECTION_METHODS, row.selectionMethod),
  callText: row.callText,
  callEndsAt: row.callEndsAt?.toISOString() ?? null,
  chosenOperator: row.chosenOperatorId === null ? null : names(row.chosenOperatorId),
  choiceReason: row.choiceReason,
  publicityEndsAt: row.publicityEndsAt?.toISOString() ?? null,
  selectedAt: row.selectedAt?.toISOString() ?? null,
  endedReason: row.endedReason,
  applications: row.applications.map(({ id, operatorId, statement, noIncident, createdAt }) => ({
    id, operator: names(operatorId), statement, noIncident, createdAt: createdAt.toISOString(),
  })),
  objections: row.objections.map(({ id, objectorId, ground, state, answer, createdAt, answeredAt }) => ({
    id, objector: names(objectorId), ground, answer,
    state: oneOf(OBJECTION_STATES, state),
    createdAt: createdAt.toISOString(),
    answeredAt: answeredAt?.toISOString() ?? null,
  })),
  authorizationIds: row.authorizations.map(({ id }) => id),
  createdAt: row.createdAt.toISOString(),
})

/** A public document as it was recorded: its number, digest and instant. */
export const recorded = (number: string | null, digest: string | null, at: Date | null): PlanView['decision'] =>
  number === null || at === null ? null : { number, digest, at: at.toISOString() }

/** A plan, for whoever may see it. @throws not_found */
export async function getPlan(ctx: Context, id: string): Promise<PlanView> {
  permit(ctx.actor, 'plan.view')
  const row = await ctx.tx.operationPlan.findFirst({ where: { id, ...visibleTo(ctx.actor) }, include: RELATIONS })
  const [view] = row ? await planViews(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

/** Plans, newest first. */
export async function listPlans(ctx: Context, query: PageQuery): Promise<Page<PlanView>> {
  permit(ctx.actor, 'plan.view')
  const rows = await ctx.tx.operationPlan.findMany({
    ...after(query), where: visibleTo(ctx.actor), include: RELATIONS,
  })
  return page(await planViews(ctx, rows), query.limit)
}

/** What everybody may read: calls, choices under publicity, and what was selected, newest first. */
export async function listPublishedPlans(ctx: Context, query: PageQuery): Promise<Page<PublishedPlan>> {
  permit(ctx.actor, 'plan.view_published')
  const rows = await ctx.tx.operationPlan.findMany({
    ...after(query), where: { state: { in: [...PUBLISHED_STATES] } },
  })
  const names = await namesOf(ctx, rows.flatMap((row) => [row.implementingBodyId, row.chosenOperatorId]))
  const published = rows.map((row): PublishedPlan => ({
    id: row.id,
    name: row.name,
    mode: oneOf(PLAN_MODES, row.mode),
    state: oneOf(PUBLISHED_STATES, row.state),
    implementingBody: names(row.implementingBodyId).name,
    method: row.selectionMethod,
    callText: row.callText,
    callEndsAt: row.callEndsAt?.toISOString() ?? null,
    operator: row.chosenOperatorId === null ? null : names(row.chosenOperatorId).name,
    choiceReason: row.choiceReason,
    publicityEndsAt: row.publicityEndsAt?.toISOString() ?? null,
    selectedAt: row.selectedAt?.toISOString() ?? null,
  }))
  return page(published, query.limit)
}
