import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { listingView } from './find.ts'
import { stateAfter } from './listing.ts'
import type { Delist, ListingView } from './schema.ts'
import { getOwnListing, saveListing } from './store.ts'

/**
 * Takes a listing off the market (摘牌) with its standing offer; agreements in force go on to their end.
 * @throws not_found, refused `listing.act_not_allowed`, conflict `listing.changed`
 */
export async function delistListing(ctx: Context, id: string, { reason }: Delist): Promise<ListingView> {
  permit(ctx.actor, 'listing.delist')
  const listing = await getOwnListing(ctx, id)
  const state = stateAfter('delist', listing)
  const saved = await saveListing(ctx, listing, { state, standingOffer: Prisma.DbNull, hold: Prisma.DbNull })
  await recordEvent(ctx, 'listing.delisted', id, { listing: id, product: listing.productId, reason })
  return listingView(ctx, saved)
}
