import { useState } from 'react'
import { SCENARIO_ACTS } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { sayDay } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../provider/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import { Ceiling } from './ceiling.tsx'
import type { Sending } from './form.tsx'
import { ResourceNames } from './resource-names.tsx'

type Scenario = Schemas['Scenario']

/** What a department does about a scenario: it decides on it, and sets its ceiling. */
export type ScenarioActs = {
  decide: Sending<Schemas['DecideScenario'] & { id: string }, Scenario>
  setCeiling: Sending<Schemas['SetCeiling'] & { id: string }, Scenario>
}

const TONES = { proposed: 'accent', approved: 'good', rejected: 'danger' } as const

type CardProps = { scenario: Scenario; scope: string | undefined; acts: ScenarioActs | undefined }

/** A scenario: what it serves, with which data items, where it stands, and what may be charged under it. */
export function ScenarioCard({ scenario, scope, acts }: CardProps) {
  const { scenarios: texts, states, purposes } = useText(publicDataTexts)
  const { id, name, purposeClass, plan, resourceIds, state, rejectionReason, createdAt, decidedAt } = scenario
  return (
    <article className="card public-card" aria-labelledby={id}>
      <div className="row between">
        <h3 id={id}>{name}</h3>
        <span className={`tag ${TONES[state]}`}>{states.scenario[state]}</span>
      </div>
      <dl className="facts">
        <dt>{texts.purpose}</dt>
        <dd>
          <span className="tag main">{purposes[purposeClass]}</span>
        </dd>
        <dt>{texts.plan}</dt>
        <dd>{plan}</dd>
        {scope !== undefined && [<dt key="name">{texts.under}</dt>, <dd key="value">{scope}</dd>]}
        <dt>{texts.resources}</dt>
        <dd>
          <ResourceNames ids={resourceIds} />
        </dd>
        <dt>{texts.proposed}</dt>
        <dd>{sayDay(createdAt)}</dd>
        {decidedAt !== null && [<dt key="name">{texts.decided}</dt>, <dd key="value">{sayDay(decidedAt)}</dd>]}
      </dl>
      {rejectionReason !== null && (
        <p className="notice bad">
          {texts.rejection}：{rejectionReason}
        </p>
      )}
      {acts !== undefined && state === 'proposed' && <Decide scenario={scenario} act={acts.decide} />}
      {state !== 'rejected' && <Ceiling scenario={scenario} act={acts?.setCeiling} />}
    </article>
  )
}

function Decide({ scenario: { id, name, state }, act }: { scenario: Scenario; act: ScenarioActs['decide'] }) {
  const { scenarios: texts, states, busy, basis } = useText(publicDataTexts)
  const [isRejecting, setRejecting] = useState(false)
  const error = act.variables?.id === id ? act.error : null
  const refused = SCENARIO_ACTS.approve.from.some((from) => from === state)
    ? undefined
    : texts.decidedReason(states.scenario[state] ?? state)
  if (isRejecting)
    return (
      <Reason
        title={texts.rejectTitle(name)}
        label={texts.reject}
        hint={texts.rejectHint}
        error={error}
        isBusy={act.isPending}
        send={(reason) => act.mutate({ id, approved: false, reason })}
        cancel={() => setRejecting(false)}
      />
    )
  return (
    <>
      <p className="soft">
        {texts.decideLead}{' '}
        <span className="faint">
          {basis}：{texts.decideBasis}
        </span>
      </p>
      {error !== null && <Refused error={error} />}
      <div className="row">
        <ActButton
          className="button primary"
          reason={act.isPending ? busy : refused}
          onClick={() => act.mutate({ id, approved: true })}
        >
          {texts.approve}
        </ActButton>
        <button type="button" className="button" onClick={() => setRejecting(true)}>
          {texts.reject}
        </button>
      </div>
    </>
  )
}
