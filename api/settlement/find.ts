import type { z } from '@hono/zod-openapi'
import type { Payout, Settlement } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { isPermitted, permit } from '#api/kernel/permit.ts'
import { PAYOUT_STATES } from './payout.ts'
import type { PayoutView, SettlementView, StatementQuery, StatementView } from './schema.ts'
import { SETTLEMENT_KINDS } from './schema.ts'

const settlementView = (row: Settlement): z.input<typeof SettlementView> => ({
  id: row.id,
  orderId: row.orderId,
  transferId: row.transferId,
  consumerId: row.consumerId,
  productId: row.productId,
  kind: oneOf(SETTLEMENT_KINDS, row.kind),
  grossFen: fenAsNumber(row.grossFen),
  feeFen: fenAsNumber(row.feeFen),
  shareFen: fenAsNumber(row.shareFen),
  feeBps: row.feeBps,
  at: row.at.toISOString(),
})

/** The provider's statement (对账单), newest first, with the totals of the whole window: captured less refunded. */
export async function viewStatement(
  ctx: Context,
  { from, to, ...query }: StatementQuery,
): Promise<z.input<typeof StatementView>> {
  permit(ctx.actor, 'settlement.statement')
  const at = { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) }
  const where = { providerId: ctx.actor.participantId, at }
  const rows = await ctx.tx.settlement.findMany({ ...after(query), where })
  const sums = await ctx.tx.settlement.groupBy({
    by: ['kind'],
    where,
    _sum: { grossFen: true, feeFen: true, shareFen: true },
  })
  const total = (amount: 'grossFen' | 'feeFen' | 'shareFen') =>
    fenAsNumber(sums.reduce((sum, { kind, _sum }) => sum + (kind === 'refunded' ? -1n : 1n) * (_sum[amount] ?? 0n), 0n))
  const totals = { grossFen: total('grossFen'), feeFen: total('feeFen'), shareFen: total('shareFen') }
  return { ...page(rows.map(settlementView), query.limit), totals }
}

/** Payouts, newest first: the caller's own, or everybody's for the treasurer, who decides on them. */
export async function listPayouts(ctx: Context, query: PageQuery): Promise<Page<z.input<typeof PayoutView>>> {
  permit(ctx.actor, 'settlement.list_payouts')
  const where = isPermitted(ctx.actor, 'settlement.pay_out') ? {} : { providerId: ctx.actor.participantId }
  const rows = await ctx.tx.payout.findMany({ ...after(query), where })
  return page(await payoutViews(ctx, rows), query.limit)
}

async function payoutViews({ tx }: Context, rows: Payout[]): Promise<z.input<typeof PayoutView>[]> {
  const providers = await tx.participant.findMany({
    where: { id: { in: rows.map(({ providerId }) => providerId) } },
    select: { id: true, name: true },
  })
  const nameOf = new Map(providers.map(({ id, name }) => [id, name]))
  return rows.map((row) => ({
    id: row.id,
    providerId: row.providerId,
    providerName: nameOf.get(row.providerId) ?? '',
    amountFen: fenAsNumber(row.amountFen),
    bankNote: row.bankNote,
    state: oneOf(PAYOUT_STATES, row.state),
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  }))
}

export async function payoutView(ctx: Context, row: Payout): Promise<z.input<typeof PayoutView>> {
  const [only] = await payoutViews(ctx, [row])
  assert(only, 'one row has one view')
  return only
}
