import type { ColumnProfile, Inspection } from '#api/content/schema.ts'

/** What of a version is compared: what was read in it, never its rows. */
export type Compared = {
  number: number
  sha256: string
  maskedFields: readonly string[]
  inspection: Pick<Inspection, 'rows' | 'columns'>
}

type Value = ColumnProfile['min']

/** How one column of both versions changed in its aggregates. */
export type ColumnChange = {
  name: string
  nullBps: { from: number; to: number }
  /** Smallest and greatest value; null of a column that is masked in either version. */
  range: { from: [Value, Value]; to: [Value, Value] } | null
}

export type Comparison = {
  from: number
  to: number
  added: { name: string; type: string }[]
  removed: { name: string; type: string }[]
  retyped: { name: string; from: string; to: string }[]
  rows: { from: number; to: number }
  changed: ColumnChange[]
  /** Whether the file is the same one, byte for byte. */
  isSameFile: boolean
}

const shareOf = (nulls: number, rows: number): number => (rows === 0 ? 0 : Math.round((nulls / rows) * 10_000))

const nameAndType = ({ name, type }: ColumnProfile) => ({ name, type })

/** How the second of two versions differs from the first, by columns and aggregates alone. */
export function compareVersions(before: Compared, after: Compared): Comparison {
  const [a, b] = [before.inspection.columns, after.inspection.columns]
  const has = (columns: readonly ColumnProfile[], name: string) => columns.some((column) => column.name === name)
  const pairs = a.flatMap((from) => b.filter(({ name }) => name === from.name).map((to) => ({ from, to })))
  return {
    from: before.number,
    to: after.number,
    added: b.filter(({ name }) => !has(a, name)).map(nameAndType),
    removed: a.filter(({ name }) => !has(b, name)).map(nameAndType),
    retyped: pairs
      .filter(({ from, to }) => from.type !== to.type)
      .map(({ from, to }) => ({ name: from.name, from: from.type, to: to.type })),
    rows: { from: before.inspection.rows, to: after.inspection.rows },
    changed: pairs.flatMap(({ from, to }) => changeOf(before, after, from, to) ?? []),
    isSameFile: before.sha256 === after.sha256,
  }
}

function changeOf(before: Compared, after: Compared, from: ColumnProfile, to: ColumnProfile): ColumnChange | undefined {
  const { name } = from
  const nullBps = { from: shareOf(from.nulls, before.inspection.rows), to: shareOf(to.nulls, after.inspection.rows) }
  const isMasked = [...before.maskedFields, ...after.maskedFields].includes(name)
  const isSameRange = from.min === to.min && from.max === to.max
  if (nullBps.from === nullBps.to && (isMasked || isSameRange)) return undefined
  const range: ColumnChange['range'] = isMasked ? null : { from: [from.min, from.max], to: [to.min, to.max] }
  return { name, nullBps, range }
}
