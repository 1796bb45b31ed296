import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { dueAt, type LimitKey, runningKey, warnAt } from './deadline.ts'

type Opening = {
  limit: LimitKey
  /** The thing that the limit is about, and its name for people. */
  subject: string
  title: string
  /** The participant that must act, or `platform` for the platform's own staff. */
  responsibleId: string
  /** Who else may look at the clock. */
  interestedIds?: string[]
  /** When it begins, where that is not now. */
  openedAt?: Date
  /** When it ends, where that does not follow from the limit alone. */
  endsAt?: Date
}

/** Starts a clock (期限) in the transaction of what starts it; one that runs for the same limit and thing goes on. */
export async function openDeadline(ctx: Context, opening: Opening): Promise<Date> {
  const { limit, subject, title, responsibleId, interestedIds = [], openedAt = ctx.now, endsAt } = opening
  const due = endsAt ?? dueAt(limit, openedAt)
  const running = runningKey(limit, subject)
  const row = {
    limit, subject, title, responsibleId, interestedIds, openedAt, dueAt: due, warnAt: warnAt(openedAt, due),
    state: 'running', running,
  }
  // The clock that is in the way may be closed by another just now: then there is room for this one.
  for (;;) {
    const data = { ...row, id: newId('dln', ctx.now) }
    const { count } = await ctx.tx.deadline.createMany({ data, skipDuplicates: true })
    if (count === 1) return due
    const other = await ctx.tx.deadline.findUnique({ where: { running } })
    if (other) return other.dueAt
  }
}
