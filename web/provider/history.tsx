import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { sayInstant } from '../part/say.ts'
import type { Listing } from './rows.ts'

/** All reviews of a listing with their reasons, the newest first. */
export function History({ listing: { reviews } }: { listing: Listing }) {
  const { submit: texts } = useText(listingTexts)
  return (
    <section className="card" aria-labelledby="history">
      <h3 id="history">{texts.history}</h3>
      {reviews.length === 0 ? (
        <p className="soft provider-last">{texts.noHistory}</p>
      ) : (
        <ol className="provider-history">
          {reviews.toReversed().map(({ round, stage, approved, reason, at }) => (
            <li key={`${round} ${stage}`}>
              <time className="faint number" dateTime={at}>
                {sayInstant(at)}
              </time>
              <span>
                {texts.round(String(round))} {texts.stages[stage]}
              </span>
              <span className={`tag ${approved ? 'good' : 'danger'}`}>
                {approved ? texts.approved : texts.rejected}
              </span>
              {reason !== '' && <span>{reason}</span>}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
