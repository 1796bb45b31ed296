import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { Exports, Paging } from '../part/list.tsx'
import { sayFen, sayInstant, shorten } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import { answered } from './answered.ts'
import type { Period } from './use-period.ts'

type Settlement = Schemas['Settlement']

/** Agreements that are looked through for the names of parties and products. */
const LOOK_UP = 100

/** Names of consumers and products, as one's agreements tell them. */
const useNames = () =>
  useQuery({
    queryKey: ['provider-names'],
    staleTime: 60_000,
    queryFn: async () => {
      const { items } = await answered(client.GET('/api/agreements', { params: { query: { limit: LOOK_UP } } }))
      return new Map(
        items.flatMap(({ consumer, productId, title }) => [
          [consumer.id, consumer.name],
          [productId, title],
        ]),
      )
    },
  })

/** The address of the statement's export, of exactly this period. */
const exportOf = (period: Period, as: 'csv' | 'xlsx'): string =>
  `/api/settlements/export?${new URLSearchParams({ ...period.instants, as })}`

/** The statement (对账单) of a period, to look at and to take along. */
export function Statement({ period, names }: { period: Period; names: ReadonlyMap<string, string> }) {
  const { statement: texts } = useText(salesTexts)
  const {
    values: { statement: cursor },
    change,
  } = useAddress(['statement'])
  const known = useNames().data
  const query = { limit: 20, ...period.instants, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/settlements', { params: { query } }, { placeholderData: keepPreviousData })
  const nameOf = (id: string) => names.get(id) ?? known?.get(id) ?? shorten(id)
  return (
    <section className="stack" aria-labelledby="statement">
      <div className="row between">
        <h2 id="statement" className="provider-last">
          {texts.title}
        </h2>
        <Exports className="button" hrefOf={(as) => exportOf(period, as)} />
      </div>
      <Read query={found}>
        {({ items, next, totals }) =>
          items.length === 0 ? (
            <Empty>{texts.none}</Empty>
          ) : (
            <>
              <p className="soft provider-last">
                {texts.lead(sayFen(totals.grossFen), sayFen(totals.feeFen), sayFen(totals.shareFen))}
                {texts.exported}
              </p>
              <Lines items={items} nameOf={nameOf} />
              <Paging cursor={cursor} next={next} go={(after) => change({ statement: after })} />
            </>
          )
        }
      </Read>
    </section>
  )
}

function Lines({ items, nameOf }: { items: Settlement[]; nameOf: (id: string) => string }) {
  const { statement: texts } = useText(salesTexts)
  return (
    <div className="sheet" role="region" aria-label={texts.region} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{texts.at}</th>
            <th scope="col">{texts.kind}</th>
            <th scope="col">{texts.product}</th>
            <th scope="col">{texts.consumer}</th>
            <th scope="col" className="number">
              {texts.gross}
            </th>
            <th scope="col" className="number">
              {texts.fee}
            </th>
            <th scope="col" className="number">
              {texts.share}
            </th>
            <th scope="col">{texts.transfer}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <Line key={item.id} item={item} nameOf={nameOf} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ item, nameOf }: { item: Settlement; nameOf: (id: string) => string }) {
  const { statement: texts } = useText(salesTexts)
  const isBack = item.kind === 'refunded'
  const say = (fen: number) => sayFen(isBack ? -fen : fen)
  return (
    <tr>
      <td className="nowrap">{sayInstant(item.at)}</td>
      <td>
        <span className={`tag ${isBack ? 'danger' : 'good'}`}>{texts.kinds[item.kind]}</span>
      </td>
      <td className="provider-file">{nameOf(item.productId)}</td>
      <td className="provider-file">{nameOf(item.consumerId)}</td>
      <td className="number">{say(item.grossFen)}</td>
      <td className="number" title={texts.rate((item.feeBps / 100).toFixed(2))}>
        {say(item.feeFen)}
      </td>
      <td className="number">{say(item.shareFen)}</td>
      <td className="nowrap">
        {item.transferId === null ? '—' : <Link to={`/my/transfers/${item.transferId}`}>{texts.look}</Link>}
      </td>
    </tr>
  )
}
