import { type Database, aliases, parquet } from './duckdb.ts'
import { rewrite, within } from './encoding.ts'
import { noRows, refused, unreadable } from './faults.ts'
import { XLSX_LIMITS } from './limits.ts'
import { loadCsv } from './read-csv.ts'
import { type CellKind, readSheet } from './read-sheet.ts'
import { type Reading, type SheetChoice, type Source, readingFile } from './reading.ts'
import type { ColumnType, Inspection, Note } from './schema.ts'
import { type ColumnCount, sheetTable } from './sheet-table.ts'
import { type TypedColumn, typeColumns } from './types.ts'
import { hasMacros, readWorkbook, type Workbook, type WorkbookSheet } from './workbook.ts'
import { zipEntries } from './zip-file.ts'

/** A reading of one sheet, and which sheets there are. */
export type SheetReading = Reading & { workbook: NonNullable<Inspection['workbook']> }

/**
 * Reads one sheet of an Excel workbook (ECMA-376) as it is unpacked, within the limits of `XLSX_LIMITS`. Numbers, days,
 * moments and booleans keep their types, text stays text whatever it looks like.
 * @param notWorkbook what a file is refused with that is a ZIP file of something else
 * @throws AppError refused `content.xlsx_…`, `content.ragged`, `content.no_rows`, `content.too_many_columns`,
 *   `content.row_too_long`, `content.unreadable`
 */
export async function readXlsx(database: Database, source: Source, notWorkbook: () => Error): Promise<SheetReading> {
  const { workPath } = source
  const { book, sheet } = await openSheet(source, notWorkbook)
  const table = sheetTable()
  let isMerged = false
  const records = csvOf(book, sheet, table, () => {
    isMerged = true
  })
  const bounded = within(records, XLSX_LIMITS.valueBytes, tooLarge)
  await readingFile('Excel ', () => rewrite(workPath('plain'), bounded))
  const { names, rows, titles, counts } = table.found()
  if (rows === 0) throw noRows()
  const [plain, raw] = [workPath('plain'), workPath('raw')]
  const loaded = await loadCsv(database, { plain, raw, delimiter: ',', columns: names.length })
  if (loaded !== rows) throw unreadable('Excel 文件的内容有歧义，无法确定行数', { rows, loaded })
  const relation = parquet(raw, names.length)
  const kinds = names.map((_, index) => counts[index] ?? {})
  return {
    relation,
    originals: names,
    columns: await typed(database, relation, kinds),
    delimiter: null,
    notes: [...sheetNotes(book, sheet, titles, isMerged), ...kinds.flatMap(columnNotes)],
    workbook: { sheet: sheet.name, sheets: book.sheets.map(({ name, isHidden }) => ({ name, isHidden })) },
  }
}

const tooLarge = () =>
  refused('content.xlsx_too_large', `工作表的内容超过 ${XLSX_LIMITS.valueBytes} 字节，请分成几个文件`, {
    limit: XLSX_LIMITS.valueBytes,
  })

/**
 * Opens a workbook and chooses the sheet that is read.
 * @throws AppError refused `content.xlsx_…`, `content.no_rows`, `content.unreadable`
 */
export const openSheet = (
  source: Omit<Source, 'workPath'>,
  notWorkbook: () => Error,
): Promise<{ book: Workbook; sheet: WorkbookSheet }> =>
  readingFile('Excel ', async () => {
    const parts = await partsOf(source, notWorkbook)
    if (hasMacros(parts, source.fileName))
      throw refused('content.xlsx_macro', '不接受含宏的 Excel 文件，请另存为不含宏的 xlsx 后再上传')
    const book = await readWorkbook(source.path, parts, notWorkbook)
    return { book, sheet: await choose(book, source.sheet) }
  })

/** The parts of the file; one that does not even say that it is a workbook is something else in a ZIP file. */
async function partsOf({ path, fileName }: Omit<Source, 'workPath'>, notWorkbook: () => Error) {
  const isNamed = /\.xls[xm]$/i.test(fileName)
  const parts = await zipEntries(path).catch((error: unknown) => {
    const isOther = !isNamed && error instanceof Error && 'code' in error && error.code === 'content.unreadable'
    throw isOther ? notWorkbook() : error
  })
  if (!parts.has('[content_types].xml')) throw notWorkbook()
  return parts
}

/**
 * The sheet that is meant.
 * @throws AppError refused `content.xlsx_sheet_unknown`, `content.xlsx_sheet_unclear`, `content.no_rows`
 */
async function choose(book: Workbook, choice: SheetChoice): Promise<WorkbookSheet> {
  if (typeof choice === 'object') {
    const named = book.sheets.find(({ name }) => name === choice.name)
    if (named === undefined) throw unknownSheet(book, choice.name)
    return named
  }
  const narrow: WorkbookSheet[] = []
  const wide: WorkbookSheet[] = []
  for (const sheet of book.sheets) {
    if (choice === 'first' && sheet.isHidden) continue
    const width = await widthOf(book, sheet)
    if (width > 1 && choice === 'first') return sheet
    if (width > 0) (width > 1 ? wide : narrow).push(sheet)
  }
  const [found, another] = [...wide, ...narrow]
  if (found === undefined) throw noRows()
  if (choice === 'only' && another !== undefined)
    throw refused('content.xlsx_sheet_unclear', '上传在读取时中断，工作簿有多个工作表，请重新上传并指明工作表')
  return found
}

