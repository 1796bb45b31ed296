import '../catalog/catalog.css'
import '../catalog/product.css'
import type { Entry } from '../catalog/answer.ts'
import { FitLine } from '../catalog/card.tsx'
import { DataTab } from '../catalog/data.tsx'
import { nameOf } from '../catalog/say.ts'
import type { Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { sayCount } from '../part/say.ts'
import { type Text, textOf } from './listing-text.ts'
import type { Listing } from './rows.ts'
import type { Version } from './upload.ts'

type PreviewProps = {
  listing: Listing
  product: Schemas['DataProduct']
  version: Version | undefined
  /** What is being written of it, where that is not saved yet. */
  text?: Text
}

/** A listing as the catalogue shows it: its card, and its sample under the pictures of its columns. */
export function ListingPreview({ listing, product, version, text = textOf(listing) }: PreviewProps) {
  const { preview: texts } = useText(listingTexts)
  const session = useSession()
  const provider = { id: listing.providerId, name: session?.participant.name ?? '' }
  return (
    <div className="stack">
      <section aria-label={texts.card}>
        <PreviewCard text={text} listing={listing} version={version} />
      </section>
      {version?.inspection != null && (
        <DataTab entry={entryOf({ listing, product, text, provider }, version, version.inspection)} />
      )}
    </div>
  )
}

type Facts = { listing: Listing; product: Schemas['DataProduct']; text: Text; provider: Entry['provider'] }

/** A listing as its page in the catalogue would tell it. */
function entryOf(
  { listing, product, text, provider }: Facts,
  version: Version,
  inspection: NonNullable<Version['inspection']>,
): Entry {
  const { number, rows, sizeBytes, format, createdAt, encoding, descriptions, maskedFields } = version
  return {
    ...text,
    id: listing.id,
    productId: product.id,
    provider,
    description: product.description,
    sourceMode: product.sourceMode,
    sourceNote: product.sourceNote,
    prices: text.plans.map((plan) => ({ plan, sentence: '' })),
    hasStandingOffer: listing.hasStandingOffer,
    standingOffer: null,
    listedAt: listing.listedAt ?? listing.createdAt,
    version: { number, rows, sizeBytes, format, createdAt, encoding, duplicateRows: inspection.duplicateRows },
    columns: inspection.columns.map((column) => ({
      ...column,
      description: descriptions[column.name] ?? '',
      isMasked: maskedFields.includes(column.name),
    })),
    sample: version.sample ?? [],
    versions: product.versions.filter(({ state }) => state === 'ready'),
  }
}

function PreviewCard({ text, listing, version }: Pick<Required<PreviewProps>, 'text' | 'listing' | 'version'>) {
  const { preview: texts } = useText(listingTexts)
  const words = useText(terms)
  const { language } = useLanguage()
  const session = useSession()
  const columns = version?.inspection?.columns.length ?? 0
  const item = {
    ...text,
    coverageSpace: text.coverageSpace || words.dash,
    granularity: text.granularity || words.dash,
    updateCycle: text.updateCycle || words.dash,
    prices: text.plans.map((plan) => ({ plan, sentence: '' })),
  }
  return (
    <article className="card product-card">
      <FitLine item={item} />
      <h3 className="provider-card-title">{text.title || texts.none}</h3>
      <p className="product-card-summary">{text.summary || texts.none}</p>
      <div className="row product-card-foot">
        <span>{session?.participant.name}</span>
        {version?.rows !== null && version !== undefined && (
          <span className="faint number">
            {words.rowsBy(sayCount(version.rows, language), sayCount(columns, language))}
          </span>
        )}
        {version?.format && <span className="faint">{nameOf(words.format, version.format)}</span>}
        {listing.hasStandingOffer && <span className="tag main">{words.standing}</span>}
        {listing.state === 'draft' && <span className="tag accent">{texts.draft}</span>}
      </div>
    </article>
  )
}
