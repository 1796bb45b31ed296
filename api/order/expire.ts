import type { Database } from '#api/db/client.ts'
import { stateAfter } from '#api/agreement/agreement.ts'
import { saveAgreement } from '#api/agreement/store.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { closeOrder } from './order-acts.ts'

const AT_ONCE = 100

/**
 * Closes agreements whose window has ended (到期), and their orders: what was held and never captured goes back. One with
 * a transfer on its way to the chain waits for it. Gives how many were closed.
 */
export async function expireAgreements(db: Database, now: Date): Promise<number> {
  const ended = await db.agreement.findMany({
    where: { state: 'active', endsAt: { lte: now }, reservedCount: 0 },
    select: { id: true },
    orderBy: { endsAt: 'asc' },
    take: AT_ONCE,
  })
  for (const { id } of ended)
    await inTransaction(db, (tx) => expire({ tx, now, actor: PLATFORM, requestId: id }, id))
  return ended.length
}

async function expire(ctx: Context, id: string): Promise<void> {
  await ctx.tx.$queryRaw`select id from agreement where id = ${id} for update`
  const read = await ctx.tx.agreement.findUniqueOrThrow({ where: { id } })
  if (read.state !== 'active' || read.reservedCount > 0n) return
  await saveAgreement(ctx, read, { state: stateAfter('expire', read), endedAt: ctx.now })
  await closeOrder(ctx, id)
}