const unknownSheet = ({ sheets }: Workbook, name: string) =>
  refused('content.xlsx_sheet_unknown', `工作簿没有工作表“${name}”，有：${sheets.slice(0, 20).map((one) => one.name).join('、')}`, {
    value: name,
  })

/** The columns of the table that a sheet holds; 0 where it has no row below a header. */
async function widthOf(book: Workbook, sheet: WorkbookSheet): Promise<number> {
  const table = sheetTable()
  for await (const rows of readSheet(book, sheet, () => undefined)) {
    for (const row of rows) {
      table.add(row)
      if (table.found().rows > 0) return table.found().names.length
    }
  }
  table.end()
  return table.found().rows > 0 ? table.found().names.length : 0
}

type Table = ReturnType<typeof sheetTable>

async function* csvOf(
  book: Workbook,
  sheet: WorkbookSheet,
  table: Table,
  onMerged: () => void,
): AsyncGenerator<Buffer> {
  for await (const rows of readSheet(book, sheet, onMerged)) yield Buffer.from(rows.map(table.add).join(''))
  yield Buffer.from(table.end())
}

/** Kinds of cells that make a type together; whatever else is mixed is text. */
const isOnly = (count: ColumnCount, ...kinds: CellKind[]) => {
  const filled = kindsOf(count)
  return filled.length > 0 && filled.every((kind) => kinds.includes(kind))
}

const KINDS: CellKind[] = ['number', 'float', 'text', 'boolean', 'date', 'timestamp', 'time']

const kindsOf = (count: ColumnCount) => KINDS.filter((kind) => (count[kind] ?? 0) > 0)

async function typed(database: Database, relation: string, counts: ColumnCount[]): Promise<TypedColumn[]> {
  const columns = aliases(counts.length).map((sql, index) => ({ sql, count: counts[index] ?? {} }))
  const numbers = columns.filter(({ count }) => isOnly(count, 'number', 'float'))
  const exact = (count: ColumnCount): ColumnType[] => (count.float === undefined ? ['integer', 'decimal'] : ['integer'])
  const found = await typeColumns(
    database,
    relation,
    numbers.map(({ sql, count }) => ({ sql, candidates: [...exact(count), 'float'] })),
  )
  return columns.map(({ sql, count }): TypedColumn => {
    const number = numbers.findIndex((one) => one.sql === sql)
    if (number >= 0) return found[number] ?? { sql, type: 'text' }
    if (isOnly(count, 'boolean')) return { sql: `CAST(${sql} AS BOOLEAN)`, type: 'boolean' }
    if (isOnly(count, 'date')) return { sql: `CAST(${sql} AS DATE)`, type: 'date' }
    if (isOnly(count, 'date', 'timestamp')) return { sql: `CAST(${sql} AS TIMESTAMP)`, type: 'timestamp' }
    return isOnly(count, 'time') ? { sql: `CAST(${sql} AS TIME)`, type: 'time' } : { sql, type: 'text' }
  })
}

function sheetNotes({ sheets }: Workbook, { name }: WorkbookSheet, titles: number, isMerged: boolean): Note[] {
  const note = (code: string, message: string): Note => ({ code, column: null, message })
  return [
    ...(sheets.length > 1
      ? [note('sheet.one_of_many', `工作簿有 ${sheets.length} 个工作表，读取的是“${name}”；以原始文件交付时包含全部工作表`)]
      : []),
    ...(titles > 0 ? [note('sheet.title_rows', `表头之上的 ${titles} 行标题没有读入`)] : []),
    ...(isMerged ? [note('sheet.merged_cells', '合并的单元格只有左上角一格有值')] : []),
  ]
}

const NAMES: Partial<Record<CellKind, string>> = {
  number: '数字', float: '小数', text: '文本', boolean: '是否', date: '日期', timestamp: '时刻', time: '时间',
}

function columnNotes(count: ColumnCount, index: number): Note[] {
  const note = (code: string, message: string): Note => ({ code, column: null, message: `第 ${index + 1} 列${message}` })
  const kinds = kindsOf(count)
  const isMixed = kinds.length > 1 && !isOnly(count, 'date', 'timestamp') && !isOnly(count, 'number', 'float')
  return [
    ...(isMixed ? [note('column.mixed_types', `混有${kinds.map((kind) => NAMES[kind]).join('、')}，按文本读入`)] : []),
    ...(count.error === undefined ? [] : [note('column.error_values', `有 ${count.error} 个错误值，按空值读入`)]),
  ]
}
