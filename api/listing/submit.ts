import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import type { Content, Run } from '#api/product/read-version.ts'
import { findCurrentVersion } from '#api/product/store.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkListable } from './check.ts'
import { testDelivery } from './delivery-test.ts'
import { digestOfListing, listingView } from './find.ts'
import { stateAfter } from './listing.ts'
import type { ListingView } from './schema.ts'
import { getOwnListing, saveListing } from './store.ts'

/**
 * Submits a draft for review (提交挂牌审核) with the product's newest version. 依据 GB/T 37932-2025 4.2.
 * @throws not_found, refused `listing.act_not_allowed`, `listing.incomplete`, `listing.suspended`, `gate.…`,
 *   conflict `listing.changed`
 */
export async function submitListing(ctx: Context, id: string): Promise<ListingView> {
  permit(ctx.actor, 'listing.submit')
  const listing = await getOwnListing(ctx, id)
  const state = stateAfter('submit', listing)
  const version = await checkListable(ctx, listing, await findCurrentVersion(ctx, listing.productId))
  const saved = await saveListing(ctx, listing, {
    state,
    round: listing.round + 1,
    submittedVersion: version.number,
    submittedAt: ctx.now,
  })
  await recordEvent(ctx, 'listing.submitted', id, {
    listing: id,
    product: saved.productId,
    version: version.number,
    round: saved.round,
    title: saved.title,
    content: digestOfListing(saved),
  })
  return listingView(ctx, saved)
}

/**
 * Submits a draft, and tests its delivery at once, so that provider and reviewers see at the same time what comes out.
 * A listing that moved on meanwhile is not tested; whoever reviews it next may.
 */
export async function submitAndTest(run: Run, content: Content, id: string): Promise<ListingView> {
  const submitted = await run((ctx) => submitListing(ctx, id))
  await testDelivery(run, content, id, 'listing.submit').catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
  return submitted
}
