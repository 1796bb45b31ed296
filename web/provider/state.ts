import { LISTING_ACTS, type ListingAct, type ListingState } from '#api/listing/listing.ts'
import type { Listing } from './rows.ts'

/** Where a product stands for its provider: as its listing, or one that was sent back, or not listed at all. */
export type Standing = ListingState | 'rejected' | 'none'

/** Reviews of the running round. */
export const reviewsOfRound = ({ reviews, round }: Listing): Listing['reviews'] =>
  reviews.filter((review) => review.round === round)

export function standingOf(listing: Listing | null | undefined): Standing {
  if (!listing) return 'none'
  const isRejected = listing.state === 'draft' && reviewsOfRound(listing).some(({ approved }) => !approved)
  return isRejected ? 'rejected' : listing.state
}

/** Whether an act may start from a listing's state, by the server's own table. */
export const startsFrom = (act: ListingAct, state: ListingState): boolean =>
  (LISTING_ACTS[act].from as readonly ListingState[]).includes(state)

const TONES: Record<Standing, string> = {
  none: '',
  draft: '',
  rejected: 'danger',
  under_review: 'accent',
  listed: 'good',
  suspended: 'danger',
  delisted: '',
  shared: 'main',
}

/** The colour class of a standing's tag. */
export const toneOf = (standing: Standing): string => TONES[standing]
