import type { Order } from '#api/db/generated/client.ts'
import { type AccountRef, moveOwn, shortfall } from '#api/account/account.ts'
import { openBook } from '#api/account/book.ts'
import { post } from '#api/account/post.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { chargeOf } from './price.ts'
import { refundInVain } from './refund.ts'
import { agreementsUnderWay, lockOrders, plansOf } from './store.ts'

export { captureCharges } from './capture.ts'
export { unitsOf } from './price.ts'
export { refundCharges } from './refund.ts'
export { refundUnused } from './refund-unused.ts'

const moneyOf = ({ consumerId: participantId }: Order): AccountRef[] => [
  { participantId, account: 'available' },
  { participantId, account: 'held' },
]

/**
 * Holds (冻结) what a group of transfers costs when they are reserved, in the given order, which running sums follow:
 * one that its consumer can't pay fails no other. Locks the orders, then the accounts, each in the order of ids.
 *
 * Per use and per volume each transfer holds its price; one-off and subscription hold theirs at the order or at the
 * period's first transfer, and the transfers themselves hold nothing.
 * @returns by transfer, what it holds itself, or unpaid `account.insufficient`, unavailable `settlement.period_turning`
 */
export async function reserveCharges(
  ctx: Context,
  items: { transferId: string; orderId: string; units: bigint }[],
): Promise<Map<string, { heldFen: Fen } | AppError>> {
  const outcomes = new Map<string, { heldFen: Fen } | AppError>()
  if (items.length === 0) return outcomes
  const orders = await lockOrders(ctx.tx, items.map(({ orderId }) => orderId))
  const plans = await plansOf(ctx.tx, orders.all())
  const underWay = await agreementsUnderWay(ctx.tx, orders.all().filter(isTurning(ctx.now)))
  const priced = items.filter(({ orderId }) => orders.get(orderId).planKind !== 'free')
  const book = await openBook(ctx, {
    kind: 'hold',
    references: priced.map(({ transferId }) => transferId),
    accounts: priced.flatMap(({ orderId }) => moneyOf(orders.get(orderId))),
  })
  for (const { transferId, orderId, units } of items) {
    const order = orders.get(orderId)
    const plan = plans.get(orderId)
    assert(plan, 'every order has its plan')
    const charge = chargeOf(plan, order, { units, now: ctx.now, isUnderWay: underWay.has(order.agreementId) })
    if (charge instanceof AppError) {
      outcomes.set(transferId, charge)
      continue
    }
    const entries = moveOwn(order.consumerId, 'available', 'held', charge.holdFen)
    const isBooked = charge.holdFen > 0n || units > 0n
    const journal = isBooked ? book.post({ kind: 'hold', reference: transferId, entries }) : undefined
    if (!(journal instanceof AppError)) orders.change(orderId, charge.change)
    outcomes.set(transferId, journal instanceof AppError ? journal : { heldFen: charge.transferFen })
  }
  await book.write()
  await orders.save()
  return outcomes
}

/**
 * Whether a consumer could pay one more transfer of the least size, told without a lock before its content is made.
 * @throws unpaid `account.insufficient`
 */
export async function checkFunds({ tx, now }: Context, plan: PricePlan, order: Order): Promise<void> {
  const charge = chargeOf(plan, order, { units: 1n, now, isUnderWay: false })
  if (charge instanceof AppError) throw charge
  const account = await tx.account.findUnique({
    where: { participantId_kind: { participantId: order.consumerId, kind: 'available' } },
  })
  const lack = shortfall('available', account?.balanceFen ?? 0n, -charge.holdFen)
  if (lack) throw lack
}

/** Whether an order's period is over, so that the next transfer begins another. */
const isTurning = (now: Date) => ({ periodEnd }: Order): boolean => periodEnd !== null && now >= periodEnd

/**
 * Frees (解冻) what a group of transfers holds when the chain has rejected them, once; the transfers stand rejected
 * already. A one-off price or a period whose every transfer came to nothing is refunded.
 */
export async function freeCharges(
  ctx: Context,
  transfers: { id: string; orderId: string; units: bigint; heldFen: Fen }[],
): Promise<void> {
  if (transfers.length === 0) return
  const orders = await lockOrders(ctx.tx, transfers.map(({ orderId }) => orderId))
  const holding = transfers.filter(({ heldFen, units }) => heldFen > 0n || units > 0n)
  const book = await openBook(ctx, {
    kind: 'free',
    references: holding.map(({ id }) => id),
    accounts: holding.flatMap(({ orderId }) => moneyOf(orders.get(orderId))),
  })
  for (const { id, orderId, units, heldFen } of holding) {
    if (book.posted(id) !== undefined) continue
    const { consumerId, reservedUnits } = orders.get(orderId)
    const entries = moveOwn(consumerId, 'held', 'available', heldFen)
    const journal = book.post({ kind: 'free', reference: id, entries })
    if (journal instanceof AppError) throw journal
    orders.change(orderId, { reservedUnits: reservedUnits - units })
  }
  await book.write()
  await refundInVain(ctx, orders)
  await orders.save()
}

/**
 * Holds the price of an order when it is placed: the order carries it as `heldFen`.
 * @throws unpaid `account.insufficient`, conflict `journal.posted`
 */
export async function holdForOrder(ctx: Context, { id, consumerId }: Order, amountFen: Fen): Promise<void> {
  if (amountFen === 0n) return
  const entries = moveOwn(consumerId, 'available', 'held', amountFen)
  await post(ctx, { kind: 'order_hold', reference: id, entries })
}

/** Gives back what an order holds and no record has captured, once the order is over; what its transfers hold stays. */
export async function freeOrder(ctx: Context, id: string): Promise<void> {
  const orders = await lockOrders(ctx.tx, [id])
  const { consumerId, heldFen } = orders.get(id)
  if (heldFen === 0n) return
  await post(ctx, { kind: 'order_free', reference: id, entries: moveOwn(consumerId, 'held', 'available', heldFen) })
  orders.change(id, { heldFen: 0n })
  await orders.save()
}
