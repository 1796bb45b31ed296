import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { listingView } from './find.ts'
import { stateAfter } from './listing.ts'
import type { ListingText, ListingView } from './schema.ts'
import { getOwnListing, saveListing } from './store.ts'

/**
 * Rewrites a draft, or begins a delisted listing anew as a draft; a standing offer was for other terms and is over.
 * @throws not_found, refused `listing.act_not_allowed`, conflict `listing.changed`
 */
export async function editListing(ctx: Context, id: string, text: ListingText): Promise<ListingView> {
  permit(ctx.actor, 'listing.draft')
  const listing = await getOwnListing(ctx, id)
  const state = stateAfter('edit', listing)
  return listingView(ctx, await saveListing(ctx, listing, { ...text, state, standingOffer: Prisma.DbNull }))
}
