import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { listingView } from './find.ts'
import { stateAfter } from './listing.ts'
import type { ListingView } from './schema.ts'
import { getOwnListing, saveListing } from './store.ts'

/**
 * Takes a listing back from review; approvals of the round are void.
 * @throws not_found, refused `listing.act_not_allowed`, conflict `listing.changed`
 */
export async function withdrawListing(ctx: Context, id: string): Promise<ListingView> {
  permit(ctx.actor, 'listing.withdraw')
  const listing = await getOwnListing(ctx, id)
  return listingView(ctx, await saveListing(ctx, listing, { state: stateAfter('withdraw', listing) }))
}
