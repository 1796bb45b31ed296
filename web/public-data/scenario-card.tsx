import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { sayDay } from '../part/say.ts'
import { Ceiling } from './ceiling.tsx'
import { Party } from './party.tsx'
import type { Scenario, ScenarioActs, ScenarioSide } from './scenario-acts.ts'
import { Agreement, ConfirmAgreement, OfferAgreement } from './scenario-agree.tsx'
import { Close, Ended, Stop, Withdraw } from './scenario-close.tsx'
import { ScenarioData } from './scenario-data.tsx'
import { Decide, Opinions } from './scenario-review.tsx'
import { ScenarioSteps } from './scenario-steps.tsx'
import { RecordSupply, Supplies } from './scenario-supply.tsx'
import './scenario.css'

const TONES: Record<Scenario['state'], string> = {
  proposed: 'accent', approved: 'accent', rejected: 'danger', withdrawn: '', agreed: 'main', supplied: 'good',
  closed: '',
}

type CardProps = { scenario: Scenario; scope: string | undefined; side: ScenarioSide; acts: ScenarioActs }

/** A scenario (应用场景): where it stands, what it asks for, who has said what, and what is to be done about it. */
export function ScenarioCard({ scenario, scope, side, acts }: CardProps) {
  const texts = useText(scenarioTexts)
  const { scenarios, purposes } = useText(publicDataTexts)
  const { id, name, purposeClass, state, rejectionReason } = scenario
  const isAgreedUpon = state === 'agreed' || state === 'supplied' || state === 'closed'
  return (
    <article className="card public-card scenario-card" aria-labelledby={id}>
      <div className="row between">
        <h3 id={id}>{name} <span className="tag">{purposes[purposeClass]}</span></h3>
        <span className={`tag ${TONES[state]}`}>{texts.states[state]}</span>
      </div>
      <ScenarioSteps scenario={scenario} />
      {rejectionReason !== null && <p className="notice bad">{scenarios.rejection}：{rejectionReason}</p>}
      <Ended scenario={scenario} />
      <details className="scenario-details" open={state === 'proposed' && side !== 'operator'}>
        <summary>{texts.details}</summary>
        <div className="stack">
          <Plan scenario={scenario} scope={scope} side={side} />
          <ScenarioData scenario={scenario} />
          <Opinions scenario={scenario} />
        </div>
      </details>
      {(state === 'approved' || isAgreedUpon) && <Agreement scenario={scenario} />}
      {isAgreedUpon && scenario.agreedAt !== null && <Supplies scenario={scenario} />}
      <Acts scenario={scenario} side={side} acts={acts} />
      {state !== 'rejected' && state !== 'withdrawn' && (
        <Ceiling scenario={scenario} act={side === 'implementing_body' ? acts.setCeiling : undefined} />
      )}
    </article>
  )
}

function Plan({ scenario, scope, side }: Pick<CardProps, 'scenario' | 'scope' | 'side'>) {
  const { parties } = useText(scenarioTexts)
  const { scenarios: texts } = useText(publicDataTexts)
  const { plan, operatorId, implementingBodyId, createdAt, decidedAt } = scenario
  return (
    <dl className="facts">
      <dt>{texts.plan}</dt>
      <dd>{plan}</dd>
      {scope !== undefined && [<dt key="name">{texts.under}</dt>, <dd key="value">{scope}</dd>]}
      {side !== 'operator' && [<dt key="name">{parties.operator}</dt>, <dd key="value"><Party id={operatorId} /></dd>]}
      {side !== 'implementing_body' && [
        <dt key="name">{parties.body}</dt>, <dd key="value"><Party id={implementingBodyId} /></dd>,
      ]}
      <dt>{texts.proposed}</dt>
      <dd>{sayDay(createdAt)}</dd>
      {decidedAt !== null && [<dt key="name">{texts.decided}</dt>, <dd key="value">{sayDay(decidedAt)}</dd>]}
    </dl>
  )
}

function Acts({ scenario, side, acts }: Pick<CardProps, 'scenario' | 'side' | 'acts'>) {
  if (side === 'operator')
    return (
      <>
        <Withdraw scenario={scenario} act={acts.withdraw} />
        <OfferAgreement scenario={scenario} act={acts.offer} />
        <Close scenario={scenario} act={acts.close} />
      </>
    )
  return (
    <>
      <Decide scenario={scenario} act={acts.decide} />
      <ConfirmAgreement scenario={scenario} act={acts.confirm} />
      {side === 'department' && <RecordSupply scenario={scenario} act={acts.supply} />}
      {side === 'implementing_body' && <Stop scenario={scenario} act={acts.stop} />}
    </>
  )
}
