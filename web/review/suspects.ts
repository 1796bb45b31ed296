import { isSuspected } from '#api/listing/sensitive.ts'
import type { Version } from './version.tsx'

type Column = NonNullable<Version['inspection']>['columns'][number]

/** Whether a column may hold personal values: the platform's guess, by its name and the values of the profile. */
export const isSuspectColumn = ({ name, min, max, top }: Column): boolean =>
  isSuspected({ name, values: [min, max, ...top.map(({ value }) => value)] })

/** The names of columns that may be sensitive, and those of them that are not masked. */
export function suspectsOf({ inspection, maskedFields }: Pick<Version, 'inspection' | 'maskedFields'>): {
  all: string[]
  open: string[]
} {
  const all = (inspection?.columns ?? []).filter(isSuspectColumn).map(({ name }) => name)
  return { all, open: all.filter((name) => !maskedFields.includes(name)) }
}
