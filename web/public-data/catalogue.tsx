import { useState } from 'react'
import { Link } from 'react-router'
import { nameOf } from '../catalog/say.ts'
import { useAct } from '../client/act.ts'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { Exports, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { CatalogueFilters, FILTERS, type Filters } from './catalogue-filters.tsx'
import { CatalogueLists } from './catalogue-lists.tsx'
import { StateTag } from './catalogue-state.tsx'
import { Party } from './party.tsx'
import { Publish } from './publish.tsx'
import './catalogue.css'

type Row = Schemas['CatalogueRow']

/** What is asked of the server: the filters that are set, of one's own department or of all. */
function queryOf(filters: Filters, own: string): Record<string, string> {
  const { of, cursor: _, ...rest } = filters
  const set = Object.entries(rest).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))
  return { ...Object.fromEntries(set), ...(of === 'all' ? {} : { departmentId: own }) }
}

/** The catalogue (资源目录) of one's own department or of the city: its lists, its filters, its entries. */
export function Catalogue() {
  const { list: texts } = useText(resourceTexts)
  const { publish } = useText(publicDataTexts)
  const session = useSession()
  const { values, change } = useAddress(FILTERS)
  const [isOpen, setOpen] = useState(false)
  const query = queryOf(values, session?.participant.id ?? '')
  const { list, cursor } = values
  const page = { limit: 20, ...query, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/resources', { params: { query: page } })
  const publishing = useAct((body: Schemas['PublishResource'], headers) => client.POST('/api/resources', { body, headers }))
  const { list: _, ...unlisted } = query
  const isNarrowed = Object.keys(query).some((name) => name !== 'departmentId') || values.of === 'all'
  return (
    <section className="stack" aria-labelledby="catalogue">
      <div className="row between">
        <h2 id="catalogue">{texts.title}</h2>
        <div className="row">
          <Link className="button" to="/resources/import">{texts.import}</Link>
          {!isOpen && (
            <button type="button" className="button primary" onClick={() => (publishing.reset(), setOpen(true))}>
              {publish.open}
            </button>
          )}
        </div>
      </div>
      {!isOpen && publishing.isSuccess && (
        <p className="notice good" role="status">
          {publish.done(publishing.data.name)} <Link to={`/resources/${publishing.data.id}`}>{publishing.data.code}</Link>
        </p>
      )}
      {isOpen && <Publish act={publishing} done={() => setOpen(false)} cancel={() => setOpen(false)} />}
      <CatalogueLists query={unlisted} value={list} choose={(next) => change({ list: next })} />
      <CatalogueFilters values={values} change={change} />
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>{isNarrowed ? texts.empty : texts.fresh}</Empty>
          ) : (
            <>
              <Table items={items} isOfAll={values.of === 'all'} />
              <div className="row between">
                <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
                <Exports hrefOf={(as) => `/api/resources/export?${new URLSearchParams({ ...query, as })}`} />
              </div>
            </>
          )
        }
      </Read>
    </section>
  )
}

function Table({ items, isOfAll }: { items: Row[]; isOfAll: boolean }) {
  const { list: texts } = useText(resourceTexts)
  const { resources: names } = useText(publicDataTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{names.name}</th>
            {isOfAll && <th scope="col">{texts.department}</th>}
            <th scope="col">{names.grade}</th>
            <th scope="col">{names.open}</th>
            <th scope="col">{texts.share}</th>
            <th scope="col">{names.cycle}</th>
            <th scope="col">{texts.quality}</th>
            <th scope="col">{names.state}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Entry key={row.id} row={row} isOfAll={isOfAll} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entry({ row, isOfAll }: { row: Row; isOfAll: boolean }) {
  const { list: texts, lists, shareClasses, themes, none } = useText(resourceTexts)
  const { resources: names, grades, openClasses } = useText(publicDataTexts)
  const { updateCycle } = useText(terms)
  const { id, code, name, fields, grade, openClass, shareClass, quality, theme } = row
  return (
    <tr>
      <td className="catalogue-name">
        <Link to={`/resources/${id}`}>{name}</Link>
        <div className="faint">
          <span className="public-mono">{code}</span> · {names.count(String(fields.length))}
        </div>
        <div className="catalogue-tags">
          {theme !== null && <span className="tag">{themes[theme] ?? theme}</span>}
          {row.gathered && <span className="tag main">{lists['gathered']}</span>}
          {row.inAuthorisedScope && <span className="tag good">{texts.authorised}</span>}
        </div>
      </td>
      {isOfAll && <td><Party id={row.departmentId} /></td>}
      <td><span className={`tag ${grade === 'general' ? '' : 'danger'}`}>{grades[grade] ?? grade}</span></td>
      <td className="nowrap">{openClasses[openClass] ?? openClass}</td>
      <td className="nowrap">{shareClasses[shareClass] ?? shareClass}</td>
      <td className="nowrap">{nameOf(updateCycle, row.updateCycle)}</td>
      <td className="number">{quality === null ? <span className="faint">{none}</span> : `${quality.grade} · ${quality.scoreBps / 100}`}</td>
      <td><StateTag row={row} /></td>
    </tr>
  )
}
