import { z } from 'zod'
import type { DataProduct, Listing, ListingReview, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { dropFromIndex } from './search-index.ts'

/** A listing of the caller's. @throws not_found */
export async function getOwnListing({ tx, actor }: Context, id: string): Promise<Listing> {
  const row = await tx.listing.findUnique({ where: { id } })
  if (!row || row.providerId !== actor.participantId) throw notFound()
  return row
}

/** A listing that the staff may see: any but a draft that was never submitted. @throws not_found */
export async function getSubmittedListing({ tx }: Context, id: string): Promise<Listing> {
  const row = await tx.listing.findUnique({ where: { id } })
  if (!row || row.round === 0) throw notFound()
  return row
}

/**
 * Saves a listing that has not moved since it was read; one that leaves the market is found no more.
 * @throws conflict `listing.changed` when somebody else moved it first
 */
export async function saveListing(
  ctx: Context,
  read: Listing,
  change: Prisma.ListingUncheckedUpdateManyInput,
): Promise<Listing> {
  const { tx } = ctx
  const { count } = await tx.listing.updateMany({
    where: { id: read.id, state: read.state, revision: read.revision },
    data: { ...change, revision: read.revision + 1 },
  })
  if (count !== 1) throw new AppError('conflict', 'listing.changed', '挂牌刚被修改，请刷新后重试')
  const saved = await tx.listing.findUniqueOrThrow({ where: { id: read.id } })
  if (read.state === 'listed' && saved.state !== 'listed') await dropFromIndex(ctx, saved.id)
  return saved
}

/** The reviews of the running round, the first before the second. */
export const reviewsOfRound = ({ tx }: Context, { id, round }: Listing): Promise<ListingReview[]> =>
  tx.listingReview.findMany({ where: { listingId: id, round }, orderBy: { stage: 'asc' } })

/** What holds a listing off the market (暂停交易): the gate that is shut, and since when. */
const Hold = z.object({ code: z.string(), sentence: z.string(), basis: z.string(), since: z.iso.datetime() })
export type Hold = z.infer<typeof Hold>

/** What holds a listing, if anything does. */
export const holdOf = ({ hold }: Pick<Listing, 'hold'>): Hold | null => (hold === null ? null : Hold.parse(hold))

/** The product of a listing, and whether supervision has suspended it or its provider. */
export async function productOf(
  { tx }: Context,
  { productId, providerId }: Listing,
): Promise<{ product: DataProduct; isSuspended: boolean }> {
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: productId } })
  const provider = await tx.participant.findUniqueOrThrow({ where: { id: providerId }, select: { suspended: true } })
  return { product, isSuspended: product.suspended || provider.suspended }
}
