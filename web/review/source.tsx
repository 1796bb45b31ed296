import { Link } from 'react-router'
import { api, type Schemas } from '../client/client.ts'
import { nameOf } from '../catalog/say.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { reviewListingTexts } from '../language/review-listing.ts'
import { Read } from '../part/state.tsx'
import { Authorisation } from './authorisation.tsx'
import { usePartyNames } from './names.ts'
import type { Listing } from './standing.ts'

type Product = Schemas['DataProduct']

/** Where the data of a listing come from: the provider's own account, and for public data the grant behind it. */
export function Source({ listing }: { listing: Listing }) {
  const query = api.useQuery('get', '/api/products/{id}', { params: { path: { id: listing.productId } } })
  return (
    <Read query={query}>
      {(product) => (
        <>
          <Origin product={product} />
          {product.scenarioId === null ? (
            <Own mode={product.sourceMode} />
          ) : (
            <Authorisation listing={listing} scenarioId={product.scenarioId} />
          )}
        </>
      )}
    </Read>
  )
}

function Origin({ product }: { product: Product }) {
  const { source: texts, text } = useText(reviewListingTexts)
  const words = useText(terms)
  const partyName = usePartyNames()
  return (
    <dl className="facts">
      <dt>{text.provider}</dt>
      <dd>{partyName(product.providerId)}</dd>
      <dt>{texts.mode}</dt>
      <dd>
        <span className="tag main">{nameOf(words.sourceMode, product.sourceMode)}</span>
      </dd>
      <dt>{texts.note}</dt>
      <dd>{product.sourceNote}</dd>
      <dt>{text.product}</dt>
      <dd>{product.name}</dd>
      <dt>{text.description}</dt>
      <dd>{product.description}</dd>
      {product.parentIds.length > 0 && [
        <dt key="name">{texts.parents}</dt>,
        <dd key="value" className="review-fact-stack">
          {product.parentIds.map((id) => (
            <Parent key={id} id={id} />
          ))}
        </dd>,
      ]}
    </dl>
  )
}

/** A product that this one was made of, by its name. */
function Parent({ id }: { id: string }) {
  const query = api.useQuery('get', '/api/products/{id}', { params: { path: { id } } }, { retry: false })
  const partyName = usePartyNames()
  if (query.data === undefined) return <span className="review-mono">{id}</span>
  return (
    <span>
      {query.data.name} <span className="faint">{partyName(query.data.providerId)}</span>
    </span>
  )
}

function Own({ mode }: { mode: Product['sourceMode'] }) {
  const { source: texts } = useText(reviewListingTexts)
  return mode === 'authorised' ? null : (
    <p className="faint">
      {texts.own} <Link to="/verify">{texts.verify}</Link>
    </p>
  )
}
