import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Config, readConfig } from '#api/config.ts'
import { migrate } from '#api/db/migrate.ts'
import { type Postgres, socketFolder, startPostgres } from '#api/db/postgres.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Ready, Service } from './child.ts'
import { type ChildName, Crew, type Scripts } from './crew.ts'
import { claimFolder } from './folder.ts'
import { aborted } from './keep.ts'
import { freePorts, requirePort } from './port.ts'

const api = join(import.meta.dirname, '..', '..')
const OWN_SCRIPTS: Scripts = {
  node: join(api, 'node', 'main.ts'),
  witness: join(api, 'witness', 'main.ts'),
  api: join(api, 'server.ts'),
}

const READY_TIMEOUT_MS = 60_000
/** The API's first start deploys the ledger and tells the demo's story. */
const API_READY_TIMEOUT_MS = 600_000
const POLL_MS = 50

/** `log.json` in the data folder, which the API writes once it has its ledger: what the witness must know. */
const LogFile = z.object({ logVkey: z.string().max(500), ledger: z.string().regex(/^0x[0-9a-fA-F]{40}$/) })

export type LaunchOptions = {
  /** The environment that `readConfig` reads; the processes inherit it. */
  env: NodeJS.ProcessEnv
  /** Receives sentences for people: ends, restarts, warnings. */
  report?: (line: string) => void
  /** Ends the platform, also while it still starts. */
  signal?: AbortSignal
  /** Programs in place of the platform's own. */
  scripts?: Partial<Scripts>
}

export type Platform = {
  /** Address of the API. */
  url: string
  /** What the API wants people to read: accounts, what to try. */
  notice: string[]
  dataDir: string
  databaseUrl: string
  chainUrl: string
  witnessUrl: string
  /** The processes that this launcher runs: what the environment gives instead is not among them. */
  children: ChildName[]
  /** @throws Error while it isn't running */
  pidOf(name: ChildName): number
  /** Settles when the child serves again, after an end yet to come. */
  restarted(name: ChildName): Promise<Ready>
  /** Leaves the child down after its next end, till the function that is returned is called. */
  hold(name: ChildName): () => void
  /** Ends all in order. */
  stop(): Promise<void>
}

/**
 * Starts a whole platform on a data folder: database, chain, witness and API as processes of their own, each started
 * again when it dies; all end with this process, however it ends.
 * @throws AppError unavailable with one sentence why it can't: `cli.…`, `db.…`
 */
export async function launch(options: LaunchOptions): Promise<Platform> {
  const config = configOf(options.env)
  const claim = await claimFolder(config.DATA_DIR)
  const crew = new Crew(claim, config.DATA_DIR, options.report ?? (() => undefined))
  try {
    return await Promise.race([assemble(crew, config, options), interrupted(options.signal)])
  } catch (error) {
    await crew.stop()
    throw error
  }
}

function configOf(env: NodeJS.ProcessEnv): Config {
  try {
    return readConfig(env)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause)
    throw new AppError('unavailable', 'cli.configuration', message, {}, cause)
  }
}

async function interrupted(signal: AbortSignal | undefined): Promise<never> {
  if (!signal) return new Promise(() => undefined)
  await aborted(signal)
  throw new AppError('unavailable', 'cli.interrupted', '启动被中断')
}

