import type { UseMutationResult } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Problem } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { publicDataTexts } from '../language/public-data.ts'
import { SelectField } from '../part/form.tsx'
import { Refused } from '../part/state.tsx'
import { ActButton } from '../provider/act-button.tsx'

/** An act of this desk, with what it sends and answers. */
export type Sending<Body, T> = UseMutationResult<T, Problem, Body>

type FormProps = {
  title: string
  lead: string
  basis: string
  submit: string
  error: Problem | null
  isBusy: boolean
  /** What is still missing or wrong, in words; nothing where it can be sent. */
  lacking: readonly string[]
  send: () => void
  cancel: () => void
  children: ReactNode
}

/** A form of this desk: what it does and on what ground, its fields, and what is still to be filled in. */
export function DeskForm({ title, lead, basis, submit, error, isBusy, lacking, send, cancel, children }: FormProps) {
  const texts = useText(publicDataTexts)
  const id = useId()
  const reason = isBusy ? texts.busy : lacking.length > 0 ? `${texts.missing}${lacking.join(texts.cut)}` : undefined
  return (
    <form
      className="card stack"
      aria-labelledby={id}
      noValidate
      onSubmit={(event) => (event.preventDefault(), reason === undefined && send())}
    >
      <div>
        <h3 id={id}>{title}</h3>
        <p className="soft last">
          {lead}{' '}
          <span className="faint">
            {texts.basis}：{basis}
          </span>
        </p>
      </div>
      {error !== null && <Refused error={error} />}
      {children}
      <div className="row">
        <ActButton type="submit" className="button primary" reason={reason}>
          {submit}
        </ActButton>
        <button type="button" className="button" onClick={cancel}>
          {texts.cancel}
        </button>
      </div>
    </form>
  )
}

type ChoiceProps<T extends string> = {
  label: string
  hint?: string | undefined
  names: Record<string, string>
  values: readonly T[]
  value: T
  choose: (value: T) => void
}

/** One of a few values. */
export function Choice<T extends string>({ label, hint, names, values, value, choose }: ChoiceProps<T>) {
  return (
    <SelectField
      label={label}
      hint={hint}
      value={value}
      onChange={({ target }) => choose(values.find((one) => one === target.value) ?? value)}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {names[one] ?? one}
        </option>
      ))}
    </SelectField>
  )
}
