import { Link } from 'react-router'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { Tasks } from '../desk/tasks.tsx'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { DeskTabs } from '../public-data/tabs.tsx'
import { GrantRow } from './grant-row.tsx'
import { PlanRow } from './plan-row.tsx'
import '../public-data/public-data.css'
import './implement.css'

const PLANS = '/implement'
const GRANTS = '/implement?tab=grants'
const PLACES = {
  objections_to_answer: PLANS, plans_to_file: PLANS, plans_to_choose: PLANS, plans_to_select: PLANS,
  plans_to_grant: PLANS,
  grants_to_file: GRANTS, changes_to_file: GRANTS, grants_to_hand_over: GRANTS,
  scenarios_to_decide: '/scenarios', scenarios_to_confirm: '/scenarios', ceilings_to_set: '/scenarios',
  tickets_to_decide: PLANS, conflicts_to_settle: '/implement/conflicts',
}

/** The desk of the implementing body (实施机构): its plans, and the agreements under them. */
export default function Implement() {
  const { desk: texts } = useText(implementTexts)
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="plan.draft">
      <Tasks places={PLACES} />
      <p className="row last">
        <Link className="button primary" to="/implement/plans/new">{texts.newPlan}</Link>
        <Link className="button" to="/scenarios">{texts.scenarios}</Link>
        <Link className="button" to="/implement/conflicts">{texts.conflicts}</Link>
      </p>
      <DeskTabs
        tabs={[
          { key: 'plans', label: texts.plans, shown: <Plans /> },
          { key: 'grants', label: texts.grants, shown: <GrantList href="/implement/grants" empty={texts.noGrants} /> },
        ]}
      />
    </DeskPage>
  )
}

function Plans() {
  const { desk: texts } = useText(implementTexts)
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/plans', { params: { query } })
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 && cursor === undefined ? <Empty>{texts.noPlans}</Empty> : (
          <>
            <ul className="implement-list">
              {items.map((plan) => <PlanRow key={plan.id} plan={plan} href={`/implement/plans/${plan.id}`} />)}
            </ul>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
    </Read>
  )
}

/** Agreements that whoever looks may see, each with its page. */
export function GrantList({ href, empty }: { href: string; empty: string }) {
  const { values: { cursor }, change } = useAddress(['cursor'])
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }) }
  const found = api.useQuery('get', '/api/authorizations', { params: { query } })
  return (
    <Read query={found}>
      {({ items, next }) =>
        items.length === 0 && cursor === undefined ? <Empty>{empty}</Empty> : (
          <>
            <ul className="implement-list">
              {items.map((grant) => <GrantRow key={grant.id} grant={grant} href={`${href}/${grant.id}`} />)}
            </ul>
            <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
          </>
        )}
    </Read>
  )
}
