import { Link } from 'react-router'
import { nameOf, sayCoverage, sayPlanSentence } from '../catalog/say.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { listingTexts } from '../language/provider-listing.ts'
import { partTexts } from '../language/provider-parts.ts'
import type { SectionName } from './listing-text.ts'
import { ListingPreview } from './preview.tsx'
import type { Parts } from './section.tsx'

/** How the listing will look, and all that it says, each with the way to change it. */
export function PreviewSection(parts: Parts) {
  const {
    editor: { text },
    listing,
    product,
    version,
  } = parts
  const { preview: texts, page } = useText(listingTexts)
  const answers = useAnswers(parts)
  return (
    <>
      <p className="soft provider-last">{texts.lead}</p>
      <ListingPreview listing={listing} product={product} version={version} text={text} />
      <section className="card" aria-labelledby="answers">
        <h3 id="answers">{texts.answers}</h3>
        <dl className="provider-answers">
          {answers.map(({ name, value, section }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value === '' ? <span className="faint">{texts.none}</span> : value}</dd>
              <dd>
                <Link to={`/provide/listings/${listing.id}?section=${section}`}>
                  {texts.change}
                  <span className="visually-hidden">{name}</span>
                </Link>
              </dd>
            </div>
          ))}
        </dl>
        {parts.editor.isDirty && (
          <p className="faint provider-last">{page.unsaved(String(parts.editor.changed.length))}</p>
        )}
      </section>
    </>
  )
}

function useAnswers({
  editor: { text },
  product,
  version,
}: Parts): { name: string; value: string; section: SectionName }[] {
  const { preview: texts, sections, origin } = useText(listingTexts)
  const { coverage, use } = useText(partTexts)
  const words = useText(terms)
  const columns = version?.inspection?.columns ?? []
  const described = columns.filter(({ name }) => (version?.descriptions[name] ?? '') !== '').length
  const masked = version?.maskedFields.length ?? 0
  return [
    { name: coverage.title, value: text.title, section: 'coverage' },
    { name: coverage.summary, value: text.summary, section: 'coverage' },
    { name: coverage.keywords, value: text.keywords.join('、'), section: 'coverage' },
    { name: coverage.space, value: text.coverageSpace, section: 'coverage' },
    {
      name: words.facets.updateCycle,
      value: text.updateCycle === '' ? '' : nameOf(words.updateCycle, text.updateCycle),
      section: 'coverage',
    },
    {
      name: `${coverage.from}—${coverage.to}`,
      value:
        text.coverageFrom === null && text.coverageTo === null
          ? ''
          : sayCoverage(text.coverageFrom, text.coverageTo, words),
      section: 'coverage',
    },
    { name: coverage.granularity, value: text.granularity, section: 'coverage' },
    { name: use.useCases, value: text.useCases.join('；'), section: 'use' },
    { name: use.forbiddenUses, value: text.forbiddenUses.join('；'), section: 'use' },
    { name: use.license, value: text.license, section: 'use' },
    { name: sections.price, value: text.plans.map((plan) => sayPlanSentence(plan, words)).join(' '), section: 'price' },
    {
      name: sections.fields,
      value:
        columns.length === 0
          ? ''
          : `${texts.described(String(described), String(columns.length))} · ${texts.masked(String(masked))}`,
      section: 'fields',
    },
    { name: origin.mode, value: `${words.sourceMode[product.sourceMode]} · ${product.sourceNote}`, section: 'origin' },
  ]
}
