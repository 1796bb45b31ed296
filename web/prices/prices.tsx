import { useId, useState } from 'react'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { sayPlan } from '../catalog/say.ts'
import { terms } from '../language/catalog.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { dayOf, lastDayOf } from '../part/day.ts'
import { Page } from '../part/layout.tsx'
import { Exports, Filter, Paging } from '../part/list.tsx'
import { sayCount, sayFen } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import './prices.css'

type Item = Schemas['PriceListItem']

const GROUNDS = ['free', 'ceiling', 'market'] as const

/** What everybody may read of prices (价格公示): by product, on what ground, and what comparable ones were sold for. */
export default function Prices() {
  const { page: texts, basis, notice } = useText(pricesTexts)
  const { values: { q, ground, cursor }, change } = useAddress(['q', 'ground', 'cursor'])
  const chosen = GROUNDS.find((one) => one === ground)
  const filter = { ...(q === undefined ? {} : { q }), ...(chosen === undefined ? {} : { ground: chosen }) }
  const rules = api.useQuery('get', '/api/public/price-rules', {})
  const query = { limit: 30, ...filter, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/public/prices', { params: { query } })
  const hrefOf = (as: string) => `/api/public/prices/export?${new URLSearchParams({ ...filter, as })}`
  return (
    <Page title={texts.title} lead={texts.lead}>
      <div className="notice prices-rule">
        <p>{texts.chain} {rules.data && texts.authority[rules.data.authority]}</p>
        <p className="faint">{basis}：{notice}</p>
      </div>
      <Narrow q={q} ground={chosen} change={change} hrefOf={hrefOf} />
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? (
            <Empty>
              {texts.empty}{' '}
              <button
                type="button"
                className="button plain small"
                onClick={() => change({ q: undefined, ground: undefined })}
              >
                {texts.clear}
              </button>
            </Empty>
          ) : (
            <>
              <Table items={items} />
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )}
      </Read>
      {rules.data && <p className="faint prices-rule">{texts.rule(...fewest(rules.data.fewest))}</p>}
    </Page>
  )
}

const fewest = ({ deals, consumers, providers }: Schemas['PriceRules']['fewest']): [string, string, string] =>
  [String(deals), String(consumers), String(providers)]

type NarrowProps = {
  q: string | undefined
  ground: string | undefined
  change: ReturnType<typeof useAddress>['change']
  hrefOf: (format: string) => string
}

function Narrow({ q, ground, change, hrefOf }: NarrowProps) {
  const { page: texts, grounds, all } = useText(pricesTexts)
  const [typed, setTyped] = useState(q ?? '')
  const id = useId()
  return (
    <form
      className="prices-search"
      role="search"
      onSubmit={(event) => (event.preventDefault(), change({ q: typed.trim() === '' ? undefined : typed.trim() }))}
    >
      <div className="field">
        <label htmlFor={id}>{texts.name}</label>
        <input
          id={id} className="input" type="search" maxLength={100} placeholder={texts.nameHint} value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
      </div>
      <button type="submit" className="button">{texts.search}</button>
      <Filter
        label={texts.ground}
        all={all}
        names={grounds}
        values={GROUNDS}
        value={ground}
        choose={(one) => change({ ground: one })}
      />
      <Exports hrefOf={hrefOf} className="button" />
    </form>
  )
}

function Table({ items }: { items: Item[] }) {
  const { page: texts } = useText(pricesTexts)
  const words = useText(terms)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table className="prices-table">
        <thead>
          <tr>
            <th scope="col">{texts.product}</th>
            <th scope="col">{texts.why}</th>
            <th scope="col">{texts.price}</th>
            <th scope="col">{texts.market}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id}>
              <td className="product">
                <Link to={`/catalog/${item.id}`}>{item.title}</Link>
                <div className="faint">{item.provider.name}</div>
              </td>
              <td><Ground item={item} /></td>
              <td><ul>{item.prices.map(({ plan }, at) => <li key={at}>{sayPlan(plan, words)}</li>)}</ul></td>
              <td><Market item={item} /></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const GROUND_TONES = { free: 'good', ceiling: 'main', market: '' } as const

function Ground({ item: { ground, purposeClass, ceiling } }: { item: Item }) {
  const { page: texts, grounds, purposes, units } = useText(pricesTexts)
  const purpose = purposeClass === null ? undefined : purposes[purposeClass]
  return (
    <>
      <span className={`tag ${GROUND_TONES[ground]}`}>{grounds[ground]}</span>
      {ground === 'free' && <div>{purpose === undefined ? texts.opened : texts.free(purpose)}</div>}
      {ground === 'market' && <div className="soft">{texts.own}</div>}
      {ground === 'ceiling' && (ceiling === null ? <div>{texts.unset}</div> : (
        <div>
          {purpose !== undefined && `${texts.purpose(purpose)} · `}
          {texts.ceiling(sayFen(ceiling.fen), units[ceiling.unit] ?? ceiling.unit)}{' '}
          {ceiling.isTrial && <span className="tag accent">{texts.trial}</span>}
          {Date.parse(ceiling.validTo) <= Date.now() && <span className="tag danger">{texts.lapsed}</span>}
          <div className="faint">
            {texts.decision(ceiling.decision, dayOf(Date.parse(ceiling.validFrom)), lastDayOf(ceiling.validTo))}
          </div>
        </div>
      ))}
    </>
  )
}

function Market({ item: { market } }: { item: Item }) {
  const { page: texts, measures } = useText(pricesTexts)
  const { language } = useLanguage()
  if (market.length === 0) return <span className="faint">{texts.noMeasure}</span>
  return (
    <ul>
      {market.map(({ measure, deals, range }) => (
        <li key={measure}>
          <span className="soft">{measures[measure]}</span>{' '}
          {range === null ? <span className="faint">{texts.tooFew}</span> : texts.range(
            sayCount(deals, language), sayFen(range.medianFen), sayFen(range.lowerFen), sayFen(range.upperFen),
          )}
        </li>
      ))}
    </ul>
  )
}
