import { RECORD_LIMIT } from './csv.ts'
import { aliases } from './duckdb.ts'
import { refused, tooManyColumns } from './faults.ts'
import { COLUMN_LIMIT } from './limits.ts'
import type { CellKind, SheetCell, SheetRow } from './read-sheet.ts'

/** Rows of one cell above a header of several that are taken for titles. */
const TITLE_ROWS = 5

/** What the cells of a column are: how many of each kind. */
export type ColumnCount = Partial<Record<CellKind, number>>

/**
 * A table as it is found in the rows of a sheet: the first filled row names the columns, after at most five titles,
 * which are rows of one cell above a row of several. Empty rows are none.
 */
export function sheetTable() {
  let start: SheetRow[] = []
  let header: { first: number; names: string[] } | undefined
  let [titles, rows] = [0, 0]
  const counts: ColumnCount[] = []

  const begin = (named: SheetRow): string => {
    const [first, last] = [named.cells[0]?.column ?? 0, named.cells.at(-1)?.column ?? 0]
    if (last - first >= COLUMN_LIMIT) throw tooManyColumns(last - first + 1)
    const names = Array.from({ length: last - first + 1 }, () => '')
    for (const { column, text } of named.cells) names[column - first] = text
    header = { first, names }
    return `${aliases(names.length).join(',')}\n`
  }
  const line = ({ row, cells }: SheetRow, { first, names }: { first: number; names: string[] }): string => {
    const texts = Array.from({ length: names.length }, () => '')
    for (const cell of cells) {
      const at = cell.column - first
      if (at < 0 || at >= names.length) throw ragged(row, names.length, at)
      const count = (counts[at] ??= {})
      count[cell.kind] = (count[cell.kind] ?? 0) + 1
      texts[at] = fieldOf(cell)
    }
    rows++
    const text = texts.join(',')
    if (Buffer.byteLength(text) > RECORD_LIMIT)
      throw refused('content.row_too_long', `第 ${row} 行超过 ${RECORD_LIMIT} 字节`, { row })
    return `${text}\n`
  }
  const beginNarrow = (): string => {
    const [named, ...rest] = start
    start = []
    if (named === undefined) return ''
    const first = begin(named)
    return first + rest.map(add).join('')
  }
  const add = (row: SheetRow): string => {
    if (header !== undefined) return line(row, header)
    if (row.cells.length > 1) {
      titles = start.length
      start = []
      return begin(row)
    }
    start.push(row)
    return start.length > TITLE_ROWS ? beginNarrow() : ''
  }
  return {
    /** The CSV records of a row: none while the header is not known, the header's with it. */
    add,
    /** The records that are left when the rows have ended. */
    end: () => (header === undefined ? beginNarrow() : ''),
    /** What was found so far. */
    found: () => ({ names: header?.names ?? [], titles, rows, counts }),
  }
}

const ragged = (row: number, expected: number, at: number) =>
  refused('content.ragged', `第 ${row} 行在表头的 ${expected} 列之外还有内容`, { row, expected, actual: at + 1 })

/** Text is quoted, the others need none; what Excel could not calculate is empty. */
const fieldOf = ({ kind, text }: SheetCell): string =>
  kind === 'text' ? `"${text.replaceAll('"', '""')}"` : kind === 'error' ? '' : text
