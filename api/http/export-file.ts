import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { csvText } from '#api/kernel/csv.ts'
import { BEIJING_OFFSET_MS, beijingSecond } from '#api/kernel/time.ts'
import { type Cell, momentCell, WORKBOOK_TYPE, writeWorkbook } from '#api/kernel/workbook.ts'

/** What an export is written as. */
export const EXPORT_FORMATS = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export const EXPORT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  xlsx: WORKBOOK_TYPE,
}

/** A value of a table: text, a whole number, money in fen, or an instant, which is shown in Beijing's clock. */
export type ExportCell = null | string | number | { fen: number } | { at: string }

/** One column of an exported table: its heading, and its value in a row. */
export type ExportColumn<T> = { header: string; value: (row: T) => ExportCell }

/** What is written: the table's name and headings, its rows, and, once they have passed, the lines that explain it. */
export type ExportTable = {
  title: string
  headers: string[]
  rows: AsyncIterable<ExportCell[]>
  about: () => [name: string, value: string][]
}

/** Fen as a decimal number of yuan: `-1234.50`. */
function yuanText(fen: number): string {
  const digits = String(Math.abs(fen)).padStart(3, '0')
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

/** A cell of CSV (RFC 4180). Numbers stand as they are; foreign text is never a formula. */
export function csvCell(cell: ExportCell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell !== 'string') return 'fen' in cell ? yuanText(cell.fen) : beijingSecond(new Date(cell.at))
  return csvText(cell)
}

function workbookCell(cell: ExportCell): Cell {
  if (cell === null || typeof cell === 'string') return cell
  if (typeof cell === 'number') return { number: String(cell), style: 'plain' }
  if ('fen' in cell) return { number: yuanText(cell.fen), style: 'yuan' }
  const at = Math.floor(Date.parse(cell.at) / 1000) * 1000
  return momentCell(at + BEIJING_OFFSET_MS, 'timestamp') ?? cell.at
}

/** Rows that are written at once. */
const BATCH = 500

async function writeCsv(file: FileHandle, { headers, rows }: ExportTable): Promise<void> {
  const lineOf = (cells: ExportCell[]) => `${cells.map(csvCell).join(',')}\r\n`
  let lines = [`\ufeff${lineOf(headers)}`]
  for await (const row of rows) {
    lines.push(lineOf(row))
    if (lines.length < BATCH) continue
    await file.writeFile(lines.join(''))
    lines = []
  }
  await file.writeFile(lines.join(''))
}

async function* cellsOf(rows: AsyncIterable<ExportCell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield row.map(workbookCell)
}

/** The sheet of explanations comes last, when everything is known. */
const writeXlsx = (file: FileHandle, { title, headers, rows, about }: ExportTable): Promise<void> =>
  writeWorkbook((bytes) => file.writeFile(bytes), [
    { name: title, headers, rows: cellsOf(rows) },
    { name: '说明', headers: ['项目', '内容'], rows: linesOf(about) },
  ])

async function* linesOf(about: ExportTable['about']): AsyncGenerator<Cell[]> {
  yield* about()
}

/** A finished file without a name: it is gone when it has been sent, or when the process ends. */
export type ExportFile = { sizeBytes: number; send: () => ReadableStream<Uint8Array>; close: () => Promise<void> }

/** Writes a table to a file of its own in a folder. What makes the rows fail leaves nothing behind. */
export async function writeExport(folder: string, format: ExportFormat, table: ExportTable): Promise<ExportFile> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, randomUUID())
  const file = await open(path, 'wx+', 0o600)
  try {
    await rm(path)
    await (format === 'csv' ? writeCsv : writeXlsx)(file, table)
    const { size } = await file.stat()
    return { sizeBytes: size, send: () => webStream(file), close: () => file.close() }
  } catch (error) {
    await file.close()
    throw error
  }
}

/** Node's own web streams and the global ones are the same objects under two declarations. */
const webStream = (file: FileHandle) =>
  Readable.toWeb(createReadStream('', { fd: file, start: 0 })) as unknown as ReadableStream<Uint8Array>
