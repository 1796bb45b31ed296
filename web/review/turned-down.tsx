import { useQueryClient } from '@tanstack/react-query'
import type { Problem } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import { Refused } from '../part/state.tsx'

/** A refused review; where the listing has moved on meanwhile, the newest round is a press away. */
export function TurnedDown({ error }: { error: Problem | null }) {
  const { decision: texts } = useText(reviewListingTexts)
  const queries = useQueryClient()
  if (error === null) return null
  const hasMoved = error.status === 412 || error.status === 409
  return (
    <>
      <Refused error={error} />
      {hasMoved && (
        <p className="row last">
          {texts.reloaded}
          <button type="button" className="button small" onClick={() => void queries.invalidateQueries()}>
            {texts.reload}
          </button>
        </p>
      )}
    </>
  )
}
