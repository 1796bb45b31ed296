import type { Tx } from '#api/db/client.ts'
import { Prisma } from '#api/db/generated/client.ts'
import { addDays, addSeconds } from '#api/kernel/time.ts'
import type { Happening } from './notification.ts'

/** So far back a decision is looked for that nobody was told of yet: longer than the platform stands still. */
const DECIDED_DAYS = 30
/** A consumer is told so long before its agreement ends. */
const ENDING_DAYS = 7
/** The provider is told of deliveries by powers of ten, from this one on. */
const MANY = 100
/** Chain or witness count as behind after that time, and are told of once in so many seconds. */
const BEHIND_SECONDS = 600
const BEHIND_EVERY_SECONDS = 6 * 3600

const AT_ONCE = 50

type Found = Pick<Happening, 'key' | 'kind' | 'subject' | 'at'>

/** What waits for the staff, and what the staff decided without leaving an event. */
const workSql = (now: Date) => Prisma.sql`
  select 'participant.waiting:' || id || ':' || round(extract(epoch from "createdAt") * 1000) as key,
    'participant.waiting' as kind, id as subject, "createdAt" as at
  from participant where state = 'under_review'
  union all
  select 'top_up.waiting:' || id, 'top_up.waiting', id, "createdAt" from top_up where state = 'requested'
  union all
  select 'payout.waiting:' || id, 'payout.waiting', id, "createdAt" from payout where state = 'requested'
  union all
  select 'top_up.' || state || ':' || id, 'top_up.' || state, id, "decidedAt" from top_up
  where state in ('confirmed', 'rejected') and "decidedAt" > ${addDays(now, -DECIDED_DAYS)}
  union all
  select 'payout.returned:' || id, 'payout.returned', id, "decidedAt" from payout
  where state = 'returned' and "decidedAt" > ${addDays(now, -DECIDED_DAYS)}`

/** Measures that the chain refused, which count here all the same: they leave no leaf, their act names them. */
const measureSql = (now: Date) => Prisma.sql`
  select "actId", scope || case act when 'suspend' then '.suspended' else '.resumed' end, "subjectId", "createdAt"
  from measure refused
  where state = 'refused' and "createdAt" > ${addDays(now, -DECIDED_DAYS)} and (act = 'suspend' or not exists (
    select from measure running where running.scope = refused.scope and running."subjectId" = refused."subjectId"
      and running.act = 'suspend' and running."endedAt" is null))`

/** What use and time do to agreements in force: of the levels reached since the last look the highest alone. */
const agreementSql = (now: Date) => Prisma.sql`
  select 'agreement.ending:' || id, 'agreement.ending', id, ${now}::timestamptz from agreement
  where state = 'active' and "endsAt" > ${now} and "endsAt" <= ${addDays(now, ENDING_DAYS)}
    and "startsAt" < "endsAt" - make_interval(days => ${ENDING_DAYS}::int)
  union all
  select 'agreement.quota_' || level || ':' || id, 'agreement.quota_' || level, id, ${now}::timestamptz
  from agreement, lateral (select case when "usedCount" >= quota then 100 else 80 end as level) l
  where state = 'active' and "usedCount" * 5 >= quota * 4
  union all
  select 'agreement.delivered:' || id || ':' || rpad('1', length("usedCount"::text), '0'), 'agreement.delivered', id,
    ${now}::timestamptz
  from agreement where state = 'active' and "usedCount" >= ${MANY}`

/** What those who oversee must know of the ledger. */
function ledgerSql(now: Date, hasWitness: boolean) {
  const due = addSeconds(now, -BEHIND_SECONDS)
  const mark = String(Math.floor(now.getTime() / 1000 / BEHIND_EVERY_SECONDS))
  const row = (kind: string) => Prisma.sql`select ${`${kind}:${mark}`}, ${kind}, 'ledger', ${now}::timestamptz`
  return Prisma.sql`
    ${row('chain.behind')} where exists (select from chain_act where state in ('pending', 'submitted') and at < ${due})
      or exists (select from transfer where state in ('reserved', 'submitted') and "createdAt" < ${due})
    union all
    ${row('witness.behind')} where ${hasWitness} and exists (
      select from checkpoint c
      join record r on r.index = c.size - 1 join chain_transaction t on t.hash = r."transactionHash"
      where t."confirmedAt" < ${due}
        and c.size > coalesce((select max(size) from checkpoint where "cosignedAt" is not null), -1))
    union all
    ${row('ledger.halted')} where exists (select from ledger_binding where halted is not null)`
}

/** Clocks that near their end, as they were marked, while they run. */
const deadlineSql = (now: Date) => Prisma.sql`
  select 'deadline.warned:' || id, 'deadline.warned', id, "warnedAt" from deadline
  where state = 'running' and "missedAt" is null and "warnedAt" > ${addDays(now, -DECIDED_DAYS)}`

/**
 * Happenings outside the log that nobody was told of, oldest first. What waits is looked for as long as it waits; each
 * is marked as told (`told_happening`) in the transaction that gives it, so that no other look finds it again.
 */
export async function takeHappenings(tx: Tx, now: Date, hasWitness: boolean): Promise<Happening[]> {
  const taken = await tx.$queryRaw<Found[]>`
    with found as (
      ${workSql(now)} union all ${measureSql(now)} union all ${agreementSql(now)}
      union all ${ledgerSql(now, hasWitness)} union all ${deadlineSql(now)}
    ), due as (
      select * from found where not exists (select from told_happening t where t.key = found.key)
      order by at, key limit ${AT_ONCE}
    ), marked as (
      insert into told_happening (key, at) select key, ${now}::timestamptz from due on conflict do nothing returning key
    )
    select due.* from due join marked using (key) order by at, key`
  return taken.map((found) => ({ ...found, body: {}, recordIndex: null }))
}

/** Whether as many came as are taken at once: there may be more. */
export const isFull = (taken: readonly unknown[]): boolean => taken.length === AT_ONCE
