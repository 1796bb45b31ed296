import type { Json } from '@duckdb/node-api'
import { assert } from '#api/kernel/assert.ts'
import { type Database, aliases, literal, numberOf, parquet, identifier } from './duckdb.ts'
import { histogramOf, positionOf } from './histogram.ts'
import type { ColumnProfile, ColumnType } from './schema.ts'
import { valueOf } from './value.ts'

type Column = { name: string; type: ColumnType }
type Target = { database: Database; relation: string; rows: number }

/** Up to this many rows quantiles are exact. */
const EXACT_ROWS = 100_000
/** Up to about this many distinct values they are counted one by one, and the most frequent listed. */
const EXACT_DISTINCT = 1_000_000
const RANKS = '[0.05, 0.25, 0.5, 0.75, 0.95]'

/** Columns that are measured in one query, and the cells that each gives. */
const [GROUP, MEASURES] = [10, 10]

const ORDERED: ColumnType[] = ['integer', 'decimal', 'float', 'date', 'time', 'timestamp', 'timestamptz']

const isText = (type: ColumnType) => type === 'text' || type === 'json'

/** Rows that equal an earlier one, by two 64-bit hashes of the whole row. */
export async function duplicateRows(database: Database, path: string, columns: number): Promise<number> {
  const counts = `SELECT count(*) AS n FROM ${parquet(path, columns)} GROUP BY ${rowHashes(aliases(columns))}`
  return numberOf(await database.rows(`SELECT coalesce(sum(n - 1), 0)::BIGINT FROM (${counts})`))
}

/** Two hashes of a row's expressions, taken from both ends. */
export const rowHashes = (expressions: string[]) =>
  `hash(${expressions.join(', ')}), hash('', ${expressions.toReversed().join(', ')})`

/** The profile of every column of a normalised file. */
export async function profileColumns(database: Database, path: string, columns: Column[], rows: number) {
  const profiles: ColumnProfile[] = []
  for (let at = 0; at < columns.length; at += GROUP) {
    const group = columns.slice(at, at + GROUP)
    const measures = group.map(({ name, type }) => measure(identifier(name), type, rows))
    const [cells = []] = await database.rows(`SELECT ${measures.join(', ')} FROM read_parquet(${literal(path)})`)
    for (const [index, column] of group.entries()) {
      const relation = `(SELECT ${identifier(column.name)} AS v FROM read_parquet(${literal(path)}))`
      const measured = cells.slice(index * MEASURES, (index + 1) * MEASURES)
      profiles.push(await profileColumn({ database, relation, rows }, column, measured))
    }
  }
  return profiles
}

/** What one pass over a column measures, in `MEASURES` cells. */
function measure(v: string, type: ColumnType, rows: number): string {
  const position = positionOf(v, type)
  return [
    `count(${v}), approx_count_distinct(${v})`,
    type === 'json' ? 'NULL, NULL' : `left(min(${v})::VARCHAR, 201), left(max(${v})::VARCHAR, 201)`,
    isText(type) ? lengths(`length(${v}::VARCHAR)`) : 'NULL, NULL, NULL',
    ORDERED.includes(type) ? quantiles(v, rows) : 'NULL',
    position === null ? 'NULL, NULL' : `min(${position}), max(${position})`,
  ].join(', ')
}

const lengths = (length: string) => `min(${length}), max(${length}), avg(${length})`

async function profileColumn(target: Target, { name, type }: Column, measured: Json[]): Promise<ColumnProfile> {
  const { database, relation, rows } = target
  const [values, estimate, min, max, shortest, longest, mean, ranks, low, high] = measured
  const count = Number(values)
  return {
    name,
    type,
    nulls: rows - count,
    ...(await frequent(database, relation, type, Number(estimate))),
    min: valueOf(min, type),
    max: valueOf(max, type),
    quantiles: ORDERED.includes(type) && count > 0 ? quantilesOf(ranks, type, rows) : null,
    histogram: await histogramOf({ database, relation, type, low, high }),
    length: longest === null ? null : { min: Number(shortest), max: Number(longest), mean: rounded(Number(mean)) },
  }
}

const quantiles = (v: string, rows: number) =>
  `${rows <= EXACT_ROWS ? 'quantile_disc' : 'approx_quantile'}(${v}, ${RANKS})::VARCHAR[]`

function quantilesOf(ranks: Json | undefined, type: ColumnType, rows: number): ColumnProfile['quantiles'] {
  assert(Array.isArray(ranks), 'quantiles of values are a list')
  const at = (rank: number) => valueOf(ranks[rank], type)
  return { approximate: rows > EXACT_ROWS, p05: at(0), p25: at(1), p50: at(2), p75: at(3), p95: at(4) }
}

/** Distinct values, and the ten most frequent, ties in order of value. */
async function frequent(database: Database, relation: string, type: ColumnType, estimate: number) {
  if (estimate > EXACT_DISTINCT) return { distinct: { count: estimate, approximate: true }, top: [] }
  const groups = `SELECT v::VARCHAR AS v, count(*) AS n FROM ${relation} WHERE v IS NOT NULL GROUP BY ALL`
  const found = await database.rows(`SELECT left(v, 201), n, count(*) OVER ()
    FROM (${groups}) ORDER BY n DESC, v LIMIT 10`)
  const top = found.map(([value, count]) => ({ value: valueOf(value, type), count: Number(count) }))
  return { distinct: { count: Number(found[0]?.[2] ?? 0), approximate: false }, top }
}

const rounded = (mean: number) => Math.round(mean * 100) / 100
