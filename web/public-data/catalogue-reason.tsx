import { useState } from 'react'
import { ActForm } from '../part/act-form.tsx'
import { AreaField } from '../part/form.tsx'
import type { Sending } from './form.tsx'

type ReasonProps<Body, T> = {
  title: string
  lead: string
  basis: string
  submit: string
  label: string
  hint?: string
  most?: number
  act: Sending<Body, T>
  bodyOf: (text: string) => Body
  close: () => void
}

/** An act that needs some words, and nothing else. */
export function ReasonForm<Body, T>({ title, lead, basis, submit, label, hint, most = 500, act, bodyOf, close }: ReasonProps<Body, T>) {
  const [text, setText] = useState('')
  return (
    <ActForm
      level={3}
      title={title}
      lead={lead}
      basis={basis}
      submit={submit}
      error={act.error}
      isBusy={act.isPending}
      lacking={text.trim() === '' ? [label] : []}
      send={() => act.mutate(bodyOf(text.trim()), { onSuccess: close })}
      cancel={close}
    >
      <AreaField label={label} hint={hint} rows={2} maxLength={most} value={text} onChange={({ target }) => setText(target.value)} />
    </ActForm>
  )
}
