import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { Tasks } from '../desk/tasks.tsx'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import type { Registration } from './case.tsx'
import { RegistrationTable } from './table.tsx'
import '../public-data/public-data.css'
import './registration.css'

const STATES = [
  'submitted', 'accepted', 'reviewed', 'publicity', 'objected', 'returned', 'imported', 'valid', 'coded', 'expired', 'revoked',
  'cancelled', 'completed', 'not_accepted', 'not_passed', 'terminated',
] as const satisfies readonly Registration['state'][]

/** The nearest end among the clocks that run: what is due first stands first. */
const dueOf = ({ clocks }: Registration): string =>
  clocks.filter(({ state }) => state === 'running').map(({ dueAt }) => dueAt).toSorted()[0] ?? '9999'

/** The registry's desk (登记机构): what lies with it, by its limits. */
export default function Registry() {
  const { registry: texts, states } = useText(registrationTexts)
  const { values: { state, cursor }, change } = useAddress(['state', 'cursor'])
  const wanted = STATES.find((one) => one === state)
  const query = { limit: 50, ...(cursor === undefined ? {} : { cursor }), ...(wanted === undefined ? {} : { state: wanted }) }
  const found = api.useQuery('get', '/api/registrations', { params: { query } })
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="registration.decide">
      <Tasks places={{ registrations_to_decide: '/registry' }} />
      <Filter label={texts.inbox} all={texts.all} names={states} values={STATES} value={wanted} choose={(one) => change({ state: one })} />
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? <Empty>{texts.none}</Empty> : (
            <>
              <RegistrationTable
                items={items.toSorted((a, b) => dueOf(a).localeCompare(dueOf(b)))} hrefOf={(id) => `/registry/${id}`} withRegistrant
              />
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </DeskPage>
  )
}
