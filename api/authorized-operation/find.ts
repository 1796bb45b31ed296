import type {
  AuthorizationChange,
  OperatingAuthorization,
  OperationPlan,
  OperatorAssessment,
  Prisma,
} from '#api/db/generated/client.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { AUTHORIZATION_STATES, END_KINDS, isInForce } from './authorized-operation.ts'
import { ASSESSMENT_RESULTS, CHANGE_KINDS, CHANGE_STATES } from './change.ts'
import { noticeEndsAt } from './end.ts'
import { type Names, namesOf } from './names.ts'
import { PLAN_MODES } from './plan.ts'
import { recorded } from './plan-find.ts'
import { reselectionAt } from './reselection.ts'
import { AgreementItems, type AssessmentView, type AuthorizationView, type ChangeView, HandOver } from './schema.ts'

/** So many changes and assessments of one grant are shown, the newest. */
const MAX_SHOWN = 50

const RELATIONS = {
  plan: { select: { name: true, mode: true } },
  changes: { orderBy: { id: 'desc' as const }, take: MAX_SHOWN },
  assessments: { orderBy: { id: 'desc' as const }, take: MAX_SHOWN },
}

type Row = OperatingAuthorization & {
  plan: Pick<OperationPlan, 'name' | 'mode'> | null
  changes: AuthorizationChange[]
  assessments: OperatorAssessment[]
}

const authorizationView = (row: Row, names: Names, now: Date): AuthorizationView => ({
  id: row.id,
  planId: row.planId,
  planName: row.plan?.name ?? null,
  mode: row.plan ? oneOf(PLAN_MODES, row.plan.mode) : null,
  implementingBodyId: row.implementingBodyId,
  implementingBody: names(row.implementingBodyId).name,
  operatorId: row.operatorId,
  operator: names(row.operatorId).name,
  scope: row.scope,
  resourceIds: row.resourceIds,
  items: AgreementItems.parse(row.items),
  agreementDigest: row.agreementDigest,
  decision: recorded(row.decisionNo, row.decisionDigest, row.createdAt),
  filing: recorded(row.filingNo, row.filingDigest, row.filedAt),
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  reselectionAt: reselectionAt(row.endsAt).toISOString(),
  state: oneOf(AUTHORIZATION_STATES, row.state),
  inForce: isInForce(row, now),
  acceptedAt: row.acceptedAt?.toISOString() ?? null,
  suspendedAt: row.suspendedAt?.toISOString() ?? null,
  suspendedReason: row.suspendedReason,
  notice: noticeView(row, names),
  endKind: row.endKind === null ? null : oneOf(END_KINDS, row.endKind),
  endedAt: row.endedAt?.toISOString() ?? null,
  endedReason: row.endedReason,
  handedOverAt: row.handedOverAt?.toISOString() ?? null,
  handover: row.handover === null ? null : HandOver.parse(row.handover),
  changes: row.changes.map(changeView),
  assessments: row.assessments.map(assessmentView),
  createdAt: row.createdAt.toISOString(),
})

function noticeView({ noticeAt, noticeBy, noticeReason }: Row, names: Names): AuthorizationView['notice'] {
  const endsAt = noticeEndsAt(noticeAt)
  if (noticeAt === null || endsAt === null || noticeBy === null || noticeReason === null) return null
  return { by: names(noticeBy).name, reason: noticeReason, at: noticeAt.toISOString(), endsAt: endsAt.toISOString() }
}

const changeView = (row: AuthorizationChange): ChangeView => ({
  id: row.id,
  what: oneOf(CHANGE_KINDS, row.what),
  reason: row.reason,
  scope: row.scope,
  resourceIds: row.resourceIds,
  agreementDigest: row.agreementDigest,
  endsAt: row.endsAt.toISOString(),
  state: oneOf(CHANGE_STATES, row.state),
  decisionNo: row.decisionNo,
  approvalNo: row.approvalNo,
  filingNo: row.filingNo,
  createdAt: row.createdAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
})

const assessmentView = (row: OperatorAssessment): AssessmentView => ({
  id: row.id,
  year: row.year,
  result: oneOf(ASSESSMENT_RESULTS, row.result),
  report: row.report,
  reportDigest: row.reportDigest,
  rectification: row.rectification,
  rectifiedAt: row.rectifiedAt?.toISOString() ?? null,
  rectifyBy: row.result === 'unqualified' ? dueAt('assessment_rectification', row.createdAt).toISOString() : null,
  createdAt: row.createdAt.toISOString(),
})

async function viewsOf(ctx: Context, rows: Row[]): Promise<AuthorizationView[]> {
  const names = await namesOf(ctx, rows.flatMap((row) => [row.implementingBodyId, row.operatorId]))
  return rows.map((row) => authorizationView(row, names, ctx.now))
}

/** A grant as it is now, for who has just acted upon it. */
export async function viewAuthorization(ctx: Context, id: string): Promise<AuthorizationView> {
  const row = await ctx.tx.operatingAuthorization.findUnique({ where: { id }, include: RELATIONS })
  const [view] = row ? await viewsOf(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

/**
 * Grants that the actor sees: those that it made or was given, those that name resources of its department, all for
 * those who look at everything.
 */
async function visible({ tx, actor }: Context): Promise<Prisma.OperatingAuthorizationWhereInput> {
  if (seesAll(actor)) return {}
  const { participantId } = actor
  const own = [{ implementingBodyId: participantId }, { operatorId: participantId }]
  if (!actor.roles.includes('department')) return { OR: own }
  const naming = await tx.$queryRaw<{ id: string }[]>`
    select g.id from operating_authorization g where exists (
      select 1 from public_data_resource r
      where r.id = any(g."resourceIds") and r."departmentId" = ${participantId})`
  return { OR: [...own, { id: { in: naming.map(({ id }) => id) } }] }
}

/** A grant, for whoever may see it. @throws not_found */
export async function getAuthorization(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.view')
  const where = { AND: [{ id }, await visible(ctx)] }
  const row = await ctx.tx.operatingAuthorization.findFirst({ where, include: RELATIONS })
  const [view] = row ? await viewsOf(ctx, [row]) : []
  if (!view) throw notFound()
  return view
}

/** Grants, newest first. */
export async function listAuthorizations(ctx: Context, query: PageQuery): Promise<Page<AuthorizationView>> {
  permit(ctx.actor, 'authorization.view')
  const rows = await ctx.tx.operatingAuthorization.findMany({
    ...after(query), where: await visible(ctx), include: RELATIONS,
  })
  return page(await viewsOf(ctx, rows), query.limit)
}
