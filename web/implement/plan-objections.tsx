import { useState } from 'react'
import { useAct } from '../client/act.ts'
import { client, type Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { AreaField } from '../part/form.tsx'
import { sayInstant } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import type { Plan } from './plan-road.tsx'

const TONES: Record<string, string> = { open: 'danger', upheld: 'accent', dismissed: '' }

/** Objections (异议) against a choice, with their answers; who may answer does it here. */
export function PlanObjections({ plan, canAnswer }: { plan: Plan; canAnswer: boolean }) {
  const { objections: texts } = useText(implementTexts)
  if (plan.objections.length === 0) return null
  return (
    <section className="card" aria-labelledby="objections">
      <h2 id="objections">{texts.title}</h2>
      <ul className="implement-said">
        {plan.objections.map(({ id, objector, ground, state, answer, createdAt }) => (
          <li key={id}>
            <div className="row between">
              <strong>{objector.name}</strong>
              <span className="row">
                <time className="faint" dateTime={createdAt}>{sayInstant(createdAt)}</time>
                <span className={`tag ${TONES[state]}`}>{texts[state]}</span>
              </span>
            </div>
            <p>{ground}</p>
            {answer !== null && <p className="soft">{texts.answer}：{answer}</p>}
            {canAnswer && state === 'open' && plan.state === 'chosen' && <Answer planId={plan.id} objectionId={id} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Answer({ planId, objectionId }: { planId: string; objectionId: string }) {
  const { objections: texts, next } = useText(implementTexts)
  const [answer, setAnswer] = useState('')
  const act = useAct((body: Schemas['AnswerObjection'], headers) =>
    client.POST('/api/plans/{id}/objections/{objectionId}/answer', {
      params: { path: { id: planId, objectionId } }, body, headers,
    }))
  const reason = act.isPending ? next.busy : answer.trim() === '' ? texts.missing : undefined
  return (
    <div className="stack">
      <AreaField
        label={texts.answer} hint={texts.answerHint} rows={2} maxLength={2000} value={answer}
        onChange={({ target }) => setAnswer(target.value)}
      />
      {act.error !== null && <Refused error={act.error} />}
      <div className="row">
        <ActButton reason={reason} onClick={() => act.mutate({ upheld: false, answer })}>{texts.dismiss}</ActButton>
        <ActButton reason={reason} onClick={() => act.mutate({ upheld: true, answer })}>{texts.uphold}</ActButton>
      </div>
    </div>
  )
}
