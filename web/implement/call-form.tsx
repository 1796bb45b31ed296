import { useState } from 'react'
import { SELECTION_METHODS } from '#api/authorized-operation/plan.ts'
import { BASES, implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { dayOf, daysAfter, endOf } from '../part/day.ts'
import { AreaField, faultsOf, TextField } from '../part/form.tsx'
import { Choice } from '../public-data/form.tsx'
import { ActForm } from '../part/act-form.tsx'
import type { PlanActs } from './plan-acts.ts'

/** The call for operators (公开征集): how one is selected, its text, and its last day. */
export function CallForm({ act, className }: { act: PlanActs['call']; className: string }) {
  const { next: { call: texts }, methods } = useText(implementTexts)
  const [method, setMethod] = useState<(typeof SELECTION_METHODS)[number]>('tender')
  const [text, setText] = useState('')
  const [day, setDay] = useState(daysAfter(dayOf(Date.now()), 30))
  const isPast = day === '' || day < dayOf(Date.now())
  return (
    <ActForm
      className={className} title={texts.title} lead={texts.lead} basis={BASES.selection} submit={texts.submit}
      error={act.error} isBusy={act.isPending} lacking={[text.trim() === '' && texts.text, isPast && texts.ends]}
      send={() => act.mutate({ method, text, endsAt: endOf(day) })}
    >
      <div className="two">
        <Choice label={texts.method} names={methods} values={SELECTION_METHODS} value={method} choose={setMethod} />
        <TextField
          label={texts.ends} type="date" value={day} fault={isPast ? texts.endsWrong : undefined}
          onChange={({ target }) => setDay(target.value)}
        />
      </div>
      <AreaField
        label={texts.text} rows={6} maxLength={5000} value={text} fault={faultsOf(act.error)['text']}
        onChange={({ target }) => setText(target.value)}
      />
    </ActForm>
  )
}
