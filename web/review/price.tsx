import { chargeOf } from '#api/gate/charge.ts'
import { sayPlanSentence } from '../catalog/say.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import { sayFen } from '../part/say.ts'
import type { Listing } from './standing.ts'

/** The price plans of a listing as sentences, each with what it asks at most for one unit. */
export function PriceSection({ listing: { plans } }: { listing: Listing }) {
  const { price: texts } = useText(reviewListingTexts)
  const words = useText(terms)
  if (plans.length === 0) return <p className="soft">{texts.none}</p>
  return (
    <>
      <p className="soft">{texts.lead}</p>
      <ul className="review-plans">
        {plans.map((plan, at) => {
          const { unit, fen } = chargeOf(plan)
          return (
            <li key={at}>
              <span className="faint">
                {texts.plan(String(at + 1))} · {words.price[plan.kind]}
              </span>
              <strong>{sayPlanSentence(plan, words)}</strong>
              {plan.kind === 'subscription' && (
                <span className="faint">{texts.unit(sayFen(fen), texts.units[unit] ?? unit)}</span>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
