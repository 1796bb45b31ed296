import { api } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { reviewListingTexts } from '../language/review-listing.ts'
import { sayCount } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import type { Listing } from './standing.ts'

/** How the submitted version differs from the one that was listed last. */
export function Change({ listing: { productId, submittedVersion: to, approvedVersion: from } }: { listing: Listing }) {
  const { change: texts } = useText(reviewListingTexts)
  if (from === null || to === null) return <p className="soft">{texts.first}</p>
  if (from === to) return <p className="soft">{texts.same(String(from))}</p>
  return <Difference productId={productId} from={from} to={to} />
}

function Difference({ productId, from, to }: { productId: string; from: number; to: number }) {
  const { cut } = useText(reviewTexts)
  const { change: texts } = useText(reviewListingTexts)
  const { language } = useLanguage()
  const query = api.useQuery(
    'get',
    '/api/products/{id}/difference',
    { params: { path: { id: productId }, query: { from, to } } },
    { staleTime: Infinity },
  )
  return (
    <Read query={query}>
      {({ rowsAdded, rowsRemoved, rowsUnchanged, columnsAdded, columnsRemoved, columnsChanged }) => {
        const changes = [
          [texts.columnsAdded, columnsAdded] as const,
          [texts.columnsRemoved, columnsRemoved] as const,
          [texts.columnsChanged, columnsChanged.map((one) => texts.type(one.name, one.from, one.to))] as const,
        ].filter(([, fields]) => fields.length > 0)
        return (
          <>
            <p className="last">{texts.title(String(from), String(to))}</p>
            <p className="row last">
              <span className="tag good">{texts.added(sayCount(rowsAdded, language))}</span>
              <span className="tag danger">{texts.removed(sayCount(rowsRemoved, language))}</span>
              <span className="tag">{texts.unchanged(sayCount(rowsUnchanged, language))}</span>
            </p>
            {changes.length === 0 ? (
              <p className="soft">{texts.none}</p>
            ) : (
              <>
                <p className="notice wait">{texts.breaking}</p>
                <dl className="facts">
                  {changes.map(([name, fields]) => [
                    <dt key={name}>{name}</dt>,
                    <dd key={`${name}-fields`}>{fields.join(cut)}</dd>,
                  ])}
                </dl>
              </>
            )}
          </>
        )
      }}
    </Read>
  )
}
