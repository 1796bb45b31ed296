import { setImmediate as nextTurn } from 'node:timers/promises'
import { linesOf } from '#api/content/encoding.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type FaultyRow, type GoodRow, type Header, headerOf, type Loader, readRow } from './sheet-row.ts'
import { CODE, COLUMNS } from './sheet-columns.ts'

/** A file of catalogue entries as it was read: its header, its rows by themselves, and in which of them faults are. */
export type Sheet = { header: Header; rows: number; good: GoodRow[]; faulty: FaultyRow[] }

/** Rows above the header that are taken for titles, and rows after which others have their turn. */
const [TITLE_ROWS, TURN] = [6, 500]

/**
 * Reads the rows that the content engine wrote: finds the header, and judges every row by itself.
 * @throws refused `resource.import_header` where no row names the columns, `resource.import_empty` without rows below
 */
export async function readSheet(path: string, loader: Loader): Promise<Sheet> {
  let header: Header | undefined
  let [above, count] = [0, 0]
  const good: GoodRow[] = []
  const faulty: FaultyRow[] = []
  const lines = new Map<string, number>()
  for await (const text of linesOf(path)) {
    const [line, cells] = rowOf(text)
    if (header === undefined) {
      header = headerOf(cells)
      if (header === undefined && ++above >= TITLE_ROWS) throw noHeader()
      continue
    }
    const row = readRow(header, line, cells, loader)
    const twin = row.code === '' ? undefined : lines.get(row.code)
    if (twin !== undefined) faulty.push(asTwin(row, twin))
    else if ('faults' in row) faulty.push(row)
    else good.push(row)
    if (twin === undefined) lines.set(row.code, line)
    if (++count % TURN === 0) await nextTurn()
  }
  if (header === undefined) throw noHeader()
  if (count === 0) throw new AppError('refused', 'resource.import_empty', '文件只有表头，没有目录条目')
  return { header, rows: count, good, faulty }
}

/** The second row of a code is at fault, whatever else it says. */
const asTwin = (row: GoodRow | FaultyRow, twin: number): FaultyRow => ({
  line: row.line, code: row.code, cells: row.cells,
  faults: [
    { column: CODE.header, rule: 'duplicate', value: row.code, message: `「资源代码」与第 ${twin} 行重复，请改正代码或删去一行` },
    ...('faults' in row ? row.faults : []),
  ],
})

const noHeader = () =>
  new AppError('refused', 'resource.import_header', `没有找到表头：须有一行写明「${CODE.header}」和「${COLUMNS[0]?.header}」等列，请下载模板对照`)

/** A line that the engine wrote: safe because it alone writes the file. */
const rowOf = (text: string) => JSON.parse(text) as [line: number, cells: string[]]
