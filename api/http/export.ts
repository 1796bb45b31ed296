import { join } from 'node:path'
import { z } from '@hono/zod-openapi'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Page } from '#api/kernel/page.ts'
import type { Act } from '#api/kernel/permit.ts'
import { beijingSecond } from '#api/kernel/time.ts'
import { type Edge, type Endpoint, endpoint } from './endpoint.ts'
import {
  EXPORT_FORMATS, EXPORT_TYPES, type ExportCell, type ExportColumn, type ExportFile, type ExportFormat,
  writeExport,
} from './export-file.ts'
import { inTransaction } from './run.ts'

/** Most rows of one export; more are refused rather than left out. */
export const EXPORT_LIMIT = 100_000

/** Rows that are read at once, and how long all of them may take. */
const [PAGE, TIMEOUT_MS] = [1_000, 120_000]

/** Exports that this process writes at the same time; each holds a connection to the database. */
const CONCURRENCY = 2

type Paged = { limit: number; cursor?: string | undefined }

type Spec<Q extends z.ZodObject, T> = {
  path: `/${string}/export`
  /** The act of the list, so that whoever sees the list, and nobody else, exports it. */
  act: Act
  /** What the table is called, in its file's name and on its sheet. */
  title: string
  /** The list's filter, without the page. */
  query: Q
  /** What of the filter is set, in words. */
  filter: (query: z.output<Q>) => [name: string, value: string | undefined][]
  /** The list's own verb. */
  list: (ctx: Context, query: z.output<Q> & Paged) => Promise<Page<T>>
  columns: ExportColumn<T>[]
}

/**
 * The export of a list: all rows that its filter shows, as CSV or as an Excel workbook (`as`). They are read by the
 * list's own verb, page after page, in one transaction that sees one state of the database; the file is complete before
 * its first byte leaves, so that the header `x-row-count` and a refusal are certain.
 * @throws AppError refused `export.too_many_rows`; unavailable `export.busy`
 */
export const exportEndpoint = <Q extends z.ZodObject, T>(spec: Spec<Q, T>): Endpoint =>
  endpoint({
    method: 'get',
    path: spec.path,
    act: spec.act,
    summary: `导出${spec.title}：筛选所见的全部行，CSV 或 Excel（as）`,
    query: z.object({ ...spec.query.shape, as: z.enum(EXPORT_FORMATS).default('csv') }),
    answer: z.unknown(),
    stream: async (edge, { query }) => {
      const { as, ...filter } = query
      return send(edge, spec, asFilter(filter), formatOf(as))
    },
  })

/** The filter as its own schema made it: safe because the route's schema is that one and `as`. */
const asFilter = <Q extends z.ZodObject>(filter: object) => filter as z.output<Q>

/** The format as the route's schema made it: its type is lost beside a schema that is not known here. */
const formatOf = (as: unknown): ExportFormat => (as === 'xlsx' ? 'xlsx' : 'csv')

async function send<Q extends z.ZodObject, T>(
  edge: Edge,
  spec: Spec<Q, T>,
  filter: z.output<Q>,
  format: ExportFormat,
): Promise<Response> {
  const { c, server } = edge
  const { file, rows } = await inTurn(() => write(edge, spec, filter, format))
  const stamp = beijingSecond(server.clock()).replaceAll(/[-:]/g, '').replace(' ', '-')
  return answerWith(c, format, file, { title: `${spec.title}-${stamp}`, headers: { 'x-row-count': String(rows) } })
}

/** Answers with a written file as a download. */
export async function answerWith(
  c: Edge['c'],
  format: ExportFormat,
  file: ExportFile,
  { title, headers: more = {} }: { title: string; headers?: Record<string, string> },
): Promise<Response> {
  const headers = {
    'content-type': EXPORT_TYPES[format],
    'content-length': String(file.sizeBytes),
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(`${title}.${format}`)}`,
    ...more,
    'cache-control': 'private, no-store',
    'x-content-type-options': 'nosniff',
  }
  if (c.req.method !== 'HEAD') return c.body(file.send(), 200, headers)
  await file.close()
  return c.body(null, 200, headers)
}

let running = 0

/** @throws AppError unavailable `export.busy` */
async function inTurn<R>(work: () => Promise<R>): Promise<R> {
  if (running >= CONCURRENCY)
    throw new AppError('unavailable', 'export.busy', '同时进行的导出过多，请稍后再试', { retryAfter: 10 })
  running++
  try {
    return await work()
  } finally {
    running--
  }
}

/** Reads and writes all rows in one transaction, which sees the database as it is at its beginning. */
async function write<Q extends z.ZodObject, T>(
  { server, actor, requestId }: Edge,
  { title, columns, list, filter: words }: Spec<Q, T>,
  filter: z.output<Q>,
  format: ExportFormat,
): Promise<{ file: ExportFile; rows: number }> {
  const now = server.clock()
  let made: ExportFile | undefined
  const work = async (tx: Context['tx']) => {
    await tx.$executeRaw`set transaction isolation level repeatable read, read only`
    const ctx: Context = { tx, now, actor, requestId }
    await made?.close()
    let rows = 0
    const counted = async function* () {
      for await (const row of allRows((page) => list(ctx, { ...filter, ...page }))) {
        rows++
        yield columns.map(({ value }): ExportCell => value(row))
      }
    }
    const about = () => aboutLines(title, words(filter), now, rows)
    const table = { title, headers: columns.map(({ header }) => header), rows: counted(), about }
    made = await writeExport(join(server.config.contentDir, 'exports'), format, table)
    return { file: made, rows }
  }
  try {
    return await inTransaction(server.db, work, TIMEOUT_MS)
  } catch (error) {
    await made?.close()
    throw error
  }
}

/**
 * All rows of a paging list.
 * @throws AppError refused `export.too_many_rows`
 */
export async function* allRows<T>(list: (page: Paged) => Promise<Page<T>>, limit = EXPORT_LIMIT): AsyncGenerator<T> {
  let [rows, cursor]: [number, string | undefined] = [0, undefined]
  do {
    const page: Page<T> = await list({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
    rows += page.items.length
    cursor = page.next ?? undefined
    if (rows > limit || (rows === limit && cursor !== undefined)) throw tooMany(limit)
    yield* page.items
  } while (cursor !== undefined)
}

const tooMany = (limit: number) =>
  new AppError('refused', 'export.too_many_rows', `筛选结果超过 ${limit} 行，请缩小筛选范围后再导出`, { limit })

function aboutLines(title: string, words: [string, string | undefined][], now: Date, rows: number): [string, string][] {
  const set = words.flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[`筛选：${name}`, value]]))
  return [
    ['内容', title],
    ...(set.length === 0 ? [['筛选', '无（全部）'] satisfies [string, string]] : set),
    ['导出时间（北京时间）', beijingSecond(now)],
    ['行数', String(rows)],
  ]
}
