import { activateAgreement } from '#api/agreement/activate.ts'
import { checkWindow } from '#api/agreement/agreement.ts'
import { agreementView } from '#api/agreement/find.ts'
import { checkDeal, getTradable } from '#api/agreement/listed.ts'
import { type Signature, type Signing, signatureOf } from '#api/agreement/sign.ts'
import { standingOfferOf } from '#api/agreement/standing-offer.ts'
import { signingDigest, type Terms, termsDigest, termsOf, typedDataOf } from '#api/agreement/terms.ts'
import type { Listing } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { placeOrder } from './place.ts'

/** The agreement that the caller makes by accepting a listing's standing offer: the same terms give the same one. */
function offeredTo(listing: Listing, consumerId: string) {
  const offer = standingOfferOf(listing)
  const facts = {
    listingId: listing.id,
    productId: listing.productId,
    providerId: listing.providerId,
    consumerId,
    startsAt: new Date(offer.startsAt),
    endsAt: new Date(offer.endsAt),
    quota: BigInt(offer.quota),
    policy: offer.policy,
    price: offer.price,
  }
  const terms: Terms = termsOf(facts)
  return { offer, facts, terms }
}

/** What a consumer signs to accept a standing offer. */
export async function viewStandingAcceptance(ctx: Context, listingId: string, { platform }: Signing) {
  permit(ctx.actor, 'agreement.accept_standing')
  const { listing } = await getTradable(ctx, listingId)
  const { terms } = offeredTo(listing, ctx.actor.participantId)
  return { digest: signingDigest(platform, terms), typedData: typedDataOf(platform, terms) }
}

/**
 * A consumer accepts a provider's standing offer: signed, ordered and on its way to the chain in one act. Who has
 * accepted it before gets the agreement it has.
 * @throws refused `agreement.no_standing_offer`, `agreement.signature`, `gate.…`, unpaid `account.insufficient`
 */
export async function acceptStandingOffer(ctx: Context, listingId: string, input: Signature, signing: Signing) {
  permit(ctx.actor, 'agreement.accept_standing')
  const consumerId = ctx.actor.participantId
  const listed = await getTradable(ctx, listingId)
  const { offer, facts, terms } = offeredTo(listed.listing, consumerId)
  const digest = termsDigest(terms)
  const before = await ctx.tx.agreement.findUnique({ where: { termsDigest: digest } })
  if (before) return agreementView(ctx, before)
  checkWindow(facts, ctx.now)
  const id = newId('agr', ctx.now)
  const purpose = listed.listing.useCases[0] ?? ''
  await checkDeal(ctx, 'order', listed, { id, consumerId, purpose, plan: offer.plan, endsAt: facts.endsAt })
  const { signature, key } = await signatureOf(ctx, terms, input, signing)
  const row = await ctx.tx.agreement.create({
    data: {
      ...facts,
      id,
      purpose,
      standing: true,
      plan: offer.plan,
      termsDigest: digest,
      turn: consumerId,
      note: '',
      state: 'signed',
      providerSignature: offer.signature,
      providerKeyId: offer.keyId,
      consumerSignature: signature,
      consumerKeyId: key.id,
      createdAt: ctx.now,
    },
  })
  const body = { agreement: row.id, terms: digest, by: consumerId, custody: key.custody, standing: true }
  await recordEvent(ctx, 'agreement.signed', row.id, body)
  await placeOrder(ctx, row)
  await activateAgreement(ctx, row)
  return agreementView(ctx, await ctx.tx.agreement.findUniqueOrThrow({ where: { id: row.id } }))
}
