import type { Database } from '#api/db/client.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { PLATFORM } from '#api/kernel/permit.ts'

const AT_ONCE = 100

type Ended = { id: string; title: string; consumerId: string; providerId: string; endedAt: Date }

/**
 * Starts the clock of the destruction of copies (销毁期限) of agreements that have ended: however one ended, by time or by
 * a party, its consumer has the same days for the proof. Gives how many were started.
 */
export async function awaitDestructions(db: Database, now: Date): Promise<number> {
  const ended = await db.$queryRaw<Ended[]>`
    select a.id, coalesce(l.title, d.name) as title, a."consumerId", a."providerId",
      coalesce(a."endedAt", a."endsAt") as "endedAt"
    from agreement a join data_product d on d.id = a."productId" left join listing l on l.id = a."listingId"
    where a.state in ('terminated', 'expired')
      and not exists (select from deadline k where k.subject = a.id and k."limit" = 'copy_destruction')
      and exists (select from transfer t where t."agreementId" = a.id and t.state = 'released'
        and not exists (select from copy_destruction c where c."transferId" = t.id))
    order by a.id limit ${AT_ONCE}`
  for (const row of ended)
    await inTransaction(db, (tx) => begin({ tx, now, actor: PLATFORM, requestId: row.id }, row))
  return ended.length
}

/** The agreement is locked: the proof of its last copy comes before the clock and is seen, or after it and stops it. */
async function begin(ctx: Context, { id, title, consumerId, providerId, endedAt }: Ended): Promise<void> {
  await ctx.tx.$queryRaw`select id from agreement where id = ${id} for update`
  const [open] = await ctx.tx.$queryRaw<unknown[]>`
    select t.id from transfer t where t."agreementId" = ${id} and t.state = 'released'
      and not exists (select from copy_destruction c where c."transferId" = t.id) limit 1`
  if (open === undefined) return
  await openDeadline(ctx, {
    limit: 'copy_destruction', subject: id, title, responsibleId: consumerId, interestedIds: [providerId],
    openedAt: endedAt,
  })
}
