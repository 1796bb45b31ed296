import { csvScanner, delimiterOf, fieldsOf } from './csv.ts'
import { HEAD, kindOf, textFormat, unsupported } from './detect.ts'
import { asUtf8, head, rewrite, stream } from './encoding.ts'
import { refused, tooManyColumns } from './faults.ts'
import { COLUMN_LIMIT, TABLE_LIMITS } from './limits.ts'
import { readSheet } from './read-sheet.ts'
import { openSheet } from './read-xlsx.ts'
import { readingFile, type Source } from './reading.ts'
import type { TableRows } from './schema.ts'

/** A row as a person sees it: its number in the sheet, and the text of its cells. */
type Row = [number: number, cells: string[]]

const DELIMITER_HEAD = 4 * HEAD

/** What rows are read from here. */
const TABLES = 'CSV 或 Excel（xlsx）'

/**
 * Writes the rows of a CSV file, or of the first sheet that holds a table, as they stand: what is a header and what a
 * fault, others judge. Empty rows are left out, and counted.
 * @throws AppError refused `content.too_many_rows`, `content.too_many_cells`, `content.too_much_text`, and as the
 *   readers of CSV and of workbooks; unsupported `content.unsupported_format`
 */
export async function tableRows(source: Omit<Source, 'sheet'>, limit: number, outPath: string): Promise<TableRows> {
  const kind = await kindOf(source.path, source.fileName)
  if (kind === 'parquet') throw unsupported(' Parquet ', TABLES)
  const found = kind === 'zip' ? await sheetRows(source) : await csvRows(source)
  const table = { rows: 0, cells: 0, characters: 0 }
  const lines = async function* () {
    for await (const rows of found.rows) {
      for (const row of rows) count(table, row, limit)
      yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    }
  }
  await readingFile('', () => rewrite(outPath, lines()))
  return { format: found.format, encoding: found.encoding, rows: table.rows }
}

type Counted = { rows: number; cells: number; characters: number }

/** Counts a row in before anything is made of it: many cells of a workbook may refer to one long text. */
function count(table: Counted, [, cells]: Row, limit: number) {
  table.rows++
  table.cells += cells.length
  for (const cell of cells) table.characters += cell.length
  if (table.rows > limit) throw refused('content.too_many_rows', `文件超过 ${limit} 行，请分成几个文件`, { limit })
  if (table.cells > TABLE_LIMITS.cells)
    throw refused('content.too_many_cells', `文件超过 ${TABLE_LIMITS.cells} 格，请删去空白的列，或分成几个文件`, {
      limit: TABLE_LIMITS.cells,
    })
  if (table.characters > TABLE_LIMITS.characters)
    throw refused('content.too_much_text', `文件的文字超过 ${TABLE_LIMITS.characters} 个字符，请分成几个文件`, {
      limit: TABLE_LIMITS.characters,
    })
}

type Found = Pick<TableRows, 'format' | 'encoding'> & { rows: AsyncGenerator<Row[]> }

async function sheetRows({ path, fileName }: Omit<Source, 'sheet'>): Promise<Found> {
  const { book, sheet } = await openSheet({ path, fileName, sheet: 'first' }, () => unsupported(' ZIP ', TABLES))
  const rows = async function* () {
    for await (const some of readSheet(book, sheet, () => undefined))
      yield some.map(({ row, cells }): Row => {
        const texts: string[] = []
        for (const { column, kind, text } of cells) {
          if (column >= COLUMN_LIMIT) throw tooManyColumns(column + 1)
          texts[column] = kind === 'error' ? '' : text
        }
        return [row, Array.from(texts, (text) => text ?? '')]
      })
  }
  return { format: 'xlsx', encoding: null, rows: rows() }
}

async function csvRows({ path: given, fileName, workPath }: Omit<Source, 'sheet'>): Promise<Found> {
  const { path, encoding } = await asUtf8(given, workPath('utf8'))
  if ((await textFormat(path, fileName)) !== 'csv') throw unsupported(' JSON ', TABLES)
  const start = await head(path, DELIMITER_HEAD)
  const delimiter = delimiterOf(start, start.length < DELIMITER_HEAD, fileName)
  return { format: 'csv', encoding, rows: recordsOf(path, delimiter) }
}

/** The records of a checked file, numbered as a spreadsheet numbers its rows: a field of several lines is one row. */
async function* recordsOf(path: string, delimiter: string): AsyncGenerator<Row[]> {
  const ends: { start: number; end: number; line: number }[] = []
  const scanner = csvScanner(delimiter, ({ start, end, line }) => ends.push({ start, end, line }))
  let rest: Buffer = Buffer.alloc(0)
  let [restStart, row, nextLine] = [0, 0, 1]
  const taken = (): Row[] => {
    const rows: Row[] = []
    for (const { start, end, line } of ends.splice(0)) {
      const text = rest.subarray(start - restStart, end - restStart).toString()
      row += line - nextLine + 1
      nextLine = line + 1 + text.split('\n').length - 1
      const cells = fieldsOf(text, delimiter)
      if (cells.some((cell) => cell.trim() !== '')) rows.push([row, cells])
    }
    return rows
  }
  for await (const chunk of stream(path)) {
    rest = Buffer.concat([rest, chunk])
    scanner.push(chunk)
    const next = ends.at(-1)?.end ?? restStart
    yield taken()
    rest = rest.subarray(next - restStart)
    restStart = next
  }
  scanner.end()
  yield taken()
}
