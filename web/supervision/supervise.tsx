import { Link } from 'react-router'
import { api } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { deskOf } from '../desk/desks.ts'
import { DistrictMap } from '../home/district-map.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { Page } from '../part/layout.tsx'
import { Read } from '../part/state.tsx'
import { Deliveries } from './deliveries.tsx'
import { LedgerState } from './ledger-state.tsx'
import { Measures } from './measures.tsx'
import { Numbers } from './numbers.tsx'
import { Search } from './search.tsx'
import '../home/home.css'
import './supervision.css'

const EVERY_MS = 10_000
const PLACES = { suspensions_in_force: '/supervise#measures' }

/** The regulator's desk (监管工作台): the market as it stands, the search, measures, and the latest transfers. */
export default function Supervise() {
  const { title, lead } = useText(supervisionTexts)
  const isAllowed = useMay('supervision.search')
  const market = api.useQuery('get', '/api/market', {}, { refetchInterval: EVERY_MS, enabled: isAllowed })
  if (!isAllowed) return <Closed />
  return (
    <Page title={title} lead={lead}>
      <div className="supervise-top">
        <Tasks places={PLACES} />
        {market.data !== undefined && <LedgerState ledger={market.data.ledger} />}
      </div>
      <Search />
      <Read query={market}>{(data) => <Numbers market={data} at={market.dataUpdatedAt} />}</Read>
      <Measures />
      <div className="supervise-two">
        <Deliveries />
        {market.data !== undefined && (
          <div className="card supervise-map">
            <DistrictMap places={market.data.byDistrict} />
          </div>
        )}
      </div>
    </Page>
  )
}

/** What others than regulators and auditors see here. */
export function Closed() {
  const { title, closed } = useText(supervisionTexts)
  const session = useSession()
  return (
    <Page title={title}>
      <div className="notice">
        <p>{closed.text}</p>
        <p>
          <Link className="button" to={deskOf(session?.roles ?? [])}>
            {closed.desk}
          </Link>
        </p>
      </div>
    </Page>
  )
}
