import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { type Period, within } from '#api/kernel/beijing-days.ts'
import type { Context } from '#api/kernel/context.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { countSales, noSales, type Sales, sumOf } from './count-sales.ts'
import type { Figures, SalesQuery, SalesView } from './sales-schema.ts'
import { refusalFor } from './transfer.ts'

/**
 * The caller's sales by product (销售统计), newest product first, with the totals of all products whatever page is looked
 * at. Demands that are refused before they reach the chain leave no record, and are not among those denied.
 */
export async function viewSales(ctx: Context, { from, to, ...query }: SalesQuery): Promise<SalesView> {
  permit(ctx.actor, 'settlement.statement')
  const providerId = ctx.actor.participantId
  const products = await ctx.tx.dataProduct.findMany({ where: { providerId }, select: { id: true } })
  const sales = await countSales(ctx, products.map(({ id }) => id), { from, to })
  const select = { id: true, name: true }
  const rows = await ctx.tx.dataProduct.findMany({ ...after(query), where: { providerId }, select })
  const items = rows.map(({ id, name }) => ({ id, name, ...figuresOf(sales.get(id) ?? noSales()) }))
  return {
    ...page(items, query.limit),
    totals: { ...figuresOf(sumOf(sales.values())), ...(await payoutsOf(ctx, { from, to })) },
  }
}

/** What was paid out in the period, and what is owed now. */
async function payoutsOf({ tx, actor }: Context, period: Period): Promise<{ paidOutFen: number; payableFen: number }> {
  const providerId = actor.participantId
  const { _sum } = await tx.payout.aggregate({
    where: { providerId, state: 'paid', decidedAt: within(period) },
    _sum: { amountFen: true },
  })
  const payable = await tx.account.findUnique({
    where: { participantId_kind: { participantId: providerId, kind: 'payable' } },
  })
  return { paidOutFen: fenAsNumber(_sum.amountFen ?? 0n), payableFen: fenAsNumber(payable?.balanceFen ?? 0n) }
}

const figuresOf = (sales: Sales): Figures => ({
  agreements: Object.fromEntries(
    [...sales.agreements].map(([state, count]) => [oneOf(AGREEMENT_STATES, state), count]),
  ),
  transfers: sales.transfers,
  rows: Number(sales.rows),
  heldFen: fenAsNumber(sales.heldFen),
  grossFen: fenAsNumber(sales.grossFen),
  feeFen: fenAsNumber(sales.feeFen),
  shareFen: fenAsNumber(sales.shareFen),
  lastSaleAt: sales.lastSaleAt?.toISOString() ?? null,
  denied: [...sales.denied]
    .map(([reason, count]) => ({ ...reasonView(reason), count }))
    .toSorted((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1)),
})

function reasonView(reason: number | 'withheld'): { code: string; title: string; basis: string } {
  if (reason === 'withheld')
    return { code: 'transfer.withheld', title: '已存证，放行前被暂停或失去授权而扣留', basis: 'GB/T 37932-2025 7.3 b)' }
  const { code, message, detail } = refusalFor(reason)
  return { code, title: message, basis: detail.basis ?? '' }
}
