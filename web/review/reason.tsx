import { type ReactNode, useId, useState } from 'react'
import type { Problem } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { reviewTexts } from '../language/review.ts'
import { AreaField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../part/act-button.tsx'

type ReasonProps = {
  title: string
  lead?: string | undefined
  /** What is done with the reason. */
  label: string
  hint: string
  error: Problem | null
  /** What else is missing before it can be sent. */
  missing?: string | undefined
  isBusy: boolean
  send: (reason: string) => void
  cancel: () => void
  /** A text that can be put before what was written, and the name of the button that does. */
  preset?: { label: string; text: string } | undefined
  children?: ReactNode
}

/** An act that is not done without a reason, which the other side reads. */
export function Reason({ title, lead, label, hint, error, missing, isBusy, send, cancel, preset, children }: ReasonProps) {
  const { reason: texts, busy } = useText(reviewTexts)
  const { act } = useText(common)
  const [reason, setReason] = useState('')
  const id = useId()
  return (
    <section className="notice wait stack" aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        {lead !== undefined && <p className="last">{lead}</p>}
      </div>
      {children}
      {error !== null && <Refused error={error} />}
      <AreaField
        label={texts.label}
        hint={hint}
        rows={3}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
      />
      <div className="row">
        <ActButton
          className="button primary"
          reason={isBusy ? busy : reason.trim() === '' ? texts.missing : missing}
          onClick={() => send(reason.trim())}
        >
          {label}
        </ActButton>
        {preset !== undefined && (
          <button type="button" className="button" onClick={() => setReason(preset.text + reason)}>
            {preset.label}
          </button>
        )}
        <button type="button" className="button" onClick={cancel}>
          {act.cancel}
        </button>
      </div>
    </section>
  )
}
