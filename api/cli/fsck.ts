import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Config, readConfig } from '#api/config.ts'
import { startPostgres } from '#api/db/postgres.ts'
import { checkPlatform, STUCK_SECONDS, type Target } from '#api/fsck/check.ts'
import { INVARIANTS, placeText } from '#api/fsck/invariant.ts'
import type { Result, Summary } from '#api/fsck/report.ts'
import { AppError } from '#api/kernel/errors.ts'
import { startProgram } from './launch/child.ts'
import { claimFolder, findRunning, startOf } from './launch/folder.ts'

const USAGE = '用法：npm run fsck [-- --data 数据目录] [--json]'
const EXIT = { clean: 0, findings: 1, unchecked: 2 } as const
const VERDICT = { clean: '全部成立。', findings: '有不符之处。', unchecked: '没有发现不符，但有部分未能核对。' } as const
const NODE_SCRIPT = join(import.meta.dirname, '..', 'node', 'main.ts')
/** The stand-in chain replays its whole journal before it serves. */
const NODE_READY_MS = 30 * 60_000

type Place = Pick<Target, 'connection' | 'rpcUrl' | 'isRunning'> & { stop: () => Promise<void> }

const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** The platform that runs on the folder, or the folder's own database and chain, started for this check alone. */
async function open(config: Config): Promise<Place> {
  const running = findRunning(config.DATA_DIR)
  if (!running) return openFolder(config)
  const { databaseUrl, chainUrl } = running
  if (databaseUrl === null || chainUrl === null)
    throw new AppError('unavailable', 'fsck.starting', '平台正在启动，或另一个自检正在使用该目录，请稍后再试')
  say(`使用正在运行的平台（进程号 ${running.pid}）`)
  const connection = { connectionString: databaseUrl }
  return { connection, rpcUrl: chainUrl, isRunning: true, stop: async () => undefined }
}

async function openFolder(config: Config): Promise<Place> {
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl, CHAIN_RPC_URL: chainUrl } = config
  const needed = [...(databaseUrl === undefined ? ['postgres'] : []), ...(chainUrl === undefined ? ['chain'] : [])]
  const missing = needed.find((name) => !existsSync(join(dataDir, name)))
  if (missing !== undefined)
    throw new AppError('unavailable', 'fsck.no_data', `${dataDir} 不是平台的数据目录，其中没有 ${missing}`)
  const claim = await claimFolder(dataDir)
  const stops: (() => Promise<void>)[] = [async () => claim.release()]
  const stop = async () => {
    for (const end of stops.toReversed()) await end()
  }
  const processes: { name: string; pid: number; startedAt: string }[] = []
  const enrol = (name: string, { pid, stop: end }: { pid: number; stop: () => Promise<void> }) => {
    stops.push(end)
    processes.push({ name, pid, startedAt: startOf(pid) ?? '' })
    claim.record({ pid: process.pid, url: null, databaseUrl: null, chainUrl: null, witnessUrl: null, processes })
  }
  try {
    say(`平台没有运行，单独打开数据目录 ${dataDir}`)
    return {
      connection: databaseUrl === undefined ? await ownDatabase(dataDir, enrol) : { connectionString: databaseUrl },
      rpcUrl: chainUrl ?? (await ownChain(config, enrol)),
      isRunning: false,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

type Enrol = (name: string, service: { pid: number; stop: () => Promise<void> }) => void

async function ownDatabase(dataDir: string, enrol: Enrol) {
  const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres') })
  enrol('postgres', postgres)
  return postgres.connection
}

async function ownChain(config: Config, enrol: Enrol): Promise<string> {
  const { PATH, HOME, TMPDIR } = process.env
  const own = { NODE_DIR: join(config.DATA_DIR, 'chain'), NODE_PORT: '0', CHAIN_ID: String(config.CHAIN_ID) }
  const env = { PATH, HOME, TMPDIR, ...own }
  const node = startProgram({ script: NODE_SCRIPT, env, readyTimeoutMs: NODE_READY_MS }, say)
  enrol('node', node)
  const { url } = await node.ready.catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('unavailable', 'fsck.chain', `链无法打开：${reason}`, {}, error)
  })
  if (url === undefined) throw new AppError('unavailable', 'fsck.chain', '链没有给出地址')
  return url
}

const summaryLine = ({ invariant, checked, found, ms, unchecked }: Summary): string => {
  const mark = found > 0 ? '✗' : unchecked === null ? '✓' : '–'
  const open = unchecked === null ? '' : `，未能全部核对：${unchecked}`
  const counts = `核对 ${checked} 项，不符 ${found}，用时 ${(ms / 1000).toFixed(1)} 秒`
  return `${mark} ${invariant} ${INVARIANTS[invariant]}：${counts}${open}`
}

function textOf({ findings, summaries, notes, verdict }: Result): string {
  const lines = findings.map(({ invariant, place, sentence }) => `${invariant} ${placeText(place)}：${sentence}`)
  const untold = summaries.reduce((sum, { found }) => sum + found, 0) - findings.length
  return [
    ...lines,
    ...(untold > 0 ? [`另有 ${untold} 处不符没有逐一列出`] : []),
    ...notes.map((note) => `说明：${note}`),
    ...summaries.map(summaryLine),
    VERDICT[verdict],
    '',
  ].join('\n')
}

/** Prisma's words for a table or a column that the database has not. */
const OTHER_SCHEMA = new Set(['P2021', 'P2022'])

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (OTHER_SCHEMA.has(code)) return '数据库的结构不是本版本的，请先用本版本启动一次平台'
  return (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ').trim()
}

async function main(): Promise<{ code: number; text: string }> {
  const flag = { type: 'boolean', default: false } as const
  const options = { data: { type: 'string' }, json: flag, help: flag } as const
  const { values } = parseArgs({ options })
  if (values.help) return { code: 0, text: `${USAGE}\n滞留的期限是 ${STUCK_SECONDS} 秒。\n` }
  const data = values.data === undefined ? {} : { DATA_DIR: resolve(values.data) }
  const config = readConfig({ ...process.env, ...data })
  const place = await open(config)
  try {
    const result = await checkPlatform({ ...place, dataDir: config.DATA_DIR, now: new Date(), progress: say })
    return { code: EXIT[result.verdict], text: values.json ? `${JSON.stringify(result, null, 2)}\n` : textOf(result) }
  } finally {
    await place.stop()
  }
}

try {
  const { code, text } = await main()
  process.stdout.write(text, () => process.exit(code))
} catch (error) {
  process.stderr.write(`未能核对：${reasonOf(error)}\n`, () => process.exit(EXIT.unchecked))
}
