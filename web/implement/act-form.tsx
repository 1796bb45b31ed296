import { type ReactNode, useId } from 'react'
import type { Problem } from '../client/client.ts'
import { common } from '../language/common.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../provider/act-button.tsx'

type FormProps = {
  title: string
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
  title, lead, basis, submit, error, isBusy, lacking, send, cancel, className = 'card stack', children,
}: FormProps) {
  const { next, agreement, basis: ground } = useText(implementTexts)
  const { act } = useText(common)
  const id = useId()
  const missing = lacking.filter((one) => one !== false)
  const reason = isBusy ? next.busy : missing.length > 0 ? `${agreement.missing}${missing.join('、')}` : undefined
  return (
    <form
      className={className}
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}
    >
      <div>
        <h2 id={id}>{title}</h2>
        <p className="soft last">
          {lead} {basis !== undefined && <span className="faint">{ground}：{basis}</span>}
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
