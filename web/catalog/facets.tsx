import { useState } from 'react'
import { catalog, terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import type { CatalogPage } from './answer.ts'
import { nameOf, type Terms } from './say.ts'
import { type Facet, FACETS, type Filters } from './search-state.ts'
import { Tick } from './tick.tsx'

type Values = NonNullable<CatalogPage['facets'][Facet]>

/** The name of a facet's value: of a code list in the page's language, otherwise as the market names it. */
export function valueName(facet: Facet, { value, label }: { value: string; label: string }, words: Terms): string {
  if (facet === 'sourceMode' || facet === 'updateCycle' || facet === 'price' || facet === 'format') return nameOf(words[facet], value)
  return label
}

type FacetsProps = { facets: CatalogPage['facets']; filters: Filters; toggle: (facet: Facet, value: string) => void }

/** What the results can be narrowed by, each value with the number of products that it leaves. */
export function Facets({ facets, filters, toggle }: FacetsProps) {
  const { filter } = useText(catalog)
  const count = Object.values(filters).flat().length
  const [isOpen, setOpen] = useState(false)
  return (
    <aside className={isOpen ? 'facets open' : 'facets'} aria-label={filter.title}>
      <button type="button" className="button facets-open" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {filter.open(count)}
      </button>
      <div className="facets-list">
        {FACETS.map((facet) => (
          <FacetGroup key={facet} facet={facet} values={facets[facet] ?? []} chosen={filters[facet] ?? []} toggle={toggle} />
        ))}
        {Object.values(facets).flat().length > 0 && <p className="faint">{filter.counts}</p>}
      </div>
    </aside>
  )
}

const SHOWN = 6

type GroupProps = { facet: Facet; values: Values; chosen: string[]; toggle: FacetsProps['toggle'] }

function FacetGroup({ facet, values, chosen, toggle }: GroupProps) {
  const words = useText(terms)
  const { filter } = useText(catalog)
  const { language } = useLanguage()
  const [isWhole, setWhole] = useState(false)
  const gone = chosen.filter((value) => !values.some((known) => known.value === value)).map((value) => ({ value, label: value, count: 0 }))
  const all = [...values, ...gone]
  if (all.length === 0) return null
  const isShown = ({ value }: { value: string }, at: number) => isWhole || at < SHOWN || chosen.includes(value)
  const hidden = all.filter((value, at) => !isShown(value, at)).length
  return (
    <fieldset className="facet">
      <legend>{words.facets[facet]}</legend>
      {all.filter(isShown).map((value) => (
        <label key={value.value}>
          <Tick isOn={chosen.includes(value.value)} toggle={() => toggle(facet, value.value)} />
          <span>{valueName(facet, value, words)}</span>
          <span className="number faint">{sayCount(value.count, language)}</span>
        </label>
      ))}
      {(hidden > 0 || isWhole) && (
        <button type="button" className="button plain small" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {isWhole ? filter.less : filter.more(sayCount(hidden, language))}
        </button>
      )}
    </fieldset>
  )
}

type ActiveProps = FacetsProps & { q: string; setWords: (q: string) => void; clear: () => void }

/** The filters that are on, each with a way to take it off. */
export function ActiveFilters({ facets, filters, toggle, q, setWords, clear }: ActiveProps) {
  const words = useText(terms)
  const { filter } = useText(catalog)
  const chosen = FACETS.flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value })))
  if (chosen.length === 0 && q === '') return null
  const labelled = ({ facet, value }: { facet: Facet; value: string }) => {
    const label = facets[facet]?.find((known) => known.value === value)?.label ?? value
    return valueName(facet, { value, label }, words)
  }
  return (
    <ul className="chips" aria-label={filter.active}>
      {q !== '' && (
        <li>
          <button type="button" className="chip" onClick={() => setWords('')}>
            <span className="visually-hidden">{filter.remove}</span>“{q}”<i aria-hidden>×</i>
          </button>
        </li>
      )}
      {chosen.map((one) => (
        <li key={`${one.facet} ${one.value}`}>
          <button type="button" className="chip" onClick={() => toggle(one.facet, one.value)}>
            <span className="visually-hidden">{filter.remove}</span>
            <small>{words.facets[one.facet]}</small>{labelled(one)}<i aria-hidden>×</i>
          </button>
        </li>
      ))}
      {chosen.length > 1 && <li><button type="button" className="button plain small" onClick={clear}>{filter.clear}</button></li>}
    </ul>
  )
}
