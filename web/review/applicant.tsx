import type { UseMutationResult } from '@tanstack/react-query'
import { useState } from 'react'
import { isUscc } from '#api/participant/participant.ts'
import type { Problem, Schemas } from '../client/client.ts'
import { useMay } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { AreaField } from '../part/form.tsx'
import { sayAgo, sayInstant } from '../part/say.ts'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'
import { Reason } from './reason.tsx'

type Participant = Schemas['Participant']

/** A decision on an application. */
export type AdmissionGiven = { id: string; approved: boolean; reason: string }

type ApplicantProps = { participant: Participant; act: UseMutationResult<Participant, Problem, AdmissionGiven> }

/** One who asks to be admitted: all that was told, and the decision. */
export function Applicant({ participant, act }: ApplicantProps) {
  const { applications: texts, roles, cut } = useText(reviewTexts)
  const { language } = useLanguage()
  const mayDecide = useMay('participant.review')
  const { id, name, uscc, businessScope, createdAt } = participant
  const isValid = isUscc(uscc)
  return (
    <article className="card review-person" aria-labelledby={id}>
      <h3 id={id} className="last">
        {name}
      </h3>
      <dl className="facts">
        <dt>{texts.uscc}</dt>
        <dd>
          <span className="mono">{uscc}</span>{' '}
          <span className={`tag ${isValid ? 'good' : 'danger'}`}>{isValid ? texts.valid : texts.invalid}</span>
        </dd>
        <dt>{texts.roles}</dt>
        <dd>{participant.roles.map((role) => roles[role] ?? role).join(cut)}</dd>
        <dt>{texts.scope}</dt>
        <dd>{businessScope}</dd>
        <dt>{texts.applied}</dt>
        <dd>
          <time dateTime={createdAt}>{sayInstant(createdAt)}</time>{' '}
          <span className="faint">{sayAgo(createdAt, language)}</span>
        </dd>
        <dt>{texts.number}</dt>
        <dd className="review-mono">{id}</dd>
      </dl>
      {mayDecide ? (
        <Decision participant={participant} act={act} />
      ) : (
        <p className="faint last">{texts.onlyAdmission}</p>
      )}
    </article>
  )
}

function Decision({ participant: { id, name }, act }: ApplicantProps) {
  const { applications: texts, busy } = useText(reviewTexts)
  const [ticked, setTicked] = useState<string[]>([])
  const [opinion, setOpinion] = useState<string>(texts.approvedPreset)
  const [isRejecting, setRejecting] = useState(false)
  const open = texts.checks.filter((check) => !ticked.includes(check)).length
  const lacking = open > 0 ? texts.untick(String(open)) : opinion.trim() === '' ? texts.opinionMissing : undefined
  const isOwn = act.variables?.id === id
  const error = isOwn ? act.error : null
  if (isRejecting)
    return (
      <Reason
        title={texts.reasonTitle(name)}
        lead={texts.rejectLead}
        label={texts.reject}
        hint={texts.reasonHint}
        error={error}
        isBusy={act.isPending}
        send={(reason) => act.mutate({ id, approved: false, reason })}
        cancel={() => setRejecting(false)}
      />
    )
  return (
    <div className="stack">
      <fieldset className="plain">
        <legend>{texts.checksTitle}</legend>
        <p className="faint">{texts.checksLead}</p>
        <ul className="review-checks">
          {texts.checks.map((check) => (
            <li key={check}>
              <label>
                <input
                  type="checkbox"
                  checked={ticked.includes(check)}
                  onChange={({ target }) =>
                    setTicked(target.checked ? [...ticked, check] : ticked.filter((one) => one !== check))
                  }
                />
                <span>{check}</span>
              </label>
            </li>
          ))}
        </ul>
      </fieldset>
      <AreaField
        label={texts.opinion}
        hint={texts.opinionHint}
        rows={2}
        maxLength={500}
        value={opinion}
        onChange={({ target }) => setOpinion(target.value)}
      />
      {error !== null && <Refused error={error} />}
      <div className="row">
        <ActButton
          className="button primary"
          reason={act.isPending ? busy : lacking}
          onClick={() => act.mutate({ id, approved: true, reason: opinion.trim() })}
        >
          {texts.approve}
        </ActButton>
        <button type="button" className="button" onClick={() => setRejecting(true)}>
          {texts.reject}
        </button>
      </div>
    </div>
  )
}
