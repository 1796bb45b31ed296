import { Progress } from 'antd'
import { Link } from 'react-router'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { sectionOf } from './listing-text.ts'
import type { Listing } from './rows.ts'

/** How completely a listing tells of its product, and what is to be mended next. */
export function Score({
  listing: {
    id,
    completeness: { score, nextFixes },
  },
}: {
  listing: Listing
}) {
  const { score: texts } = useText(listingTexts)
  return (
    <section className="card provider-score" aria-labelledby="score">
      <h2 id="score">{texts.title}</h2>
      <p className="provider-big number">
        {score}
        <small> / 100</small>
      </p>
      <Progress percent={score} showInfo={false} aria-label={texts.of(String(score))} strokeColor="var(--main)" />
      {nextFixes.length === 0 ? (
        <p>{texts.full}</p>
      ) : (
        <>
          <h3>{texts.next}</h3>
          <ul className="provider-fixes">
            {nextFixes.map(({ path, points }) => (
              <li key={path}>
                <Link to={`/provide/listings/${id}?section=${sectionOf(path)}`}>{texts.fixes[path] ?? path}</Link>
                <span className="tag good number">{texts.points(String(points))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="faint">{texts.note}</p>
    </section>
  )
}
