import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import { inForce } from './in-force.ts'
import type { CirculationView } from './market-schema.ts'

/** A product whose circulation is asked for, by its listing on the market. */
type Asked = { id: string; productId: string }

/** Recorded transfers that were not withheld: what was, or can be, delivered. */
const DELIVERED = { in: ['recorded', 'released'] }

/** How a product on the market has been used (流转): counts and places in the ledger, no consumer and no price. */
export async function readCirculation(ctx: Context, { id, productId }: Asked): Promise<CirculationView> {
  permit(ctx.actor, 'catalog.view')
  return {
    listingId: id,
    months: await monthsOf(ctx.tx, productId),
    transfers: await transfersOf(ctx.tx, productId),
    agreements: await agreementsOf(ctx, productId),
    versions: await versionsOf(ctx.tx, productId),
    receipts: await receiptsOf(ctx.tx, productId),
  }
}

const SHOWN_MONTHS = 36

/** The calendar month in Beijing of an instant (SQL). */
const monthOf = (at: Prisma.Sql) => Prisma.sql`to_char(${at} at time zone interval '8 hours', 'YYYY-MM')`

const monthsOf = (tx: Tx, productId: string): Promise<CirculationView['months']> => tx.$queryRaw`
  select month, sum(transfers)::int as transfers, sum(rows)::float8 as rows, sum(agreements)::int as agreements,
    sum(versions)::int as versions
  from (
    select ${monthOf(Prisma.sql`at`)} as month, 1 as transfers, coalesce(rows, 0) as rows, 0 as agreements,
      0 as versions
    from transfer where "productId" = ${productId} and state in ('recorded', 'released')
    union all
    select ${monthOf(Prisma.sql`"activatedAt"`)}, 0, 0, 1, 0
    from agreement where "productId" = ${productId} and "activatedAt" is not null
    union all
    select ${monthOf(Prisma.sql`"createdAt"`)}, 0, 0, 0, 1
    from (${DELIVERABLE}) as v where "productId" = ${productId}
  ) as happened
  group by month order by month desc limit ${SHOWN_MONTHS}`

const textOf = (at: Date | null): string | null => at?.toISOString() ?? null

async function transfersOf(tx: Tx, productId: string): Promise<CirculationView['transfers']> {
  const { _count, _sum, _min, _max } = await tx.transfer.aggregate({
    where: { productId, state: DELIVERED },
    _count: true,
    _sum: { rows: true },
    _min: { at: true },
    _max: { at: true },
  })
  return { count: _count, rows: Number(_sum.rows ?? 0n), firstAt: textOf(_min.at), latestAt: textOf(_max.at) }
}

async function agreementsOf({ tx, now }: Context, productId: string): Promise<CirculationView['agreements']> {
  const { _count, _min, _max } = await tx.agreement.aggregate({
    where: { productId, activatedAt: { not: null } },
    _count: true,
    _min: { activatedAt: true },
    _max: { activatedAt: true },
  })
  const running = await tx.agreement.count({ where: { productId, ...inForce(now) } })
  return { count: _count, inForce: running, firstAt: textOf(_min.activatedAt), latestAt: textOf(_max.activatedAt) }
}

/** The versions that may be delivered: what else was uploaded is nobody's business yet. */
async function versionsOf(tx: Tx, productId: string): Promise<CirculationView['versions']> {
  const rows = await tx.$queryRaw<{ number: number; createdAt: Date }[]>`
    select number, "createdAt" from (${DELIVERABLE}) as v where "productId" = ${productId} order by number`
  const view = (row: (typeof rows)[number] | undefined) =>
    row ? { number: row.number, at: row.createdAt.toISOString() } : null
  return { count: rows.length, first: view(rows[0]), latest: view(rows.at(-1)) }
}

const SHOWN_RECEIPTS = 20

async function receiptsOf(tx: Tx, productId: string): Promise<CirculationView['receipts']> {
  const rows = await tx.$queryRaw<{ index: bigint; at: Date; blockNumber: bigint }[]>`
    select r.index, t.at, r."blockNumber" from transfer t join record r on r.index = t."recordIndex"
    where t."productId" = ${productId} and t.state in ('recorded', 'released')
    order by r.index desc limit ${SHOWN_RECEIPTS}`
  return rows.map(({ index, at, blockNumber }) => ({
    index: Number(index), at: at.toISOString(), blockNumber: Number(blockNumber),
  }))
}
