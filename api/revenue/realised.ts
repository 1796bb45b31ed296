import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Fen } from '#api/kernel/fen.ts'

/**
 * Products of a period `p` (SQL): those of all scenarios of its grant, whichever ceiling counts for which period, since
 * the maximum is of the whole operation.
 */
const IS_OF_PERIOD = (productId: Prisma.Sql) => Prisma.sql`exists (
  select from data_product d join scenario c on c.id = d."scenarioId"
  where d.id = ${productId} and c."authorizationId" = p."authorizationId")`

/** What consumers paid in all within a part of a period `p`, refunds taken off (SQL). */
const earned = (from: Prisma.Sql, to: Prisma.Sql) => Prisma.sql`(
  select coalesce(sum(case s.kind when 'captured' then s."grossFen" else -s."grossFen" end), 0)
  from settlement s
  where s."providerId" = p."operatorId" and s.at >= ${from} and s.at < ${to}
    and ${IS_OF_PERIOD(Prisma.sql`s."productId"`)})`

/** What a period `p` has earned to now (SQL): what was counted before, and what came since. */
export const REALISED = Prisma.sql`(p."countedFen" + ${earned(
  Prisma.sql`coalesce(p."countedTo", p."startsAt")`, Prisma.sql`p."endsAt"`)})::bigint`

/** What is held for products of a period `p` and not captured yet, by orders and by transfers (SQL). */
export const HELD = Prisma.sql`((
  select coalesce(sum(o."heldFen"), 0) from "order" o
  where o."providerId" = p."operatorId" and o."heldFen" > 0 and o.state in ('placed', 'active')
    and ${IS_OF_PERIOD(Prisma.sql`o."productId"`)}) + (
  select coalesce(sum(t."heldFen"), 0) from transfer t
  where t."providerId" = p."operatorId" and t."heldFen" > 0 and t.state in ('reserved', 'submitted')
    and ${IS_OF_PERIOD(Prisma.sql`t."productId"`)}))::bigint`

/**
 * What the operator has earned in a period (实际收入): what consumers paid for products of its grant, the platform's fee
 * included, less what was refunded, by the instants of both. Summed anew from all settlements.
 */
export async function realisedRevenue({ tx }: Pick<Context, 'tx'>, periodId: string): Promise<Fen> {
  const [row] = await tx.$queryRaw<{ fen: bigint }[]>`
    select ${earned(Prisma.sql`p."startsAt"`, Prisma.sql`p."endsAt"`)}::bigint as fen
    from revenue_period p where p.id = ${periodId}`
  return row?.fen ?? 0n
}

/** What several periods have earned, and what is held. */
export async function standingOf(tx: Tx, ids: string[]): Promise<Map<string, { realisedFen: Fen; heldFen: Fen }>> {
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; realisedFen: bigint; heldFen: bigint }[]>`
    select p.id, ${REALISED} as "realisedFen", ${HELD} as "heldFen"
    from revenue_period p where p.id = any(${ids}::text[])`
  return new Map(rows.map(({ id, ...standing }) => [id, standing]))
}

/**
 * Counts on what periods that run have earned to an instant by which every settlement before it is written, so that an
 * order has only the last minutes to sum. Several writers at once count it once.
 */
export async function countRevenue(tx: Tx, to: Date): Promise<number> {
  return tx.$executeRaw`
    update revenue_period p set
      "countedFen" = p."countedFen" + ${earned(
        Prisma.sql`coalesce(p."countedTo", p."startsAt")`, Prisma.sql`least(${to}::timestamptz, p."endsAt")`)}::bigint,
      "countedTo" = least(${to}::timestamptz, p."endsAt")
    where p.state = 'approved' and p."startsAt" < ${to}::timestamptz
      and coalesce(p."countedTo", p."startsAt") < least(${to}::timestamptz, p."endsAt")`
}
