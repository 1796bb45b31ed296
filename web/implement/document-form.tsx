import { useState } from 'react'
import type { Problem, Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { faultsOf, TextField } from '../part/form.tsx'
import { isDigest } from '../part/digest.ts'
import { DigestField } from '../part/digest-field.tsx'
import { ActForm } from '../part/act-form.tsx'

export type Numbered = Schemas['NumberedDocument']

type FieldsProps = {
  value: Numbered
  change: (value: Numbered) => void
  hint: string
  fault?: string | undefined
  names?: { file: string; digest: string }
}

/** A public document: its number, and the digest of its file, which stays on this machine. */
export function DocumentFields({ value, change, hint, fault, names }: FieldsProps) {
  const { next } = useText(implementTexts)
  return (
    <>
      <TextField
        label={next.number}
        hint={hint}
        fault={fault}
        maxLength={100}
        value={value.number}
        onChange={({ target }) => change({ ...value, number: target.value })}
      />
      <DigestField
        value={value.digest}
        change={(digest) => change({ ...value, digest })}
        names={names ?? { file: next.document, digest: next.fileDigest }}
      />
    </>
  )
}

/** What a document still lacks, in words. */
export function useLacking({ number, digest }: Numbered): (string | false)[] {
  const { next } = useText(implementTexts)
  return [number.trim() === '' && next.numberWrong, !isDigest(digest) && next.digestWrong]
}

type FormProps = {
  texts: { title: string; lead: string; submit: string; hint: string }
  basis: string
  error: Problem | null
  isBusy: boolean
  send: (document: Numbered) => void
  cancel?: () => void
  className?: string
}

/** Records a public document: a decision, an approval, a filing. */
export function DocumentForm({ texts, basis, error, isBusy, send, cancel, className }: FormProps) {
  const [value, setValue] = useState<Numbered>({ number: '', digest: '' })
  const lacking = useLacking(value)
  return (
    <ActForm
      title={texts.title} lead={texts.lead} basis={basis} submit={texts.submit} error={error} isBusy={isBusy}
      lacking={lacking} send={() => send({ ...value, number: value.number.trim() })}
      {...(cancel === undefined ? {} : { cancel })} {...(className === undefined ? {} : { className })}
    >
      <DocumentFields value={value} change={setValue} hint={texts.hint} fault={faultsOf(error)['number']} />
    </ActForm>
  )
}
