import { type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes, useId } from 'react'
import type { Problem } from '../client/client.ts'

type Told = { label: string; hint?: string | undefined; fault?: string | undefined }

/** What ties an input to its label, hint and fault. */
const tied = (id: string, { hint, fault }: Told) => ({
  id,
  className: 'input',
  'aria-invalid': fault !== undefined,
  'aria-describedby': [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ') || undefined,
})

function Notes({ id, told: { hint, fault } }: { id: string; told: Told }) {
  return (
    <>
      {hint !== undefined && <span className="hint" id={`${id}-hint`}>{hint}</span>}
      {fault !== undefined && <span className="fault" id={`${id}-fault`}>{fault}</span>}
    </>
  )
}

/** A line of text with its label, its hint and what is wrong with it. */
export function TextField({ label, hint, fault, ...input }: Told & InputHTMLAttributes<HTMLInputElement>) {
  const id = useId()
  const told = { label, hint, fault }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input {...input} {...tied(id, told)} />
      <Notes id={id} told={told} />
    </div>
  )
}

/** A paragraph of text, otherwise as `TextField`. */
export function AreaField({ label, hint, fault, ...input }: Told & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const id = useId()
  const told = { label, hint, fault }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea {...input} {...tied(id, told)} />
      <Notes id={id} told={told} />
    </div>
  )
}

/** One of a few values, its options within; otherwise as `TextField`. */
export function SelectField({ label, hint, fault, ...select }: Told & SelectHTMLAttributes<HTMLSelectElement>) {
  const id = useId()
  const told = { label, hint, fault }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select {...select} {...tied(id, told)} />
      <Notes id={id} told={told} />
    </div>
  )
}

/** What a refusal says of each field, by the field's path. */
export const faultsOf = (problem: Problem | null): Record<string, string> =>
  Object.fromEntries((problem?.faults ?? []).map(({ path, message }) => [path, message]))
