import type { Agreement, DataProduct, Listing } from '#api/db/generated/client.ts'
import type { Moment, SignedAgreement } from '#api/gate/facts.ts'
import { passGates } from '#api/gate/gate.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'

export type Listed = { listing: Listing; product: DataProduct }

/**
 * A listing that can be traded now, with its product.
 * @throws not_found for one that is not listed, refused `agreement.product_suspended`, `agreement.provider_suspended`
 */
export const getTradable = (ctx: Context, listingId: string): Promise<Listed> => getIn(ctx, listingId, ['listed'])

/** The listing of an agreement that is made: one that is listed, or of what departments share. @throws as `getTradable` */
export const getAgreed = (ctx: Context, listingId: string): Promise<Listed> =>
  getIn(ctx, listingId, ['listed', 'shared'])

async function getIn({ tx }: Context, listingId: string, states: readonly string[]): Promise<Listed> {
  const listing = await tx.listing.findUnique({ where: { id: listingId } })
  if (!listing || !states.includes(listing.state)) throw notFound()
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

/** The terms that gates are asked about, of an agreement that is made or in force. */
type Terms = Pick<Agreement, 'id' | 'consumerId' | 'purpose' | 'endsAt'> & { plan: PricePlan; rights?: string[] }

/**
 * What every agreement passes when it is offered, signed, ordered and activated: nobody deals with itself, nobody
 * suspended trades, and all gates are open.
 * @throws refused `agreement.self_dealing`, `agreement.consumer_suspended`, `gate.…`
 */
export async function checkDeal(
  ctx: Context,
  moment: Moment,
  { listing }: Listed,
  { id, consumerId, purpose, endsAt, plan, rights }: Terms,
  agreement?: SignedAgreement,
): Promise<void> {
  if (consumerId === listing.providerId)
    throw new AppError('refused', 'agreement.self_dealing', '不能与自己交易', { basis: 'GB/T 37932-2025 6.1' })
  const consumer = await ctx.tx.participant.findUniqueOrThrow({ where: { id: consumerId } })
  if (consumer.suspended) throw new AppError('refused', 'agreement.consumer_suspended', '需方已被监管暂停交易')
  const { productId } = listing
  await passGates(ctx, moment, {
    id, productId, consumerId, purpose, endsAt,
    plans: [plan],
    ...(rights ? { rights } : {}),
    ...(agreement ? { agreement } : {}),
  })
}
