import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { useText } from '../language/language.tsx'
import { providerTexts } from '../language/provider.ts'
import { Paging } from '../part/list.tsx'
import { sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'

type Agreement = Schemas['Agreement']

/** Whether it is this provider that has to answer or sign. */
const isDue = ({ state, turn, signatures }: Agreement, own: string): boolean =>
  state === 'offered' ? turn === own : signatures.provider === null

/** Offers that are being negotiated, and agreements that the consumer signed first. */
export function Offers() {
  const { offers } = useText(providerTexts)
  const own = useSession()?.participant.id ?? ''
  const {
    values: { offers: cursor },
    change,
  } = useAddress(['offers'])
  const page = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const offered = api.useQuery('get', '/api/agreements', { params: { query: { ...page, state: 'offered' } } })
  const signing = api.useQuery('get', '/api/agreements', { params: { query: { limit: 20, state: 'signing' } } })
  const isSold = ({ provider }: Agreement) => provider.id === own
  const toSign = cursor === undefined ? (signing.data?.items ?? []).filter((one) => isSold(one) && isDue(one, own)) : []
  return (
    <section className="stack" aria-labelledby="offers">
      <div>
        <h2 id="offers">{offers.title}</h2>
        <p className="soft provider-last">{offers.lead}</p>
      </div>
      <Read query={offered}>
        {({ items, next }) => {
          const rows = [...toSign, ...items.filter(isSold)]
          return (
            <>
              {rows.length === 0 ? <Empty>{offers.empty}</Empty> : <OfferList rows={rows} own={own} />}
              <Paging cursor={cursor} next={next} go={(after) => change({ offers: after })} />
            </>
          )
        }}
      </Read>
    </section>
  )
}

function OfferList({ rows, own }: { rows: Agreement[]; own: string }) {
  const { offers } = useText(providerTexts)
  return (
    <ul className="provider-offers">
      {rows.map((agreement) => {
        const isOwnTurn = isDue(agreement, own)
        return (
          <li key={agreement.id} className="card">
            <div className="row between">
              <h3>{agreement.title}</h3>
              <span className={isOwnTurn ? 'tag accent' : 'tag'}>{isOwnTurn ? offers.mine : offers.theirs}</span>
            </div>
            <p>{agreement.sentence}</p>
            <div className="row between">
              <span className="faint">
                {agreement.consumer.name} · {sayInstant(agreement.createdAt)}
              </span>
              <Link to={`/provide/agreements/${agreement.id}`}>
                {isOwnTurn ? offers.answer : offers.look}
                <span className="visually-hidden">{agreement.title}</span>
              </Link>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
