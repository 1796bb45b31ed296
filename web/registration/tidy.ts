import type { FormValue } from './fields.ts'

/** A form without blank lines and empty texts, as it is sent. */
export const without = (form: FormValue): FormValue =>
  Object.fromEntries(Object.entries(form).flatMap(([key, value]) => {
    const kept = tidied(value)
    return kept === undefined ? [] : [[key, kept]]
  }))

/** A value worth sending: texts are trimmed, blank lines left out; undefined where nothing is left. */
function tidied(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (Array.isArray(value)) {
    const left = value.map(tidied).filter((one) => one !== undefined)
    return left.length === 0 ? undefined : left
  }
  if (typeof value !== 'object' || value === null) return value ?? undefined
  return without(value as FormValue)
}
