import type { ColumnProfile, Inspection } from '#api/content/schema.ts'
import { shareBps } from '#api/resource/quality.ts'

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

const byName = (columns: readonly ColumnProfile[]) => new Map(columns.map((column) => [column.name, column]))

const nameAndType = ({ name, type }: ColumnProfile) => ({ name, type })

/** How the second of two versions differs from the first, by columns and aggregates alone. */
export function compareVersions(before: Compared, after: Compared): Comparison {
  const [a, b] = [before.inspection.columns, after.inspection.columns]
  const [namedA, namedB] = [byName(a), byName(b)]
  const pairs = a.flatMap((from) => {
    const to = namedB.get(from.name)
    return to === undefined ? [] : [{ from, to }]
  })
  return {
    from: before.number,
    to: after.number,
    added: b.filter(({ name }) => !namedA.has(name)).map(nameAndType),
    removed: a.filter(({ name }) => !namedB.has(name)).map(nameAndType),
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
  const nullBps = {
    from: shareBps(from.nulls, before.inspection.rows) ?? 0, to: shareBps(to.nulls, after.inspection.rows) ?? 0,
  }
  const isMasked = [...before.maskedFields, ...after.maskedFields].includes(name)
  const isSameRange = from.min === to.min && from.max === to.max
  if (nullBps.from === nullBps.to && (isMasked || isSameRange)) return undefined
  const range: ColumnChange['range'] = isMasked ? null : { from: [from.min, from.max], to: [to.min, to.max] }
  return { name, nullBps, range }
}
