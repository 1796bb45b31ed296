import { Link, useParams } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { listingTexts } from '../language/provider-listing.ts'
import { Page } from '../part/layout.tsx'
import { sayInstant } from '../part/say.ts'
import { Loading, Read, Refused } from '../part/state.tsx'
import { isSection } from './listing-text.ts'
import type { Listing } from './rows.ts'
import { Score } from './score.tsx'
import { Section } from './section.tsx'
import { StateTag } from './state-tag.tsx'
import { TaskList } from './task-list.tsx'
import { useEditor } from './use-editor.ts'
import { useFields } from './use-fields.ts'
import { useFile, useVersion } from './use-file.ts'
import { useLeave } from './use-leave.ts'
import './provider.css'

/** A listing at its provider's desk (上架任务): eight parts in any order, each saved by itself. */
export default function ListingPage() {
  const { id = '' } = useParams()
  const { page } = useText(listingTexts)
  const listing = api.useQuery('get', '/api/listings/{id}', { params: { path: { id } } })
  if (listing.data === undefined)
    return (
      <Page title={page.tasks}>
        <Read query={listing}>{() => null}</Read>
      </Page>
    )
  return <WithProduct key={id} listing={listing.data} />
}

function WithProduct({ listing }: { listing: Listing }) {
  const { page } = useText(listingTexts)
  const { product } = useFile(listing.productId)
  if (product.data !== undefined) return <Desk listing={listing} product={product.data} />
  return (
    <Page title={page.tasks}>
      {product.error === null ? <Loading /> : <Refused error={product.error} retry={() => void product.refetch()} />}
    </Page>
  )
}

function Desk({ listing, product }: { listing: Listing; product: Schemas['DataProduct'] }) {
  const { page } = useText(listingTexts)
  const { desk, products } = useText(providerTexts)
  const {
    values: { section },
  } = useAddress(['section'])
  const editor = useEditor(listing)
  const ready = product.versions.find(({ state }) => state === 'ready')
  const version = useVersion(listing.productId, ready?.number)
  const read = ready === undefined ? undefined : version.data
  const fields = useFields(read)
  useLeave(editor.isDirty || fields.isDirty)
  const parts = { editor, fields, listing, product, version: read }
  const end = (
    <div className="row">
      {listing.state === 'listed' && (
        <Link className="button" to={`/catalog/${listing.id}`}>
          {page.marketPage}
        </Link>
      )}
      <Link className="button" to="/provide">
        {page.back}
      </Link>
    </div>
  )
  return (
    <Page
      title={editor.text.title || product.name || products.untitled}
      lead={
        <>
          <StateTag listing={listing} /> {isSection(section) ? '' : page.lead}
        </>
      }
      end={end}
    >
      {listing.state === 'suspended' && (
        <p className="notice bad">
          {listing.hold === null ? page.suspended : page.held(listing.hold, sayInstant(listing.hold.since))}
        </p>
      )}
      <div className="provider-columns">
        <div className="stack">
          {isSection(section) ? <Section name={section} parts={parts} /> : <TaskList parts={parts} />}
        </div>
        <aside className="stack provider-aside" aria-label={desk.title}>
          <Score listing={listing} />
        </aside>
      </div>
    </Page>
  )
}
