import { type Database, parquet } from './duckdb.ts'
import { rowHashes } from './profile.ts'
import type { ColumnType, Difference } from './schema.ts'
import { type Field, fieldsOf } from './select.ts'

const NUMBERS: ColumnType[] = ['integer', 'decimal', 'float']

/**
 * How the second normalised file differs from the first. Rows are multisets over the columns of the same name, compared
 * by hash: a row that changed in one value counts once as removed and once as added.
 */
export async function differ(database: Database, before: string, after: string): Promise<Difference> {
  const a = await fieldsOf(database, before)
  const b = await fieldsOf(database, after)
  const pairs = a.flatMap((from) => b.filter((to) => to.name === from.name).map((to) => ({ from, to })))
  const columns = {
    columnsAdded: missing(b, a),
    columnsRemoved: missing(a, b),
    columnsChanged: pairs
      .filter(({ from, to }) => from.type !== to.type)
      .map(({ from, to }) => ({ name: from.name, from: from.type, to: to.type })),
  }
  const keys = pairs.map((_, index) => `k${index}`)
  const values = (side: 'from' | 'to') => pairs.map((pair, index) => `, ${key(pair, side)} AS k${index}`).join('')
  const both = `SELECT 1 AS a, 0 AS b${values('from')} FROM ${parquet(before, a.length)}
    UNION ALL SELECT 0, 1${values('to')} FROM ${parquet(after, b.length)}`
  const row = keys.length > 0 ? rowHashes(keys) : 'a'
  const groups = `SELECT sum(a) AS a, sum(b) AS b FROM (${both}) GROUP BY ${row}`
  const [[added, removed, unchanged] = []] = await database.rows(`SELECT coalesce(sum(greatest(b - a, 0)), 0)::BIGINT,
    coalesce(sum(greatest(a - b, 0)), 0)::BIGINT, coalesce(sum(least(a, b)), 0)::BIGINT FROM (${groups})`)
  return { ...columns, rowsAdded: Number(added), rowsRemoved: Number(removed), rowsUnchanged: Number(unchanged) }
}

const missing = (from: Field[], within: Field[]) =>
  from.filter(({ name }) => !within.some((field) => field.name === name)).map(({ name }) => name)

/** Numbers are compared as numbers, whatever their width and scale; other types that differ, as text. */
function key({ from, to }: { from: Field; to: Field }, side: 'from' | 'to'): string {
  const { alias } = side === 'from' ? from : to
  const isComparable = from.type === to.type || (NUMBERS.includes(from.type) && NUMBERS.includes(to.type))
  return isComparable && from.type !== 'json' ? alias : `${alias}::VARCHAR`
}
