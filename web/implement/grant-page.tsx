import { Link, useParams } from 'react-router'
import { AGREEMENT_TEXTS, AUTHORIZATION_STATES } from '#api/authorized-operation/authorized-operation.ts'
import { api } from '../client/client.ts'
import { useSession } from '../client/session.ts'
import { DeskPage } from '../desk/desk-page.tsx'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Clock } from '../part/clock.tsx'
import { useNow } from '../part/now.ts'
import { dayOf, lastDayOf } from '../part/day.ts'
import { sayDay } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { ResourceNames } from '../public-data/resource-names.tsx'
import { Assessments } from './assessments.tsx'
import { Changes } from './changes.tsx'
import { type GrantActs, useGrantActs } from './grant-acts.ts'
import { GrantEnding } from './grant-ending.tsx'
import { GrantNext } from './grant-next.tsx'
import { type Grant, GrantTag } from './grant-row.tsx'
import { Documents } from './plan-content.tsx'
import { Road } from './road.tsx'
import '../review/review.css'
import '../public-data/public-data.css'
import './implement.css'

/** From which side a grant is looked at. */
export type GrantSide = 'body' | 'operator' | 'other'

/** A grant (运营协议) with its whole course, for its two sides and for the departments whose resources it names. */
export default function GrantPage() {
  const { id = '' } = useParams()
  const query = api.useQuery('get', '/api/authorizations/{id}', { params: { path: { id } } })
  return <Read query={query}>{(grant) => <Told grant={grant} />}</Read>
}

function Told({ grant }: { grant: Grant }) {
  const { grant: texts, modes, plan } = useText(implementTexts)
  const session = useSession()
  const acts = useGrantActs(grant.id)
  const own = session?.participant.id
  const side = own === grant.implementingBodyId ? 'body' : own === grant.operatorId ? 'operator' : 'other'
  return (
    <DeskPage
      title={grant.scope}
      lead={`${grant.implementingBody} → ${grant.operator}${grant.mode === null ? '' : ` · ${modes[grant.mode]}`}`}
      act="authorization.view"
    >
      <div className="row between">
        <Back side={side} />
        <GrantTag grant={grant} />
      </div>
      <section className="card"><GrantRoad grant={grant} /></section>
      <GrantClocks grant={grant} />
      {grant.suspendedAt !== null && (
        <p className="notice bad">{texts.suspended(sayDay(grant.suspendedAt), grant.suspendedReason ?? '')}</p>
      )}
      {grant.endedAt !== null && (
        <p className="notice wait">
          {texts.ended(sayDay(grant.endedAt), texts.endKinds[grant.endKind ?? ''] ?? '', grant.endedReason ?? '')}
        </p>
      )}
      {grant.handedOverAt !== null && <p className="notice good">{texts.handed(sayDay(grant.handedOverAt))}</p>}
      <GrantNext grant={grant} side={side} acts={acts} />
      <Facts grant={grant} side={side} />
      {grant.filing !== null && (
        <>
          <Changes grant={grant} side={side} act={acts.change} />
          <Assessments grant={grant} side={side} act={acts.assess} />
        </>
      )}
      <Documents documents={[[plan.decision, grant.decision], [texts.filing, grant.filing]]} />
      <Agreement grant={grant} />
      <GrantEnding grant={grant} side={side} acts={acts} />
    </DeskPage>
  )
}

export type ActsProps = { grant: Grant; side: GrantSide; acts: GrantActs }

function Back({ side }: { side: GrantSide }) {
  const { desk, operator } = useText(implementTexts)
  if (side === 'body') return <Link to="/implement?tab=grants">← {desk.grants}</Link>
  if (side === 'operator') return <Link to="/operate">← {operator.title}</Link>
  return <Link to="/resources?tab=grants">← {desk.grants}</Link>
}

const STEPS = ['granted', 'accepted', 'active', 'ended', 'handed_over'] as const

