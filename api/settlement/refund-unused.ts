import type { Agreement, Order, Settlement } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { addDays } from '#api/kernel/time.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { isPaidUpfront } from './price.ts'
import { bookRefunds, type Parts } from './refund.ts'
import { findLastCapture, lockOrders } from './store.ts'

type Term = { from: Date; until: Date }

/**
 * A provider that ends an agreement before its time gives back what was paid for the time that is left (提前解除退款): of a
 * one-off price by the agreement's term, of a subscription's by the period that is paid. A consumer that ends it gets
 * nothing back. 依据 《民法典》第五百六十六条.
 */
export async function refundUnused(ctx: Context, orderId: string): Promise<void> {
  const orders = await lockOrders(ctx.tx, [orderId])
  const order = orders.get(orderId)
  if (!isPaidUpfront(order)) return
  const agreement = await ctx.tx.agreement.findUniqueOrThrow({ where: { id: order.agreementId } })
  if (agreement.state !== 'terminated' || agreement.endedBy !== agreement.providerId) return
  const term = paidTermOf(agreement, order)
  const capture = term && (await findLastCapture(ctx.tx, orderId))
  if (!capture) return
  const parts = unusedRoundedDown(capture, term, ctx.now)
  await bookRefunds(ctx, orders, [{ capture, reference: `${orderId}:termination`, parts }])
  await orders.save()
}

/** The time that the last price was paid for; undefined when the period that runs was not captured. */
function paidTermOf(agreement: Agreement, { periodEnd, paidUntil }: Order): Term | undefined {
  const { startsAt, activatedAt, endsAt } = agreement
  const plan = PricePlan.parse(agreement.plan)
  const beganAt = activatedAt && activatedAt > startsAt ? activatedAt : startsAt
  if (plan.kind === 'one_off') return { from: beganAt, until: endsAt }
  if (plan.kind !== 'subscription' || periodEnd === null) return undefined
  if (paidUntil?.getTime() !== periodEnd.getTime()) return undefined
  return { from: addDays(periodEnd, -plan.periodDays), until: periodEnd < endsAt ? periodEnd : endsAt }
}

/**
 * The part of a capture for the time after an instant, in milliseconds of its term: the whole and the fee are each
 * rounded down to the fen, so that the provider keeps the fraction of a fen.
 */
function unusedRoundedDown({ grossFen, feeFen }: Settlement, { from, until }: Term, at: Date): Parts {
  const whole = BigInt(until.getTime() - from.getTime())
  const left = BigInt(until.getTime() - Math.max(at.getTime(), from.getTime()))
  const part = (amount: Fen): Fen => (left <= 0n ? 0n : (amount * left) / whole)
  return { grossFen: part(grossFen), feeFen: part(feeFen), shareFen: part(grossFen) - part(feeFen) }
}
