import { AppError } from '#api/kernel/errors.ts'
import { type Database, aliases, literal, parquet, textOf, writeParquet } from './duckdb.ts'
import { HEAD } from './detect.ts'
import { head, linesOf } from './encoding.ts'
import { noRows, refused, tooManyColumns, unreadable } from './faults.ts'
import type { Reading, Source } from './reading.ts'
import { COLUMN_LIMIT } from './limits.ts'
import { type TextColumn, type TypedColumn, typeColumns } from './types.ts'

/** Longest object, in bytes. */
const OBJECT_LIMIT = 16 << 20
/** Records of the first look, which finds a file of far too many columns before the long one. */
const FIRST_LOOK = 2_048

const [STRING, BOOLEAN, NUMBER, NESTED] = [1, 2, 4, 8]

/**
 * Reads a file of JSON objects: one a line, or an array, or objects over several lines. Keys become columns in the
 * order of their first appearance; nested values stay JSON. Fractions have the precision of a double, as in JavaScript.
 * @throws AppError refused `content.bad_json` with the row where there are lines, `content.no_rows`,
 *   `content.row_too_long`, `content.too_many_columns`
 */
export async function readJson(database: Database, source: Source, format: 'ndjson' | 'json'): Promise<Reading> {
  const raw = source.workPath('raw')
  try {
    const layout = format === 'ndjson' ? 'newline_delimited' : await layoutOf(source.path)
    const originals = await columnNames(database, source.path, layout)
    const names = aliases(originals.length)
    const query = `SELECT ${names.map((name) => `nullif(${name}::VARCHAR, 'null') AS ${name}`).join(', ')}
      FROM ${reader(source.path, layout, -1)} AS t(${names.join(', ')})`
    if ((await writeParquet(database, query, raw, 'snappy')) === 0) throw noRows()
    const relation = parquet(raw, originals.length)
    return { relation, originals, columns: await typeJson(database, relation, names), delimiter: null, notes: [] }
  } catch (error) {
    throw error instanceof AppError ? error : await faultOf(error, source.path, format)
  }
}

async function layoutOf(path: string): Promise<string> {
  const start = (await head(path, HEAD)).toString().trim()
  if (/^\[\s*\]$/.test(start)) throw noRows()
  return start.startsWith('[') ? 'array' : 'unstructured'
}

const reader = (path: string, layout: string, sample: number) =>
  `read_json(${literal(path)}, format = '${layout}', records = true, sample_size = ${sample}, maximum_depth = 1,
    field_appearance_threshold = 0, map_inference_threshold = -1, maximum_object_size = ${OBJECT_LIMIT})`

async function columnNames(database: Database, path: string, layout: string): Promise<string[]> {
  for (const sample of [FIRST_LOOK, -1]) {
    const description = `DESCRIBE SELECT * FROM ${reader(path, layout, sample)}`
    const found = await database.rows(`SELECT column_name FROM (${description})`)
    if (found.length > COLUMN_LIMIT) throw tooManyColumns(found.length)
    if (sample === -1) return found.map(([name]) => textOf(name) ?? '')
  }
  return []
}

async function typeJson(database: Database, relation: string, names: string[]): Promise<TypedColumn[]> {
  const kind = (name: string) => `coalesce(bit_or(CASE coalesce(json_type(${name}), 'NULL')
    WHEN 'NULL' THEN 0 WHEN 'VARCHAR' THEN ${STRING} WHEN 'BOOLEAN' THEN ${BOOLEAN}
    WHEN 'OBJECT' THEN ${NESTED} WHEN 'ARRAY' THEN ${NESTED} ELSE ${NUMBER} END), 0)`
  const [row = []] = await database.rows(`SELECT ${names.map(kind).join(', ')} FROM ${relation}`)
  const texts = names.map((name, index) => textColumn(name, Number(row[index])))
  const typed = await typeColumns(database, relation, texts)
  return typed.map((column, index) => {
    const isNested = (Number(row[index]) & NESTED) !== 0
    return isNested ? { sql: `${names[index]}::JSON`, type: 'json' } : column
  })
}

/** Text in JSON is text, but for dates and times, for which JSON has no other form. */
function textColumn(name: string, kinds: number): TextColumn {
  const text = `json_extract_string(${name}, '$')`
  if (kinds === STRING) return { sql: text, candidates: ['date', 'timestamp', 'timestamptz'] }
  if (kinds === NUMBER) return { sql: name, candidates: ['integer', 'decimal', 'float'] }
  if (kinds === BOOLEAN) return { sql: name, candidates: ['boolean'] }
  return { sql: text, candidates: [] }
}

async function faultOf(error: unknown, path: string, format: 'ndjson' | 'json'): Promise<AppError> {
  const reason = error instanceof Error ? error.message.slice(0, 300) : ''
  if (reason.includes('maximum_object_size'))
    return refused('content.row_too_long', `有对象超过 ${OBJECT_LIMIT} 字节`, { limit: OBJECT_LIMIT })
  const row = format === 'ndjson' ? await firstBadLine(path) : null
  if (row !== null) return refused('content.bad_json', `第 ${row} 行不是有效的 JSON 对象`, { row, reason })
  if (/JSON|record/i.test(reason)) return refused('content.bad_json', '文件不是由对象组成的有效 JSON', { reason })
  return unreadable('JSON 文件已损坏或无法读取', { reason })
}

/** The number of the first line that isn't one object with distinct keys; null when all are. */
async function firstBadLine(path: string): Promise<number | null> {
  let row = 0
  for await (const line of linesOf(path)) {
    row++
    if (line.trim() !== '' && !isObject(line)) return row
  }
  return null
}

function isObject(line: string): boolean {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
  } catch {
    return false
  }
}
