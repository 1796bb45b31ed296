import { AppError } from '#api/kernel/errors.ts'
import { checkReviewer, REVIEW_STAGES, type ReviewStage } from '#api/listing/listing.ts'
import type { Schemas } from '../client/client.ts'
import type { SignedIn } from '../client/session.ts'

export type Listing = Schemas['Listing']

/** Reviews of the running round. */
export const reviewsOfRound = ({ reviews, round }: Listing): Listing['reviews'] =>
  reviews.filter((review) => review.round === round)

/** The review that is due; none where the listing is not under review. */
export const stageDue = (listing: Listing): ReviewStage | undefined =>
  listing.state === 'under_review' ? REVIEW_STAGES[reviewsOfRound(listing).length] : undefined

const STAGE_ACTS = { first: 'listing.review_first', second: 'listing.review_second' } as const

/** Why a review can't be given: the rule, and what it rests on. */
export type Hindrance = { code: string; basis: string | undefined }

/** What keeps somebody from the review that is due, by the rules that the server asks; nothing where it is theirs. */
export function hindranceOf(listing: Listing, session: SignedIn): Hindrance | undefined {
  const stage = stageDue(listing)
  if (stage === undefined) return { code: 'listing.act_not_allowed', basis: undefined }
  if (!session.acts.includes(STAGE_ACTS[stage])) return { code: 'permit.role', basis: undefined }
  const given = reviewsOfRound(listing).map((review) => ({ stage: review.stage, reviewerId: review.reviewerId ?? '' }))
  const reviewer = { participantId: session.participant.id, personId: session.person?.id ?? null }
  return refusalOf(() => checkReviewer(stage, given, reviewer, listing.providerId))
}

/** The rule that refuses, where a check of the server's throws; nothing where it passes. */
export function refusalOf(check: () => unknown): Hindrance | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { code: error.code, basis: error.detail.basis }
  }
}
