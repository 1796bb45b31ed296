import type { Agreement } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { toSecond } from '#api/kernel/time.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkWindow, stateAfter } from './agreement.ts'
import { agreementView, getOwnAgreement } from './find.ts'
import { checkDeal, getTradable, planOf } from './listed.ts'
import type { Counter, MakeOffer } from './schema.ts'
import { saveAgreement } from './store.ts'
import { policyOf, secretPriceOf, termsDigest, termsOf } from './terms.ts'

/**
 * A consumer makes an offer (要约) on a listing; the provider answers next. 依据 GB/T 37932-2025 4.2, 交易磋商.
 * @throws refused `agreement.purpose`, `agreement.self_dealing`, `gate.…`, invalid `agreement.window`, `agreement.plan`
 */
export async function makeOffer(ctx: Context, input: MakeOffer) {
  permit(ctx.actor, 'agreement.offer')
  const consumerId = ctx.actor.participantId
  const listed = await getTradable(ctx, input.listingId)
  const window = { startsAt: toSecond(input.startsAt), endsAt: toSecond(input.endsAt) }
  checkWindow(window, ctx.now)
  const plan = planOf(listed.listing, input.plan)
  const previousId = input.previousId ?? null
  if (previousId !== null) await checkPrevious(ctx, previousId, listed.product.id)
  const facts = {
    id: newId('agr', ctx.now),
    listingId: listed.listing.id,
    productId: listed.product.id,
    providerId: listed.listing.providerId,
    consumerId,
    previousId,
    purpose: input.purpose,
    rights: [...new Set(input.rights)],
    quota: BigInt(input.quota),
    ...window,
  }
  await checkDeal(ctx, 'offer', listed, { ...facts, plan })
  const row = await ctx.tx.agreement.create({
    data: {
      ...facts,
      ...documentsOf(facts, plan, listed.listing),
      plan,
      note: input.note,
      turn: facts.providerId,
      state: 'offered',
      createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'agreement.offered', row.id, { agreement: row.id, terms: row.termsDigest, by: consumerId })
  return agreementView(ctx, row)
}

/** A renewal or top-up names an agreement of the same consumer over the same product. */
async function checkPrevious(ctx: Context, previousId: string, productId: string): Promise<void> {
  const where = { id: previousId, consumerId: ctx.actor.participantId, productId }
  if (!(await ctx.tx.agreement.findFirst({ where })))
    throw new AppError('refused', 'agreement.previous', '所续的合约不存在，或不是贵单位对该产品的合约')
}

type Facts = Pick<
  Agreement,
  'id' | 'productId' | 'providerId' | 'consumerId' | 'previousId' | 'purpose' | 'rights' | 'startsAt' | 'endsAt' | 'quota'
>

/** Policy, price and digest of the terms: made anew at each change of them; `fields` limit the use to some. */
export function documentsOf(
  facts: Facts & { fields?: readonly string[] },
  plan: PricePlan,
  listing: { forbiddenUses: string[]; license: string },
) {
  const policy = policyOf({
    ...facts,
    uid: facts.id,
    purposes: [facts.purpose],
    forbiddenUses: listing.forbiddenUses,
    license: listing.license,
  })
  const price = secretPriceOf(plan)
  return { policy, price, termsDigest: termsDigest(termsOf({ ...facts, policy, price })) }
}

const otherParty = ({ providerId, consumerId }: Agreement, party: string): string =>
  party === providerId ? consumerId : providerId

/**
 * The party whose turn it is answers with other terms (还价); then it is the other's turn.
 * @throws refused `agreement.not_your_turn`, `agreement.act_not_allowed`, `gate.…`, invalid `agreement.window`
 */
export async function counterOffer(ctx: Context, id: string, input: Counter) {
  permit(ctx.actor, 'agreement.counter')
  const read = await getOwnAgreement(ctx, id)
  const state = stateAfter('counter', read)
  if (read.turn !== ctx.actor.participantId)
    throw new AppError('refused', 'agreement.not_your_turn', '正在等待对方答复，暂不能变更条款')
  const listed = await getTradable(ctx, read.listingId)
  const facts = {
    ...read,
    startsAt: toSecond(input.startsAt ?? read.startsAt),
    endsAt: toSecond(input.endsAt ?? read.endsAt),
    quota: BigInt(input.quota ?? read.quota),
  }
  const plan = PricePlan.parse(input.plan ?? read.plan)
  checkWindow(facts, ctx.now)
  await checkDeal(ctx, 'offer', listed, { ...facts, plan })
  const { startsAt, endsAt, quota } = facts
  const documents = documentsOf(facts, plan, listed.listing)
  const turn = otherParty(read, ctx.actor.participantId)
  const row = await saveAgreement(ctx, read, {
    ...documents, plan, startsAt, endsAt, quota, turn, state, note: input.note,
  })
  const body = { agreement: id, terms: row.termsDigest, by: ctx.actor.participantId }
  await recordEvent(ctx, 'agreement.countered', id, body)
  return agreementView(ctx, row)
}

/** A party ends the negotiation before both have signed: it declines the other's offer or withdraws its own. */
export async function declineAgreement(ctx: Context, id: string, reason: string) {
  permit(ctx.actor, 'agreement.decline')
  const read = await getOwnAgreement(ctx, id)
  if (ctx.actor.participantId !== read.providerId && ctx.actor.participantId !== read.consumerId) throw notFound()
  const state = stateAfter('decline', read)
  const row = await saveAgreement(ctx, read, { state, endedReason: reason, endedAt: ctx.now })
  await recordEvent(ctx, 'agreement.declined', id, { agreement: id, by: ctx.actor.participantId, reason })
  return agreementView(ctx, row)
}
