import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import type { ClientConfig, PoolConfig } from 'pg'
import pino, { type Logger } from 'pino'
import { z } from 'zod'
import { createApp, type Health } from '#api/app.ts'
import { completions } from '#api/completions.ts'
import { type Config, readConfig } from '#api/config.ts'
import { remindOfDisclosures } from '#api/disclosure/remind.ts'
import { contentEngine } from '#api/content/engine.ts'
import { type ContentStorage, contentStorage } from '#api/content/storage.ts'
import { type Database, openDatabase } from '#api/db/client.ts'
import { migrate } from '#api/db/migrate.ts'
import { watchDeadlines } from '#api/deadline/watch.ts'
import { lapseTransfers } from '#api/delivery/lapse.ts'
import { purgeContents } from '#api/delivery/purge.ts'
import { reservationQueue } from '#api/delivery/queue.ts'
import type { Delivery } from '#api/delivery/request.ts'
import { transferSource } from '#api/delivery/settle.ts'
import type { App, Server } from '#api/http/server.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { watchCrashPoints } from '#api/kernel/crash-point.ts'
import { AppError } from '#api/kernel/errors.ts'
import { writeDurably } from '#api/kernel/folder.ts'
import { type Address, asHex } from '#api/kernel/hex.ts'
import { endWithParent, fail } from '#api/kernel/process.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { awaitDestructions } from '#api/liability/await-destruction.ts'
import { listingKeeper } from '#api/listing/hold.ts'
import { reindexListings } from '#api/listing/reindex.ts'
import { notificationChores } from '#api/notification/chores.ts'
import { expireAgreements } from '#api/order/expire.ts'
import { authenticator } from '#api/participant/session.ts'
import { resumeReadings } from '#api/product/resume-readings.ts'
import { type Chain, openChain } from '#api/provenance/chain.ts'
import { deployLedger } from '#api/provenance/deploy.ts'
import { type Keys, loadKeys } from '#api/provenance/keys.ts'
import { formatVerifierKey, parseVerifierKey } from '#api/provenance/note.ts'
import { listenForSignals, settledBy } from '#api/provenance/signal.ts'
import { closedEpochs, type Trust, trustOf } from '#api/provenance/trust.ts'
import { startWriter, type Writer } from '#api/provenance/writer.ts'
import { keepRevenue } from '#api/revenue/keep.ts'

/** A platform in this process: the application, its writer, and the end of both. */
export type Platform = {
  app: App
  server: Server
  delivery: Delivery
  chain: Chain
  keys: Keys
  writer: Writer
  trust: () => Trust
  stop: () => Promise<void>
}

type Options = {
  config: Config
  connection: PoolConfig & ClientConfig
  logger: Logger
  clock: () => Date
  /** Called once the ledger is known, before the witness is asked: the witness may wait for these facts. */
  onLedger?: (facts: { logVkey: string; ledger: Address }) => Promise<void>
}

/**
 * The ledger that this database belongs to: found, or deployed at the first start.
 * @throws unavailable `chain.other_history` when the chain is not the one that the database was made with
 */
async function bindLedger(db: Database, config: Config, keys: Keys, rpcUrl: string): Promise<Chain> {
  const settings = {
    rpcUrl,
    chainId: config.CHAIN_ID,
    confirmations: config.CHAIN_CONFIRMATIONS,
    feeWei: config.CHAIN_FEE_WEI,
  }
  const bound = await db.ledgerBinding.findUnique({ where: { id: 1 } })
  if (bound) {
    const chain = await openChain(settings, asHex(bound.ledger))
    await checkHistory(db, chain)
    return chain
  }
  const salt = sha256(config.PLATFORM_NAME)
  const deployed =
    config.LEDGER_ADDRESS === undefined
      ? await deployLedger(settings, keys, salt)
      : { ledger: asHex(config.LEDGER_ADDRESS), block: 0n }
  const chain = await openChain(settings, deployed.ledger)
  await db.ledgerBinding.create({
    data: {
      chainId: BigInt(chain.chainId),
      ledger: chain.ledger,
      checkpoint: chain.checkpoint,
      deploymentBlock: deployed.block,
      platform: config.PLATFORM_NAME,
    },
  })
  return chain
}

