import { type Database, literal, numberOf, parquet, textOf } from './duckdb.ts'
import { noRows, tooManyColumns } from './faults.ts'
import { COLUMN_LIMIT } from './limits.ts'
import { type Reading, type Source, readingFile } from './reading.ts'
import type { ColumnType, Note } from './schema.ts'
import type { TypedColumn } from './types.ts'

/**
 * Reads a Parquet file. Binary values become hexadecimal text, nested ones JSON.
 * @throws AppError refused `content.unreadable`, `content.too_many_columns`, `content.no_rows`
 */
export async function readParquet(database: Database, { path }: Source): Promise<Reading> {
  return readingFile('Parquet ', async () => {
    const width = numberOf(await database.rows(`SELECT num_children FROM parquet_schema(${literal(path)}) LIMIT 1`))
    if (width > COLUMN_LIMIT) throw tooManyColumns(width)
    const rows = numberOf(await database.rows(`SELECT num_rows FROM parquet_file_metadata(${literal(path)})`))
    if (rows === 0 || width === 0) throw noRows()
    const types = await columnTypes(database, path)
    const columns = types.map((type, index) => columnOf(`c${index}`, type))
    const originals = await topNames(database, path)
    return { relation: parquet(path, types.length), originals, columns, delimiter: null, notes: types.flatMap(noteOf) }
  })
}

/** The SQL types of a Parquet file's columns. */
export async function columnTypes(database: Database, path: string): Promise<string[]> {
  const found = await database.rows(`SELECT column_type FROM (DESCRIBE SELECT * FROM read_parquet(${literal(path)}))`)
  return found.map(([type]) => textOf(type) ?? '')
}

/** The names of the top level as the file has them, duplicates included; the schema lists its tree in depth. */
async function topNames(database: Database, path: string): Promise<string[]> {
  const tree = `parquet_schema(${literal(path)})`
  const nodes = await database.rows(`SELECT name, coalesce(num_children, 0)::INTEGER FROM ${tree}`)
  const after = (at: number): number => {
    let next = at + 1
    for (let child = Number(nodes[at]?.[1] ?? 0); child > 0; child--) next = after(next)
    return next
  }
  const names: string[] = []
  for (let at = 1; at < nodes.length; at = after(at)) names.push(textOf(nodes[at]?.[0]) ?? '')
  return names
}

const PLAIN: Record<string, ColumnType> = {
  BOOLEAN: 'boolean',
  FLOAT: 'float',
  DOUBLE: 'float',
  DATE: 'date',
  TIME: 'time',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_NS: 'timestamp',
  'TIMESTAMP WITH TIME ZONE': 'timestamptz',
  VARCHAR: 'text',
  JSON: 'json',
}

/** The column type of an SQL type that the normalised copy can hold as it is; undefined for the others. */
export function plainType(type: string): ColumnType | undefined {
  if (/^U?(TINYINT|SMALLINT|INTEGER|BIGINT)$/.test(type)) return 'integer'
  return type.startsWith('DECIMAL(') && !type.endsWith(']') ? 'decimal' : PLAIN[type]
}

function columnOf(sql: string, type: string): TypedColumn {
  const plain = plainType(type)
  if (plain !== undefined) return { sql, type: plain }
  if (type === 'BLOB') return { sql: `lower(hex(${sql}))`, type: 'text' }
  if (/[\])]$/.test(type)) return { sql: `to_json(${sql})`, type: 'json' }
  return { sql: `${sql}::VARCHAR`, type: 'text' }
}

const noteOf = (type: string, index: number): Note[] =>
  type === 'BLOB' ? [{ code: 'column.binary', column: null, message: `第 ${index + 1} 列为二进制，已转为十六进制文本` }] : []
