import { join } from 'node:path'
import { z } from 'zod'
import type { Client } from '#api/cli/client.ts'
import { declare } from '#api/cli/declare.ts'
import * as road from '#api/cli/road.ts'
import type { ContentEngine } from '#api/content/engine.ts'
import type { ReasonCode } from '#api/listing/reasons.ts'
import { ListingView } from '#api/listing/schema.ts'
import { ProductSummary } from '#api/product/schema.ts'
import type { Login } from '../accounts.ts'
import { fileOf, type Offer } from '../offer/offer.ts'

/** What every chapter of the demo's story plays on. */
export type Stage = {
  office: road.Office
  parties: Record<Login, road.Party>
  folder: string
  engine: ContentEngine
  now: Date
}

export const Id = z.looseObject({ id: z.string() })

const DAY_MS = 86_400_000

/** Days from the story's day on. */
export const later = ({ now }: Pick<Stage, 'now'>, days: number): Date => new Date(now.getTime() + days * DAY_MS)

/** A window that has begun and lasts for days. */
export const lasting = (stage: Pick<Stage, 'now'>, days: number) => ({
  startsAt: new Date(stage.now.getTime() - 60_000),
  endsAt: later(stage, days),
})

export const put = (client: Client, path: string, body: unknown) =>
  client.ask('PUT', path, { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } })

/** Uploads an offer's file as the next version of a product. */
export async function upload({ folder, engine }: Stage, party: road.Party, productId: string, offer: Offer) {
  const file = await fileOf(offer, join(folder, productId), engine)
  return road.uploadVersion(party.client, productId, file)
}

/** Creates a product with its file, describes its fields, and declares it. */
export async function makeProduct(
  stage: Stage,
  party: road.Party,
  offer: Offer,
  origin: { scenarioId?: string; resourceId?: string; parentIds?: string[] } = {},
): Promise<string> {
  const { title, summary, sourceMode, sourceNote, fields, maskedFields = [] } = offer
  const product = { name: title, description: summary, sourceMode, sourceNote, ...origin }
  const { id } = await party.client.post('/api/products', product, ProductSummary)
  const version = await upload(stage, party, id, offer)
  const described = { descriptions: fields, maskedFields }
  await put(party.client, `/api/products/${id}/versions/${version.number}/description`, described)
  await declare(party.client, id, { ...version, ...described }, { sourceMode, sourceNote }, offer.declared)
  return id
}

/** What a listing says, as its provider writes it. */
const textOf = ({ title, summary, listing }: Offer) => ({ title, summary, ...listing })

export const draft = ({ client }: road.Party, offer: Offer, productId: string) =>
  client.post('/api/listings', { ...textOf(offer), productId }, ListingView)

export const rewrite = ({ client }: road.Party, listingId: string, offer: Offer) =>
  put(client, `/api/listings/${listingId}`, textOf(offer))

export const submit = ({ client }: road.Party, listingId: string) =>
  client.post(`/api/listings/${listingId}/submit`, {}, ListingView)

type Approval = { round: number; approved: true; checks: readonly string[] }
type Rejection = { round: number; approved: false; reasons: ReasonCode[]; reason: string }

/** One of the two reviews of a listing. */
export const review = (office: road.Office, stage: 'first' | 'second', listingId: string, decision: Approval | Rejection) =>
  office[stage].post(`/api/listings/${listingId}/${stage}-review`, decision, ListingView)

/** Submits a draft, and has both reviewers approve it. */
export async function approve({ office }: Stage, party: road.Party, listingId: string): Promise<void> {
  const { round } = await submit(party, listingId)
  await review(office, 'first', listingId, { round, ...road.approval })
  await review(office, 'second', listingId, { round, ...road.approval })
}

export type OnMarket = { productId: string; listingId: string }

/** Brings an offer to the market; a standing one is signed, so that anybody may accept it at once. */
export async function bring(
  stage: Stage,
  party: road.Party,
  offer: Offer,
  origin: { scenarioId?: string; resourceId?: string; parentIds?: string[] } = {},
): Promise<OnMarket> {
  const productId = await makeProduct(stage, party, offer, origin)
  const { id: listingId } = await draft(party, offer, productId)
  await approve(stage, party, listingId)
  if (offer.isStanding === true)
    await road.publishStandingOffer(party, listingId, { plan: 0, quota: 1_000, ...lasting(stage, 365) })
  return { productId, listingId }
}
