import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { nameOf, sayCoverage } from '../catalog/say.ts'
import type { Listing } from './standing.ts'

/** What a listing says, as consumers will read it, and how completely. */
export function Told({ listing }: { listing: Listing }) {
  const { none } = useText(reviewTexts)
  const { text } = useText(reviewListingTexts)
  const words = useText(terms)
  const told = (value: string) => (value === '' ? <span className="faint">{none}</span> : value)
  const list = (values: string[], tone = '') =>
    values.length === 0 ? (
      told('')
    ) : (
      <span className="review-tags">
        {values.map((value) => (
          <span key={value} className={`tag ${tone}`}>
            {value}
          </span>
        ))}
      </span>
    )
  return (
    <>
      <dl className="facts">
        <dt>{text.name}</dt>
        <dd>{told(listing.title)}</dd>
        <dt>{text.summary}</dt>
        <dd>{told(listing.summary)}</dd>
        <dt>{text.uses}</dt>
        <dd>{list(listing.useCases, 'main')}</dd>
        <dt>{text.forbidden}</dt>
        <dd>{list(listing.forbiddenUses, 'danger')}</dd>
        <dt>{text.license}</dt>
        <dd>{told(listing.license)}</dd>
        <dt>{text.space}</dt>
        <dd>{told(listing.coverageSpace)}</dd>
        <dt>{text.time}</dt>
        <dd>{sayCoverage(listing.coverageFrom, listing.coverageTo, words)}</dd>
        <dt>{text.granularity}</dt>
        <dd>{told(listing.granularity)}</dd>
        <dt>{text.cycle}</dt>
        <dd>{listing.updateCycle === '' ? told('') : nameOf(words.updateCycle, listing.updateCycle)}</dd>
        <dt>{text.keywords}</dt>
        <dd>{list(listing.keywords)}</dd>
        {listing.hasStandingOffer && [<dt key="name">{text.standing}</dt>, <dd key="value">{text.standingYes}</dd>]}
      </dl>
      <Completeness listing={listing} />
    </>
  )
}

function Completeness({
  listing: {
    completeness: { score, nextFixes },
  },
}: {
  listing: Listing
}) {
  const { completeness: texts, page } = useText(reviewListingTexts)
  const {
    score: { fixes },
  } = useText(listingTexts)
  const told = nextFixes.map(({ path, points }) => `${fixes[path] ?? path}（${texts.points(String(points))}）`)
  return (
    <div className="notice">
      <p className="last">
        <strong>
          {page.sections.completeness} <span className="number">{texts.of(String(score))}</span>
        </strong>
        {' · '}
        {told.length === 0 ? texts.full : `${texts.next}${told.join('；')}`}
      </p>
      <p className="faint last">{texts.note}</p>
    </div>
  )
}
