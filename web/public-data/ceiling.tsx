import { useState } from 'react'
import { isFreePurpose } from '#api/authorized-operation/authorized-operation.ts'
import { isScenarioActOpen } from '#api/authorized-operation/scenario.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { publicDataTexts } from '../language/public-data.ts'
import { dayOf, lastDayOf } from '../part/day.ts'
import { sayFen } from '../part/say.ts'
import { ActButton } from '../part/act-button.tsx'
import { CeilingForm } from './ceiling-form.tsx'
import type { Scenario, ScenarioActs } from './scenario-acts.ts'

/** The ceiling of the fee (上限收费标准) of a scenario and its ground; the implementing body sets it. */
export function Ceiling({ scenario, act }: { scenario: Scenario; act: ScenarioActs['setCeiling'] | undefined }) {
  const { ceiling: texts, scenarios, basis, pricing } = useText(publicDataTexts)
  const [isOpen, setOpen] = useState(false)
  const { id, purposeClass, state, ceiling } = scenario
  const isFree = isFreePurpose(purposeClass)
  const reason = isScenarioActOpen('set_ceiling', state) ? undefined : texts.reasons[state]
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
  const { page: pages } = useText(pricesTexts)
  if (ceiling === null) return texts.unset
  const isLapsed = Date.parse(ceiling.validTo) <= Date.now()
  return (
    <>
      {texts.text(sayFen(ceiling.fen), units[ceiling.unit] ?? ceiling.unit)}{' '}
      <span className="faint">
        {ceiling.decision} · {texts.window} {dayOf(Date.parse(ceiling.validFrom))} – {lastDayOf(ceiling.validTo)}
      </span>
      {ceiling.isTrial && <span className="tag accent">{pages.trial}</span>}
      {isLapsed && (
        <>
          {' '}
          <span className="tag danger">{texts.lapsed}</span>
        </>
      )}
    </>
  )
}
