import type { Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Period, within } from '#api/kernel/beijing-days.ts'
import type { Fen } from '#api/kernel/fen.ts'

/** What was sold of one product, or of all. */
export type Sales = {
  /** By the agreement's state. */
  agreements: Map<string, number>
  transfers: number
  rows: bigint
  heldFen: Fen
  grossFen: Fen
  feeFen: Fen
  shareFen: Fen
  lastSaleAt: Date | null
  /** By the contract's reason; `withheld` for what was recorded and did not leave. */
  denied: Map<number | 'withheld', number>
}

export const noSales = (): Sales => ({
  agreements: new Map(), transfers: 0, rows: 0n, heldFen: 0n, grossFen: 0n, feeFen: 0n, shareFen: 0n, lastSaleAt: null,
  denied: new Map(),
})

const count = <K>(counts: Map<K, number>, key: K, more: number) => counts.set(key, (counts.get(key) ?? 0) + more)

/** The sales of a provider's products in a period, by product. */
export async function countSales(ctx: Context, productIds: string[], period: Period): Promise<Map<string, Sales>> {
  const sales = new Map(productIds.map((id) => [id, noSales()]))
  const of = (id: string): Sales => sales.get(id) ?? noSales()
  await addAgreements(ctx, period, of)
  await addOrders(ctx, period, of)
  await addTransfers(ctx, productIds, period, of)
  await addSettlements(ctx, period, of)
  return sales
}

type Of = (productId: string) => Sales

async function addAgreements({ tx, actor }: Context, period: Period, of: Of): Promise<void> {
  const rows = await tx.agreement.groupBy({
    by: ['productId', 'state'],
    where: { providerId: actor.participantId, createdAt: within(period) },
    _count: true,
  })
  for (const { productId, state, _count } of rows) count(of(productId).agreements, state, _count)
}

async function addOrders({ tx, actor }: Context, period: Period, of: Of): Promise<void> {
  const providerId = actor.participantId
  const placed = await tx.order.groupBy({
    by: ['productId'],
    where: { providerId, placedAt: within(period) },
    _max: { placedAt: true },
  })
  for (const { productId, _max } of placed) of(productId).lastSaleAt = _max.placedAt
  const held = await tx.order.groupBy({ by: ['productId'], where: { providerId }, _sum: { heldFen: true } })
  for (const { productId, _sum } of held) of(productId).heldFen += _sum.heldFen ?? 0n
}

type TransferRow = Pick<Transfer, 'productId' | 'state' | 'rejection'> & { count: number; rows: bigint; held: Fen }

/** Counts those of the period; what is held, whenever it was asked for. */
async function addTransfers({ tx }: Context, productIds: string[], { from, to }: Period, of: Of): Promise<void> {
  const [since, before] = [from ?? new Date(0), to ?? new Date(8.64e15)]
  const rows = await tx.$queryRaw<TransferRow[]>`
    select "productId", state, rejection, coalesce(sum("heldFen"), 0)::bigint as held,
      (count(*) filter (where at >= ${since}::timestamptz and at < ${before}::timestamptz))::int as count,
      coalesce(sum(rows) filter (where at >= ${since}::timestamptz and at < ${before}::timestamptz), 0)::bigint as rows
    from transfer where "productId" = any(${productIds}::text[])
    group by 1, 2, 3`
  for (const { productId, state, rejection, count: counted, rows: told, held } of rows) {
    const sales = of(productId)
    if (state === 'reserved' || state === 'submitted') sales.heldFen += held
    if (counted === 0) continue
    if (state === 'rejected' && rejection !== null) count(sales.denied, rejection, counted)
    if (state === 'withheld') count(sales.denied, 'withheld', counted)
    if (state !== 'recorded' && state !== 'released') continue
    sales.transfers += counted
    sales.rows += told
  }
}

async function addSettlements({ tx, actor }: Context, period: Period, of: Of): Promise<void> {
  const rows = await tx.settlement.groupBy({
    by: ['productId', 'kind'],
    where: { providerId: actor.participantId, at: within(period) },
    _sum: { grossFen: true, feeFen: true, shareFen: true },
  })
  for (const { productId, kind, _sum } of rows) {
    const sales = of(productId)
    const sign = kind === 'refunded' ? -1n : 1n
    sales.grossFen += sign * (_sum.grossFen ?? 0n)
    sales.feeFen += sign * (_sum.feeFen ?? 0n)
    sales.shareFen += sign * (_sum.shareFen ?? 0n)
  }
}

/** The sales of several products as one. */
export function sumOf(all: Iterable<Sales>): Sales {
  const sum = noSales()
  for (const sales of all) {
    for (const [state, counted] of sales.agreements) count(sum.agreements, state, counted)
    for (const [reason, counted] of sales.denied) count(sum.denied, reason, counted)
    for (const amount of ['rows', 'heldFen', 'grossFen', 'feeFen', 'shareFen'] as const) sum[amount] += sales[amount]
    sum.transfers += sales.transfers
    const { lastSaleAt } = sales
    if (lastSaleAt !== null && (sum.lastSaleAt === null || lastSaleAt > sum.lastSaleAt)) sum.lastSaleAt = lastSaleAt
  }
  return sum
}
