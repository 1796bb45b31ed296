import { useState } from 'react'
import { isFreePurpose, SCENARIO_ACTS } from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { dayOf, lastDayOf } from '../part/day.ts'
import { sayFen } from '../part/say.ts'
import { ActButton } from '../provider/act-button.tsx'
import { CeilingForm } from './ceiling-form.tsx'
import type { ScenarioActs } from './scenario-card.tsx'

type Scenario = Schemas['Scenario']

/** The ceiling of the fee (上限收费标准) of a scenario and its ground; its department sets it. */
export function Ceiling({ scenario, act }: { scenario: Scenario; act: ScenarioActs['setCeiling'] | undefined }) {
  const { ceiling: texts, scenarios, basis, pricing } = useText(publicDataTexts)
  const [isOpen, setOpen] = useState(false)
  const { id, purposeClass, state, ceiling } = scenario
  const isFree = isFreePurpose(purposeClass)
  const reason = SCENARIO_ACTS.set_ceiling.from.some((from) => from === state) ? undefined : texts.reasons[state]
  if (act !== undefined && isOpen)
    return (
      <CeilingForm
        scenario={scenario}
        act={act}
        error={act.variables?.id === id ? act.error : null}
        close={() => setOpen(false)}
      />
    )
  return (
    <div className="notice stack">
      <p>
        <strong>{texts.title}</strong>：{isFree ? scenarios.free : <Told scenario={scenario} />}
      </p>
      <p className="faint last">
        {basis}：{pricing}
      </p>
      {act !== undefined && !isFree && (
        <div>
          <ActButton
            className={ceiling === null && reason === undefined ? 'button primary' : 'button'}
            reason={reason}
            onClick={() => (act.reset(), setOpen(true))}
          >
            {ceiling === null ? texts.open : texts.again}
          </ActButton>
        </div>
      )}
    </div>
  )
}

function Told({ scenario: { ceiling } }: { scenario: Scenario }) {
  const { ceiling: texts, units } = useText(publicDataTexts)
  if (ceiling === null) return texts.unset
  const isLapsed = Date.parse(ceiling.validTo) <= Date.now()
  return (
    <>
      {texts.text(sayFen(ceiling.fen), units[ceiling.unit] ?? ceiling.unit)}{' '}
      <span className="faint">
        {ceiling.decision} · {texts.window} {dayOf(Date.parse(ceiling.validFrom))} – {lastDayOf(ceiling.validTo)}
      </span>
      {isLapsed && (
        <>
          {' '}
          <span className="tag danger">{texts.lapsed}</span>
        </>
      )}
    </>
  )
}
