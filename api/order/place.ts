import type { Agreement, Order } from '#api/db/generated/client.ts'
import { activateAgreement } from '#api/agreement/activate.ts'
import { getOwnAgreement } from '#api/agreement/find.ts'
import { checkStillTradable } from '#api/agreement/sign.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { holdForOrder } from '#api/settlement/charge.ts'
import { orderView } from './find.ts'
import { heldAtOrder } from './order.ts'

/**
 * The consumer orders what both have signed (订单): the price is held, and the agreement goes to the chain.
 * @throws refused `order.not_signed`, conflict `order.exists`, unpaid `account.insufficient`, `gate.…`
 */
export async function orderAgreement(ctx: Context, agreementId: string) {
  permit(ctx.actor, 'order.place')
  const agreement = await getOwnAgreement(ctx, agreementId)
  if (agreement.consumerId !== ctx.actor.participantId) throw notFound()
  await checkStillTradable(ctx, 'order', agreement)
  const order = await placeOrder(ctx, agreement)
  await activateAgreement(ctx, agreement)
  return orderView(ctx, order)
}

/** Places the order of a signed agreement and holds what is paid at it. */
export async function placeOrder(ctx: Context, agreement: Agreement): Promise<Order> {
  if (await ctx.tx.order.findUnique({ where: { agreementId: agreement.id } }))
    throw new AppError('conflict', 'order.exists', '该合约已经下单')
  if (agreement.state !== 'signed')
    throw new AppError('refused', 'order.not_signed', '合约须由双方签署后才能下单', { state: agreement.state })
  const plan = PricePlan.parse(agreement.plan)
  const amountFen = heldAtOrder(plan)
  const { id: agreementId, consumerId, providerId, productId, endsAt } = agreement
  const order = await ctx.tx.order.create({
    data: {
      id: newId('ord', ctx.now),
      agreementId, consumerId, providerId, productId, amountFen,
      planKind: plan.kind,
      state: 'placed',
      heldFen: amountFen,
      paidUntil: plan.kind === 'one_off' ? endsAt : null,
      placedAt: ctx.now,
    },
  })
  await holdForOrder(ctx, order, amountFen)
  const body = { order: order.id, agreement: agreementId, amountFen: amountFen.toString() }
  await recordEvent(ctx, 'order.placed', order.id, body)
  return order
}
