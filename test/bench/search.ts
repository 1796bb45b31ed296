import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CatalogQuery } from '#api/catalog/schema.ts'
import { searchCatalog } from '#api/catalog/search.ts'
import { type Database, openDatabase } from '#api/db/client.ts'
import { migrate } from '#api/db/migrate.ts'
import { type Postgres, startPostgres } from '#api/db/postgres.ts'
import { run } from '#api/http/run.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { percentile } from './drive.ts'
import { fillMarket } from './listings.ts'
import { cpuMs } from './machine.ts'

export const SIZES = [10_000, 100_000] as const
const WARM_UP = 3
const ROUNDS = 20

/** What is asked, by what it stands for; `page` follows so many cursors first. */
const ASKED: Record<string, Record<string, unknown> & { page?: number }> = {
  '无检索词（目录首页）': {},
  '单字 油': { q: '油' },
  '双字 轮胎': { q: '轮胎' },
  '双字 石油（同义词 原油）': { q: '石油' },
  '四字 轮胎出口': { q: '轮胎出口' },
  '四字 石油化工（同义词 石化）': { q: '石油化工' },
  '同义词 危化品': { q: '危化品运输' },
  '全拼 shiyouhuagong': { q: 'shiyouhuagong' },
  '拼音开头 luntai': { q: 'luntai' },
  '首字母 syhg': { q: 'syhg' },
  '两个首字母 sy': { q: 'sy' },
  '拉丁词 gps': { q: 'gps' },
  '多词 广饶 轮胎 价格': { q: '广饶 轮胎 价格' },
  '字段名 井口压力': { q: '井口压力' },
  '最常见 演示数据': { q: '演示数据' },
  '罕见 钻井液': { q: '钻井液' },
  '无结果 区块链积分': { q: '区块链积分' },
  '无结果，有筛选 钻井液': { q: '钻井液', format: 'ndjson', district: '广饶县', updateCycle: 'realtime' },
  '词 + 区县': { q: '石油', district: '广饶县' },
  '词 + 三项筛选': { q: '轮胎', district: '广饶县', price: 'free', updateCycle: 'monthly' },
  '仅筛选 更新频率': { updateCycle: 'monthly' },
  '仅筛选 空间范围': { coverageSpace: '利津县盐窝镇', format: 'parquet' },
  '词，最新在前': { q: '轮胎', sort: 'newest' },
  '词，价格从低到高': { q: '轮胎', sort: 'price' },
  '无词，价格从低到高': { sort: 'price' },
  '词，第 3 页': { q: '轮胎', page: 2 },
  '无词，第 5 页': { page: 4 },
}

export type Times = { p50: number; p95: number }
/** `cpuMs` is the processor time of one, here and in the database: other work on the machine changes it less. */
export type QueryFigures = Times & { total: number; isTotalExact: boolean; cpuMs: number }
/** `idle` is a transaction that asks for nothing: what the machine, at that time, takes for the way to the database. */
export type MarketFigures = Times & { listings: number; idle: Times; queries: Record<string, QueryFigures> }
export type SearchFigures = { markets: MarketFigures[] }

/** How long searches take among few listings and many, in a database that is thrown away. */
export async function measureSearch(say: (line: string) => void): Promise<SearchFigures> {
  const folder = await mkdtemp(join(tmpdir(), 'dy-search-'))
  const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), fsync: false })
  try {
    const markets: MarketFigures[] = []
    for (const listings of SIZES) markets.push(await measureMarket(postgres, listings, say))
    return { markets }
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function measureMarket(postgres: Postgres, listings: number, say: (line: string) => void): Promise<MarketFigures> {
  const connection = await postgres.createDatabase(`market_${listings}`)
  await migrate(connection)
  const db = openDatabase(connection)
  try {
    say(`造 ${listings.toLocaleString('en-US')} 件演示数据，并按平台的规则建立索引`)
    await fillMarket(db, connection, listings)
    say('检索')
    return { listings, ...(await measureQueries(db, [process.pid, postgres.pid])) }
  } finally {
    await db.$disconnect()
  }
}

const timesOf = (times: number[]): Times => ({ p50: percentile(times, 0.5), p95: percentile(times, 0.95) })

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const startedAt = performance.now()
  const result = await work()
  times.push(performance.now() - startedAt)
  return result
}

/** Asks in turn, so that what else the machine does meets all alike. */
export async function measureQueries(db: Database, processes: number[]): Promise<Omit<MarketFigures, 'listings'>> {
  const asked = []
  for (const [name, { page = 0, ...query }] of Object.entries(ASKED))
    asked.push({ name, query: await pageOf(db, query, page), times: [] as number[], answer: await search(db, query) })
  const idle: number[] = []
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const { query, times } of asked) await timed(round < 0 ? [] : times, () => search(db, query))
    await timed(round < 0 ? [] : idle, () => db.$transaction((tx) => tx.$queryRaw`select 1`))
  }
  const queries: Record<string, QueryFigures> = {}
  for (const { name, query, times, answer: { total, isTotalExact } } of asked)
    queries[name] = { total, isTotalExact, ...timesOf(times), cpuMs: await cpuOf(processes, () => search(db, query)) }
  return { idle: timesOf(idle), queries, ...timesOf(asked.flatMap(({ times }) => times)) }
}

async function cpuOf(processes: number[], work: () => Promise<unknown>): Promise<number> {
  const before = cpuMs(processes)
  for (let round = 0; round < ROUNDS; round++) await work()
  return (cpuMs(processes) - before) / ROUNDS
}

const clock = () => new Date('2026-11-24T00:00:00Z')
const search = (db: Database, query: object) =>
  run({ db, clock }, VISITOR, 'bench', (ctx) => searchCatalog(ctx, CatalogQuery.parse(query)))

/** The query of a page further on. */
async function pageOf(db: Database, query: object, page: number): Promise<object> {
  let asked = query
  for (let n = 0; n < page; n++) {
    const { next } = await search(db, asked)
    if (next === null) throw new Error('there is a page further on')
    asked = { ...query, cursor: next }
  }
  return asked
}
