import type { Order, Settlement } from '#api/db/generated/client.ts'
import { type AccountRef, PLATFORM, type Posting } from '#api/account/account.ts'
import { openBook } from '#api/account/book.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Bps, type Fen, split } from '#api/kernel/fen.ts'
import { newId } from '#api/kernel/ids.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { capturePrice, isPaidUpfront } from './price.ts'
import { lockOrders, plansOf, writeSettlements } from './store.ts'

/** A transfer that was recorded; transfers are recorded in the order in which they were asked for. */
type Recorded = { id: string; sequence: bigint; orderId: string; units: bigint; heldFen: Fen }

const accountsOf = ({ consumerId, providerId }: Order): AccountRef[] => [
  { participantId: consumerId, account: 'held' },
  { participantId: consumerId, account: 'available' },
  { participantId: providerId, account: 'payable' },
  { participantId: PLATFORM, account: 'fee_income' },
]

/**
 * Captures (结算) what recorded transfers cost, once, in the order in which they were asked for: of what each holds
 * itself its price, the rest is freed; and for one-off and subscription what the order holds, by the first transfer
 * that is recorded. The fee is rounded down, the provider is owed the rest.
 *
 * Only captures of an order or a period leave an event of their own; a single transfer's is told by its record.
 * @param feeBps the platform's fee of the gross amount
 * @returns by transfer, what it captured; 0 where nothing was left to capture
 */
export async function captureCharges(ctx: Context, transfers: Recorded[], feeBps: Bps): Promise<Map<string, Fen>> {
  const captured = new Map<string, Fen>()
  if (transfers.length === 0) return captured
  const orders = await lockOrders(ctx.tx, transfers.map(({ orderId }) => orderId))
  const priced = transfers.filter(({ orderId }) => orders.get(orderId).planKind !== 'free')
  const book = await openBook(ctx, {
    kind: 'capture',
    references: priced.map(({ id }) => id),
    accounts: priced.flatMap(({ orderId }) => accountsOf(orders.get(orderId))),
  })
  const plans = await plansOf(ctx.tx, orders.all().filter(({ planKind }) => planKind === 'per_volume'))
  const rows: Settlement[] = []
  const before: string[] = []
  for (const { id, orderId, units, heldFen } of transfers.toSorted(bySequence)) {
    const order = orders.get(orderId)
    const posted = book.posted(id)
    const ownFen = capturePrice(plans.get(orderId), order, { units, heldFen })
    const grossFen = posted === undefined ? ownFen + upfrontOf(order) : 0n
    captured.set(id, grossFen)
    if (posted !== undefined) before.push(posted)
    if (posted !== undefined || (grossFen === 0n && units === 0n)) continue
    const parts = { grossFen, ...partsOf(grossFen, feeBps) }
    const journalId = book.post({ kind: 'capture', reference: id, entries: entriesOf(order, parts, heldFen - ownFen) })
    if (journalId instanceof AppError) throw journalId
    orders.change(orderId, afterCapture(order, grossFen, units))
    if (grossFen > 0n) rows.push(settlementRow(ctx, order, { ...parts, transferId: id, feeBps, journalId }))
  }
  await book.write()
  await orders.save()
  await writeSettlements(ctx.tx, rows)
  for (const row of rows) if (isPaidUpfront(orders.get(row.orderId))) await recordCapture(ctx, row)
  for (const { transferId, grossFen } of await settledBy(ctx, before)) captured.set(transferId ?? '', grossFen)
  return captured
}

type Parts = { grossFen: Fen; feeFen: Fen; shareFen: Fen }

function partsOf(grossFen: Fen, feeBps: Bps): Omit<Parts, 'grossFen'> {
  const { fee, rest } = split(grossFen, feeBps)
  return { feeFen: fee, shareFen: rest }
}

const entriesOf = (
  { consumerId, providerId }: Order,
  { grossFen, feeFen, shareFen }: Parts,
  freedFen: Fen,
): Posting[] => [
  { participantId: consumerId, account: 'held', amountFen: -(grossFen + freedFen) },
  { participantId: consumerId, account: 'available', amountFen: freedFen },
  { participantId: providerId, account: 'payable', amountFen: shareFen },
  { participantId: PLATFORM, account: 'fee_income', amountFen: feeFen },
]

const bySequence = (a: Recorded, b: Recorded): number => (a.sequence < b.sequence ? -1 : 1)

const upfrontOf = (order: Order): Fen => (isPaidUpfront(order) ? order.heldFen : 0n)

const afterCapture = (order: Order, grossFen: Fen, units: bigint): Partial<Order> => ({
  capturedFen: order.capturedFen + grossFen,
  reservedUnits: order.reservedUnits - units,
  usedUnits: order.usedUnits + units,
  ...(isPaidUpfront(order) ? { heldFen: 0n } : {}),
  ...(order.planKind === 'subscription' ? { paidUntil: order.periodEnd } : {}),
})

type Captured = Parts & { transferId: string; feeBps: Bps; journalId: string }

const settlementRow = (
  { now }: Context,
  { id: orderId, providerId, consumerId, productId }: Order,
  captured: Captured,
): Settlement => ({
  id: newId('stl', now), kind: 'captured', orderId, providerId, consumerId, productId, ...captured, at: now,
})

const settledBy = async ({ tx }: Context, journalIds: string[]): Promise<Settlement[]> =>
  journalIds.length === 0 ? [] : tx.settlement.findMany({ where: { journalId: { in: journalIds } } })

async function recordCapture(ctx: Context, row: Settlement): Promise<void> {
  await recordEvent(ctx, 'settlement.captured', row.id, {
    settlement: row.id,
    order: row.orderId,
    transfer: row.transferId,
    grossFen: row.grossFen.toString(),
    feeFen: row.feeFen.toString(),
    shareFen: row.shareFen.toString(),
  })
}
