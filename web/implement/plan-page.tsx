import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { PLAN_ACTS, planFaults } from '#api/authorized-operation/plan.ts'
import { api } from '../client/client.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Clock } from '../part/clock.tsx'
import { lastDayOf } from '../part/day.ts'
import { useNow } from '../part/now.ts'
import { sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { Reason } from '../review/reason.tsx'
import { type PlanActs, usePlanActs } from './plan-acts.ts'
import { Documents, PlanContent } from './plan-content.tsx'
import { PlanForm } from './plan-form.tsx'
import { PlanNext } from './plan-next.tsx'
import { PlanObjections } from './plan-objections.tsx'
import { type Plan, PlanRoad, PlanTag } from './plan-road.tsx'
import '../review/review.css'
import '../public-data/public-data.css'
import './implement.css'

/** A plan (实施方案) at the desk of its implementing body: the road, the one next act, and all that was said. */
export default function PlanPage() {
  const { id = '' } = useParams()
  const query = api.useQuery('get', '/api/plans/{id}', { params: { path: { id } } })
  return <Read query={query}>{(plan) => <Told plan={plan} />}</Read>
}

function Told({ plan }: { plan: Plan }) {
  const { desk, modes } = useText(implementTexts)
  const acts = usePlanActs(plan.id)
  const now = useNow()
  const [isEditing, setEditing] = useState(false)
  const stop = () => setEditing(false)
  const edit = () => (acts.edit.reset(), setEditing(true))
  return (
    <DeskPage title={plan.name} lead={`${modes[plan.mode]} · ${plan.implementingBody.name}`} act="plan.draft">
      <div className="row between">
        <Link to="/implement">← {desk.back}</Link>
        <PlanTag state={plan.state} />
      </div>
      <section className="card"><PlanRoad plan={plan} /></section>
      <PlanClocks plan={plan} now={now} />
      {isEditing ? (
        <Edit plan={plan} act={acts.edit} stop={stop} />
      ) : (
        <>
          <PlanNext plan={plan} acts={acts} now={now} edit={edit} />
          {plan.state === 'draft' && planFaults(plan).length === 0 && (
            <EditButton open={edit} isSaved={acts.edit.isSuccess} />
          )}
          <PlanObjections plan={plan} canAnswer />
          <Applications plan={plan} />
          <PlanDocuments plan={plan} />
          <PlanContent plan={plan} />
          <Withdraw plan={plan} act={acts.withdraw} />
        </>
      )}
    </DeskPage>
  )
}

/** The limits that run on a plan now. */
export function PlanClocks({ plan, now }: { plan: Plan; now: number }) {
  const { clocks } = useText(implementTexts)
  const { state, approval, filingDueAt, callEndsAt, publicityEndsAt } = plan
  const isRunning = (at: string | null) => at !== null && Date.parse(at) > now
  const told = [
    state === 'approved' && filingDueAt !== null && (
      <Clock
        key="filing" limit={clocks.filing} due={filingDueAt} state="running" basis={BASES.planFiling}
        {...(approval === null ? {} : { opened: approval.at })}
      />
    ),
    state === 'called' && callEndsAt !== null && isRunning(callEndsAt) && (
      <Clock key="call" limit={clocks.call} due={callEndsAt} state="running" />
    ),
    state === 'chosen' && publicityEndsAt !== null && isRunning(publicityEndsAt) && (
      <Clock key="publicity" limit={clocks.publicity} due={publicityEndsAt} state="running" kind="plan_publicity" basis={BASES.publicity} />
    ),
  ].filter((one) => one !== false)
  return told.length === 0 ? null : <div className="implement-clocks">{told}</div>
}

function EditButton({ open, isSaved }: { open: () => void; isSaved: boolean }) {
  const { plan } = useText(implementTexts)
  return (
    <div className="row">
      <button type="button" className="button" onClick={open}>{plan.edit}</button>
      {isSaved && <span className="tag good" role="status">{plan.saved}</span>}
    </div>
  )
}

type EditProps = { plan: Plan; act: PlanActs['edit']; stop: () => void }

function Edit({ plan: { name, mode, items, resourceIds }, act, stop }: EditProps) {
  const { plan: texts } = useText(implementTexts)
  return (
    <PlanForm
      initial={{ name, mode, items, resourceIds }} submit={texts.save} error={act.error} isBusy={act.isPending}
      send={(draft) => act.mutate(draft, { onSuccess: stop })} cancel={stop}
    />
  )
}

/** The applications that the viewer may see, the chosen one by its reason. */
export function Applications({ plan }: { plan: Plan }) {
  const { applications: texts, operator, published } = useText(implementTexts)
  if (plan.applications.length === 0) return null
  return (
    <section className="card" aria-labelledby="applications">
      <h2 id="applications">{texts.title}</h2>
      <ul className="implement-said">
        {plan.applications.map(({ id, operator: who, statement, noIncident, createdAt }) => {
          const isChosen = who.id === plan.chosenOperator?.id
          return (
            <li key={id}>
              <div className="row between">
                <strong>{who.name}</strong>
                <span className="row">
                  <time className="faint" dateTime={createdAt}>{sayInstant(createdAt)}</time>
                  {isChosen && <span className="tag good">{published.chosen}</span>}
                </span>
              </div>
              <p>{statement}</p>
              {noIncident && <p className="faint">{operator.noIncident}</p>}
              {isChosen && plan.choiceReason !== null && <p className="soft">{published.reason}：{plan.choiceReason}</p>}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The documents of a plan, and its call. */
export function PlanDocuments({ plan }: { plan: Plan }) {
  const { plan: texts, published, methods } = useText(implementTexts)
  return (
    <>
      <Documents
        documents={[[texts.decision, plan.decision], [texts.approval, plan.approval], [texts.filing, plan.filing]]}
      />
      {plan.callText !== null && (
        <section className="card" aria-labelledby="call">
          <h2 id="call">{published.call}</h2>
          <p className="soft">
            {plan.method !== null && methods[plan.method]}{' '}
            {plan.callEndsAt !== null && published.until(lastDayOf(plan.callEndsAt))}
          </p>
          <p className="last implement-text">{plan.callText}</p>
        </section>
      )}
    </>
  )
}

function Withdraw({ plan, act }: { plan: Plan; act: PlanActs['withdraw'] }) {
  const { next } = useText(implementTexts)
  const [isOpen, setOpen] = useState(false)
  if (plan.state === 'withdrawn') return <p className="notice wait">{plan.endedReason}</p>
  if (!PLAN_ACTS.withdraw.from.some((from) => from === plan.state)) return null
  if (!isOpen)
    return <div><button type="button" className="button" onClick={() => setOpen(true)}>{next.withdraw}</button></div>
  return (
    <Reason
      title={next.withdrawTitle} lead={next.withdrawLead} label={next.withdraw} hint={next.withdrawHint}
      error={act.error}
      isBusy={act.isPending} send={(reason) => act.mutate({ reason })} cancel={() => setOpen(false)}
    />
  )
}
