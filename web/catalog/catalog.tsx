import { Link } from 'react-router'
import { catalog } from '../language/catalog.ts'
import { common } from '../language/common.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { Exports } from '../part/list.tsx'
import { Page } from '../part/layout.tsx'
import { sayCount } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { type CatalogPage, useCatalogPage } from './answer.ts'
import { Card } from './card.tsx'
import { Compare, CompareBar } from './compare.tsx'
import { ActiveFilters, Facets } from './facets.tsx'
import { RescuePart } from './rescue.tsx'
import { SearchBox } from './search-box.tsx'
import { MOST_COMPARED, SORTS, useSearch } from './search-state.ts'
import { Tick } from './tick.tsx'
import './catalog.css'

type Search = ReturnType<typeof useSearch>

/** The catalogue (数据目录): everything on the market, searched, narrowed, ordered and compared; the address tells it all. */
export default function Catalog() {
  const search = useSearch()
  const { title } = useText(catalog)
  const { act } = useText(common)
  const page = useCatalogPage(search.query)
  return (
    <Page title={title}>
      <SearchBox words={search.q} onSearch={search.setWords} />
      <Read query={page}>{(data) => <Results page={data} search={search} isOld={page.isPlaceholderData} />}</Read>
      {page.error !== null && search.cursor !== undefined && (
        <p><Link className="button" to={search.pageAddress(undefined)}>{act.first}</Link></p>
      )}
    </Page>
  )
}

function Results({ page, search, isOld }: { page: CatalogPage; search: Search; isOld: boolean }) {
  return (
    <div className="catalog">
      <Facets facets={page.facets} filters={search.filters} toggle={search.toggle} />
      <div className="results stack" aria-busy={isOld}>
        <Toolbar page={page} search={search} />
        <ActiveFilters facets={page.facets} {...search} />
        {page.rescue !== null && <RescuePart rescue={page.rescue} drop={search.drop} />}
        {page.items.map((item) => <Card key={item.id} item={item} end={<CompareBox item={item} search={search} />} />)}
        <Paging next={page.next} search={search} />
        {search.compare.length > 0 && <Compare ids={search.compare} remove={search.toggleCompared} />}
        {search.compare.length > 0 && <CompareBar count={search.compare.length} clear={search.clearCompared} />}
      </div>
    </div>
  )
}

/** The export of exactly what the filters show, all pages of it. */
function exportOf(address: URLSearchParams, as: 'csv' | 'xlsx'): string {
  const filter = new URLSearchParams(address)
  for (const name of ['cursor', 'compare', 'limit', 'lang']) filter.delete(name)
  filter.set('as', as)
  return `/api/catalog/export?${filter}`
}

function Toolbar({ page, search }: { page: CatalogPage; search: Search }) {
  const { found, foundAtLeast, foundFor, sort } = useText(catalog)
  const { language } = useLanguage()
  const count = sayCount(page.total, language)
  const sorts = SORTS.filter((one) => one !== 'relevance' || search.q !== '')
  return (
    <div className="row between catalog-tools">
      <p role="status">
        <strong className="number">{page.isTotalExact ? found(count) : foundAtLeast(count)}</strong>
        {search.q !== '' && <span className="soft"> {foundFor(search.q)}</span>}
      </p>
      <div className="row">
        <label className="row sort">
          <span className="soft">{sort.label}</span>
          <select className="input" value={search.sort} onChange={(event) => search.setSort(event.target.value)}>
            {sorts.map((one) => <option key={one} value={one}>{sort[one]}</option>)}
          </select>
        </label>
        {page.total > 0 && (
          <span className="exports"><Exports className="button plain" hrefOf={(as) => exportOf(search.address, as)} /></span>
        )}
      </div>
    </div>
  )
}

function CompareBox({ item: { id, title }, search }: { item: { id: string; title: string }; search: Search }) {
  const { compare } = useText(catalog)
  const isChosen = search.compare.includes(id)
  const isFull = !isChosen && search.compare.length >= MOST_COMPARED
  return (
    <label className="compare-box" title={isFull ? compare.full : undefined}>
      <Tick isOn={isChosen} isDisabled={isFull} toggle={() => search.toggleCompared(id)} />
      {isFull ? compare.full : compare.add}<span className="visually-hidden"> {title}</span>
    </label>
  )
}

function Paging({ next, search }: { next: string | null; search: Search }) {
  const { paging } = useText(catalog)
  const { act } = useText(common)
  if (next === null && search.cursor === undefined) return null
  return (
    <nav className="row" aria-label={paging.label}>
      {search.cursor !== undefined && <Link className="button" to={search.pageAddress(undefined)}>{act.first}</Link>}
      {next !== null && <Link className="button" to={search.pageAddress(next)}>{act.next}</Link>}
    </nav>
  )
}
