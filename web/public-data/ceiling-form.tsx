import { useState } from 'react'
import { CEILING_UNITS, type CeilingUnit } from '#api/authorized-operation/authorized-operation.ts'
import type { Problem, Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { publicDataTexts } from '../language/public-data.ts'
import { ActForm } from '../part/act-form.tsx'
import { dayOf, daysAfter } from '../part/day.ts'
import { faultsOf, TextField } from '../part/form.tsx'
import { fenOf, yuanText } from '../part/money.ts'
import { type Counted, PeriodChoice, periodOf, TRIAL } from '../prices/period-choice.tsx'
import { Choice } from './form.tsx'
import type { ScenarioActs } from './scenario-acts.ts'
import { instantsOf, wrongWith } from './term.ts'

type FormProps = {
  scenario: Schemas['Scenario']
  act: ScenarioActs['setCeiling']
  error: Problem | null
  close: () => void
}

/** Sets the ceiling of a scenario's fee by a numbered decision (核定上限收费标准). */
export function CeilingForm({ scenario, act, error, close }: FormProps) {
  const { id, name, ceiling } = scenario
  const { ceiling: texts, units, pricing } = useText(publicDataTexts)
  const { ceiling: prices } = useText(pricesTexts)
  const [price, setPrice] = useState(ceiling === null ? '' : yuanText(ceiling.fen))
  const [unit, setUnit] = useState<CeilingUnit>(CEILING_UNITS.find((one) => one === ceiling?.unit) ?? 'product')
  const [decision, setDecision] = useState('')
  const [days, setDays] = useState({ from: dayOf(Date.now()), to: daysAfter(dayOf(Date.now()), 364) })
  const [counted, setCounted] = useState<Counted>(
    ceiling?.period ? { id: ceiling.period.id, quantity: String(ceiling.period.quantity) } : TRIAL,
  )
  const period = periodOf(counted)
  const faults = faultsOf(error)
  const fen = fenOf(price)
  const isPriceWrong = price !== '' && (fen === undefined || fen === 0)
  const wrong = wrongWith(days)
  const lacking = [
    (price === '' || isPriceWrong) && texts.price,
    decision.trim() === '' && texts.decision,
    (days.from === '' || days.to === '' || wrong !== undefined) && texts.to,
    period === undefined && prices.quantity,
  ].filter((one) => one !== false)
  const send = () => {
    const { begin: validFrom, end: validTo } = instantsOf(days)
    if (fen !== undefined && period !== undefined)
      act.mutate({ id, fen, unit, decision: decision.trim(), validFrom, validTo, ...period }, { onSuccess: close })
  }
  return (
    <ActForm
      level={3}
      title={texts.formTitle(name)}
      lead={texts.lead}
      basis={pricing}
      submit={texts.submit}
      error={error}
      isBusy={act.isPending}
      lacking={lacking}
      send={send}
      cancel={close}
    >
      <div className="two">
        <TextField
          label={texts.price}
          inputMode="decimal"
          value={price}
          fault={isPriceWrong ? texts.priceWrong : faults['fen']}
          onChange={({ target }) => setPrice(target.value)}
        />
        <Choice label={texts.unit} names={units} values={CEILING_UNITS} value={unit} choose={setUnit} />
        <PeriodChoice scenario={scenario} value={counted} change={setCounted} />
        <TextField
          label={texts.decision}
          hint={texts.decisionHint}
          maxLength={100}
          value={decision}
          fault={faults['decision']}
          onChange={({ target }) => setDecision(target.value)}
        />
        <TextField
          label={texts.from}
          type="date"
          value={days.from}
          onChange={({ target }) => setDays({ ...days, from: target.value })}
        />
        <TextField
          label={texts.to}
          type="date"
          value={days.to}
          fault={wrong && texts.windowWrong}
          onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
      </div>
    </ActForm>
  )
}
