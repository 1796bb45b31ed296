import type { Listing } from '#api/db/generated/client.ts'
import { z } from '@hono/zod-openapi'
import { digestOfJson, type Json } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Hex32 } from '#api/kernel/hex.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { findCompleteness } from './find-completeness.ts'
import { LISTING_STATES, REVIEW_STAGES, shownState } from './listing.ts'
import { reasonsOf } from './reasons.ts'
import type { ListingView } from './schema.ts'
import { getOwnListing, getSubmittedListing, holdOf, productOf } from './store.ts'

const Plans = z.array(PricePlan)

/** The price plans of a listing as they stand in the database. */
export const plansOf = ({ plans }: Pick<Listing, 'plans'>): PricePlan[] => Plans.parse(plans)

/** A listing as the deal that gates are asked about, with the version that it would show, where it is known. */
export const dealOf = (listing: Pick<Listing, 'id' | 'productId' | 'plans'>, version?: { number: number } | null) => ({
  id: listing.id, productId: listing.productId, plans: plansOf(listing), ...(version ? { version: version.number } : {}),
})

const dayOf = (at: Date | null): string | null => at?.toISOString().slice(0, 10) ?? null

/** What a listing says, without its state. */
export const listingText = (row: Listing) => ({
  title: row.title,
  summary: row.summary,
  updateCycle: row.updateCycle,
  coverageSpace: row.coverageSpace,
  coverageFrom: dayOf(row.coverageFrom),
  coverageTo: dayOf(row.coverageTo),
  granularity: row.granularity,
  license: row.license,
  useCases: row.useCases,
  forbiddenUses: row.forbiddenUses,
  keywords: row.keywords,
  plans: plansOf(row),
})

/** SHA-256 of what a listing says: its events tell with it exactly what was submitted, reviewed and listed. */
export const digestOfListing = (row: Listing): Hex32 => digestOfJson(asJson(listingText(row)))

/** Text and plans as plain JSON: they hold JSON's types alone, as they came out of JSON. */
const asJson = (value: object): Json => JSON.parse(JSON.stringify(value)) as Json

/** A listing with all its reviews; who reviewed is told to the staff and the overseers alone. */
export async function listingView(ctx: Context, row: Listing): Promise<ListingView> {
  const { product, isSuspended } = await productOf(ctx, row)
  const reviews = await ctx.tx.listingReview.findMany({ where: { listingId: row.id }, orderBy: { at: 'asc' } })
  const isObserver = seesAll(ctx.actor)
  return {
    ...listingText(row),
    id: row.id,
    productId: row.productId,
    providerId: row.providerId,
    state: oneOf(LISTING_STATES, shownState(row.state, isSuspended || row.hold !== null)),
    hold: holdOf(row),
    round: row.round,
    submittedVersion: row.submittedVersion,
    approvedVersion: row.approvedVersion,
    submittedAt: row.submittedAt?.toISOString() ?? null,
    listedAt: row.listedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    hasStandingOffer: row.standingOffer !== null,
    completeness: await findCompleteness(ctx, row, product.description),
    reviews: reviews.map(({ round, stage, approved, reason, checks, reasons, at, reviewerId }) => ({
      round,
      stage: oneOf(REVIEW_STAGES, stage),
      approved,
      reason,
      checks,
      reasons: reasonsOf(reasons),
      at: at.toISOString(),
      reviewerId: isObserver ? reviewerId : null,
    })),
  }
}

/** A listing: one's own, or a submitted one for the staff and the overseers. @throws not_found */
export async function getListing(ctx: Context, id: string): Promise<ListingView> {
  permit(ctx.actor, 'listing.view_own')
  const row = seesAll(ctx.actor) ? await getSubmittedListing(ctx, id) : await getOwnListing(ctx, id)
  return listingView(ctx, row)
}

/** One's own listings, or all that were submitted for the staff and the overseers; newest first. */
export async function listListings(
  ctx: Context,
  { state, ...query }: PageQuery & { state?: string | undefined },
): Promise<Page<ListingView>> {
  permit(ctx.actor, 'listing.view_own')
  const visible = seesAll(ctx.actor) ? { round: { gt: 0 } } : { providerId: ctx.actor.participantId }
  const rows = await ctx.tx.listing.findMany({
    ...after(query),
    where: { ...visible, ...(state === undefined ? {} : { state }) },
  })
  const views: ListingView[] = []
  for (const row of rows) views.push(await listingView(ctx, row))
  return page(views, query.limit)
}
