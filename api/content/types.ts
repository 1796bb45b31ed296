import type { Json } from '@duckdb/node-api'
import type { Database } from './duckdb.ts'
import type { ColumnType } from './schema.ts'

/** A column as SQL over the aliases of its relation, with the type of its values. */
export type TypedColumn = { sql: string; type: ColumnType }

/** A column of text (SQL), and the types that its values may turn out to have, in order of preference. */
export type TextColumn = { sql: string; candidates: ColumnType[] }

/** Whether a column of text (SQL) holds values of a type. */
type Test = { sql: string; type: ColumnType }

/** Counts of one test: values, values that pass, and for decimals the most digits before and after the point. */
type Outcome = { values: number; passed: number; whole: number; scale: number }

/** Every type that text can turn out to have. */
export const TEXT_CANDIDATES: ColumnType[] = [
  'boolean', 'integer', 'decimal', 'float', 'date', 'timestamp', 'timestamptz',
]

const SAMPLE_ROWS = 20_000
const GROUP = 25
const MOST_DIGITS = 38

const DATE = '[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}'
const TIME = `${DATE}[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?`
const ZONE = '(Z|[-+][0-9]{2}(:?[0-9]{2})?)'
const DECIMAL = '-?(0|[1-9][0-9]*)([.][0-9]+)?'
const is = (sql: string, pattern: string) => `regexp_full_match(${sql}, '${pattern}')`

/**
 * What makes a text a value of a type: nothing that would be lost on the way. A whole number must come back as the same
 * text, so that codes with leading zeros, signs or spaces stay text.
 */
const TESTS: Partial<Record<ColumnType, (sql: string) => string>> = {
  boolean: (sql) => `lower(${sql}) IN ('true', 'false')`,
  integer: (sql) => `TRY_CAST(${sql} AS BIGINT)::VARCHAR = ${sql}`,
  decimal: (sql) => is(sql, DECIMAL),
  float: (sql) => `${is(sql, `${DECIMAL}([eE][-+]?[0-9]{1,3})?`)} AND isfinite(TRY_CAST(${sql} AS DOUBLE))`,
  date: (sql) => `${is(sql, DATE)} AND TRY_CAST(${sql} AS DATE) IS NOT NULL`,
  timestamp: (sql) => `${is(sql, TIME)} AND TRY_CAST(${sql} AS TIMESTAMP) IS NOT NULL`,
  timestamptz: (sql) => `${is(sql, `${TIME}${ZONE}`)} AND TRY_CAST(${sql} AS TIMESTAMPTZ) IS NOT NULL`,
}

const CASTS: Partial<Record<ColumnType, string>> = {
  boolean: 'BOOLEAN',
  integer: 'BIGINT',
  float: 'DOUBLE',
  date: 'DATE',
  timestamp: 'TIMESTAMP',
  timestamptz: 'TIMESTAMPTZ',
}

/**
 * Gives every column the first of its candidate types that all its values have, and text where none fits.
 * The first rows sort out most candidates; the others are tested on every row, so that a late row can't surprise.
 */
export async function typeColumns(database: Database, relation: string, columns: TextColumn[]): Promise<TypedColumn[]> {
  const start = `(SELECT * FROM ${relation} LIMIT ${SAMPLE_ROWS})`
  const all = columns.flatMap((column, index) => column.candidates.map((type) => ({ index, sql: column.sql, type })))
  const early = await outcomes(database, start, all)
  const open = columns.map((_, index) => all.filter((test, at) => test.index === index && fits(test.type, early[at])))
  const typed = columns.map(({ sql }): TypedColumn => ({ sql, type: 'text' }))
  for (;;) {
    const round = open.flatMap((tests) => tests.shift() ?? [])
    if (round.length === 0) return typed
    const found = await outcomes(database, relation, round)
    round.forEach(({ index, sql, type }, at) => {
      const outcome = found[at]
      if (outcome === undefined || (outcome.values > 0 && !fits(type, outcome))) return
      open[index] = []
      if (outcome.values > 0 && isNumber(type, outcome)) typed[index] = { sql: cast(sql, type, outcome), type }
    })
  }
}

/** Whether all values pass. Exact decimals have at most 38 digits. */
function fits(type: ColumnType, outcome: Outcome | undefined): boolean {
  if (outcome === undefined || outcome.passed < outcome.values) return false
  return type !== 'decimal' || outcome.whole + outcome.scale <= MOST_DIGITS
}

/** Whole numbers beyond 64 bits are codes: text rather than a decimal or a rounded number. */
const isNumber = (type: ColumnType, { scale }: Outcome) => type !== 'decimal' || scale > 0

function cast(sql: string, type: ColumnType, { whole, scale }: Outcome): string {
  const decimal = `DECIMAL(${whole + scale <= 18 ? 18 : MOST_DIGITS}, ${scale})`
  return `CAST(${sql} AS ${CASTS[type] ?? decimal})`
}

async function outcomes(database: Database, relation: string, tests: Test[]): Promise<Outcome[]> {
  const found: Outcome[] = []
  for (let at = 0; at < tests.length; at += GROUP) {
    const group = tests.slice(at, at + GROUP)
    const [row = []] = await database.rows(`SELECT ${group.map(measure).join(', ')} FROM ${relation}`)
    for (let n = 0; n < group.length; n++) found.push(outcomeOf(row.slice(4 * n, 4 * n + 4)))
  }
  return found
}

function measure({ sql, type }: Test): string {
  const test = TESTS[type]?.(sql) ?? 'false'
  const digits = (part: number) => `max(length(split_part(ltrim(${sql}, '-'), '.', ${part})))`
  const width = type === 'decimal' ? `${digits(1)}, ${digits(2)}` : '0, 0'
  return `count(${sql}), count(*) FILTER (WHERE ${test}), ${width}`
}

function outcomeOf(cells: Json[]): Outcome {
  const [values = 0, passed = 0, whole = 0, scale = 0] = cells.map(Number)
  return { values, passed, whole, scale }
}
