import { csvScanner, delimiterOf, fieldsOf } from './csv.ts'
import { HEAD, kindOf, textFormat, unsupported } from './detect.ts'
import { asUtf8, head, rewrite, stream } from './encoding.ts'
import { refused } from './faults.ts'
import { readSheet } from './read-sheet.ts'
import { openSheet } from './read-xlsx.ts'
import { readingFile, type Source } from './reading.ts'
import type { TableRows } from './schema.ts'

/** A row as a person sees it: its number in the sheet, and the text of its cells. */
type Row = [number: number, cells: string[]]

const DELIMITER_HEAD = 4 * HEAD

/**
 * Writes the rows of a CSV file, or of the first sheet that holds a table, as they stand: what is a header and what a
 * fault, others judge. Empty rows are left out, and counted.
 * @throws AppError refused `content.too_many_rows`, and as the readers of CSV and of workbooks; unsupported
 *   `content.unsupported_format`
 */
export async function tableRows(source: Omit<Source, 'sheet'>, limit: number, outPath: string): Promise<TableRows> {
  const kind = await kindOf(source.path, source.fileName)
  if (kind === 'parquet') throw unsupported(' Parquet ')
  const found = kind === 'zip' ? await sheetRows(source) : await csvRows(source)
  let count = 0
  const lines = async function* () {
    for await (const rows of found.rows) {
      count += rows.length
      if (count > limit) throw refused('content.too_many_rows', `文件超过 ${limit} 行，请分成几个文件`, { limit })
      yield Buffer.from(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
    }
  }
  await readingFile('', () => rewrite(outPath, lines()))
  return { format: found.format, encoding: found.encoding, rows: count }
}

type Found = Pick<TableRows, 'format' | 'encoding'> & { rows: AsyncGenerator<Row[]> }

async function sheetRows({ path, fileName }: Omit<Source, 'sheet'>): Promise<Found> {
  const { book, sheet } = await openSheet({ path, fileName, sheet: 'first' }, () => unsupported(' ZIP '))
  const rows = async function* () {
    for await (const some of readSheet(book, sheet, () => undefined))
      yield some.map(({ row, cells }): Row => {
        const texts: string[] = []
        for (const { column, kind, text } of cells) texts[column] = kind === 'error' ? '' : text
        return [row, Array.from(texts, (text) => text ?? '')]
      })
  }
  return { format: 'xlsx', encoding: null, rows: rows() }
}

async function csvRows({ path: given, fileName, workPath }: Omit<Source, 'sheet'>): Promise<Found> {
  const { path, encoding } = await asUtf8(given, workPath('utf8'))
  if ((await textFormat(path, fileName)) !== 'csv') throw unsupported(' JSON ')
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
