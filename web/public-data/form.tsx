import type { UseMutationResult } from '@tanstack/react-query'
import type { Problem } from '../client/client.ts'
import { SelectField } from '../part/form.tsx'

/** An act of this desk, with what it sends and answers. */
export type Sending<Body, T> = UseMutationResult<T, Problem, Body>

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
