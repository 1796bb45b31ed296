import { type Database, aliases, literal, parquet, writeParquet } from './duckdb.ts'
import { RECORD_LIMIT, csvScanner, delimiterOf, fieldsOf, recordOf } from './csv.ts'
import { head, rewrite, stream } from './encoding.ts'
import { noRows, refused, unreadable } from './faults.ts'
import { HEAD } from './detect.ts'
import { type Reading, type Source, readingFile } from './reading.ts'
import { TEXT_CANDIDATES, typeColumns } from './types.ts'

const DELIMITER_HEAD = 4 * HEAD

/**
 * Reads a CSV file whose first record names the columns. Every record is checked before DuckDB sees the file, and
 * DuckDB must find the same number of rows.
 * @throws AppError refused `content.ragged` with {row, line, expected, actual}, `content.bad_quote`,
 *   `content.row_too_long`, `content.too_many_columns`, `content.no_rows`, `content.unreadable`
 */
export async function readCsv(database: Database, { path, fileName, workPath }: Source): Promise<Reading> {
  const start = await head(path, DELIMITER_HEAD)
  const delimiter = delimiterOf(start, start.length < DELIMITER_HEAD, fileName)
  const { header, rows, isPlain } = await check(path, delimiter)
  if (rows === 0) throw noRows()
  const plain = isPlain ? path : workPath('plain')
  if (!isPlain) await rewrite(plain, plainRecords(path, delimiter))
  const raw = workPath('raw')
  const loaded = await loadCsv(database, { plain, raw, delimiter, columns: header.length })
  if (loaded !== rows) throw unreadable('CSV 文件的结构有歧义，无法确定行数', { rows, loaded })
  const relation = parquet(raw, header.length)
  const texts = aliases(header.length).map((sql) => ({ sql, candidates: TEXT_CANDIDATES }))
  return { relation, originals: header, columns: await typeColumns(database, relation, texts), delimiter, notes: [] }
}

const ragged = (detail: { row: number; line: number; expected: number; actual: number }) =>
  refused('content.ragged', `第 ${detail.row} 行有 ${detail.actual} 列，表头有 ${detail.expected} 列`, detail)

async function check(path: string, delimiter: string) {
  let expected = 0
  let headerEnd = { start: 0, end: 0 }
  const scanner = csvScanner(delimiter, ({ start, end, fields, row, line }) => {
    if (row === 1) {
      expected = fields
      headerEnd = { start, end }
    } else if (fields !== expected)
      throw ragged({ row, line, expected, actual: fields })
  })
  for await (const chunk of stream(path)) scanner.push(chunk)
  const { records, isPlain } = scanner.end()
  const header = (await head(path, headerEnd.end)).subarray(headerEnd.start).toString()
  return { header: fieldsOf(header, delimiter), rows: records - 1, isPlain }
}

/** The same records as RFC 4180 writes them, for a file that readers might split differently. */
async function* plainRecords(path: string, delimiter: string): AsyncGenerator<Buffer> {
  const ends: { start: number; end: number }[] = []
  const scanner = csvScanner(delimiter, ({ start, end }) => ends.push({ start, end }))
  let rest: Buffer = Buffer.alloc(0)
  let restStart = 0
  const written = () => {
    const lines = ends.splice(0).map(({ start, end }) => rest.subarray(start - restStart, end - restStart).toString())
    return Buffer.from(lines.map((line) => `${recordOf(fieldsOf(line, delimiter), delimiter)}\n`).join(''))
  }
  for await (const chunk of stream(path)) {
    rest = Buffer.concat([rest, chunk])
    scanner.push(chunk)
    const next = ends.at(-1)?.end ?? restStart
    yield written()
    rest = rest.subarray(next - restStart)
    restStart = next
  }
  scanner.end()
  yield written()
}

type Load = { plain: string; raw: string; delimiter: string; columns: number }

/** Loads checked records, below a header, as columns of text; returns the rows. */
export async function loadCsv(database: Database, { plain, raw, delimiter, columns }: Load): Promise<number> {
  const types = aliases(columns).map((name) => `${name}: 'VARCHAR'`).join(', ')
  const query = `SELECT * FROM read_csv(${literal(plain)}, columns = {${types}}, header = true, auto_detect = false,
    delim = ${literal(delimiter)}, quote = '"', escape = '"', nullstr = '', max_line_size = ${RECORD_LIMIT + 1024},
    buffer_size = ${4 * RECORD_LIMIT})`
  return readingFile('CSV ', () => writeParquet(database, query, raw, 'snappy'))
}
