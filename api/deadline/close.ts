import type { Context } from '#api/kernel/context.ts'
import type { LimitKey } from './deadline.ts'

/**
 * Stops the clock of a limit upon a thing: met or late by the instant of the act, lifted where what it waited for fell
 * away. A thing without such a clock stays as it is.
 */
export async function closeDeadline(
  ctx: Context,
  { limit, subject, isLifted = false }: { limit: LimitKey; subject: string; isLifted?: boolean },
): Promise<void> {
  const where = { subject, limit, state: 'running' }
  const closedAt = ctx.now
  if (isLifted) await ctx.tx.deadline.updateMany({ where, data: { state: 'lifted', closedAt } })
  else {
    await ctx.tx.deadline.updateMany({ where: { ...where, dueAt: { gte: ctx.now } }, data: { state: 'met', closedAt } })
    await ctx.tx.deadline.updateMany({ where, data: { state: 'late', closedAt } })
  }
}
