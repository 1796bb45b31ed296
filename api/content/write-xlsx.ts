import { open } from 'node:fs/promises'
import { type Cell, momentCell, SHEET_ROWS, tooManyRows, writeWorkbook } from '#api/kernel/workbook.ts'
import { type Database, numberOf, textOf } from './duckdb.ts'
import type { ColumnType } from './schema.ts'
import type { Field } from './select.ts'

/** Digits that a number of Excel holds; a column with longer ones is written as text. */
const DIGITS = 15

/** The rows of a query over aliased columns, and what they are: the tail of a SELECT over `relation`. */
export type Part = { relation: string; tail: string; fields: Field[] }

/**
 * Writes rows as the one sheet of an Excel workbook. Numbers of more than 15 digits, instants with a zone, days before
 * March 1900 and nested values, which Excel does not have, are text; NaN and the infinities are empty.
 * @throws AppError refused `workbook.too_many_rows`, `workbook.cell_too_long`, `zip.too_large`
 */
export async function writeXlsx(database: Database, part: Part, outPath: string): Promise<number> {
  const { relation, tail, fields } = part
  const longs = fields.map(({ alias, type }) => (type === 'integer' || type === 'decimal' ? digits(alias) : '0'))
  const aliases = fields.map(({ alias }) => alias).join(', ')
  const [[rows, ...longest] = []] = await database.rows(
    `SELECT count(*), ${longs.join(', ')} FROM (SELECT ${aliases} FROM ${relation} ${tail})`,
  )
  const count = numberOf([[rows ?? 0]])
  if (count >= SHEET_ROWS) throw tooManyRows()
  const cells = fields.map(({ type }, index) => (Number(longest[index]) > DIGITS ? cellsOf.text : cellsOf[type]))
  const texts = fields.map(({ alias }) => `${alias}::VARCHAR`).join(', ')
  const file = await open(outPath, 'w', 0o600)
  try {
    const found = database.stream(`SELECT ${texts} FROM ${relation} ${tail}`)
    await writeWorkbook((bytes) => file.writeFile(bytes), [
      { name: '数据', headers: fields.map(({ name }) => name), rows: rowsOf(found, cells) },
    ])
  } finally {
    await file.close()
  }
  return count
}

const digits = (alias: string) => `coalesce(max(length(regexp_replace(${alias}::VARCHAR, '[^0-9]', '', 'g'))), 0)`

type ToCell = (text: string) => Cell

async function* rowsOf(found: ReturnType<Database['stream']>, cells: ToCell[]): AsyncGenerator<Cell[]> {
  for await (const rows of found)
    for (const row of rows)
      yield cells.map((toCell, index) => {
        const text = textOf(row[index])
        return text === null ? null : toCell(text)
      })
}

const number: ToCell = (text) => ({ number: text, style: 'plain' })
const asText: ToCell = (text) => text

/** The cell of each type, from the text that the database makes of a value. */
const cellsOf: Record<ColumnType, ToCell> = {
  text: asText,
  json: asText,
  integer: number,
  decimal: number,
  float: (text) => (Number.isFinite(Number(text)) ? { number: text, style: 'plain' } : null),
  boolean: (text) => text === 'true',
  date: (text) => moment(text, 'date') ?? text,
  timestamp: (text) => moment(text, 'timestamp') ?? text,
  timestamptz: (text) => text.replace(' ', 'T').replace(/\+00$/, 'Z'),
  time: (text) => timeCell(text) ?? text,
}

const CLOCK = String.raw`(\d{2}):(\d{2}):(\d{2})(?:\.(\d{1,3}))?`
const MOMENT = new RegExp(`^(\\d{4})-(\\d{2})-(\\d{2})(?: ${CLOCK})?$`)
const TIME = new RegExp(`^${CLOCK}$`)

/** A day or a moment that Excel can hold: to the millisecond, from March 1900 on. */
function moment(text: string, style: 'date' | 'timestamp'): Cell | undefined {
  const [, year, month, day, ...clock] = MOMENT.exec(text) ?? []
  if (year === undefined) return undefined
  return momentCell(Date.UTC(Number(year), Number(month) - 1, Number(day)) + clockMs(clock), style)
}

function timeCell(text: string): Cell | undefined {
  const [, ...clock] = TIME.exec(text) ?? []
  return clock.length === 0 ? undefined : { number: String(clockMs(clock) / 86_400_000), style: 'time' }
}

const clockMs = ([hours = '0', minutes = '0', seconds = '0', fraction = '0']: (string | undefined)[]) =>
  ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(fraction.padEnd(3, '0'))
