import { useState } from 'react'
import { useNavigate } from 'react-router'
import {
  AGREEMENT_CLAUSES, AGREEMENT_TEXTS, agreementFaults, MAX_GRANT_YEARS,
} from '#api/authorized-operation/authorized-operation.ts'
import type { Schemas } from '../client/client.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { dayOf, daysAfter } from '../part/day.ts'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { sayCount } from '../part/say.ts'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import { GrantedResources } from '../public-data/resource-choice.tsx'
import { instantsOf, lengthOf, wrongWith } from '../public-data/term.ts'
import { ActForm } from '../part/act-form.tsx'
import { DocumentFields, useLacking } from './document-form.tsx'
import type { PlanActs } from './plan-acts.ts'
import type { Plan } from './plan-road.tsx'

type Items = Schemas['AgreementItems']

/** The operating agreement (运营协议) with the operator that a plan has selected, in its thirteen items. */
export function AgreementForm({ plan, act, cancel }: { plan: Plan; act: PlanActs['grant']; cancel: () => void }) {
  const { agreement: texts, next, plan: { missing } } = useText(implementTexts)
  const { language } = useLanguage()
  const go = useNavigate()
  const [scope, setScope] = useState('')
  const [resourceIds, setResources] = useState(plan.resourceIds)
  const [items, setItems] = useState<Items>({})
  const [days, setDays] = useState({ from: dayOf(Date.now()), to: daysAfter(dayOf(Date.now()), 365 * 3 - 1) })
  const [agreementDigest, setDigest] = useState('')
  const [decision, setDecision] = useState({ number: '', digest: '' })
  const wrong = wrongWith(days, MAX_GRANT_YEARS)
  const isTold = days.from !== '' && days.to !== '' && wrong === undefined
  const left = agreementFaults(items).length
  const send = () => {
    const { begin: startsAt, end: endsAt } = instantsOf(days)
    const body = { planId: plan.id, scope, resourceIds, items, agreementDigest, decision, startsAt, endsAt }
    act.mutate(body, { onSuccess: ({ id }) => void go(`/implement/grants/${id}`) })
  }
  const lacking = [
    scope.trim() === '' && texts.scope, resourceIds.length === 0 && texts.resources, !isTold && texts.end,
    left > 0 && `${texts.agreementItems}（${missing(sayCount(left, language))}）`,
    !isDigest(agreementDigest) && texts.digest,
    ...useLacking(decision),
  ]
  return (
    <ActForm
      className="card next stack" title={next.grant.title} lead={texts.lead} basis={BASES.agreement}
      submit={texts.submit}
      error={act.error} isBusy={act.isPending} lacking={lacking} send={send} cancel={cancel}
    >
      <AreaField
        label={texts.scope} hint={texts.scopeHint} rows={3} maxLength={2000} value={scope}
        onChange={({ target }) => setScope(target.value)}
      />
      <GrantedResources ids={plan.resourceIds} chosen={resourceIds} choose={setResources} />
      <div className="two">
        <TextField
          label={texts.start} type="date" value={days.from}
          onChange={({ target }) => setDays({ ...days, from: target.value })}
        />
        <TextField
          label={texts.end} type="date" value={days.to}
          hint={isTold ? texts.days(sayCount(lengthOf(days), language)) : undefined}
          fault={wrong && texts[wrong]} onChange={({ target }) => setDays({ ...days, to: target.value })}
        />
      </div>
      <ItemFields items={items} change={setItems} faults={faultsOf(act.error)} />
      <DigestField value={agreementDigest} change={setDigest} names={{ file: texts.file, digest: texts.digest }} />
      <fieldset className="plain stack">
        <legend>{texts.decision}</legend>
        <DocumentFields
          value={decision} change={setDecision} hint={next.decide.hint}
          names={{ file: texts.decisionFile, digest: next.fileDigest }}
        />
      </fieldset>
    </ActForm>
  )
}

type FieldsProps = { items: Items; change: (items: Items) => void; faults: Record<string, string> }

function ItemFields({ items, change, faults }: FieldsProps) {
  const { agreement: texts, agreementItems: names } = useText(implementTexts)
  return (
    <>
      <fieldset className="plain">
        <legend>{texts.clauses}</legend>
        {AGREEMENT_CLAUSES.map((clause) => (
          <label key={clause} className="choice">
            <input
              type="checkbox" checked={items[clause] === true}
              onChange={({ target }) => change({ ...items, [clause]: target.checked })}
            />
            {texts[clause]}
          </label>
        ))}
      </fieldset>
      <div className="implement-two">
        {AGREEMENT_TEXTS.map((key) => (
          <AreaField
            key={key} label={names[key]} rows={3} maxLength={3000} value={items[key] ?? ''}
            fault={faults[`items.${key}`]}
            onChange={({ target }) => change({ ...items, [key]: target.value })}
          />
        ))}
      </div>
    </>
  )
}
