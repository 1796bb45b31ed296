import type { Context } from '#api/kernel/context.ts'
import { type LimitKey, PERIODS, runningKey } from './deadline.ts'

/**
 * Stops the clock of a limit upon a thing: met or late by the instant of the act, lifted where what it waited for fell
 * away; a period is met once it has run out, and lifted before. A thing without such a clock stays as it is.
 */
export async function closeDeadline(
  ctx: Context,
  { limit, subject, isLifted = false }: { limit: LimitKey; subject: string; isLifted?: boolean },
): Promise<void> {
  const where = { running: runningKey(limit, subject) }
  const closed = { closedAt: ctx.now, running: null }
  if (isLifted) await ctx.tx.deadline.updateMany({ where, data: { ...closed, state: 'lifted' } })
  else if (PERIODS.has(limit)) {
    const over = { ...where, dueAt: { lte: ctx.now } }
    await ctx.tx.deadline.updateMany({ where: over, data: { ...closed, state: 'met' } })
    await ctx.tx.deadline.updateMany({ where, data: { ...closed, state: 'lifted' } })
  } else {
    const inTime = { ...where, dueAt: { gte: ctx.now } }
    await ctx.tx.deadline.updateMany({ where: inTime, data: { ...closed, state: 'met' } })
    await ctx.tx.deadline.updateMany({ where, data: { ...closed, state: 'late' } })
  }
}
