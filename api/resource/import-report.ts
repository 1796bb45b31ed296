import { z } from '@hono/zod-openapi'
import type { ResourceImport } from '#api/db/generated/client.ts'
import type { Judged } from './judge-rows.ts'
import { digestOfRows } from './load-rows.ts'
import type { Sheet } from './read-sheet.ts'
import type { FaultyRow, Header } from './sheet-row.ts'

/** What one file may hold, and how many faulty rows of it are told and kept. */
export const IMPORT_LIMITS = { bytes: 32 << 20, rows: 60_000, told: 200, kept: 5_000 } as const

export const IMPORT_MODES = ['check', 'load'] as const
export type ImportMode = (typeof IMPORT_MODES)[number]

const count = z.int()
const RowFault = z.object({ column: z.string(), rule: z.string(), value: z.string(), message: z.string() })

/** What became of a file: counts, and the faulty rows, of which the first are told here. */
export const ImportReport = z
  .object({
    id: z.string().nullable(),
    mode: z.enum(IMPORT_MODES),
    fileName: z.string(),
    sha256: z.string(),
    format: z.string().nullable(),
    encoding: z.string().nullable(),
    rows: count,
    created: count,
    changed: count,
    unchanged: count,
    faulty: count,
    /** Claims to be a source that another department holds. */
    disputed: count,
    entriesDigest: z.string(),
    /** Headings that were read, and those that no column is known for. */
    columns: z.array(z.string()),
    ignored: z.array(z.string()),
    /** How often each rule was broken in each column. */
    kinds: z.array(z.object({ column: z.string(), rule: z.string(), count })),
    faults: z.array(z.object({ line: count, code: z.string(), faults: z.array(RowFault) })).max(IMPORT_LIMITS.told),
    createdAt: z.string(),
  })
  .meta({ id: 'CatalogueImport' })
export type ImportReport = z.infer<typeof ImportReport>

function kindsOf(rows: FaultyRow[]): ImportReport['kinds'] {
  const all = rows.flatMap(({ faults }) => faults)
  const groups = Map.groupBy(all, ({ column, rule }) => `${column} ${rule}`)
  return [...groups.values()]
    .flatMap((group) => (group[0] ? [{ column: group[0].column, rule: group[0].rule, count: group.length }] : []))
    .toSorted((a, b) => b.count - a.count)
    .slice(0, 100)
}

const told = (rows: FaultyRow[]): ImportReport['faults'] =>
  rows.slice(0, IMPORT_LIMITS.told).map(({ line, code, faults }) => ({ line, code: code.slice(0, 64), faults }))

type File = Pick<ImportReport, 'fileName' | 'sha256' | 'format' | 'encoding'>

/** The report of a file that was just checked or loaded. */
export function reportOf(
  id: string | null,
  mode: ImportMode,
  { fileName, sha256, format, encoding }: File,
  { header, rows }: Sheet,
  judged: Judged,
  disputed: number,
  now: Date,
): ImportReport {
  const { created, changed, unchanged, faulty } = judged
  return {
    id, mode, fileName, sha256, format, encoding, rows, disputed,
    created: created.length, changed: changed.length, unchanged: unchanged.length, faulty: faulty.length,
    entriesDigest: digestOfRows(judged),
    columns: header.columns.map(({ column }) => column.header),
    ignored: header.ignored,
    kinds: kindsOf(faulty),
    faults: told(faulty),
    createdAt: now.toISOString(),
  }
}

/** The faulty rows that are kept, with the file's header, so that they can be mended and sent again. */
const Kept = z.object({
  titles: z.array(z.string()),
  rows: z.array(
    z.object({ line: count, code: z.string(), cells: z.array(z.string()), faults: z.array(RowFault) }),
  ),
  kinds: z.array(z.object({ column: z.string(), rule: z.string(), count })),
  columns: z.array(z.string()),
  ignored: z.array(z.string()),
})
export type Kept = z.infer<typeof Kept>

/** PostgreSQL's JSON holds no zero character and no halves of characters. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\ufffd')

export const keptFaults = ({ titles, columns, ignored }: Header, rows: FaultyRow[]): Kept => ({
  titles: titles.map(storable),
  rows: rows.slice(0, IMPORT_LIMITS.kept).map(({ line, code, cells, faults }) => ({
    line, code: storable(code), cells: cells.map(storable),
    faults: faults.map((fault) => ({ ...fault, value: storable(fault.value), message: storable(fault.message) })),
  })),
  kinds: kindsOf(rows),
  columns: columns.map(({ column }) => column.header),
  ignored: ignored.map(storable),
})

/** What was kept of an import's faults. */
export const keptOf = ({ faults }: Pick<ResourceImport, 'faults'>): Kept => Kept.parse(faults)

/** The report of an import that was loaded before. */
export function storedReport(row: ResourceImport): ImportReport {
  const { kinds, rows, columns, ignored } = keptOf(row)
  return {
    id: row.id, mode: 'load', fileName: row.fileName, sha256: row.sha256, format: null, encoding: row.encoding,
    rows: row.rows, created: row.created, changed: row.changed, unchanged: row.unchanged, faulty: row.faulty,
    disputed: row.disputed, entriesDigest: row.entriesDigest, columns, ignored, kinds, faults: told(rows),
    createdAt: row.createdAt.toISOString(),
  }
}
