import { addYears } from '#api/resource/resource.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import { beginOf, dayOf, endOf } from '../part/day.ts'

/** Two Beijing days, the last one included. */
export type Days = { from: string; to: string }

/** What is wrong with a term: an end is no day, it ends before it begins or has ended, or is longer than so many years. */
export function wrongWith({ from, to }: Days, years?: number): 'window' | 'term' | undefined {
  if (from === '' || to === '') return undefined
  if (beginOf(from) === '' || endOf(to) === '' || to < from || to < dayOf(Date.now())) return 'window'
  return years !== undefined && Date.parse(endOf(to)) > addYears(new Date(beginOf(from)), years).getTime()
    ? 'term'
    : undefined
}

/** The instants of a term, half-open. */
export const instantsOf = ({ from, to }: Days) => ({ begin: beginOf(from), end: endOf(to) })

/** How many days a term has. */
export const lengthOf = ({ from, to }: Days): number =>
  Math.round((Date.parse(endOf(to)) - Date.parse(beginOf(from))) / DAY_MS)
