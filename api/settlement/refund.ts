import type { Settlement } from '#api/db/generated/client.ts'
import { PLATFORM } from '#api/account/account.ts'
import { openBook } from '#api/account/book.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { isPaidUpfront } from './price.ts'
import { findCaptures, findPaidInVain, type LockedOrders, lockOrders, writeSettlements } from './store.ts'

/**
 * Refunds (退款) recorded transfers that were withheld, once; the transfers stand withheld already. Per use and per
 * volume each gets back what it captured; its units keep their place, as the chain's count does. A one-off price or a
 * period's goes back as soon as no transfer that it paid for is alive, and is held anew by the next one.
 *
 * What the provider was paid out already becomes its debt: a payable below zero, which later captures work off.
 */
export async function refundCharges(ctx: Context, transfers: { id: string; orderId: string }[]): Promise<void> {
  if (transfers.length === 0) return
  const orders = await lockOrders(ctx.tx, transfers.map(({ orderId }) => orderId))
  const single = transfers.filter(({ orderId }) => !isPaidUpfront(orders.get(orderId)))
  const captures = await findCaptures(ctx.tx, single.map(({ id }) => id))
  await refund(ctx, orders, captures)
  await refundInVain(ctx, orders)
  await orders.save()
}

/** Refunds what orders paid at once or by the period for transfers that all came to nothing. */
export async function refundInVain(ctx: Context, orders: LockedOrders): Promise<void> {
  const found = await findPaidInVain(ctx.tx, orders.all().filter(isPaidUpfront).map(({ id }) => id))
  if (found.length === 0) return
  const ids = found.map(({ settlementId }) => settlementId)
  const captures = await ctx.tx.settlement.findMany({ where: { id: { in: ids } } })
  await refund(ctx, orders, captures)
  const latest = new Set(found.filter(({ isLatest }) => isLatest).map(({ settlementId }) => settlementId))
  for (const { id, orderId } of captures)
    if (latest.has(id) && orders.get(orderId).heldFen === 0n) orders.change(orderId, { periodEnd: null })
}

/** Books captures back, those that were not before, and settles the orders' sums. */
async function refund(ctx: Context, orders: LockedOrders, captures: Settlement[]): Promise<void> {
  if (captures.length === 0) return
  const book = await openBook(ctx, {
    kind: 'refund',
    references: captures.map(transferOf),
    accounts: captures.flatMap(entriesOf),
  })
  const fresh = captures.filter((capture) => book.posted(transferOf(capture)) === undefined)
  const rows = fresh.map((capture): Settlement => {
    const entries = entriesOf(capture)
    const journalId = book.post({ kind: 'refund', reference: transferOf(capture), entries, mayOwe: true })
    if (journalId instanceof AppError) throw journalId
    const { capturedFen } = orders.get(capture.orderId)
    orders.change(capture.orderId, { capturedFen: capturedFen - capture.grossFen })
    return { ...capture, id: newId('stl', ctx.now), kind: 'refunded', journalId, at: ctx.now }
  })
  await book.write()
  await writeSettlements(ctx.tx, rows)
  for (const row of rows) await recordRefund(ctx, row)
}

function transferOf({ transferId }: Settlement): string {
  assert(transferId !== null, 'a capture is by a transfer')
  return transferId
}

const entriesOf = ({ consumerId, providerId, grossFen, feeFen, shareFen }: Settlement) => [
  { participantId: providerId, account: 'payable' as const, amountFen: -shareFen },
  { participantId: PLATFORM, account: 'fee_income' as const, amountFen: -feeFen },
  { participantId: consumerId, account: 'available' as const, amountFen: grossFen },
]

async function recordRefund(ctx: Context, row: Settlement): Promise<void> {
  await recordEvent(ctx, 'settlement.refunded', row.id, {
    settlement: row.id,
    order: row.orderId,
    transfer: row.transferId,
    grossFen: row.grossFen.toString(),
  })
}
