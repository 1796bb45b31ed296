import type { z } from '@hono/zod-openapi'
import type { Agreement } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { AGREEMENT_STATES, type AgreementState } from './agreement.ts'
import type { AgreementView } from './schema.ts'
import { sentenceOf } from './terms.ts'

type View = z.input<typeof AgreementView>

/** Which agreements an actor may see: its own, or all for the overseers. */
const visible = (actor: Actor) =>
  oversees(actor) ? {} : { OR: [{ providerId: actor.participantId }, { consumerId: actor.participantId }] }

/** An agreement that the actor is a party of, or oversees. @throws not_found */
export async function getOwnAgreement({ tx, actor }: Context, id: string): Promise<Agreement> {
  const row = await tx.agreement.findFirst({ where: { id, ...visible(actor) } })
  if (!row) throw notFound()
  return row
}

const asState = (text: string): AgreementState => {
  const state = AGREEMENT_STATES.find((name) => name === text)
  assert(state, 'the stored state is one of the table')
  return state
}

/** Agreements as their readers see them: names before ids, and the whole as one sentence. */
export async function agreementViews({ tx }: Context, rows: Agreement[]): Promise<View[]> {
  const ids = rows.flatMap(({ providerId, consumerId }) => [providerId, consumerId])
  const parties = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const listings = await tx.listing.findMany({
    where: { id: { in: rows.map(({ listingId }) => listingId) } },
    select: { id: true, title: true },
  })
  const nameOf = new Map(parties.map(({ id, name }) => [id, name]))
  const titleOf = new Map(listings.map(({ id, title }) => [id, title]))
  return rows.map((row) => {
    const facts = {
      title: titleOf.get(row.listingId) ?? '',
      providerName: nameOf.get(row.providerId) ?? '',
      consumerName: nameOf.get(row.consumerId) ?? '',
      plan: PricePlan.parse(row.plan),
    }
    return view(row, facts)
  })
}

type Facts = { title: string; providerName: string; consumerName: string; plan: PricePlan }

const view = (row: Agreement, facts: Facts): View => ({
  id: row.id,
  listingId: row.listingId,
  productId: row.productId,
  title: facts.title,
  provider: { id: row.providerId, name: facts.providerName },
  consumer: { id: row.consumerId, name: facts.consumerName },
  state: asState(row.state),
  turn: row.turn,
  standing: row.standing,
  previousId: row.previousId,
  sentence: sentenceOf({
    ...facts, purpose: row.purpose, rights: row.rights, startsAt: row.startsAt, endsAt: row.endsAt, quota: row.quota,
  }),
  plan: facts.plan,
  purpose: row.purpose,
  rights: row.rights,
  startsAt: row.startsAt.toISOString(),
  endsAt: row.endsAt.toISOString(),
  quota: Number(row.quota),
  usedCount: Number(row.usedCount),
  policy: JSON.parse(row.policy) as unknown,
  termsDigest: row.termsDigest,
  signatures: { provider: row.providerSignature, consumer: row.consumerSignature },
  endedReason: row.endedReason,
  createdAt: row.createdAt.toISOString(),
  activatedAt: row.activatedAt?.toISOString() ?? null,
  endedAt: row.endedAt?.toISOString() ?? null,
})

export async function agreementView(ctx: Context, row: Agreement): Promise<View> {
  const [only] = await agreementViews(ctx, [row])
  assert(only, 'one row has one view')
  return only
}

export async function viewAgreement(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'agreement.view')
  return agreementView(ctx, await getOwnAgreement(ctx, id))
}

/** The actor's agreements, newest first. */
export async function listAgreements(
  ctx: Context,
  query: PageQuery & { state?: string | undefined },
): Promise<Page<View>> {
  permit(ctx.actor, 'agreement.view')
  const where = { ...visible(ctx.actor), ...(query.state === undefined ? {} : { state: query.state }) }
  const rows = await ctx.tx.agreement.findMany({ ...after(query), where })
  return page(await agreementViews(ctx, rows), query.limit)
}
