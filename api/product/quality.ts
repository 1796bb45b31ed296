import type { Inspection } from '#api/content/schema.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import { DIMENSIONS, type Dimension, gradeOf, shareBps } from '#api/resource/quality.ts'

/** What the six dimensions are measured from. */
export type Measured = {
  inspection: Pick<Inspection, 'rows' | 'duplicateRows' | 'columns'>
  descriptions: Readonly<Record<string, string>>
  /** First and last day that the listing says the data cover. */
  coverage: { from: Date | null; to: Date | null }
  /** Within how many days a new version is promised; null where none is. */
  cycleDays: number | null
  createdAt: Date
  now: Date
}

/** The share of what is as it should be, in ten thousandths; null where the platform can't tell. */
export type Quality = { dimensions: Record<Dimension, number | null>; scoreBps: number; grade: string }

const MEASURES: Record<Dimension, (measured: Measured) => number | null> = {
  normativity,
  completeness,
  accuracy: () => null, // no truth to compare with: it is the reviewers' to judge by the sample
  consistency,
  timeliness,
  uniqueness: ({ inspection: { rows, duplicateRows } }) => shareBps(rows - duplicateRows, rows),
}

/** The six dimensions of a version's quality, and the grade of their mean. 依据 GB/T 36344-2018. */
export function qualityOf(measured: Measured): Quality {
  const shares = DIMENSIONS.map((dimension) => [dimension, MEASURES[dimension](measured)] as const)
  const known = shares.flatMap(([, share]) => share ?? [])
  const scoreBps = known.length === 0 ? 0 : Math.floor(known.reduce((sum, share) => sum + share, 0) / known.length)
  return { dimensions: { ...NOTHING, ...Object.fromEntries(shares) }, scoreBps, grade: gradeOf(scoreBps) }
}

const NOTHING: Quality['dimensions'] = {
  normativity: null, completeness: null, accuracy: null, consistency: null, timeliness: null, uniqueness: null,
}

/** Columns whose name was not made up in reading, and that are described. */
function normativity({ inspection: { columns }, descriptions }: Measured): number | null {
  return shareBps(columns.filter(({ name }) => (descriptions[name] ?? '').trim() !== '').length, columns.length)
}

/** Cells that are not empty. */
function completeness({ inspection: { rows, columns } }: Measured): number | null {
  const cells = rows * columns.length
  return shareBps(cells - columns.reduce((sum, { nulls }) => sum + nulls, 0), cells)
}

/** Columns of dates that stay within the time that the listing names. */
function consistency({ inspection: { columns }, coverage: { from, to } }: Measured): number | null {
  const dated = columns.filter(({ type, min }) => (type === 'date' || type === 'timestamp') && min !== null)
  if (from === null || to === null) return null
  const first = from.toISOString().slice(0, 10)
  const last = to.toISOString().slice(0, 10)
  const within = dated.filter(({ min, max }) => String(min).slice(0, 10) >= first && String(max).slice(0, 10) <= last)
  return shareBps(within.length, dated.length)
}

/** A version of the promised cycle is in time until twice the cycle is over. */
function timeliness({ cycleDays, createdAt, now }: Measured): number | null {
  if (cycleDays === null) return null
  return now.getTime() - createdAt.getTime() <= 2 * cycleDays * DAY_MS ? 10_000 : 0
}
