import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { dueAt, type LimitKey } from './deadline.ts'

type Opening = {
  limit: LimitKey
  /** The thing that the limit is about, and its name for people. */
  subject: string
  title: string
  /** The participant that must act. */
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
  const running = await ctx.tx.deadline.findFirst({ where: { subject, limit, state: 'running' } })
  if (running) return running.dueAt
  const due = endsAt ?? dueAt(limit, openedAt)
  await ctx.tx.deadline.create({
    data: {
      id: newId('dln', ctx.now), limit, subject, title, responsibleId, interestedIds, openedAt, dueAt: due, state: 'running',
    },
  })
  return due
}
