import { api } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { organisationTexts } from '../language/organisation.ts'
import { useText } from '../language/language.tsx'
import { Page } from '../part/layout.tsx'
import { sayDay } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { ApiKeys } from './api-keys.tsx'
import { Keys } from './keys.tsx'
import { People } from './people.tsx'
import { Relations } from './relations.tsx'
import './organisation.css'

/** One's own organisation (本单位): who it is, who acts for it, and the keys by which it signs and calls. */
export default function Organisation() {
  const texts = useText(organisationTexts)
  const session = useSession()
  const [mayKeys, mayApiKeys, mayPeople] = [useMay('participant.manage_keys'), useMay('participant.manage_api_keys'), useMay('participant.manage_people')]
  const mayRelations = useMay('relation.declare')
  const isStaff = useMay('participant.review')
  const isAdmitted = session?.participant.state === 'admitted'
  return (
    <Page title={session?.participant.name ?? texts.title}>
      {!isAdmitted && <div className="notice wait"><p>{session?.participant.rejectionReason ?? texts.waiting}</p></div>}
      {session?.participant.suspended && <div className="notice bad" role="alert"><p>{texts.suspended}</p></div>}
      {isAdmitted && <Facts />}
      {mayKeys && <Keys />}
      {mayPeople && <People />}
      {mayRelations && isAdmitted && !isStaff && <Relations />}
      {mayApiKeys && <ApiKeys />}
    </Page>
  )
}

function Facts() {
  const texts = useText(organisationTexts)
  const own = api.useQuery('get', '/api/participants/me')
  return (
    <Read query={own}>
      {({ uscc, roles, businessScope, createdAt }) => (
        <section className="card">
          <dl className="facts">
            <dt>{texts.uscc}</dt>
            <dd className="mono">{uscc}</dd>
            <dt>{texts.roles}</dt>
            <dd>{roles.map((role) => texts.roleNames[role] ?? role).join('、')}</dd>
            <dt>{texts.scope}</dt>
            <dd>{businessScope}</dd>
            <dt>{texts.since}</dt>
            <dd>{sayDay(createdAt)}</dd>
          </dl>
        </section>
      )}
    </Read>
  )
}
