import '../catalog/catalog.css'
import { FitLine } from '../catalog/card.tsx'
import { nameOf } from '../catalog/say.ts'
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
  version: Version | undefined
  /** What is being written of it, where that is not saved yet. */
  text?: Text
}

/** A listing as the catalogue shows it, with its sample. */
export function ListingPreview({ listing, version, text = textOf(listing) }: PreviewProps) {
  const { preview: texts } = useText(listingTexts)
  return (
    <div className="stack">
      <section aria-label={texts.card}><PreviewCard text={text} listing={listing} version={version} /></section>
      {version !== undefined && <Sample version={version} />}
    </div>
  )
}

function PreviewCard({ text, listing, version }: Required<Omit<PreviewProps, 'version'>> & Pick<PreviewProps, 'version'>) {
  const { preview: texts } = useText(listingTexts)
  const words = useText(terms)
  const { language } = useLanguage()
  const session = useSession()
  const columns = version?.inspection?.columns.length ?? 0
  const item = { ...text, coverageSpace: text.coverageSpace || words.dash, granularity: text.granularity || words.dash, updateCycle: text.updateCycle || words.dash, prices: text.plans.map((plan) => ({ plan, sentence: '' })) }
  return (
    <article className="card product-card">
      <FitLine item={item} />
      <h3 className="provider-card-title">{text.title || texts.none}</h3>
      <p className="product-card-summary">{text.summary || texts.none}</p>
      <div className="row product-card-foot">
        <span>{session?.participant.name}</span>
        {version?.rows !== null && version !== undefined && <span className="faint number">{words.rowsBy(sayCount(version.rows, language), sayCount(columns, language))}</span>}
        {version?.format && <span className="faint">{nameOf(words.format, version.format)}</span>}
        {listing.hasStandingOffer && <span className="tag main">{words.standing}</span>}
        {listing.state === 'draft' && <span className="tag accent">{texts.draft}</span>}
      </div>
    </article>
  )
}

/** The rows that anybody may look at before an agreement. */
export function Sample({ version }: { version: Version }) {
  const { preview: texts } = useText(listingTexts)
  const { language } = useLanguage()
  const columns = version.inspection?.columns ?? []
  const rows = version.sample ?? []
  if (rows.length === 0) return null
  return (
    <section aria-labelledby="sample">
      <h3 id="sample">{texts.sample}</h3>
      <p className="soft">{texts.sampleLead(String(rows.length), sayCount(version.rows ?? 0, language))}</p>
      <div className="sheet provider-sample" role="region" aria-label={texts.region} tabIndex={0}>
        <table>
          <thead><tr>{columns.map(({ name }) => <th key={name} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {rows.map((row, at) => (
              // Rows of a sample have no identity but their place.
              <tr key={at}>{columns.map(({ name }) => <td key={name}>{String(row[name] ?? '')}</td>)}</tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
