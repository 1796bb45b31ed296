import type { DataProduct, Listing, ListingReview, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { Gram } from './grams.ts'

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
 * Saves a listing that has not moved since it was read.
 * @throws conflict `listing.changed` when somebody else moved it first
 */
export async function saveListing(
  { tx }: Context,
  read: Listing,
  change: Prisma.ListingUncheckedUpdateManyInput,
): Promise<Listing> {
  const { count } = await tx.listing.updateMany({
    where: { id: read.id, state: read.state, revision: read.revision },
    data: { ...change, revision: read.revision + 1 },
  })
  if (count !== 1) throw new AppError('conflict', 'listing.changed', '挂牌刚被修改，请刷新后重试')
  return tx.listing.findUniqueOrThrow({ where: { id: read.id } })
}

/** The reviews of the running round, the first before the second. */
export const reviewsOfRound = ({ tx }: Context, { id, round }: Listing): Promise<ListingReview[]> =>
  tx.listingReview.findMany({ where: { listingId: id, round }, orderBy: { stage: 'asc' } })

/** The product of a listing, and whether supervision has suspended it or its provider. */
export async function productOf(
  { tx }: Context,
  { productId, providerId }: Listing,
): Promise<{ product: DataProduct; isSuspended: boolean }> {
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: productId } })
  const provider = await tx.participant.findUniqueOrThrow({ where: { id: providerId }, select: { suspended: true } })
  return { product, isSuspended: product.suspended || provider.suspended }
}

const POSITIONS = { A: 1, B: 2, C: 3, D: 4 } as const

/** Writes the grams that a listing is found by, as lexemes with weights: a weight needs a position to stand on. */
export async function indexListing({ tx }: Context, id: string, grams: readonly Gram[]): Promise<void> {
  const vector = grams.map(({ text, weight }) => `'${text}':${POSITIONS[weight]}${weight}`).join(' ')
  await tx.$executeRaw`update listing set grams = ${vector}::tsvector where id = ${id}`
}
