import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { useAct } from '../client/act.ts'
import { api, client, type Schemas } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { AreaField, faultsOf } from '../part/form.tsx'
import { useNow } from '../part/now.ts'
import { Read } from '../part/state.tsx'
import { ActForm } from '../part/act-form.tsx'
import { ObjectForm } from './object-form.tsx'
import { PlanContent } from './plan-content.tsx'
import { PlanObjections } from './plan-objections.tsx'
import { Applications, PlanClocks, PlanDocuments } from './plan-page.tsx'
import { type Plan, PlanRoad, PlanTag } from './plan-road.tsx'
import '../review/review.css'
import '../public-data/public-data.css'
import './implement.css'

/** A published plan at an operator's desk: its call, one's own application, and what became of it. */
export default function CallPage() {
  const { id = '' } = useParams()
  const query = api.useQuery('get', '/api/plans/{id}', { params: { path: { id } } })
  return <Read query={query}>{(plan) => <Told plan={plan} />}</Read>
}

function Told({ plan }: { plan: Plan }) {
  const { modes, operator } = useText(implementTexts)
  const now = useNow()
  return (
    <DeskPage title={plan.name} lead={`${modes[plan.mode]} · ${plan.implementingBody.name}`} act="plan.apply">
      <div className="row between">
        <Link to="/operate?tab=calls">← {operator.title}</Link>
        <PlanTag state={plan.state} />
      </div>
      <section className="card"><PlanRoad plan={plan} /></section>
      <PlanClocks plan={plan} now={now} />
      <Standing plan={plan} now={now} />
      <PlanObjections plan={plan} canAnswer={false} />
      <Applications plan={plan} />
      <PlanDocuments plan={plan} />
      <PlanContent plan={plan} />
    </DeskPage>
  )
}

const isRunning = (at: string | null, now: number): boolean => at !== null && Date.parse(at) > now

/** Where an operator stands with a plan: it may apply, has applied, was chosen or not, or may object. */
function Standing({ plan, now }: { plan: Plan; now: number }) {
  const { operator: texts, grant } = useText(implementTexts)
  const own = useSession()?.participant.id
  const hasApplied = plan.applications.length > 0
  const grantId = plan.authorizationIds.at(-1)
  if (plan.state === 'called' && !hasApplied)
    return isRunning(plan.callEndsAt, now) ? <Apply id={plan.id} /> : <p className="notice wait">{texts.over}</p>
  if (plan.state === 'called') return <p className="notice good">{texts.applied}</p>
  if (plan.chosenOperator?.id === own)
    return (
      <div className="notice good row between">
        <p className="last">{texts.chosen}</p>
        {grantId !== undefined && <Link className="button" to={`/operate/grants/${grantId}`}>{grant.open}</Link>}
      </div>
    )
  return (
    <>
      {hasApplied && <p className="notice wait">{texts.notChosen}</p>}
      {plan.state === 'chosen' && isRunning(plan.publicityEndsAt, now) && <ObjectForm planId={plan.id} />}
    </>
  )
}

function Apply({ id }: { id: string }) {
  const { operator: texts } = useText(implementTexts)
  const [statement, setStatement] = useState('')
  const [noIncident, setPromise] = useState(false)
  const act = useAct((body: Schemas['ApplyToOperate'], headers) =>
    client.POST('/api/plans/{id}/applications', { params: { path: { id } }, body, headers }))
  return (
    <ActForm
      className="card next stack" title={texts.apply} lead="" basis={BASES.conditions} submit={texts.submit}
      error={act.error} isBusy={act.isPending}
      lacking={[statement.trim() === '' && texts.missing, !noIncident && texts.promise]}
      send={() => act.mutate({ statement, noIncident })}
    >
      <AreaField
        label={texts.statement} hint={texts.statementHint} rows={6} maxLength={5000} value={statement}
        fault={faultsOf(act.error)['statement']}
        onChange={({ target }) => setStatement(target.value)}
      />
      <label className="choice">
        <input type="checkbox" checked={noIncident} onChange={({ target }) => setPromise(target.checked)} />
        {texts.noIncident}
      </label>
    </ActForm>
  )
}
