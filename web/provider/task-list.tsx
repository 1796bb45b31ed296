import { Link } from 'react-router'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { declarationTexts } from '../language/provider-declaration.ts'
import { listingTexts } from '../language/provider-listing.ts'
import { sayCount } from '../part/say.ts'
import { suspectedOf } from './draft.ts'
import { missingOf, type SectionName, SECTIONS, sectionOf } from './listing-text.ts'
import type { Parts } from './section.tsx'
import { standingOf } from './state.ts'
import { useDeclarationOf } from './use-declaration.ts'

type Told = { hint: string; status: string; tone: '' | 'good' | 'accent' | 'main' }

/** The parts of a listing, each with what it says and what it lacks. */
export function TaskList({ parts }: { parts: Parts }) {
  const { page, sections, status } = useText(listingTexts)
  const { listing, editor } = parts
  const told = useTold(parts)
  const unsaved = new Set(editor.changed.map(sectionOf))
  return (
    <section className="card provider-tasklist" aria-label={page.tasks}>
      <ol>
        {SECTIONS.map((name, at) => {
          const { hint, status: word, tone } = told[name]
          return (
            <li key={name}>
              <Link to={`/provide/listings/${listing.id}?section=${name}`}>
                <span className="provider-number" aria-hidden>
                  {at + 1}
                </span>
                <span className="provider-task">
                  <strong>{sections[name]}</strong>
                  <span className="faint">{hint}</span>
                </span>
                <span className={`tag ${unsaved.has(name) ? 'accent' : tone}`}>
                  {unsaved.has(name) ? status.unsaved : word}
                </span>
              </Link>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function useTold({ editor: { text }, listing, product, version }: Parts): Record<SectionName, Told> {
  const { status, told, faults: words } = useText(listingTexts)
  const { states, versionStates } = useText(providerTexts)
  const { sourceMode } = useText(terms)
  const { language } = useLanguage()
  const faults = missingOf(
    text,
    product.versions.some(({ state }) => state === 'ready'),
  )
  const filled = (name: SectionName, hint: string): Told => {
    const lacks = faults.filter(({ path }) => sectionOf(path) === name).map(({ path }) => words.names[path] ?? path)
    if (lacks.length === 0) return { hint, status: status.done, tone: 'good' }
    return { hint: told.lacks(lacks.join(words.join)), status: status.todo(String(lacks.length)), tone: 'main' }
  }
  const compliance = useComplianceTold(product.id)
  const standing = standingOf(listing)
  const newest = product.versions[0]
  const file: Told =
    version === undefined
      ? {
          hint: told.noFile,
          status: newest === undefined ? status.todo('1') : versionStates[newest.state],
          tone: 'main',
        }
      : {
          hint: told.file(String(version.number), sayCount(version.rows ?? 0, language)),
          status: newest?.state === 'failed' ? status.attention : status.done,
          tone: newest?.state === 'failed' ? 'accent' : 'good',
        }
  const isOpen = standing === 'draft' || standing === 'rejected'
  const submit: Told = isOpen
    ? {
        hint: faults.length === 0 ? '' : status.missing(String(faults.length)),
        status: faults.length === 0 ? status.ready : status.missing(String(faults.length)),
        tone: 'main',
      }
    : { hint: '', status: states[standing], tone: standing === 'listed' ? 'good' : 'accent' }
  return {
    file,
    fields: fieldsTold({ version, status, told }),
    origin: { hint: sourceMode[product.sourceMode], status: status.done, tone: 'good' },
    compliance,
    use: filled('use', [...text.useCases, text.license].filter((part) => part !== '').join('；')),
    coverage: filled('coverage', [text.coverageSpace, text.granularity].filter((part) => part !== '').join('，')),
    price: filled('price', text.plans.length === 0 ? told.noPlans : told.plans(String(text.plans.length))),
    preview: { hint: '', status: status.look, tone: '' },
    submit: { ...submit, hint: '' },
  }
}

/** How far the declaration is: none yet, with faults, or whole. */
function useComplianceTold(productId: string): Told {
  const { section: words, bases, grades } = useText(declarationTexts)
  const { data } = useDeclarationOf(productId)
  if (data === undefined) return { hint: '', status: '—', tone: '' }
  const { declaration, faults } = data
  if (declaration === null) return { hint: '', status: words.wait, tone: 'main' }
  const hint = `${grades[declaration.grade] ?? ''} · ${bases[declaration.personalBasis] ?? ''}`
  if (faults.length > 0) return { hint, status: words.todo(String(faults.length)), tone: 'accent' }
  return { hint, status: words.done, tone: 'good' }
}

type Words = Pick<(typeof listingTexts)['zh'], 'status' | 'told'>

function fieldsTold({ version, status, told }: { version: Parts['version'] } & Words): Told {
  const columns = version?.inspection?.columns ?? []
  if (version === undefined) return { hint: told.noFile, status: '—', tone: '' }
  const open = suspectedOf(columns).filter(({ name }) => !version.maskedFields.includes(name)).length
  const described = columns.filter(({ name }) => (version.descriptions[name] ?? '') !== '').length
  if (open > 0) return { hint: told.sensitive(String(open)), status: status.attention, tone: 'accent' }
  const isDone = described === columns.length
  return {
    hint: told.fields(String(columns.length)),
    status: isDone ? status.done : status.part(String(described), String(columns.length)),
    tone: isDone ? 'good' : 'main',
  }
}
