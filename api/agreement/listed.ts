import type { DataProduct, Listing } from '#api/db/generated/client.ts'
import { publicDataGate } from '#api/authorized-operation/gates.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'

export type Listed = { listing: Listing; product: DataProduct }

/**
 * A listing that can be traded now, with its product.
 * @throws not_found for one that is not listed, refused `agreement.product_suspended`, `agreement.provider_suspended`
 */
export async function getTradable({ tx }: Context, listingId: string): Promise<Listed> {
  const listing = await tx.listing.findUnique({ where: { id: listingId } })
  if (!listing || listing.state !== 'listed') throw notFound()
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: listing.productId } })
  if (product.suspended) throw new AppError('refused', 'agreement.product_suspended', '该产品已被监管暂停交易')
  const provider = await tx.participant.findUniqueOrThrow({ where: { id: listing.providerId } })
  if (provider.suspended) throw new AppError('refused', 'agreement.provider_suspended', '供方已被监管暂停交易')
  return { listing, product }
}

/** One of a listing's price plans. @throws invalid `agreement.plan` when the listing has no such plan */
export function planOf(listing: Listing, number: number): PricePlan {
  assert(Array.isArray(listing.plans), 'the stored plans are a list')
  const plan = listing.plans[number]
  if (plan === undefined) throw new AppError('invalid', 'agreement.plan', '该挂牌没有这个价格方案')
  return PricePlan.parse(plan)
}

/**
 * The gates that every agreement passes when it is offered, signed and activated: nobody deals with itself, nobody
 * suspended trades, and public data needs its grant, scenario, registration and ceiling (G1, G7, G8, G9).
 */
export async function checkDeal(
  ctx: Context,
  { listing, product }: Listed,
  deal: { consumerId: string; plan: PricePlan; endsAt: Date },
): Promise<void> {
  if (deal.consumerId === listing.providerId)
    throw new AppError('refused', 'agreement.self_dealing', '不能与自己交易', { basis: 'GB/T 37932-2025 6.1' })
  const consumer = await ctx.tx.participant.findUniqueOrThrow({ where: { id: deal.consumerId } })
  if (consumer.suspended) throw new AppError('refused', 'agreement.consumer_suspended', '需方已被监管暂停交易')
  await publicDataGate(ctx, product, deal)
}
