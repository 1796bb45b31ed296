import type { Listing, ProductVersion } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { getVersion } from '#api/product/store.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkListable } from './check.ts'
import { checkApproval } from './checks.ts'
import { digestOfListing, listingView } from './find.ts'
import { findChecks } from './find-checks.ts'
import { checkReviewer, type ListingAct, type ReviewStage, stateAfter } from './listing.ts'
import type { ListingView, ReviewListing } from './schema.ts'
import { indexListing } from './search-index.ts'
import { getSubmittedListing, reviewsOfRound, saveListing } from './store.ts'

/** The first review (初审) of a submitted listing. @throws as `reviewListing` */
export async function reviewFirst(ctx: Context, id: string, input: ReviewListing): Promise<ListingView> {
  permit(ctx.actor, 'listing.review_first')
  return reviewListing(ctx, id, 'first', input)
}

/** The second review (复审), by another person: its approval lists the product. @throws as `reviewListing` */
export async function reviewSecond(ctx: Context, id: string, input: ReviewListing): Promise<ListingView> {
  permit(ctx.actor, 'listing.review_second')
  return reviewListing(ctx, id, 'second', input)
}

/**
 * One review of the round that the reviewer read, and of the version that was submitted in it; a rejection at either
 * stage sends the listing back to its provider with the reason.
 * @throws not_found, refused `listing.act_not_allowed`, `listing.review_not_due`, `listing.same_reviewer`,
 *   `listing.incomplete`, `listing.suspended`, `gate.…`, forbidden `listing.own_review`,
 *   `listing.reviewer_not_a_person`, changed `listing.round_changed`, conflict `listing.changed`
 */
async function reviewListing(ctx: Context, id: string, stage: ReviewStage, input: ReviewListing): Promise<ListingView> {
  const listing = await getSubmittedListing(ctx, id)
  if (input.round !== listing.round)
    throw new AppError('changed', 'listing.round_changed', '该挂牌已重新提交，请先阅读最新一轮的内容', { round: listing.round })
  const state = stateAfter(actOf(stage, input.approved), listing)
  const reviewerId = checkReviewer(stage, await reviewsOfRound(ctx, listing), ctx.actor, listing.providerId)
  const isListed = state === 'listed'
  const version = input.approved ? await checkListable(ctx, listing, await submittedVersion(ctx, listing)) : null
  if (version) checkApproval(await findChecks(ctx, listing), input.checks ?? [])
  const approval = isListed ? { listedAt: ctx.now, approvedVersion: listing.submittedVersion } : {}
  const saved = await saveListing(ctx, listing, { state, ...approval })
  await recordReview(ctx, listing, stage, reviewerId, input)
  const reason = input.reason ?? ''
  const { reasons = [] } = input
  if (!input.approved) await recordEvent(ctx, 'listing.rejected', id, { listing: id, stage, reasons, reason })
  if (isListed && version) await list(ctx, saved, version)
  return listingView(ctx, saved)
}

function submittedVersion(ctx: Context, { productId, submittedVersion: number }: Listing): Promise<ProductVersion> {
  assert(number !== null, 'a listing that was submitted has its version')
  return getVersion(ctx, productId, number)
}

const actOf = (stage: ReviewStage, approved: boolean): ListingAct =>
  approved ? `${stage}_approve` : 'reject'

async function recordReview(
  ctx: Context,
  { id, round, submittedVersion: version }: Listing,
  stage: ReviewStage,
  reviewerId: string,
  { approved, reason = '', checks = [], reasons = [] }: ReviewListing,
): Promise<void> {
  const said = { reviewerId, approved, reason, checks, reasons }
  await ctx.tx.listingReview.create({
    data: { ...said, id: newId('evt', ctx.now), listingId: id, round, stage, at: ctx.now },
  })
  const body = { listing: id, round, version, reviewer: reviewerId, approved, reason, checks, reasons }
  await recordEvent(ctx, `listing.${stage}_reviewed`, id, body)
}

/** Puts a listing on the market: it can be found from now on. */
async function list(ctx: Context, listing: Listing, version: ProductVersion): Promise<void> {
  await indexListing(ctx, { listing, version })
  await recordEvent(ctx, 'listing.listed', listing.id, {
    listing: listing.id,
    product: listing.productId,
    version: version.number,
    sha256: version.sha256,
    title: listing.title,
    content: digestOfListing(listing),
  })
}
