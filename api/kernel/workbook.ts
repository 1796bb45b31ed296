import { assert } from './assert.ts'
import { AppError } from './errors.ts'
import { type Sink, zipWriter } from './zip.ts'

/** Most rows of a sheet, most characters of a cell: the limits of Excel itself. */
export const SHEET_ROWS = 1_048_576
export const CELL_CHARACTERS = 32_767

/** How a number is shown: `yuan` with two decimals, the others as calendar and clock. */
export type NumberStyle = 'plain' | 'yuan' | 'date' | 'time' | 'timestamp'

/** What one cell holds; the digits of a number are written as they are. */
export type Cell = null | boolean | string | { number: string; style: NumberStyle }

/** One sheet: its name, its bold first row, and the rows below. */
export type Sheet = { name: string; headers: string[]; rows: AsyncIterable<Cell[]> | Iterable<Cell[]> }

const HEADING = 1
const STYLES: Record<NumberStyle, number> = { plain: 0, yuan: 2, date: 3, time: 4, timestamp: 5 }
const FORMATS = [0, 0, 4, 164, 165, 166]

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

export const WORKBOOK_TYPE = `${TYPE}.sheet`

/** Rows that are written at once. */
const BATCH = 500

/**
 * Writes an Excel workbook (ECMA-376, transitional) in one pass, sheet after sheet; equal sheets give equal bytes.
 * @throws AppError refused `workbook.too_many_rows`, `workbook.cell_too_long`, `zip.too_large`
 */
export async function writeWorkbook(sink: Sink, sheets: Sheet[]): Promise<void> {
  const zip = zipWriter(sink)
  await zip.add('[Content_Types].xml', [contentTypes(sheets)])
  await zip.add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])])
  await zip.add('xl/workbook.xml', [workbook(sheets)])
  const targets = sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`])
  await zip.add('xl/_rels/workbook.xml.rels', [relations([...targets, ['styles', 'styles.xml']])])
  await zip.add('xl/styles.xml', [styles()])
  for (const [index, sheet] of sheets.entries()) await zip.add(`xl/worksheets/sheet${index + 1}.xml`, sheetText(sheet))
  await zip.end()
}

const contentTypes = (sheets: Sheet[]) => {
  const part = (name: string, type: string) =>
    `<Override PartName="/xl/${name}.xml" ContentType="${TYPE}.${type}+xml"/>`
  const parts = sheets.map((_, index) => part(`worksheets/sheet${index + 1}`, 'worksheet')).join('')
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="${
    'application/vnd.openxmlformats-package.relationships+xml'
  }"/><Default Extension="xml" ContentType="application/xml"/>${part('workbook', 'sheet.main')}${parts}${
    part('styles', 'styles')
  }</Types>`
}

const relations = (targets: [type: string, target: string][]) => {
  const one = ([type, target]: [string, string], index: number) =>
    `<Relationship Id="rId${index + 1}" Type="${RELATION}/${type}" Target="${target}"/>`
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${targets.map(one).join('')}</Relationships>`
}

const workbook = (sheets: Sheet[]) => {
  const one = ({ name }: Sheet, index: number) => {
    const title = escaped(sheetName(name)).replaceAll('"', '&quot;')
    return `<sheet name="${title}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`
  }
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATION}"><sheets>${sheets.map(one).join('')}</sheets></workbook>`
}

