import type { Agreement } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { enqueueAct } from '#api/provenance/record.ts'
import { stateAfter } from './agreement.ts'
import { agreementView, getOwnAgreement } from './find.ts'
import { checkStillTradable } from './sign.ts'
import { saveAgreement } from './store.ts'
import { termsOf } from './terms.ts'

/**
 * Brings a signed agreement on its way to the chain, whose contract checks both signatures; it is active once the
 * chain has said so. Called by the order that pays for it.
 * @throws refused `agreement.act_not_allowed`, `gate.…`
 */
export async function activateAgreement(ctx: Context, read: Agreement): Promise<void> {
  const state = stateAfter('activate', read)
  await checkStillTradable(ctx, 'activate', read)
  assert(read.providerSignature !== null && read.consumerSignature !== null, 'a signed agreement has both signatures')
  const activationActId = await enqueueAct(ctx, {
    kind: 'activate',
    eventKind: 'agreement.activated',
    subject: read.id,
    subjectDigest: read.termsDigest,
    body: {
      agreement: read.id,
      terms: read.termsDigest,
      product: read.productId,
      provider: read.providerId,
      consumer: read.consumerId,
    },
    arguments: {
      terms: termsOf(read),
      providerSignature: read.providerSignature,
      consumerSignature: read.consumerSignature,
    },
  })
  await saveAgreement(ctx, read, { state, activationActId })
}

/** The chain has activated the agreement. */
export async function completeActivation(ctx: Context, id: string): Promise<void> {
  const read = await ctx.tx.agreement.findUniqueOrThrow({ where: { id } })
  await saveAgreement(ctx, read, { state: stateAfter('complete_activation', read), activatedAt: ctx.now })
}

/** The chain has refused the agreement. */
export async function refuseActivation(ctx: Context, id: string, reason: string): Promise<void> {
  const read = await ctx.tx.agreement.findUniqueOrThrow({ where: { id } })
  const state = stateAfter('refuse_activation', read)
  await saveAgreement(ctx, read, { state, endedReason: reason, endedAt: ctx.now })
}

/**
 * A party ends an active agreement with a reason (解除); it is over once the chain has said so, and no transfer that
 * the chain has not recorded by then is released. 依据 《民法典》第五百六十二条至第五百六十六条.
 */
export async function terminateAgreement(ctx: Context, id: string, reason: string) {
  permit(ctx.actor, 'agreement.terminate')
  const read = await getOwnAgreement(ctx, id)
  if (ctx.actor.participantId !== read.providerId && ctx.actor.participantId !== read.consumerId) throw notFound()
  const state = stateAfter('terminate', read)
  await enqueueAct(ctx, {
    kind: 'terminate',
    eventKind: 'agreement.terminated',
    subject: id,
    subjectDigest: read.termsDigest,
    body: { agreement: id, by: ctx.actor.participantId, reason },
  })
  const ending = { state, endedBy: ctx.actor.participantId, endedReason: reason }
  return agreementView(ctx, await saveAgreement(ctx, read, ending))
}

/** The chain has ended the agreement. */
export async function completeTermination(ctx: Context, id: string): Promise<void> {
  const read = await ctx.tx.agreement.findUniqueOrThrow({ where: { id } })
  await saveAgreement(ctx, read, { state: stateAfter('complete_termination', read), endedAt: ctx.now })
}

/** The chain has refused to end the agreement: it goes on as it was. */
export async function refuseTermination(ctx: Context, id: string): Promise<void> {
  const read = await ctx.tx.agreement.findUniqueOrThrow({ where: { id } })
  await saveAgreement(ctx, read, { state: stateAfter('refuse_termination', read), endedBy: null, endedReason: null })
}
