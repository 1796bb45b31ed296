import { type ReactNode, useId } from 'react'
import type { Problem } from '../client/client.ts'
import { common } from '../language/common.ts'
import { useText } from '../language/language.tsx'
import { ActButton } from './act-button.tsx'
import { Refused } from './state.tsx'

type FormProps = {
  title: string
  /** The level of its heading on the page. */
  level?: 2 | 3
  lead: string
  basis?: string
  submit: string
  error: Problem | null
  isBusy: boolean
  /** What is still missing, in words. */
  lacking: readonly (string | false)[]
  send: () => void
  cancel?: () => void
  /** Where it stands: as the next act of a road, or among others. */
  className?: string
  children?: ReactNode
}

/** An act with what it needs: what it does and on what ground, its fields, and what is still to be filled in. */
export function ActForm({
  title, level = 2, lead, basis, submit, error, isBusy, lacking, send, cancel, className = 'card stack', children,
}: FormProps) {
  const { act, form, state } = useText(common)
  const Heading = `h${level}` as const
  const id = useId()
  const missing = lacking.filter((one) => one !== false)
  const reason = isBusy ? form.busy : missing.length > 0 ? `${form.missing}${missing.join(form.cut)}` : undefined
  return (
    <form
      className={className}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}
    >
      <div>
        <Heading id={id}>{title}</Heading>
        <p className="soft last">
          {lead} {basis !== undefined && <span className="faint">{state.basis}：{basis}</span>}
        </p>
      </div>
      {error !== null && <Refused error={error} />}
      {children}
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>{submit}</ActButton>
        {cancel !== undefined && <button type="button" className="button" onClick={cancel}>{act.cancel}</button>}
      </div>
    </form>
  )
}
