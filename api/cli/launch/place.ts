import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '#api/config.ts'
import { startPostgres } from '#api/db/postgres.ts'
import type { Target } from '#api/fsck/check.ts'
import { AppError } from '#api/kernel/errors.ts'
import { startProgram } from './child.ts'
import { claimFolder, findRunning, startOf } from './folder.ts'

const NODE_SCRIPT = join(import.meta.dirname, '..', '..', 'node', 'main.ts')
/** The stand-in chain replays its whole journal before it serves. */
const NODE_READY_MS = 30 * 60_000

/** Tells whoever runs a command what happens. */
export const say = (sentence: string) => process.stderr.write(`${sentence}\n`)

/** Where a platform's database and chain are, until `stop`. */
export type Place = Pick<Target, 'connection' | 'rpcUrl' | 'isRunning' | 'olderUrl'> & { stop: () => Promise<void> }

/** The platform that runs on the folder, or the folder's own database and chain, started for the caller alone. */
export async function openPlatform(config: Config): Promise<Place> {
  const running = findRunning(config.DATA_DIR)
  if (!running) return openFolder(config)
  const { databaseUrl, chainUrl } = running
  if (databaseUrl === null || chainUrl === null)
    throw new AppError('unavailable', 'fsck.starting', '平台正在启动，或另一个自检正在使用该目录，请稍后再试')
  say(`使用正在运行的平台（进程号 ${running.pid}）`)
  const connection = { connectionString: databaseUrl }
  const stops: (() => Promise<void>)[] = []
  return {
    connection, rpcUrl: chainUrl, isRunning: true,
    olderUrl: standInOf(config, (_, { stop }) => stops.push(stop)),
    stop: async () => {
      for (const end of stops) await end()
    },
  }
}

/** The folder's own database and chain, started for the caller alone. @throws unavailable `cli.folder_in_use` */
export async function openFolder(config: Config): Promise<Place> {
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
      olderUrl: standInOf(config, enrol),
      isRunning: false,
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}

type Enrol = (name: string, service: { pid: number; stop: () => Promise<void> }) => unknown

/** The folder's stand-in chain by its id, where the log has moved away from it to a chain of others. */
function standInOf(config: Config, enrol: Enrol): (chainId: number) => Promise<string | undefined> {
  let url: Promise<string> | undefined
  return async (chainId) => {
    if (config.CHAIN_RPC_URL === undefined || !existsSync(join(config.DATA_DIR, 'chain', 'journal'))) return undefined
    url ??= ownChain({ ...config, CHAIN_ID: chainId }, enrol)
    return url
  }
}

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
