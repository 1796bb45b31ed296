import type { Column, Entry } from './answer.ts'

/** A value as the profile and the sample hold it. */
export type Value = Entry['sample'][number][string]

/** A part of a column's values that the picture shows as one bar: a bin, a frequent value, all others, or none at all. */
export type Part = { key: string; count: number } & (
  | { kind: 'bin'; from: Value; to: Value; isLast: boolean }
  | { kind: 'top'; value: Value }
  | { kind: 'other'; classes: number }
  | { kind: 'null' }
)

/** Frequent values that a picture shows; the rest is one bar. */
const SHOWN_TOPS = 5

/** Up to this many different values are shown by themselves, even where they could be binned. */
const FEW = 5

/** The bars of a column: bins of what has an order, otherwise its most frequent values and all others together. */
export function partsOf(column: Column, rows: number): Part[] {
  const { histogram, top, distinct, nulls } = column
  const isFew = top.length > 0 && !distinct.approximate && distinct.count <= FEW
  if (histogram !== null && histogram.length > 1 && !isFew)
    return histogram.map((bin, at) => ({ ...bin, kind: 'bin', key: `bin${at}`, isLast: at === histogram.length - 1 }))
  const shown = top.length === SHOWN_TOPS + 1 ? SHOWN_TOPS + 1 : SHOWN_TOPS
  const tops = top.slice(0, shown).map(({ value, count }, at): Part => ({ kind: 'top', key: `top${at}`, value, count }))
  const rest = rows - nulls - tops.reduce((sum, { count }) => sum + count, 0)
  if (rest <= 0 || tops.length === 0) return tops
  return [...tops, { kind: 'other', key: 'other', classes: Math.max(1, distinct.count - tops.length), count: rest }]
}

/** The part of the empty values. */
export const nullPart = ({ nulls }: Column): Part => ({ kind: 'null', key: 'null', count: nulls })

const NUMBERS = new Set(['integer', 'decimal', 'float'])

/** Whether one value stands before another in the order of a column's type. */
function isBefore(one: Value, other: Value, type: string): boolean {
  if (one === null || other === null) return false
  return NUMBERS.has(type) ? Number(one) < Number(other) : String(one) < String(other)
}

/** Whether a value of the sample belongs to a part. */
export function isOf(value: Value, part: Part, column: Column, parts: readonly Part[]): boolean {
  switch (part.kind) {
    case 'null':
      return value === null
    case 'top':
      return value === part.value
    case 'other':
      return value !== null && !parts.some((one) => one.kind === 'top' && one.value === value)
    case 'bin': {
      if (value === null || isBefore(value, part.from, column.type)) return false
      return isBefore(value, part.to, column.type) || (part.isLast && !isBefore(part.to, value, column.type))
    }
  }
}
