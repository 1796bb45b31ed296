import type { Agreement, SigningKey } from '#api/db/generated/client.ts'
import type { Moment } from '#api/gate/facts.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { asHex, type Hex } from '#api/kernel/hex.ts'
import { permit } from '#api/kernel/permit.ts'
import { type Proof, proveFreshly, takeProof } from '#api/participant/session.ts'
import { addressOf, getRegisteredKey, openAccount } from '#api/participant/signing-key.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkWindow, stateAfter } from './agreement.ts'
import { agreementView, getOwnAgreement } from './find.ts'
import { checkDeal, getAgreed } from './listed.ts'
import type { Sign } from './schema.ts'
import { saveAgreement } from './store.ts'
import { isSignedBy, signedFacts, signingDigest, type Terms, termsOf, typedDataOf } from './terms.ts'

/** What signing needs to know of this platform: the log's name, and the key that seals keys in its custody. */
export type Signing = { platform: string; sealKey: Buffer }

/** A party's own signature, or the fresh proof of its person, for whom the platform signs. */
export type Signature = { signature: string } | Proof

/** Takes a password for what it proves, before the transaction of the signature opens. @throws as `proveFreshly` */
export const provenSign = async (edge: Parameters<typeof proveFreshly>[0], sign: Sign): Promise<Signature> =>
  'password' in sign ? proveFreshly(edge, sign.password) : sign

/** What the caller is to sign: the EIP-712 typed data of the terms as they stand, and its digest. */
export async function viewTerms(ctx: Context, id: string, { platform }: Signing) {
  permit(ctx.actor, 'agreement.view')
  const terms = termsOf(await getOwnAgreement(ctx, id))
  return { digest: signingDigest(platform, terms), typedData: typedDataOf(platform, terms) }
}

/**
 * The signature of a party over terms: its own, checked against its registered key, or one that the platform makes
 * with the key it holds after a fresh proof of the person.
 * @throws refused `agreement.signature`, `signing_key.missing`, `signing_key.not_held`
 */
export async function signatureOf(
  ctx: Context,
  terms: Terms,
  input: Signature,
  { platform, sealKey }: Signing,
): Promise<{ signature: Hex; key: SigningKey }> {
  const key = await getRegisteredKey(ctx, ctx.actor.participantId)
  if ('provenBy' in input) {
    takeProof(ctx, input)
    return { signature: await openAccount(key, sealKey).sign({ hash: signingDigest(platform, terms) }), key }
  }
  const signature = asHex(input.signature)
  if (await isSignedBy(platform, terms, signature, addressOf(key))) return { signature, key }
  throw new AppError('refused', 'agreement.signature', '签名不是贵单位已登记密钥对当前条款的签名')
}

/**
 * A party signs the terms as they stand (订单签订); the first signature locks them, the second makes the agreement.
 * 依据 GB/T 37932-2025 4.2; EIP-712.
 * @throws refused `agreement.not_your_turn` for the one who made the last offer, `agreement.signature`, `gate.…`
 */
export async function signAgreement(ctx: Context, id: string, input: Signature, signing: Signing) {
  permit(ctx.actor, 'agreement.sign')
  const read = await getOwnAgreement(ctx, id)
  const side = sideOf(read, ctx.actor.participantId)
  if (read.state === 'offered' && read.turn !== ctx.actor.participantId)
    throw new AppError('refused', 'agreement.not_your_turn', '正在等待对方答复，对方接受后才能签署')
  const second = side === 'provider' ? read.consumerSignature !== null : read.providerSignature !== null
  if (read.state === 'signing' && !second)
    throw new AppError('refused', 'agreement.signed_already', '贵单位已经签署，正在等待对方')
  const state = stateAfter(read.state === 'signing' ? 'sign_second' : 'sign_first', read)
  await checkStillTradable(ctx, 'sign', read)
  const { signature, key } = await signatureOf(ctx, termsOf(read), input, signing)
  const signed =
    side === 'provider'
      ? { providerSignature: signature, providerKeyId: key.id }
      : { consumerSignature: signature, consumerKeyId: key.id }
  const row = await saveAgreement(ctx, read, { ...signed, state })
  const body = { agreement: id, terms: read.termsDigest, by: ctx.actor.participantId, custody: key.custody }
  await recordEvent(ctx, 'agreement.signed', id, body)
  return agreementView(ctx, row)
}

function sideOf({ providerId, consumerId }: Agreement, party: string): 'provider' | 'consumer' {
  if (party === providerId) return 'provider'
  if (party === consumerId) return 'consumer'
  throw notFound()
}

/** The gates again, at the signature, the order and the activation: the world may have changed in between. */
export async function checkStillTradable(ctx: Context, moment: Moment, read: Agreement): Promise<void> {
  checkWindow(read, ctx.now)
  const listed = await getAgreed(ctx, read.listingId)
  const plan = PricePlan.parse(read.plan)
  await checkDeal(ctx, moment, listed, { ...read, plan }, signedFacts(read))
}
