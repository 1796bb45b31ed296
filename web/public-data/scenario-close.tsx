import { useState } from 'react'
import { isScenarioActOpen } from '#api/authorized-operation/scenario.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { scenarioTexts } from '../language/scenario.ts'
import { ActForm } from '../part/act-form.tsx'
import { sayDay } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from '../review/reason.tsx'
import { isDigest } from '../part/digest.ts'
import { errorOf, type Scenario, type ScenarioActs } from './scenario-acts.ts'
import { DigestField } from '../part/digest-field.tsx'

/** How a scenario ended: stopped or closed, and the proof that its data were destroyed. */
export function Ended({ scenario }: { scenario: Scenario }) {
  const texts = useText(scenarioTexts)
  const { state, closedAt, closedReason, destructionDigest, supplies } = scenario
  if (state !== 'closed' || closedAt === null) return null
  const day = sayDay(closedAt)
  return (
    <div className="notice wait stack">
      <p>{closedReason === null ? texts.closed(day) : texts.stopped(day, closedReason)}</p>
      {destructionDigest === null
        ? supplies.length > 0 && <p className="last">{texts.notDestroyed}</p>
        : <p className="last">{texts.destroyed}：<span className="public-mono">{destructionDigest}</span></p>}
    </div>
  )
}

/** The operator takes a scenario back before it is approved. */
export function Withdraw({ scenario: { id, state }, act }: { scenario: Scenario; act: ScenarioActs['withdraw'] }) {
  const { withdraw: texts } = useText(scenarioTexts)
  const { busy } = useText(publicDataTexts)
  if (!isScenarioActOpen('withdraw', state)) return null
  const error = errorOf(act, id)
  return (
    <>
      {error !== null && <Refused error={error} />}
      <div className="row">
        <ActButton reason={act.isPending ? busy : undefined} onClick={() => act.mutate({ id })}>
          {texts.submit}
        </ActButton>
        <span className="faint">{texts.lead}</span>
      </div>
    </>
  )
}

/** The operator destroys what it got and closes the scenario, or proves the destruction after it was stopped. */
export function Close({ scenario, act }: { scenario: Scenario; act: ScenarioActs['close'] }) {
  const { close: texts, offer } = useText(scenarioTexts)
  const [isOpen, setOpen] = useState(false)
  const [destructionDigest, setDigest] = useState('')
  const { id, state, supplies } = scenario
  const isStopped = isScenarioActOpen('destroy', state) && scenario.destructionDigest === null && supplies.length > 0
  if (!isStopped && !isScenarioActOpen('close', state)) return null
  if (!isOpen)
    return (
      <div className="row">
        <button type="button" className={isStopped ? 'button primary' : 'button'} onClick={() => setOpen(true)}>
          {isStopped ? texts.prove : texts.open}
        </button>
      </div>
    )
  return (
    <ActForm
      level={3}
      title={isStopped ? texts.prove : texts.title} lead={isStopped ? texts.proveLead : texts.lead} basis={offer.basis}
      submit={isStopped ? texts.prove : texts.submit} error={errorOf(act, id)} isBusy={act.isPending}
      lacking={isDigest(destructionDigest) ? [] : [texts.file]}
      send={() => act.mutate({ id, destructionDigest }, { onSuccess: () => setOpen(false) })}
      cancel={() => setOpen(false)}
    >
      <DigestField names={{ file: texts.file }} value={destructionDigest} change={setDigest} />
    </ActForm>
  )
}

/** The implementing body stops a scenario, with its reason. */
export function Stop({ scenario: { id, name, state }, act }: { scenario: Scenario; act: ScenarioActs['stop'] }) {
  const { stop: texts } = useText(scenarioTexts)
  const [isOpen, setOpen] = useState(false)
  if (!isScenarioActOpen('stop', state)) return null
  if (!isOpen)
    return (
      <div className="row">
        <button type="button" className="button" onClick={() => setOpen(true)}>{texts.open}</button>
      </div>
    )
  return (
    <Reason
      title={texts.title(name)} lead={texts.lead} label={texts.open} hint={texts.hint} error={errorOf(act, id)}
      isBusy={act.isPending} send={(reason) => act.mutate({ id, reason }, { onSuccess: () => setOpen(false) })}
      cancel={() => setOpen(false)}
    />
  )
}
