import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { HELD, REALISED } from './realised.ts'

/** Whether a period `p` runs at an instant (SQL). */
const runsAt = (now: Date) => Prisma.sql`(
  p.state = 'approved' and p."startsAt" <= ${now}::timestamptz and ${now}::timestamptz < p."endsAt")`

/** The grants of scenarios (SQL). */
const grantsOf = (ids: readonly string[]) => Prisma.sql`
  select "authorizationId" from scenario where id = any(${[...ids]}::text[])`

/** How a scenario's period stands: the most that it may earn, what was earned, and what is held for it. */
export type RevenueStanding = { maximumFen: Fen; realisedFen: Fen; heldFen: Fen }

/**
 * How the periods of scenarios stand, in one query: gate G8 lets no further order through once realised, held and the
 * order's own price are more than the maximum. A scenario is absent where no period counts for it, as under a trial
 * standard (试行收费标准) before its grant's first period; where its period does not run, nothing may be earned.
 * Take `lockRevenue` first where an order depends on it.
 */
export async function revenueStanding(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  scenarioIds: readonly string[],
): Promise<Map<string, RevenueStanding>> {
  if (scenarioIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<(RevenueStanding & { scenarioId: string })[]>`
    with period as (
      select p.*, ${runsAt(now)} as runs
      from revenue_period p
      where p."authorizationId" in (${grantsOf(scenarioIds)})),
    wanted as (
      select c.id as "scenarioId", coalesce(c."ceilingPeriodId", (
        select q.id from period q where q."authorizationId" = c."authorizationId" and q.runs limit 1)) as "periodId"
      from scenario c where c.id = any(${[...scenarioIds]}::text[])),
    standing as (
      select p.id, case when p.runs then p."maximumFen" else 0 end as "maximumFen",
        ${REALISED} as "realisedFen", ${HELD} as "heldFen"
      from period p where p.id in (select "periodId" from wanted))
    select w."scenarioId", s."maximumFen", s."realisedFen", s."heldFen"
    from wanted w join standing s on s.id = w."periodId"`
  return new Map(rows.map(({ scenarioId, ...standing }) => [scenarioId, standing]))
}

/** Locks the periods of scenarios, so that of two orders at once the second sees what the first holds. */
export async function lockRevenue(
  { tx, now }: Pick<Context, 'tx' | 'now'>,
  scenarioIds: readonly string[],
): Promise<void> {
  if (scenarioIds.length === 0) return
  await tx.$queryRaw`
    select p.id from revenue_period p
    where p.id in (select "ceilingPeriodId" from scenario where id = any(${[...scenarioIds]}::text[]))
      or (${runsAt(now)} and p."authorizationId" in (${grantsOf(scenarioIds)}))
    order by p.id for update`
}
