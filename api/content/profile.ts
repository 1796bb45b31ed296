import type { Json } from '@duckdb/node-api'
import { assert } from '#api/kernel/assert.ts'
import { type Database, aliases, literal, numberOf, parquet, identifier } from './duckdb.ts'
import { histogramOf } from './histogram.ts'
import type { ColumnProfile, ColumnType } from './schema.ts'
import { valueOf } from './value.ts'

type Column = { name: string; type: ColumnType }
type Target = { database: Database; path: string; rows: number }

/** Up to this many rows quantiles are exact. */
const EXACT_ROWS = 100_000
/** Up to about this many distinct values they are counted one by one, and the most frequent listed. */
const EXACT_DISTINCT = 1_000_000
const RANKS = '[0.05, 0.25, 0.5, 0.75, 0.95]'

const ORDERED: ColumnType[] = ['integer', 'decimal', 'float', 'date', 'time', 'timestamp', 'timestamptz']

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
  for (const column of columns) profiles.push(await profileColumn({ database, path, rows }, column))
  return profiles
}

async function profileColumn(target: Target, { name, type }: Column): Promise<ColumnProfile> {
  const { database, path, rows } = target
  const relation = `(SELECT ${identifier(name)} AS v FROM read_parquet(${literal(path)}))`
  const isText = type === 'text' || type === 'json'
  const isOrdered = ORDERED.includes(type)
  const [stats = []] = await database.rows(`SELECT count(v), approx_count_distinct(v), ${extremes(type)},
    ${isText ? 'min(length(v::VARCHAR)), max(length(v::VARCHAR)), avg(length(v::VARCHAR))' : 'NULL, NULL, NULL'},
    ${isOrdered ? quantiles(rows) : 'NULL'} FROM ${relation}`)
  const [values, estimate, min, max, shortest, longest, mean, ranks] = stats
  const count = Number(values)
  return {
    name,
    type,
    nulls: rows - count,
    ...(await frequent(database, relation, type, Number(estimate))),
    min: valueOf(min, type),
    max: valueOf(max, type),
    quantiles: isOrdered && count > 0 ? quantilesOf(ranks, type, rows) : null,
    histogram: count > 0 ? await histogramOf(database, relation, type) : null,
    length: isText && count > 0 ? { min: Number(shortest), max: Number(longest), mean: rounded(Number(mean)) } : null,
  }
}

const extremes = (type: ColumnType) =>
  type === 'json' ? 'NULL, NULL' : 'left(min(v)::VARCHAR, 201), left(max(v)::VARCHAR, 201)'

const quantiles = (rows: number) =>
  `${rows <= EXACT_ROWS ? 'quantile_disc' : 'approx_quantile'}(v, ${RANKS})::VARCHAR[]`

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
