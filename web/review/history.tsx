import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { sayInstant } from '../part/say.ts'
import { useReviewerNames } from './names.ts'
import type { Listing } from './standing.ts'

/** All reviews of a listing, the newest first, each with who gave it and why. */
export function History({ listing: { reviews } }: { listing: Listing }) {
  const { history: texts, stage: stages } = useText(reviewTexts)
  const reviewerName = useReviewerNames()
  if (reviews.length === 0) return <p className="soft">{texts.empty}</p>
  return (
    <ol className="review-history">
      {reviews.toReversed().map(({ round, stage, approved, reason, at, reviewerId }) => (
        <li key={`${round} ${stage}`} className={approved ? 'yes' : 'no'}>
          <span className="row">
            <strong>
              {texts.round(String(round))} · {stages[stage]}
            </strong>
            <span className={`tag ${approved ? 'good' : 'danger'}`}>{approved ? texts.approved : texts.rejected}</span>
            <span className="soft">{reviewerName(reviewerId)}</span>
            <time className="faint" dateTime={at}>
              {sayInstant(at)}
            </time>
          </span>
          <span className={reason === '' ? 'faint' : undefined}>{reason === '' ? texts.noReason : reason}</span>
        </li>
      ))}
    </ol>
  )
}
