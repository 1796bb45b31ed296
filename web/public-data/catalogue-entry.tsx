import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { RESOURCE_ACTS } from '#api/resource/resource.ts'
import { nameOf } from '../catalog/say.ts'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useMay, useSession } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { terms } from '../language/catalog.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { resourceTexts } from '../language/resource.ts'
import { sayInstant, shorten } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { newestOf, type Sent } from '../review/newest.ts'
import { ChangeEntry } from './catalogue-change.tsx'
import { ConsentSection } from './catalogue-consent.tsx'
import { QualitySection } from './catalogue-quality.tsx'
import { ReasonForm } from './catalogue-reason.tsx'
import { ItemSection } from './catalogue-sources.tsx'
import { StateTag } from './catalogue-state.tsx'
import { TicketSection } from './catalogue-tickets.tsx'
import { Conflicts } from './conflicts.tsx'
import { Party } from './party.tsx'
import { Register } from './register.tsx'
import '../review/review.css'
import './public-data.css'
import './catalogue.css'

type Resource = Schemas['ResourceDetail']

/** One entry of the catalogue: what it says, its items with their sources, its quality, its tickets and conflicts. */
export default function Entry() {
  const { id = '' } = useParams()
  const { list } = useText(resourceTexts)
  const found = api.useQuery('get', '/api/resources/{id}', { params: { path: { id } } })
  return (
    <DeskPage title={found.data?.name ?? list.title} lead={found.data?.code ?? ''} act="resource.view">
      <Read query={found}>{(resource) => <Shown key={resource.id} resource={resource} />}</Read>
    </DeskPage>
  )
}

function Shown({ resource }: { resource: Resource }) {
  const { entry: texts, states } = useText(resourceTexts)
  const session = useSession()
  const isOwn = session?.participant.id === resource.departmentId
  const isDisputed = resource.sources.some((source) => source.isDisputed)
  const seesConflicts = useMay('source.view_conflicts')
  return (
    <div className="stack">
      <p className="last">{session?.roles.includes('department') && <Link to="/resources">← {texts.back}</Link>}</p>
      {resource.state === 'withdrawn' && <p className="notice wait">{texts.withdrawn} {states['withdrawn']}</p>}
      <Facts resource={resource} />
      {isOwn && <Acts resource={resource} />}
      <ItemSection resource={resource} />
      {resource.sharing !== null && <ConsentSection resource={resource} />}
      {isDisputed && seesConflicts && <Conflicts resourceId={resource.id} />}
      <QualitySection resource={resource} isOwn={isOwn} />
      <TicketSection resource={resource} />
    </div>
  )
}

