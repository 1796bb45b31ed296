import { Link } from 'react-router'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { StateTag } from '../agreement/agreement.tsx'
import { Transfers } from '../agreement/transfers.tsx'
import { useAddress } from '../client/address.ts'
import { api, type Schemas } from '../client/client.ts'
import { Tasks } from '../desk/tasks.tsx'
import { agreementTexts } from '../language/agreement.ts'
import { useText } from '../language/language.tsx'
import { daysUntil, lastDayOf } from '../part/day.ts'
import { Page } from '../part/layout.tsx'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { Balance } from './balance.tsx'

const PLACES = {
  counters_to_answer: '/my#agreements', agreements_to_sign: '/my#agreements', agreements_to_order: '/my#agreements',
  transfers_awaiting: '/my#transfers', quota_nearly_used: '/my#agreements',
}

/** The consumer's desk (我的数据): what is due, what may be taken, what was taken. */
export default function My() {
  const { my: texts } = useText(agreementTexts)
  return (
    <Page title={texts.title} end={<Link className="button" to="/catalog">{texts.browse}</Link>}>
      <Tasks places={PLACES} />
      <Balance />
      <Agreements />
      <Transfers limit={10} />
    </Page>
  )
}

function Agreements() {
  const { my: texts, states, page } = useText(agreementTexts)
  const { values: { state, cursor }, change } = useAddress(['state', 'cursor'])
  const chosen = AGREEMENT_STATES.find((one) => one === state)
  const query = { limit: 20, ...(chosen === undefined ? {} : { state: chosen }), ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/agreements', { params: { query } })
  const columns = [page.product, page.provider, texts.uses, page.window, texts.filter]
  return (
    <section className="stack" aria-labelledby="agreements">
      <div className="row between">
        <h2 id="agreements">{texts.agreements}</h2>
        <Filter label={texts.filter} all={texts.all} names={states} values={AGREEMENT_STATES} value={chosen} choose={(one) => change({ state: one })} />
      </div>
      <Read query={found}>
        {({ items, next }) => items.length === 0 ? <Empty>{texts.empty} <Link to="/catalog?price=free">{texts.browse}</Link></Empty> : (
          <>
            <div className="sheet" tabIndex={0} role="group" aria-labelledby="agreements">
              <table>
                <thead><tr>{columns.map((name) => <th key={name} scope="col">{name}</th>)}</tr></thead>
                <tbody>{items.map((agreement) => <Row key={agreement.id} agreement={agreement} />)}</tbody>
              </table>
            </div>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
      </Read>
    </section>
  )
}

function Row({ agreement }: { agreement: Schemas['Agreement'] }) {
  const { my: texts } = useText(agreementTexts)
  const { id, title, provider, usedCount, quota, endsAt, state } = agreement
  const days = daysUntil(endsAt)
  return (
    <tr>
      <td><Link to={`/my/agreements/${id}`}>{title}</Link></td>
      <td>{provider.name}</td>
      <td><span className="quota"><progress value={usedCount} max={quota} aria-label={texts.uses} /><span className="faint number">{usedCount} / {quota}</span></span></td>
      <td className="nowrap">{lastDayOf(endsAt)}{state === 'active' && <span className="faint"> · {texts.days(days)}</span>}</td>
      <td><StateTag state={state} /></td>
    </tr>
  )
}
