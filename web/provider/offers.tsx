import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'

type Agreement = Schemas['Agreement']

/** Whether it is this provider that has to answer or sign. */
const isDue = ({ state, turn, signatures }: Agreement, own: string): boolean =>
  state === 'offered' ? turn === own : signatures.provider === null

/** Offers that are being negotiated, and agreements that the consumer signed first. */
export function Offers() {
  const { offers } = useText(providerTexts)
  const { act } = useText(common)
  const own = useSession()?.participant.id ?? ''
  const { values: { offers: cursor }, change } = useAddress(['offers'])
  const page = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const offered = api.useQuery('get', '/api/agreements', { params: { query: { ...page, state: 'offered' } } })
  const signing = api.useQuery('get', '/api/agreements', { params: { query: { limit: 20, state: 'signing' } } })
  const isSold = ({ provider }: Agreement) => provider.id === own
  const toSign = cursor === undefined ? (signing.data?.items ?? []).filter((one) => isSold(one) && isDue(one, own)) : []
  return (
    <section className="stack" aria-labelledby="offers">
      <div><h2 id="offers">{offers.title}</h2><p className="soft provider-last">{offers.lead}</p></div>
      <Read query={offered}>
        {({ items, next }) => {
          const rows = [...toSign, ...items.filter(isSold)]
          return (
            <>
              {rows.length === 0 ? <Empty>{offers.empty}</Empty> : <OfferTable rows={rows} own={own} />}
              <div className="row">
                {cursor !== undefined && <button type="button" className="button small" onClick={() => change({ offers: undefined })}>{act.first}</button>}
                {next !== null && <button type="button" className="button small" onClick={() => change({ offers: next })}>{act.next}</button>}
              </div>
            </>
          )
        }}
      </Read>
    </section>
  )
}

function OfferTable({ rows, own }: { rows: Agreement[]; own: string }) {
  const { offers } = useText(providerTexts)
  return (
    <div className="sheet" role="region" aria-label={offers.region} tabIndex={0}>
      <table>
        <thead>
          <tr>{[offers.product, offers.consumer, offers.terms, offers.turn, offers.at, ''].map((name) => <th key={name} scope="col">{name}</th>)}</tr>
        </thead>
        <tbody>
          {rows.map((agreement) => (
            <tr key={agreement.id}>
              <td>{agreement.title}</td>
              <td>{agreement.consumer.name}</td>
              <td className="provider-sentence">{agreement.sentence}</td>
              <td>{isDue(agreement, own) ? <span className="tag accent">{offers.mine}</span> : <span className="tag">{offers.theirs}</span>}</td>
              <td className="nowrap">{sayInstant(agreement.createdAt)}</td>
              <td className="nowrap"><Link to={`/provide/agreements/${agreement.id}`}>{isDue(agreement, own) ? offers.answer : offers.look}</Link></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