/** A name that Excel takes: at most 31 characters, none of them its own signs. */
const sheetName = (name: string) => name.replaceAll(/[\\/?*[\]:']/g, ' ').slice(0, 31).trim() || '数据'

const styles = () => {
  const format = (id: number, code: string) => `<numFmt numFmtId="${id}" formatCode="${code}"/>`
  const formats = [format(164, 'yyyy-mm-dd'), format(165, 'hh:mm:ss'), format(166, 'yyyy-mm-dd hh:mm:ss')]
  const cell = (id: number, index: number) => {
    const font = index === HEADING ? ' fontId="1" applyFont="1"' : ' fontId="0"'
    return `<xf numFmtId="${id}"${font} fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}/>`
  }
  const font = (bold: string) => `<font>${bold}<sz val="11"/><name val="等线"/></font>`
  const fill = (pattern: string) => `<fill><patternFill patternType="${pattern}"/></fill>`
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="${formats.length}">${formats.join('')}</numFmts>${
    `<fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="2">${fill('none')}${fill('gray125')}</fills>`
  }<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>${
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  }<cellXfs count="${FORMATS.length}">${FORMATS.map(cell).join('')}</cellXfs>${
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  }`
}

async function* sheetText({ headers, rows }: Sheet): AsyncGenerator<string> {
  const letters = headers.map((_, index) => columnLetters(index))
  const frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
  yield `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">${frozen}</sheetView></sheetViews>${
    `<cols><col min="1" max="${Math.max(headers.length, 1)}" width="20" customWidth="1"/></cols>`
  }<sheetData>`
  let text = rowText(1, headers.map((header, index) => textCell(`${letters[index]}1`, header, HEADING)))
  let row = 1
  for await (const cells of rows) {
    row++
    assert(cells.length === headers.length, 'a row has a cell for every header')
    if (row > SHEET_ROWS) throw tooManyRows()
    text += rowText(row, cells.map((cell, index) => cellText(`${letters[index]}${row}`, cell)))
    if (row % BATCH !== 0) continue
    yield text
    text = ''
  }
  yield `${text}</sheetData></worksheet>`
}

export const tooManyRows = () =>
  new AppError('refused', 'workbook.too_many_rows', `行数超过 Excel 工作表的上限 ${SHEET_ROWS - 1} 行，请选用其他格式`, {
    limit: SHEET_ROWS - 1,
  })

const rowText = (row: number, cells: string[]) => `<row r="${row}">${cells.join('')}</row>`

function cellText(place: string, cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return textCell(place, cell, 0)
  if (typeof cell === 'boolean') return `<c r="${place}" t="b"><v>${cell ? 1 : 0}</v></c>`
  return `<c r="${place}" s="${STYLES[cell.style]}"><v>${cell.number}</v></c>`
}

function textCell(place: string, text: string, style: number): string {
  if (text.length > CELL_CHARACTERS)
    throw new AppError('refused', 'workbook.cell_too_long', `单元格 ${place} 超过 ${CELL_CHARACTERS} 个字符，请选用其他格式`, {
      limit: CELL_CHARACTERS,
    })
  return `<c r="${place}"${style === 0 ? '' : ` s="${style}"`} t="inlineStr"><is><t xml:space="preserve">${
    escaped(text)
  }</t></is></c>`
}

// oxlint-disable-next-line no-control-regex -- these are the characters that XML does not know
const UNKNOWN_TO_XML = /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g
const SIGNS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Text of XML. What XML does not know, and a line's carriage return, is written as Excel does: `_x000D_`. */
const escaped = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replaceAll(UNKNOWN_TO_XML, (sign) => `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`)
    .replaceAll(/[&<>]/g, (sign) => SIGNS[sign] ?? '')

/** The letters of a column, the first being 0: A, B, …, Z, AA. */
function columnLetters(index: number): string {
  const rest = Math.floor(index / 26)
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (index % 26))
}

/** Milliseconds of a day, and the day 1970-01-01 as Excel counts. */
const [DAY_MS, EPOCH_DAY] = [86_400_000, 25_569]

/** The first day that every reader of Excel files counts alike: before it stands a 29 February 1900 that never was. */
const FIRST_DAY = 61

/** A moment of the calendar, given in milliseconds as if it were UTC; undefined for one that Excel can't show. */
export function momentCell(ms: number, style: 'date' | 'timestamp'): Cell | undefined {
  const day = ms / DAY_MS + EPOCH_DAY
  return day >= FIRST_DAY && day < 2_958_466 ? { number: String(day), style } : undefined
}
