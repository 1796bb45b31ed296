import type { z } from '@hono/zod-openapi'
import type { Prisma } from '#api/db/generated/client.ts'
import type { Deadline } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { CALENDAR_KNOWN_TO, isCalendarKnown, workingDaysLeft } from '#api/kernel/working-days.ts'
import { DEADLINE_STATES, isLimitKey, LIMIT_KEYS, type LimitKey, LIMITS, measureOf, NOT_STARTED } from './deadline.ts'
import { isOverdue, overdueWhere } from './overdue.ts'
import type { DeadlineQuery, DeadlineView, LimitsView, Standing } from './schema.ts'

type View = z.input<typeof DeadlineView>

/** The clocks that an actor looks at: its own, as responsible or interested; staff and overseers look at all. */
export const visible = (actor: Actor): Prisma.DeadlineWhereInput =>
  seesAll(actor)
    ? {}
    : { OR: [{ responsibleId: actor.participantId }, { interestedIds: { has: actor.participantId } }] }

/** The rows of a standing at an instant. */
export function standingWhere(standing: Standing, now: Date): Prisma.DeadlineWhereInput {
  if (standing === 'closed') return { state: { in: ['met', 'late', 'lifted'] } }
  if (standing === 'overdue') return overdueWhere(now)
  if (standing === 'soon') return { state: 'running', dueAt: { gte: now }, warnAt: { lte: now } }
  return { state: 'running' }
}

/** A limit of the table, as it is shown. */
export const limitView = (kind: LimitKey) => {
  const { name, english, basis } = LIMITS[kind]
  return { kind, name, english, basis, ...measureOf(kind) }
}

/** Every limit of the platform (法定期限), with those that nothing starts. */
export const listLimits = (): z.input<typeof LimitsView> => ({
  items: LIMIT_KEYS.map((kind) => ({ ...limitView(kind), isStarted: !NOT_STARTED.has(kind) })),
  calendarKnownTo: CALENDAR_KNOWN_TO,
})

const roleOf = ({ participantId }: Actor, row: Deadline): View['role'] => {
  if (row.responsibleId === participantId) return 'responsible'
  return row.interestedIds.includes(participantId) ? 'interested' : 'overseer'
}

/** Working days that are left; those since the end, as a negative number, once it is past. */
const leftAt = (now: Date, dueAt: Date): number =>
  now <= dueAt ? workingDaysLeft(now, dueAt) : 0 - workingDaysLeft(new Date(dueAt.getTime() - 1), now)

function deadlineView({ actor, now }: Context, row: Deadline, nameOf: Map<string, string>): View {
  assert(isLimitKey(row.limit), 'a stored limit is one of the table')
  const state = DEADLINE_STATES.find((one) => one === row.state)
  assert(state, 'the stored state is one of the table')
  return {
    id: row.id,
    ...limitView(row.limit),
    subject: row.subject,
    title: row.title,
    responsible: { id: row.responsibleId, name: nameOf.get(row.responsibleId) ?? '平台' },
    role: roleOf(actor, row),
    state,
    isOverdue: isOverdue(row, now),
    isSoon: state === 'running' && now <= row.dueAt && row.warnAt <= now,
    openedAt: row.openedAt.toISOString(),
    dueAt: row.dueAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    warnedAt: row.warnedAt?.toISOString() ?? null,
    missedAt: row.missedAt?.toISOString() ?? null,
    workingDays: workingDaysLeft(row.openedAt, row.dueAt),
    workingDaysLeft: leftAt(row.closedAt ?? now, row.dueAt),
    calendarKnown: isCalendarKnown(row.dueAt),
  }
}

async function views(ctx: Context, rows: Deadline[]): Promise<View[]> {
  const ids = [...new Set(rows.map(({ responsibleId }) => responsibleId))]
  const parties = await ctx.tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]))
  return rows.map((row) => deadlineView(ctx, row, nameOf))
}

/** Those that have not ended by the time that is left, the rest by their ends, newest first. */
function pageOf({ state, limit, cursor }: PageQuery & { state?: Standing | undefined }) {
  if (cursor !== undefined && !/^dln_[0-9a-z]{26}$/.test(cursor))
    throw new AppError('invalid', 'page.cursor', '翻页游标无效')
  const order = state === undefined || state === 'closed' ? ('desc' as const) : ('asc' as const)
  return {
    take: limit + 1,
    orderBy: [{ dueAt: order }, { id: order }],
    ...(cursor === undefined ? {} : { cursor: { id: cursor }, skip: 1 }),
  }
}

/** The clocks that the caller has to do with (期限). */
export async function listDeadlines(ctx: Context, query: DeadlineQuery): Promise<Page<View>> {
  permit(ctx.actor, 'deadline.view')
  const { state, kind, subject } = query
  const rows = await ctx.tx.deadline.findMany({
    ...pageOf(query),
    where: {
      AND: [visible(ctx.actor), state === undefined ? {} : standingWhere(state, ctx.now)],
      ...(kind === undefined ? {} : { limit: kind }),
      ...(subject === undefined ? {} : { subject }),
    },
  })
  return page(await views(ctx, rows), query.limit)
}

/** One clock. @throws not_found for whoever it does not concern */
export async function viewDeadline(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'deadline.view')
  const row = await ctx.tx.deadline.findFirst({ where: { AND: [{ id }, visible(ctx.actor)] } })
  if (!row) throw notFound()
  const [view] = await views(ctx, [row])
  assert(view, 'a row has its view')
  return view
}
