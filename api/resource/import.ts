import type { TableRows } from '#api/content/schema.ts'
import type { StoredObject } from '#api/content/storage.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { turns } from '#api/http/limits.ts'
import { receivedFile } from '#api/http/receive.ts'
import { inTransaction, run } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { type Judged, judgeRows } from './judge-rows.ts'
import { claimsOfRows, loadRows } from './load-rows.ts'
import { type Files, readOnce, type Received } from './read-once.ts'
import { readSheet, type Sheet } from './read-sheet.ts'
import { type ImportMode, IMPORT_LIMITS, type ImportReport, keptFaults, reportOf } from './import-report.ts'
import { findDepartments } from './departments.ts'
import type { Loader } from './sheet-row.ts'
import { countDisputes } from './source.ts'

/** Files that are here are read and loaded one after another, some wait; whoever comes beyond is told to come again. */
const inTurn = turns({
  atOnce: 1,
  waiting: 4,
  busy: () => new AppError('unavailable', 'resource.import_busy', '同时进行的目录导入过多，请稍后再试', { retryAfter: 10 }),
})

/** How long one load may hold its transaction. */
export const IMPORT_TIMEOUT_MS = 120_000

export type SheetFile = Pick<StoredObject, 'sha256'> & TableRows & { fileName: string }

/**
 * Receives a file of catalogue entries (目录导入), CSV or Excel, and checks every row; `load` writes the good ones, all
 * or none, with one event. The file itself is not kept.
 * @throws too_large `content.too_large`; refused `content.…`, `resource.import_header`, `resource.import_empty`;
 *   conflict `resource.import_changed`; unavailable `resource.import_busy`
 */
export async function importCatalogue(
  edge: Edge,
  files: Files,
  { fileName, mode }: { fileName: string; mode: ImportMode },
): Promise<ImportReport> {
  const { server, actor, requestId, c } = edge
  const limitBytes = Math.min(server.config.UPLOAD_LIMIT_BYTES, IMPORT_LIMITS.bytes)
  return readOnce(files, receivedFile(c, limitBytes), limitBytes, (received) =>
    inTurn(async () => {
      const departments = await run(server, actor, requestId, findDepartments)
      const { participantId } = actor
      const loader = { participantId, isDepartment: actor.roles.includes('department'), departments }
      const { file, sheet } = await readTable(files, received, fileName, loader)
      const work = (ctx: Context) => (mode === 'load' ? load(ctx, file, sheet) : check(ctx, file, sheet))
      return inTransaction(server.db, (tx) => work({ tx, now: server.clock(), actor, requestId }), IMPORT_TIMEOUT_MS)
    }),
  )
}

/** Reads a received file as rows of the catalogue. */
export async function readTable(
  { engine }: Pick<Files, 'engine'>,
  { sha256, path, outPath }: Received,
  fileName: string,
  loader: Loader,
): Promise<{ file: SheetFile; sheet: Sheet }> {
  const table = await engine.rows(path, { fileName, limit: IMPORT_LIMITS.rows, outPath })
  return { file: { ...table, sha256, fileName }, sheet: await readSheet(outPath, loader) }
}

/** What would become of each row; nothing is written. */
export async function check(ctx: Context, file: SheetFile, sheet: Sheet): Promise<ImportReport> {
  permit(ctx.actor, 'resource.import')
  const judged = await judgeRows(ctx, sheet)
  return reportOf(null, 'check', file, sheet, judged, await countDisputes(ctx, claimsOfRows(judged)), ctx.now)
}

/** Writes the good rows, and one event for all of them. */
export async function load(ctx: Context, file: SheetFile, sheet: Sheet): Promise<ImportReport> {
  permit(ctx.actor, 'resource.import')
  const judged = await judgeRows(ctx, sheet)
  const id = newId('imp', ctx.now)
  const disputed = await loadRows(ctx, id, judged)
  const report = reportOf(id, 'load', file, sheet, judged, disputed, ctx.now)
  await save(ctx, report, sheet, judged)
  const { sha256, rows, created, changed, unchanged, faulty, entriesDigest } = report
  await recordEvent(ctx, 'resource.imported', id, {
    import: id, file: sha256, rows, created, changed, unchanged, faulty, disputed, entries: entriesDigest,
  })
  return report
}

async function save(ctx: Context, report: ImportReport, sheet: Sheet, judged: Judged): Promise<void> {
  const { id, fileName, sha256, encoding, rows, created, changed, unchanged, faulty, disputed, entriesDigest } = report
  await ctx.tx.resourceImport.create({
    data: {
      id: id ?? '', departmentId: ctx.actor.participantId, personId: ctx.actor.personId ?? '',
      fileName, sha256, encoding,
      rows, created, changed, unchanged, faulty, disputed, entriesDigest,
      faults: keptFaults(sheet.header, judged.faulty),
      createdAt: ctx.now,
    },
  })
}
