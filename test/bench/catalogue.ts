import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contentEngine } from '#api/content/engine.ts'
import { contentStorage } from '#api/content/storage.ts'
import { type Database, openDatabase } from '#api/db/client.ts'
import { migrate } from '#api/db/migrate.ts'
import { startPostgres } from '#api/db/postgres.ts'
import { inTransaction, run } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Actor, VISITOR } from '#api/kernel/permit.ts'
import { foundOrganization } from '#api/participant/found.ts'
import { findDepartments } from '#api/resource/departments.ts'
import { countLists, listResources } from '#api/resource/find.ts'
import { IMPORT_TIMEOUT_MS, load, readTable } from '#api/resource/import.ts'
import { type Files, readOnce } from '#api/resource/read-once.ts'
import type { ImportReport } from '#api/resource/import-report.ts'
import { CatalogueQuery } from '#api/resource/schema.ts'
import { demoUscc } from '#seeds/accounts.ts'
import { catalogueCsv } from '#seeds/catalogue/generate.ts'
import { percentile } from './drive.ts'

const ROWS = 30_000
const [WARM_UP, ROUNDS] = [3, 20]
const LIMIT_BYTES = 32 << 20
const DEPARTMENT = '演示部门（演示）'

/** What is asked of the catalogue. */
const ASKED: Record<string, Record<string, unknown>> = {
  '目录首页': {},
  '一个部门': { departmentId: '' },
  '汇聚清单': { list: 'gathered' },
  '授权清单（空）': { list: 'authorised' },
  '主题 + 分级': { theme: 'transport', grade: 'important' },
  '常见词 演示': { q: '演示' },
  '词 公交线路': { q: '公交线路' },
  '罕见词 2024年利津县 充电站': { q: '2024年利津县 充电站' },
  '数据项 整改期限': { q: '整改期限' },
  '无结果 钻井液': { q: '钻井液' },
}

type Load = { seconds: number; rowsPerSecond: number }
type Times = { p50: number; p95: number }
export type CatalogueFigures = {
  rows: number
  first: Load
  again: Load
  changed: Load
  readSeconds: number
  lists: Times
  queries: Record<string, Times>
}

const clock = () => new Date('2026-11-25T00:00:00Z')

/** How long a city's whole catalogue takes to load, and its lists with it, in a database that is thrown away. */
export async function measureCatalogue(say: (line: string) => void): Promise<CatalogueFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'dy-catalogue-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
  const engine = contentEngine({ tempDir: join(folder, 'work'), memoryMiB: 512, timeoutMs: 60_000 })
  const connection = await postgres.createDatabase('catalogue')
  await migrate(connection)
  const db = openDatabase(connection)
  try {
    const actor = await newDepartment(db)
    return await measure({ db, actor, files: { engine, storage: contentStorage(join(folder, 'content')) }, say })
  } finally {
    await db.$disconnect()
    engine.close()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function newDepartment(db: Database): Promise<Actor> {
  const participantId = await run({ db, clock }, VISITOR, 'bench', (ctx) =>
    foundOrganization(ctx, { uscc: demoUscc('11', 900), name: DEPARTMENT, roles: ['department'], people: [] }),
  )
  return { participantId, personId: null, roles: ['department'], via: 'session', scopes: null, authenticatedAt: null }
}

type Bench = { db: Database; actor: Actor; files: Files; say: (line: string) => void }

async function measure(bench: Bench): Promise<CatalogueFigures> {
  const { actor, say } = bench
  const csv = catalogueCsv({ rows: ROWS, seed: 1, faults: 0, department: DEPARTMENT })
  say(`导入 ${ROWS.toLocaleString('en-US')} 条（${(csv.length / 1e6).toFixed(1)} 百万字）`)
  const first = await loaded(bench, csv, 'created')
  const again = await loaded(bench, csv, 'unchanged')
  const changed = await loaded(bench, csv.replaceAll('业务系统生成', '业务系统产生'), 'changed')
  say('检索')
  const queries: Record<string, Times> = {}
  for (const [name, asked] of Object.entries(ASKED)) {
    const own = 'departmentId' in asked ? { departmentId: actor.participantId } : {}
    const query = CatalogueQuery.parse({ ...asked, ...own })
    queries[name] = await timesOf(() => run({ ...bench, clock }, actor, 'bench', (ctx) => listResources(ctx, query)))
  }
  const lists = await timesOf(() => run({ ...bench, clock }, actor, 'bench', (ctx) => countLists(ctx, {})))
  const { readSeconds } = first
  return { rows: ROWS, first: first.load, again: again.load, changed: changed.load, readSeconds, lists, queries }
}

async function loaded({ db, actor, files }: Bench, csv: string, count: 'created' | 'changed' | 'unchanged') {
  const startedAt = performance.now()
  const bytes = Buffer.from(csv)
  const departments = await findDepartments({ tx: db })
  const body = (async function* () {
    for (let at = 0; at < bytes.length; at += 1 << 16) yield bytes.subarray(at, at + (1 << 16))
  })()
  const { file, sheet } = await readOnce(files, body, LIMIT_BYTES, (received) =>
    readTable(files, received, '目录.csv', { participantId: actor.participantId, isDepartment: true, departments }),
  )
  const readSeconds = (performance.now() - startedAt) / 1000
  const work = (tx: Context['tx']): Promise<ImportReport> =>
    load({ tx, now: clock(), actor, requestId: 'bench' }, file, sheet)
  const report = await inTransaction(db, work, IMPORT_TIMEOUT_MS)
  if (report[count] !== ROWS) throw new Error(`${report[count]} rows were ${count}, not ${ROWS}`)
  const seconds = (performance.now() - startedAt) / 1000
  return { load: { seconds, rowsPerSecond: ROWS / seconds }, readSeconds }
}

async function timesOf(work: () => Promise<unknown>): Promise<Times> {
  const times: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const startedAt = performance.now()
    await work()
    if (round >= 0) times.push(performance.now() - startedAt)
  }
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95) }
}

const whole = (value: number) => Math.round(value).toLocaleString('en-US')
const said = ({ seconds, rowsPerSecond }: Load) => [`${seconds.toFixed(1)} 秒`, `${whole(rowsPerSecond)} 条/秒`]
const times = ({ p50, p95 }: Times) => [`p50 ${p50.toFixed(1)} ms`, `p95 ${p95.toFixed(1)} ms`]

/** The figures in the order in which they are read. */
export const catalogueRows = (figures: CatalogueFigures): string[][] => [
  [`首次导入 ${whole(figures.rows)} 条`, ...said(figures.first)],
  ['其中接收、读取、逐行检查', `${figures.readSeconds.toFixed(1)} 秒`, ''],
  ['同一文件再导入（全部未变）', ...said(figures.again)],
  ['全部变更后导入', ...said(figures.changed)],
  ['三张清单计数', ...times(figures.lists)],
  ...Object.entries(figures.queries).map(([name, one]) => [name, ...times(one)]),
]
