import { z } from 'zod'
import type { Listing } from '#api/db/generated/client.ts'
import { passGates } from '#api/gate/gate.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { asHex, ZERO32 } from '#api/kernel/hex.ts'
import { permit } from '#api/kernel/permit.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { digestOfJson, sha256 } from '#api/kernel/canonical.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { secondsOf, toSecond } from '#api/kernel/time.ts'
import { saveListing } from '#api/listing/store.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkWindow } from './agreement.ts'
import { getTradable, planOf } from './listed.ts'
import type { StandingTerms } from './schema.ts'
import { type Signature, type Signing, signatureOf } from './sign.ts'
import { policyOf, priceOf, signingDigest, type Terms, typedDataOf } from './terms.ts'

/** What a listing keeps of the provider's standing offer (JSON column). */
export const StandingOffer = z.object({
  plan: PricePlan,
  startsAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
  quota: z.int(),
  policy: z.string(),
  price: z.string(),
  signature: z.string(),
  keyId: z.string(),
})
export type StandingOffer = z.infer<typeof StandingOffer>

/** The documents and terms of a standing offer: the same for whoever accepts it. */
function standingTerms(listing: Listing, plan: PricePlan, input: Omit<StandingTerms, 'plan'>) {
  const startsAt = toSecond(input.startsAt)
  const endsAt = toSecond(input.endsAt)
  const quota = BigInt(input.quota)
  const { id: uid, productId, providerId, license, forbiddenUses, useCases } = listing
  const policy = policyOf({
    uid, productId, providerId, startsAt, endsAt, quota, license, forbiddenUses, purposes: useCases,
  })
  const price = priceOf(plan)
  const terms: Terms = {
    policy: sha256(policy),
    price: sha256(price),
    product: chainId32(productId),
    provider: chainId32(providerId),
    consumer: ZERO32,
    startsAt: secondsOf(startsAt),
    endsAt: secondsOf(endsAt),
    quota: input.quota,
  }
  return { startsAt, endsAt, policy, price, terms }
}

async function getOwnListed(ctx: Context, listingId: string): Promise<Listing> {
  const { listing, product } = await getTradable(ctx, listingId)
  if (listing.providerId !== ctx.actor.participantId) throw notFound()
  if (product.suspended) throw notFound()
  return listing
}

/** What a provider signs to offer a listing to anybody: the typed data of the terms with consumer 0. */
export async function viewStandingTerms(ctx: Context, listingId: string, input: StandingTerms, { platform }: Signing) {
  permit(ctx.actor, 'listing.publish_standing_offer')
  const listing = await getOwnListed(ctx, listingId)
  const { terms } = standingTerms(listing, planOf(listing, input.plan), input)
  return { digest: signingDigest(platform, terms), typedData: typedDataOf(platform, terms) }
}

/**
 * A provider signs once what anybody may then accept in one click (格式要约): free, or at the list price.
 * @throws refused `agreement.signature`, `gate.…`, invalid `agreement.window`, conflict `listing.changed`
 */
export async function publishStandingOffer(
  ctx: Context,
  listingId: string,
  { sign, ...input }: StandingTerms & { sign: Signature },
  signing: Signing,
) {
  permit(ctx.actor, 'listing.publish_standing_offer')
  const listing = await getOwnListed(ctx, listingId)
  const plan = planOf(listing, input.plan)
  const { startsAt, endsAt, policy, price, terms } = standingTerms(listing, plan, input)
  checkWindow({ startsAt, endsAt }, ctx.now)
  await passGates(ctx, 'sign', { id: listing.id, productId: listing.productId, plans: [plan], endsAt })
  const { signature, key } = await signatureOf(ctx, terms, sign, signing)
  const standingOffer: StandingOffer = {
    plan,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    quota: input.quota,
    policy,
    price,
    signature: asHex(signature),
    keyId: key.id,
  }
  await saveListing(ctx, listing, { standingOffer })
  const digest = digestOfJson({ policy, price, signature })
  await recordEvent(ctx, 'listing.standing_offer', listingId, { listing: listingId, offer: digest })
  return { listingId, startsAt: standingOffer.startsAt, endsAt: standingOffer.endsAt, quota: input.quota }
}

/**
 * A listing's standing offer.
 * @throws refused `agreement.no_standing_offer`, or `agreement.offer_outdated` when its price is no longer listed
 */
export function standingOfferOf(listing: Listing): StandingOffer {
  if (listing.standingOffer === null)
    throw new AppError('refused', 'agreement.no_standing_offer', '供方没有发布可直接接受的要约，请发起磋商')
  const offer = StandingOffer.parse(listing.standingOffer)
  const isListed = PricePlan.array().parse(listing.plans).some((plan) => priceOf(plan) === offer.price)
  if (isListed) return offer
  throw new AppError('refused', 'agreement.offer_outdated', '挂牌的价格已经变更，供方的格式要约不再有效')
}