/** A chain that is behind the database, or says another root, is not the chain of this database. */
async function checkHistory(db: Database, chain: Chain): Promise<void> {
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  if (!newest) return
  const size = await chain.size()
  const sameRoot = size > newest.size || (await chain.root()) === newest.root
  if (size < newest.size || !sameRoot)
    throw new AppError(
      'unavailable',
      'chain.other_history',
      `链上的账本（${size} 条）与数据库的存证索引（${newest.size} 条）不符，历史可能被改动或链被更换，平台拒绝启动`,
    )
}

/** Opens database and chain, mounts the application and starts the writer. */
export async function startPlatform({ config, connection, logger, clock, onLedger }: Options): Promise<Platform> {
  if (config.CHAIN_RPC_URL === undefined)
    throw new AppError('unavailable', 'config.chain', '没有设置 CHAIN_RPC_URL；请用 npm start 启动整个平台')
  const db = openDatabase({ ...connection, max: config.DATABASE_POOL })
  const keys = loadKeys(config)
  const chain = await bindLedger(db, config, keys, config.CHAIN_RPC_URL)
  await onLedger?.({ logVkey: formatVerifierKey(keys.log), ledger: chain.ledger })
  const witnessVkey = await askWitnessKey(config.WITNESS_URL)
  const trust = await trustOf(config.PLATFORM_NAME, keys.log, witnessVkey, chain, await closedEpochs(db))
  const storage = contentStorage(config.contentDir)
  await storage.sweepTemp(addSeconds(clock(), -config.CONTENT_TIMEOUT_MS / 1000))
  const engine = contentEngine({
    tempDir: join(config.contentDir, 'work'),
    memoryMiB: config.CONTENT_MEMORY_MIB,
    timeoutMs: config.CONTENT_TIMEOUT_MS,
  })
  const signals = listenForSignals(connection)
  const server: Server = {
    db, config, logger, clock,
    authenticate: authenticator(db, clock),
    settled: settledBy(db, signals),
  }
  const delivery: Delivery = { content: { engine, storage }, queue: reservationQueue(server), signals }
  const writer = startWriter({
    db, chain, keys, clock, connection, logger, completions,
    transfers: transferSource({ feeBps: config.FEE_BPS }),
    witness: config.WITNESS_URL === undefined
      ? undefined
      : { url: config.WITNESS_URL, key: parseVerifierKey(witnessVkey) },
  })
  const housekeeping = keepHouse(server, writer, storage)
  const parts = { delivery, sealKey: keys.sealKey, trust: () => trust, health: () => healthOf(writer) }
  return {
    app: createApp(server, parts),
    server, delivery, chain, keys, writer,
    trust: () => trust,
    stop: async () => {
      housekeeping.stop()
      await writer.stop()
      await signals.stop()
      engine.close()
      await db.$disconnect()
    },
  }
}

const HOUSEKEEPING_MS = 30_000
const PURGE_MS = 3_600_000

