import type { Agreement } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { checkFunds } from '#api/settlement/charge.ts'
import { deliveryRefusals } from './gate.ts'
import { agreementRefusal, roomOf } from './reserve.ts'
import { isLedgerSuspended, suspensionOf } from './withhold.ts'

/**
 * Whether anything could be reserved under an agreement, asked before a content is prepared for it: who has no use
 * left, no money, or is suspended has no content made, and learns nothing of what it would hold. The reservation
 * decides again.
 * @throws refused `transfer.…`, `gate.…`, unpaid `account.insufficient`
 */
export async function checkBeforehand(ctx: Context, agreement: Agreement): Promise<void> {
  const order = await ctx.tx.order.findUnique({ where: { agreementId: agreement.id } })
  if (!order) throw notFound()
  const refusal =
    agreementRefusal(ctx.now, agreement, roomOf(agreement)) ??
    (await findSuspension(ctx, agreement)) ??
    (await deliveryRefusals(ctx, 'request', [agreement])).get(agreement.id)
  if (refusal) throw refusal
  await checkFunds(ctx, PricePlan.parse(agreement.plan), order)
}

async function findSuspension({ tx }: Context, { suspended, productId, consumerId, providerId }: Agreement) {
  const product = await tx.dataProduct.findUnique({ where: { id: productId }, select: { suspended: true } })
  const parties = await tx.participant.findMany({ where: { id: { in: [consumerId, providerId] }, suspended: true } })
  const isSuspended = (party: string) => parties.some(({ id }) => id === party)
  const standing = {
    agreementSuspended: suspended,
    productSuspended: product?.suspended === true,
    consumerSuspended: isSuspended(consumerId),
    providerSuspended: isSuspended(providerId),
  }
  return suspensionOf(standing, await isLedgerSuspended(tx))
}