function GrantRoad({ grant: { state, createdAt, acceptedAt, filing, endedAt, handedOverAt } }: { grant: Grant }) {
  const { grantSteps } = useText(implementTexts)
  const days = {
    granted: createdAt, accepted: acceptedAt, active: filing?.at ?? null, ended: endedAt, handed_over: handedOverAt,
  }
  const step = state === 'suspended' ? 'active' : state
  const isWaiting = step === 'granted' || step === 'accepted' || step === 'ended' || step === 'handed_over'
  const now = STEPS.indexOf(step) + (isWaiting ? 1 : 0)
  const isKnown = AUTHORIZATION_STATES.some((one) => one === state)
  return (
    <Road
      label={grantSteps.label}
      steps={STEPS.map((key) => ({ key, name: grantSteps[key], at: days[key] }))}
      now={isKnown ? now : 0}
      isStopped={state === 'suspended'}
    />
  )
}

/** The limits that run on a grant now. */
function GrantClocks({ grant: { state, notice, reselectionAt, endsAt } }: { grant: Grant }) {
  const { clocks } = useText(implementTexts)
  const now = useNow()
  if (state !== 'active' && state !== 'suspended') return null
  const told = [
    notice !== null && (
      <Clock
        key="notice" limit={clocks.notice} due={notice.endsAt} opened={notice.at} state="running" basis={BASES.exit}
      />
    ),
    Date.parse(reselectionAt) <= now && Date.parse(endsAt) > now && (
      <Clock
        key="reselection" limit={clocks.reselection} due={endsAt} opened={reselectionAt} state="running"
        basis={BASES.exit}
      />
    ),
  ].filter((one) => one !== false)
  return told.length === 0 ? null : <div className="implement-clocks">{told}</div>
}

function Facts({ grant, side }: { grant: Grant; side: GrantSide }) {
  const { grant: texts } = useText(implementTexts)
  const { planId, planName, startsAt, endsAt, inForce, resourceIds, agreementDigest, reselectionAt, notice } = grant
  return (
    <section className="card" aria-label={texts.scope}>
      <dl className="implement-items">
        {planName !== null && (
          <div>
            <dt>{texts.plan}</dt>
            <dd>{side === 'body' ? <Link to={`/implement/plans/${planId}`}>{planName}</Link> : planName}</dd>
          </div>
        )}
        <div>
          <dt>{texts.term}</dt>
          <dd>
            <span className="number">{dayOf(Date.parse(startsAt))} – {lastDayOf(endsAt)}</span>{' '}
            <span className={inForce ? 'tag good' : 'tag'}>{inForce ? texts.inForce : texts.notInForce}</span>
            <div className="faint">{texts.reselection} {sayDay(reselectionAt)}</div>
          </dd>
        </div>
        <div><dt>{texts.resources}</dt><dd><ResourceNames ids={resourceIds} /></dd></div>
        <div><dt>{texts.agreementDigest}</dt><dd className="public-mono">{agreementDigest}</dd></div>
        {notice !== null && (
          <div>
            <dt>{texts.notice}</dt>
            <dd>{texts.noticed(notice.by, sayDay(notice.at), sayDay(notice.endsAt))}：{notice.reason}</dd>
          </div>
        )}
      </dl>
    </section>
  )
}

function Agreement({ grant: { items } }: { grant: Grant }) {
  const { grant: texts, agreement, agreementItems: names, plan } = useText(implementTexts)
  const empty = <span className="faint">{plan.empty}</span>
  return (
    <details className="card">
      <summary>{texts.details}</summary>
      <dl className="implement-items">
        {AGREEMENT_TEXTS.map((key) => (
          <div key={key}><dt>{names[key]}</dt><dd>{items[key] ?? empty}</dd></div>
        ))}
        {(['disclosure', 'noRedevelopment'] as const).map((clause) => (
          <div key={clause}>
            <dt>{agreement.clauses}</dt><dd>{items[clause] === true ? agreement[clause] : empty}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
