import { type Moment, momentOf, momentOfText } from './cell-format.ts'
import { refused, unreadable } from './faults.ts'
import { XLSX_LIMITS } from './limits.ts'
import { checkLength, textGatherer, unescaped, type Workbook, type WorkbookSheet } from './workbook.ts'
import { readXml } from './xml.ts'
import { unpack } from './zip-file.ts'

/** A number of more digits than Excel shows is a `float`: its last ones come from the binary form. */
export type CellKind = 'number' | 'float' | 'text' | 'boolean' | 'error' | Moment['kind']

/** What a cell holds, as text; `column` counts from 0. */
export type SheetCell = { column: number; kind: CellKind; text: string }

/** A row that holds something: its number in the sheet, and its filled cells in order. */
export type SheetRow = { row: number; cells: SheetCell[] }

/** Most columns of a sheet in Excel. */
const SHEET_COLUMNS = 16_384

/**
 * The filled rows of a sheet, some at a time; formulas by the result that was saved with them. `onMerged` is told when
 * the sheet has merged cells, whose value is that of their top left one.
 * @throws AppError refused `content.unreadable`, `content.xlsx_too_many_rows`, `content.xlsx_cell_too_long`
 */
export async function* readSheet(
  book: Workbook,
  { entry }: WorkbookSheet,
  onMerged: () => void,
): AsyncGenerator<SheetRow[]> {
  let rows: SheetRow[] = []
  const reader = sheetReader(book, (row) => rows.push(row), onMerged)
  const chunks = readXml(unpack(book.path, entry), reader)
  for await (const _chunk of chunks) {
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
}

function sheetReader(book: Workbook, onRow: (row: SheetRow) => void, onMerged: () => void) {
  const inline = textGatherer()
  let [row, column, isData, isValue] = [0, -1, false, false]
  let cells: SheetCell[] = []
  let cell: Raw = { type: 'n', style: 0, value: '' }

  const openCell = (attribute: (name: string) => string | undefined) => {
    column = placeOf(attribute('r'), column)
    cell = { type: attribute('t') ?? 'n', style: Number(attribute('s') ?? 0), value: '' }
  }
  const closeCell = () => {
    const text = inline.take()
    const found = cell.type === 'inlineStr' ? asText(text) : valueOf(book, cell)
    if (found === undefined) return
    checkLength(found.text, { row })
    cells.push({ column, ...found })
  }
  const openRow = (number: string | undefined) => {
    const next = number === undefined ? row + 1 : Number(number)
    if (!Number.isInteger(next) || next <= row) throw disordered(row)
    if (next > XLSX_LIMITS.rows) throw tooManyRows()
    ;[row, column, cells] = [next, -1, []]
  }
  return {
    open: (name: string, attribute: (name: string) => string | undefined) => {
      if (name === 'sheetData') isData = true
      if (name === 'mergeCell') onMerged()
      if (!isData) return
      if (name === 'row') openRow(attribute('r'))
      else if (name === 'c') openCell(attribute)
      else if (name === 'v') isValue = true
      else inline.handlers.open(name)
    },
    text: (text: string) => {
      if (isValue) cell.value += text
      else inline.handlers.text(text)
    },
    close: (name: string) => {
      if (name === 'sheetData') isData = false
      else if (name === 'v') isValue = false
      else if (name === 'c' && isData) closeCell()
      else if (name === 'row' && isData && cells.length > 0) onRow({ row, cells })
      else inline.handlers.close(name)
    },
  }
}

const disordered = (row: number) => unreadable(`Excel 文件第 ${row + 1} 行附近的行列次序有误`, { row })

const tooManyRows = () =>
  refused('content.xlsx_too_many_rows', `工作表超过 ${XLSX_LIMITS.rows} 行`, { limit: XLSX_LIMITS.rows })

/** The column that a reference such as `AB12` names; without one it follows the last. */
function placeOf(reference: string | undefined, last: number): number {
  if (reference === undefined) return last + 1
  let column = 0
  for (const letter of /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  if (column - 1 <= last || column > SHEET_COLUMNS) throw disordered(0)
  return column - 1
}

type Found = { kind: CellKind; text: string }

const asText = (text: string): Found | undefined => (text === '' ? undefined : { kind: 'text', text })

/** A cell as it stands in the file: its type, its style, and the text of its value. */
type Raw = { type: string; style: number; value: string }

function valueOf({ strings, styles, is1904 }: Workbook, { type, style, value }: Raw): Found | undefined {
  if (value === '') return undefined
  switch (type) {
    case 's': {
      const text = strings[Number(value)]
      if (text === undefined) throw unreadable('Excel 文件的单元格引用了不存在的共享文本')
      return asText(text)
    }
    case 'str':
      return asText(unescaped(value))
    case 'b':
      return { kind: 'boolean', text: String(value === '1' || value === 'true') }
    case 'e':
      return { kind: 'error', text: value }
    case 'd':
      return momentOfText(value) ?? asText(value)
    case 'n':
      return numberOf(value.trim(), styles[style] ?? 'number', is1904)
    default:
      throw unreadable('Excel 文件的单元格类型无效', { type })
  }
}

/** Digits that Excel shows of a number. */
const DIGITS = 15

const NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/

/** A number as short as it is exact, or the day or moment that it stands for. */
function numberOf(value: string, reading: Workbook['styles'][number], is1904: boolean): Found {
  const number = Number(value)
  if (!NUMBER.test(value) || !Number.isFinite(number))
    throw unreadable('Excel 文件的单元格数值无效', { value: value.slice(0, 50) })
  const moment = reading === 'number' ? undefined : momentOf(number, reading, is1904)
  if (moment !== undefined) return moment
  if (/^(0|-?[1-9]\d{0,30})$/.test(value)) return { kind: 'number', text: value }
  const text = String(number)
  const isLong = text.length > DIGITS && text.replace(/^-?0\.0*|e.*|\D/g, '').length > DIGITS
  return { kind: isLong ? 'float' : 'number', text }
}

