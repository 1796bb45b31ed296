import { Link } from 'react-router'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { problemOf, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { newTexts } from '../language/provider-new.ts'
import { Loading, Read, Refused } from '../part/state.tsx'
import { suspectedOf } from './draft.ts'
import { GuideList } from './price-guide.tsx'
import { ListingPreview } from './preview.tsx'
import { useListingOf } from './rows.ts'
import { Score } from './score.tsx'
import { SheetChoice } from './sheet-choice.tsx'
import type { Version } from './upload.ts'
import { useVersion } from './use-file.ts'
import { draftListing, type Live } from './use-new-listing.ts'

type ResultProps = {
  product: Schemas['DataProduct']
  number: number
  live: Live | undefined
  open: (file: File, sheet?: string) => void
  again: () => void
}

/** The finished listing of a file that was just read. */
export function Result({ product, number, live, open, again }: ResultProps) {
  const { result } = useText(newTexts)
  const version = useVersion(product.id, number)
  const listing = useListingOf(product.id)
  if (listing.data === undefined || listing.data === null)
    return listing.isPending ? (
      <Loading />
    ) : listing.error !== null ? (
      <Refused error={listing.error} />
    ) : (
      <Read query={version}>{(data) => <DraftNow version={data} />}</Read>
    )
  const drafted = listing.data
  return (
    <Read query={version}>
      {(data) => (
        <section className="stack" aria-labelledby="result">
          <div className="row between">
            <div>
              <h2 id="result">{result.title}</h2>
              <p className="soft provider-last">
                {live?.state === 'done' && result.took(live.seconds.toFixed(1))}
                {result.draftOnly}
              </p>
            </div>
            <div className="row">
              <button type="button" className="button" onClick={again}>
                {result.another}
              </button>
              <Link className="button primary" to={`/provide/listings/${drafted.id}`}>
                {result.go}
              </Link>
            </div>
          </div>
          <SheetChoice version={data} file={live?.file} open={open} />
          <Hints version={data} />
          <div className="provider-columns">
            <ListingPreview listing={drafted} product={product} version={data} />
            <div className="stack">
              <Score listing={drafted} />
              <GuideList listingId={drafted.id} />
            </div>
          </div>
        </section>
      )}
    </Read>
  )
}

/** What was adapted on the way in, and what is hidden until somebody looks at it. */
function Hints({ version }: { version: Version }) {
  const { result } = useText(newTexts)
  const notes = version.inspection?.notes ?? []
  const masked = suspectedOf(version.inspection?.columns ?? []).filter(({ name }) =>
    version.maskedFields.includes(name),
  )
  return (
    <>
      {masked.length > 0 && (
        <p className="notice wait">{result.masked(masked.map(({ name }) => `「${name}」`).join(''))}</p>
      )}
      {notes.length > 0 && (
        <details className="card provider-fold">
          <summary>
            {result.notes}（{notes.length}）
          </summary>
          <ul>
            {notes.map(({ code, column, message }) => (
              <li key={`${code} ${column} ${message}`}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

/** A version whose listing was not drafted, as when the page was left in between. */
function DraftNow({ version }: { version: Version }) {
  const { result } = useText(newTexts)
  const queries = useQueryClient()
  const act = useMutation({
    mutationFn: () => draftListing(version, false),
    onSuccess: () => queries.invalidateQueries(),
  })
  return (
    <section className="card stack">
      <p className="provider-last">{result.draftLead}</p>
      {act.error !== null && <Refused error={problemOf(act.error)} />}
      <div>
        <button type="button" className="button primary" disabled={act.isPending} onClick={() => act.mutate()}>
          {result.draft}
        </button>
      </div>
    </section>
  )
}
