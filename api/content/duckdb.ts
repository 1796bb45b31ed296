import { DuckDBInstance, type Json } from '@duckdb/node-api'
import { refused } from './faults.ts'

/** A database in memory that sees only the paths it was given. Values come back as JSON, big integers as text. */
export type Database = {
  rows: (sql: string) => Promise<Json[][]>
  /** The rows of a query some at a time, as they are made. */
  stream: (sql: string) => AsyncGenerator<Json[][]>
  close: () => void
}

/**
 * Opens DuckDB for one job: bounded memory, one thread (so that equal input gives equal bytes), UTC, no extensions,
 * no network, and of the file system only the given paths and the spill folder.
 */
export async function openDatabase(options: { paths: string[]; spill: string; memoryMiB: number }): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:', {
    memory_limit: `${options.memoryMiB}MiB`,
    threads: '1',
    temp_directory: options.spill,
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
  })
  const connection = await instance.connect()
  const rows = async (sql: string) => {
    try {
      return (await connection.runAndReadAll(sql)).getRowsJson()
    } catch (error) {
      throw faultOf(error)
    }
  }
  const stream = async function* (sql: string) {
    try {
      yield* (await connection.stream(sql)).yieldRowsJson()
    } catch (error) {
      throw faultOf(error)
    }
  }
  await rows(`SET TimeZone = 'UTC'`)
  await rows(`SET allowed_paths = [${options.paths.map(literal).join(', ')}]`)
  await rows('SET enable_external_access = false')
  await rows('SET lock_configuration = true')
  return {
    rows,
    stream,
    close: () => {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

const isMemory = (error: unknown) => error instanceof Error && /^Out of Memory|bad_alloc/i.test(error.message)

const faultOf = (error: unknown) =>
  isMemory(error) ? refused('content.out_of_memory', '文件过于复杂，超出处理内存', {}) : error

/** A text literal of SQL. Text with NUL has no such form and is refused before it comes here. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`

/** A quoted identifier of SQL. */
export const identifier = (name: string) => `"${name.replaceAll('"', '""')}"`

/** The first cell of the first row as a number: counts and sums, which are below 2^53. */
export const numberOf = (rows: Json[][]): number => Number(rows[0]?.[0] ?? 0)

/** A cell as text; lists and structures as JSON. */
export function textOf(cell: Json | undefined): string | null {
  if (cell === null || cell === undefined) return null
  return typeof cell === 'object' ? JSON.stringify(cell) : String(cell)
}

/** The aliases c0, c1, … under which columns are read, so that no foreign name enters the SQL of reading. */
export const aliases = (count: number) => Array.from({ length: count }, (_, index) => `c${index}`)

/** A Parquet file as a relation of aliased columns. */
export const parquet = (path: string, columns: number, options = '') =>
  `read_parquet(${literal(path)}${options}) AS t(${aliases(columns).join(', ')})`

/** Writes a query's rows as Parquet; returns their number. */
export async function writeParquet(database: Database, query: string, path: string, codec = 'zstd'): Promise<number> {
  const options = `FORMAT parquet, COMPRESSION ${codec}, USE_TMP_FILE false`
  return numberOf(await database.rows(`COPY (${query}) TO ${literal(path)} (${options})`))
}
