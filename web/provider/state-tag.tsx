import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import type { Listing } from './rows.ts'
import { reviewsOfRound, standingOf, toneOf } from './state.ts'

/** Where a product's listing stands; under review, which review is due. */
export function StateTag({ listing }: { listing: Listing | null | undefined }) {
  const { states } = useText(providerTexts)
  const standing = standingOf(listing)
  const name =
    listing && standing === 'under_review'
      ? reviewsOfRound(listing).length === 0
        ? states.first
        : states.second
      : states[standing]
  return <span className={`tag ${toneOf(standing)}`}>{name}</span>
}
