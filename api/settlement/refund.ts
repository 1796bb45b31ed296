import type { Settlement } from '#api/db/generated/client.ts'
import { PLATFORM } from '#api/account/account.ts'
import { openBook } from '#api/account/book.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { isPaidUpfront } from './price.ts'
import {
  findCaptures,
  findPaidInVain,
  findRefunds,
  type LockedOrders,
  lockOrders,
  writeSettlements,
} from './store.ts'

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
  const returns = captures.map((capture) => ({ capture, reference: transferOf(capture), parts: capture }))
  await bookRefunds(ctx, orders, returns)
  await refundInVain(ctx, orders)
  await orders.save()
}

/** Refunds what orders paid at once or by the period for transfers that all came to nothing. */
export async function refundInVain(ctx: Context, orders: LockedOrders): Promise<void> {
  const found = await findPaidInVain(ctx.tx, orders.all().filter(isPaidUpfront).map(({ id }) => id))
  if (found.length === 0) return
  const ids = found.map(({ settlementId }) => settlementId)
  const captures = await ctx.tx.settlement.findMany({ where: { id: { in: ids } } })
  const before = await findRefunds(ctx.tx, captures)
  await bookRefunds(
    ctx,
    orders,
    captures.map((capture) => ({ capture, reference: transferOf(capture), parts: restOf(capture, before) })),
  )
  const latest = new Set(found.filter(({ isLatest }) => isLatest).map(({ settlementId }) => settlementId))
  for (const { id, orderId } of captures)
    if (latest.has(id) && orders.get(orderId).heldFen === 0n) orders.change(orderId, { periodEnd: null })
}

/** What is given back of a capture, under the reference by which it is given back once. */
export type Return = { capture: Settlement; reference: string; parts: Parts }

export type Parts = Pick<Settlement, 'grossFen' | 'feeFen' | 'shareFen'>

/** What is left of a capture that a part was given back of. */
function restOf(capture: Settlement, refunds: Settlement[]): Parts {
  const own = refunds.filter(({ transferId }) => transferId === capture.transferId)
  const rest = (amount: keyof Parts) => own.reduce((fen, row) => fen - row[amount], capture[amount])
  return { grossFen: rest('grossFen'), feeFen: rest('feeFen'), shareFen: rest('shareFen') }
}

/** Books captures, or parts of them, back, those that were not before, and settles the orders' sums. */
export async function bookRefunds(ctx: Context, orders: LockedOrders, returns: Return[]): Promise<void> {
  if (returns.length === 0) return
  const book = await openBook(ctx, {
    kind: 'refund',
    references: returns.map(({ reference }) => reference),
    accounts: returns.flatMap(entriesOf),
  })
  const fresh = returns.filter(({ reference, parts }) => book.posted(reference) === undefined && parts.grossFen > 0n)
  const rows = fresh.map((given): Settlement => {
    const { capture, reference, parts: { grossFen, feeFen, shareFen } } = given
    const journalId = book.post({ kind: 'refund', reference, entries: entriesOf(given), mayOwe: true })
    if (journalId instanceof AppError) throw journalId
    const { capturedFen } = orders.get(capture.orderId)
    orders.change(capture.orderId, { capturedFen: capturedFen - grossFen })
    const refunded = { kind: 'refunded', grossFen, feeFen, shareFen, journalId, at: ctx.now }
    return { ...capture, ...refunded, id: newId('stl', ctx.now) }
  })
  await book.write()
  await writeSettlements(ctx.tx, rows)
  for (const row of rows) await recordRefund(ctx, row)
}

function transferOf({ transferId }: Settlement): string {
  assert(transferId !== null, 'a capture is by a transfer')
  return transferId
}

const entriesOf = ({ capture: { consumerId, providerId }, parts: { grossFen, feeFen, shareFen } }: Return) => [
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