async function assemble(crew: Crew, config: Config, options: LaunchOptions): Promise<Platform> {
  if (config.PORT !== 0) await requirePort(config.HOST, config.PORT)
  const [nodePort, witnessPort, spare] = await freePorts(3)
  const databaseUrl = config.DATABASE_URL ?? (await keepPostgres(crew, config.DATA_DIR))
  crew.tell({ databaseUrl })
  await migrate({ connectionString: databaseUrl })

  const scripts = { ...OWN_SCRIPTS, ...options.scripts }
  const chainUrl = config.CHAIN_RPC_URL ?? (await keepNode(crew, config, scripts.node, nodePort, options.env))
  const witnessUrl = config.WITNESS_URL ?? `http://127.0.0.1:${witnessPort}`
  crew.tell({ chainUrl, witnessUrl })
  const addresses = { DATABASE_URL: databaseUrl, CHAIN_RPC_URL: chainUrl, WITNESS_URL: witnessUrl }
  const port = { PORT: String(config.PORT || spare) }
  const env = { ...options.env, ...addresses, ...port, DATA_DIR: config.DATA_DIR }
  const server = crew.keepProgram('api', scripts.api, API_READY_TIMEOUT_MS, async () => env)
  if (config.WITNESS_URL === undefined) {
    await Promise.race([logFile(crew, config), server.first])
    const told = { WITNESS_PORT: String(witnessPort), CHAIN_RPC_URL: chainUrl }
    await keepWitness(crew, config, scripts.witness, { ...withoutSecrets(options.env), ...told })
  }
  const { url = `http://${config.HOST}:${port.PORT}`, notice } = await server.first
  crew.tell({ url })
  return {
    url, notice, dataDir: config.DATA_DIR, databaseUrl, chainUrl, witnessUrl, children: crew.names,
    pidOf: (name) => crew.member(name).pid(),
    restarted: (name) => crew.member(name).restarted(),
    hold: (name) => crew.member(name).hold(),
    stop: () => crew.stop(),
  }
}

/** Keeps the embedded database running; its socket stays where it is, so that clients find it again. */
async function keepPostgres(crew: Crew, dataDir: string): Promise<string> {
  const runDir = await socketFolder()
  crew.atEnd(() => rm(runDir, { recursive: true, force: true }))
  let url = ''
  const kept = crew.keep('postgres', async (log) => {
    const postgres = await startPostgres({ dataDir: join(dataDir, 'postgres'), runDir, log })
    url = postgres.url
    return serviceOf(postgres)
  })
  await kept.first
  return url
}

const serviceOf = (postgres: Postgres): Service => ({
  pid: postgres.pid,
  ready: Promise.resolve({ ready: true, notice: [] }),
  exited: postgres.exited,
  killed: () => false,
  stop: () => postgres.stop(),
})

/** Keeps the stand-in chain running, always on the same port. */
async function keepNode(
  crew: Crew, config: Config, script: string, port: number | undefined, env: NodeJS.ProcessEnv,
): Promise<string> {
  const own = { NODE_DIR: join(config.DATA_DIR, 'chain'), NODE_PORT: String(port) }
  const node = crew.keepProgram('node', script, READY_TIMEOUT_MS, async () => ({ ...withoutSecrets(env), ...own }))
  const { url = `ws://127.0.0.1:${port}` } = await node.first
  return url
}

/** Keeps the witness running, for the log and the ledger that the API has named. */
async function keepWitness(crew: Crew, config: Config, script: string, env: NodeJS.ProcessEnv): Promise<void> {
  const own = { WITNESS_DIR: join(config.DATA_DIR, 'witness'), WITNESS_NAME: `witness.${config.PLATFORM_NAME}` }
  const witness = crew.keepProgram('witness', script, READY_TIMEOUT_MS, async () => {
    const { logVkey, ledger } = await logFile(crew, config)
    return { ...env, ...own, LOG_VKEY: logVkey, LEDGER_ADDRESS: ledger }
  })
  await witness.first
}

/** Waits for the API to have named its log and ledger. */
async function logFile(crew: Crew, config: Config): Promise<z.infer<typeof LogFile>> {
  for (;;) {
    crew.halted.throwIfAborted()
    const text = await readFile(join(config.DATA_DIR, 'log.json'), 'utf8').catch(() => '')
    const parsed = LogFile.safeParse(jsonOf(text))
    if (parsed.success) return parsed.data
    await delay(POLL_MS)
  }
}

/** A file that is still being written is no JSON yet. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Keys and the database concern the API alone. */
const withoutSecrets = (env: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !/_KEY$|^(DATABASE|SMTP)_URL$/.test(name)))