/** What time itself brings about, seen to by the process that is the writer. */
function keepHouse(server: Server, writer: Writer, storage: ContentStorage): { stop: () => void } {
  const { db, clock, logger, config } = server
  const notifications = notificationChores(server)
  const keepListings = listingKeeper(db)
  const every = (ms: number, work: () => Promise<unknown>, failure: string) =>
    setInterval(() => {
      if (writer.state().elected) work().catch((error: unknown) => logger.warn({ err: error }, failure))
    }, ms).unref()
  const purge = async () => {
    await storage.sweepTemp(addSeconds(clock(), -config.CONTENT_TIMEOUT_MS / 1000))
    await purgeContents(db, storage, clock(), config.CONTENT_RETENTION_DAYS)
  }
  const lapse = () => lapseTransfers(db, clock(), config.CONTENT_RETENTION_DAYS)
  const timers = [
    every(HOUSEKEEPING_MS, () => expireAgreements(db, clock()), 'agreements could not be closed'),
    every(HOUSEKEEPING_MS, () => watchDeadlines(db, clock()), 'clocks could not be watched'),
    every(HOUSEKEEPING_MS, () => keepRevenue(db, clock()), 'periods of revenue could not be kept'),
    every(HOUSEKEEPING_MS, () => keepListings(clock()), 'listings could not be looked after'),
    every(5 * 60_000, () => awaitDestructions(db, clock()), 'destructions could not be asked for'),
    every(PURGE_MS, () => remindOfDisclosures(db, clock()), 'clocks of disclosures could not be opened'),
    every(PURGE_MS, lapse, 'transfers that nobody fetched could not be decided on'),
    every(PURGE_MS, purge, 'contents could not be purged'),
    ...notifications.chores.map(({ everyMs, work, failure }) => every(everyMs, work, failure)),
  ]
  return {
    stop: () => {
      timers.forEach(clearInterval)
      notifications.stop()
    },
  }
}

function healthOf(writer: Writer): Health {
  const { elected, chain, witness } = writer.state()
  const part = (sentence: string | null) => ({
    state: sentence === null ? ('ok' as const) : ('unavailable' as const),
    sentence,
  })
  return { writer: elected ? 'this' : 'another', chain: part(chain), witness: part(witness) }
}

const WITNESS_WAIT_MS = 60_000

/** The witness's public key, as it tells it; at the first start it may take its time to come up. */
async function askWitnessKey(url: string | undefined): Promise<string> {
  if (url === undefined) return ''
  const until = performance.now() + WITNESS_WAIT_MS
  for (;;) {
    try {
      const response = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(2_000) })
      return z.object({ vkey: z.string().max(500) }).parse(await response.json()).vkey
    } catch (error) {
      if (performance.now() > until)
        throw new AppError('unavailable', 'witness.unavailable', `见证方没有应答：${url}`, {}, error)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}

/** The process behind `npm start`: serves until its parent ends it. */
async function main(): Promise<void> {
  endWithParent()
  const config = readConfig(process.env)
  watchCrashPoints(config.FAULTS_DIR)
  const logger = pino({ level: config.LOG_LEVEL, base: null }, pino.destination(2))
  const connection = { connectionString: config.DATABASE_URL ?? '' }
  if (config.DATABASE_URL === undefined)
    throw new AppError('unavailable', 'config.database', '没有设置 DATABASE_URL；请用 npm start 启动整个平台')
  await migrate(connection)
  const platform = await startPlatform({
    config, connection, logger,
    clock: () => new Date(),
    onLedger: (facts) => writeDurably(join(config.DATA_DIR, 'log.json'), JSON.stringify(facts)),
  })
  await writeFile(join(config.DATA_DIR, 'trust.json'), `${JSON.stringify(platform.trust(), null, 2)}\n`)
  const listening = serve({ fetch: platform.app.fetch, port: config.PORT, hostname: config.HOST })
  listening.once('error', fail)
  await new Promise<void>((resolve) => listening.once('listening', resolve))
  const url = `http://${config.HOST}:${config.PORT}`
  await resumeReadings(platform.server, platform.delivery.content)
  await reindexListings(platform.server.db)
  const { tellStory } = await import('#seeds/story.ts')
  const notice = await tellStory(platform, url)
  process.once('SIGTERM', () => {
    listening.close()
    void platform.stop().then(() => process.exit(0))
  })
  process.stdout.write(`${JSON.stringify({ ready: true, url, notice })}\n`)
}

if (import.meta.main) await main().catch(fail)
