import { useId, useState } from 'react'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { AreaField } from '../part/form.tsx'
import { ActForm } from '../part/act-form.tsx'
import type { PlanActs } from './plan-acts.ts'
import type { Plan } from './plan-road.tsx'

/** The choice of one of the applications (择优), with its reason. */
export function ChooseForm({ plan, act, className }: { plan: Plan; act: PlanActs['choose']; className: string }) {
  const { next: { choose: texts } } = useText(implementTexts)
  const [applicationId, setApplication] = useState('')
  const [reason, setReason] = useState('')
  const name = useId()
  if (plan.applications.length === 0)
    return <section className={className}><h2>{texts.title}</h2><p className="soft last">{texts.none}</p></section>
  return (
    <ActForm
      className={className} title={texts.title} lead={texts.lead} basis={BASES.selection} submit={texts.submit}
      error={act.error} isBusy={act.isPending}
      lacking={[applicationId === '' && texts.pick, reason.trim() === '' && texts.reasonMissing]}
      send={() => act.mutate({ applicationId, reason })}
    >
      <fieldset className="plain stack">
        <legend>{texts.who}</legend>
        {plan.applications.map(({ id, operator, statement }) => (
          <label key={id} className="implement-pick">
            <input type="radio" name={name} checked={applicationId === id} onChange={() => setApplication(id)} />
            <strong>{operator.name}</strong>
            <span />
            <span className="faint">{statement}</span>
          </label>
        ))}
      </fieldset>
      <AreaField
        label={texts.reason} hint={texts.reasonHint} rows={3} maxLength={1000} value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
    </ActForm>
  )
}
