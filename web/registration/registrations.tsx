import { STATES } from '#api/registration/registration.ts'
import { useAddress } from '../client/address.ts'
import { api } from '../client/client.ts'
import { Tasks } from '../desk/tasks.tsx'
import { DeskPage } from '../desk/desk-page.tsx'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'
import { Filter, Paging } from '../part/list.tsx'
import { Empty, Read } from '../part/state.tsx'
import { Begin } from './begin.tsx'
import { RegistrationTable } from './table.tsx'
import '../public-data/public-data.css'
import './registration.css'

/** An applicant's registrations (公共数据资源登记), and how to begin one. */
export default function Registrations() {
  const { list: texts, states } = useText(registrationTexts)
  const { values: { state, cursor, subject }, change } = useAddress(['state', 'cursor', 'subject'])
  const wanted = STATES.find((one) => one === state)
  const query = { limit: 20, ...(cursor === undefined ? {} : { cursor }), ...(wanted === undefined ? {} : { state: wanted }) }
  const found = api.useQuery('get', '/api/registrations', { params: { query } })
  return (
    <DeskPage title={texts.title} lead={texts.lead} act="registration.apply">
      <Tasks places={{ registrations_to_mend: '/registrations?state=returned' }} />
      <Begin subject={subject} />
      <Filter label={texts.state} all={texts.all} names={states} values={STATES} value={wanted} choose={(one) => change({ state: one })} />
      <Read query={found}>
        {({ items, next }) =>
          items.length === 0 && cursor === undefined ? <Empty>{texts.none}</Empty> : (
            <>
              <RegistrationTable items={items} hrefOf={(id) => `/registrations/${id}`} />
              <Paging cursor={cursor} next={next} go={(after) => change({ cursor: after })} />
            </>
          )
        }
      </Read>
    </DeskPage>
  )
}
