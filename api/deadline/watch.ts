import type { Database } from '#api/db/client.ts'
import type { Deadline } from '#api/db/generated/client.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { LIMITED } from './overdue.ts'

const AT_ONCE = 100

/**
 * Watches the clocks (期限预警): marks those that near their end as warned of, and those that are past it as missed, each
 * once, however many processes look. People are told of the first by the mark, of the second by its event; one that was
 * closed too late before anybody looked was missed as well.
 * @returns how many were warned of, and how many were missed
 */
export async function watchDeadlines(db: Database, now: Date): Promise<{ warned: number; missed: number }> {
  const { count: warned } = await db.deadline.updateMany({
    where: { state: 'running', warnedAt: null, missedAt: null, warnAt: { lte: now }, dueAt: { gte: now } },
    data: { warnedAt: now },
  })
  let missed = 0
  for (;;) {
    const past = await db.deadline.findMany({
      where: { ...missedWhere, dueAt: { lt: now } },
      orderBy: { dueAt: 'asc' },
      take: AT_ONCE,
    })
    for (const row of past)
      if (await inTransaction(db, (tx) => miss({ tx, now, actor: PLATFORM, requestId: row.id }, row))) missed += 1
    if (past.length < AT_ONCE) return { warned, missed }
  }
}

const missedWhere = { state: { in: ['running', 'late'] }, missedAt: null, limit: LIMITED }

/** The row's own condition decides who is first. */
async function miss(ctx: Context, { id, limit, subject, responsibleId, dueAt }: Deadline): Promise<boolean> {
  const { count } = await ctx.tx.deadline.updateMany({ where: { id, ...missedWhere }, data: { missedAt: ctx.now } })
  if (count === 0) return false
  await recordEvent(ctx, 'deadline.missed', subject, {
    deadline: id, limit, responsible: responsibleId, dueAt: dueAt.toISOString(),
  })
  return true
}