function Facts({ resource }: { resource: Resource }) {
  const { entry: texts, list, shareClasses, acquisitions, themes, yes, no, none } = useText(resourceTexts)
  const { resources: names, grades, openClasses } = useText(publicDataTexts)
  const { updateCycle } = useText(terms)
  const { grade, openClass, shareClass, theme, registration } = resource
  return (
    <section className="card" aria-labelledby="entry">
      <h2 id="entry" className="visually-hidden">{texts.about}</h2>
      <p>{resource.description}</p>
      <dl className="facts">
        <dt>{texts.code}</dt>
        <dd className="public-mono">{resource.code}</dd>
        <dt>{texts.department}</dt>
        <dd><Party id={resource.departmentId} /></dd>
        <dt>{names.grade}</dt>
        <dd><span className={`tag ${grade === 'general' ? '' : 'danger'}`}>{grades[grade] ?? grade}</span></dd>
        <dt>{names.open} · {list.share}</dt>
        <dd>{openClasses[openClass] ?? openClass} · {shareClasses[shareClass] ?? shareClass}</dd>
        <dt>{names.cycle}</dt>
        <dd>{nameOf(updateCycle, resource.updateCycle)}</dd>
        <dt>{texts.gathered}</dt>
        <dd>{resource.gathered ? yes : no}</dd>
        <dt>{texts.acquisition}</dt>
        <dd>{acquisitions[resource.acquisition] ?? resource.acquisition}</dd>
        <dt>{list.theme} · {list.district}</dt>
        <dd>{theme === null ? none : (themes[theme] ?? theme)} · {resource.district ?? none}</dd>
        <dt>{texts.scope}</dt>
        <dd>{resource.inAuthorisedScope ? texts.inScope : texts.notInScope}</dd>
        <dt>{texts.registration}</dt>
        <dd>
          <StateTag row={resource} />
          {registration !== null && <span className="public-mono faint">{registration.code}</span>}
        </dd>
        <dt>{texts.version}</dt>
        <dd>
          {texts.versionText(String(resource.version))}
          <span className="faint"> · {texts.published} {sayInstant(resource.createdAt)}</span>
          {resource.updatedAt !== null && <span className="faint"> · {texts.updated} {sayInstant(resource.updatedAt)}</span>}
        </dd>
        {resource.digest !== '' && (
          <>
            <dt>{texts.digest}</dt>
            <dd className="public-mono" title={resource.digest}>{shorten(resource.digest, 12)}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

type Open = 'change' | 'register' | 'withdraw' | undefined

const mayFrom = (act: keyof typeof RESOURCE_ACTS, state: Resource['state']): boolean =>
  RESOURCE_ACTS[act].from.some((from) => from === state)

/** What the department may do with its own entry: change, register, withdraw. */
function Acts({ resource }: { resource: Resource }) {
  const { entry: texts } = useText(resourceTexts)
  const { register } = useText(publicDataTexts)
  const [open, setOpen] = useState<Open>()
  const { id, state } = resource
  const params = { path: { id } }
  const changing = useAct((body: Schemas['ChangeResource'], headers) =>
    client.PUT('/api/resources/{id}', { params, body, headers }))
  const registering = useAct((body: Schemas['ImportRegistration'], headers) =>
    client.POST('/api/resources/{id}/register', { params, body, headers }))
  const withdrawing = useAct((body: Schemas['WithdrawResource'], headers) =>
    client.POST('/api/resources/{id}/withdraw', { params, body, headers }))
  const newest = newestOf<Sent>([changing, registering])
  const close = () => setOpen(undefined)
  const gone = state === 'withdrawn' ? texts.reasons.withdrawn : undefined
  const heldBack = gone ?? (resource.inAuthorisedScope ? texts.reasons.inScope : undefined)
  return (
    <>
      {newest === changing && changing.isSuccess && <p className="notice good" role="status">{texts.changed}</p>}
      {newest === registering && registering.isSuccess && <p className="notice good" role="status">{register.done(resource.name)}</p>}
      {open === undefined && (
        <div className="row">
          <ActButton className="button primary" reason={gone} onClick={() => (changing.reset(), setOpen('change'))}>
            {texts.change}
          </ActButton>
          {mayFrom('register', state) && (
            <>
              <Link className="button" to={`/registrations?subject=${id}`}>{texts.apply}</Link>
              <ActButton onClick={() => (registering.reset(), setOpen('register'))}>{texts.enterCode}</ActButton>
            </>
          )}
          <ActButton reason={heldBack} onClick={() => (withdrawing.reset(), setOpen('withdraw'))}>{texts.withdraw}</ActButton>
        </div>
      )}
      {open === 'change' && <ChangeEntry resource={resource} act={changing} close={close} />}
      {open === 'register' && <Register resource={resource} act={registering} close={close} />}
      {open === 'withdraw' && (
        <ReasonForm
          title={texts.withdrawTitle}
          lead={texts.withdrawLead}
          basis="《山东省大数据发展促进条例》"
          submit={texts.withdraw}
          label={texts.reason}
          act={withdrawing}
          bodyOf={(reason) => ({ reason })}
          close={close}
        />
      )}
    </>
  )
}
