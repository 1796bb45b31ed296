import { join } from 'node:path'
import type { PoolConfig } from 'pg'
import { contentStorage } from '#api/content/storage.ts'
import { type Database, openDatabase, type Tx } from '#api/db/client.ts'
import type { LedgerBinding, LedgerEpoch } from '#api/db/generated/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { asHex } from '#api/kernel/hex.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { checkAgreements } from './agreements.ts'
import { BOOK_TABLES, BOOKS } from './books.ts'
import { type ChainReader, openChainReader } from './chain-reader.ts'
import { checkFiles } from './files.ts'
import type { Invariant } from './invariant.ts'
import { ask, countRows } from './query.ts'
import { ANSWERS, releasesWithout, strayActs, waitingSince } from './questions.ts'
import { checkReceipts } from './receipts.ts'
import { newReport, type Report, type Result } from './report.ts'
import { checkTrust, readTrustFile, type Trusted } from './trust.ts'
import { walk } from './walk.ts'

/** A platform to check: where its database, its chain and its folder are. */
export type Target = {
  connection: PoolConfig
  rpcUrl: string
  dataDir: string
  /** The address of a chain that kept a closed epoch of the log, where it is another one than when it was closed. */
  olderUrl?: (chainId: number) => Promise<string | undefined>
  /** Whether its writer is at work; without it whatever waits, waits rightly. */
  isRunning: boolean
  now: Date
  progress?: (sentence: string) => void
}

/** Seconds after which nothing may still wait while the chain can be reached. */
export const STUCK_SECONDS = 120

/** One snapshot serves the whole check, however long the log is. */
const TIMEOUT_MS = 7 * 86_400_000

const ON_CHAIN: Invariant[] = ['I1', 'I2', 'I3', 'I4', 'I6', 'I7']

/**
 * Checks a whole platform (自检) at one instant: the log is derived from the chain's calldata alone, and database, tiles,
 * checkpoints, files, books and receipts are compared with it. Nothing is changed.
 * @throws unavailable `fsck.unbound` when the database belongs to no ledger yet; whatever keeps it from being read
 */
export async function checkPlatform(target: Target): Promise<Result> {
  const db = openDatabase({ ...target.connection, max: 2 })
  const report = newReport()
  try {
    const binding = await db.ledgerBinding.findUnique({ where: { id: 1 } })
    if (!binding) throw new AppError('unavailable', 'fsck.unbound', '数据库还没有绑定账本，没有可核对的内容')
    const closed = await db.ledgerEpoch.findMany({ orderBy: { epoch: 'asc' } })
    const chain = await openChains(report, target, binding, closed)
    await db.$transaction(
      async (tx) => {
        await tx.$executeRaw`set transaction read only`
        await checkSnapshot({ tx, report, target, binding, chain, isNamed: (key) => isNamed(db, key) })
      },
      { isolationLevel: 'RepeatableRead', maxWait: 30_000, timeout: TIMEOUT_MS },
    )
    return report.result()
  } finally {
    await db.$disconnect()
  }
}

type OpenChain = { reader: ChainReader; headBefore: bigint; closed: { row: LedgerEpoch; reader: ChainReader }[] }

type Kept = Pick<LedgerBinding, 'chainId' | 'ledger'>

const readerOf = (rpcUrl: string, { chainId, ledger }: Kept): Promise<ChainReader> =>
  openChainReader({ rpcUrl, chainId: Number(chainId), confirmations: 0, feeWei: 0n }, asHex(ledger))

/**
 * The chain with its newest block, and those of closed epochs; undefined, and told, where one is away: then only the
 * database is checked.
 */
async function openChains(
  report: Report,
  { rpcUrl, olderUrl }: Target,
  binding: LedgerBinding,
  closed: LedgerEpoch[],
): Promise<OpenChain | undefined> {
  try {
    const reader = await readerOf(rpcUrl, binding)
    const older: OpenChain['closed'] = []
    for (const row of closed) {
      const moved = row.chainId === binding.chainId ? rpcUrl : await olderUrl?.(Number(row.chainId))
      older.push({ row, reader: await readerOf(moved ?? row.rpcUrl, row) })
    }
    return { reader, headBefore: await reader.head(), closed: older }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    for (const invariant of ON_CHAIN) report.unchecked(invariant, '链不可用')
    report.note('链不可用，没有核对需要链的部分')
    return undefined
  }
}

type Snapshot = {
  tx: Tx
  report: Report
  target: Target
  binding: LedgerBinding
  chain: OpenChain | undefined
  /** Whether a stored file is named by a row even now, after the snapshot. */
  isNamed: (key: string) => Promise<boolean>
}

const isNamed = async ({ preparedContent, productVersion }: Database, key: string): Promise<boolean> =>
  (await preparedContent.count({ where: { contentKey: key } })) > 0 ||
  (await productVersion.count({
    where: { OR: [{ originalKey: key }, { normalizedKey: key }], state: { not: 'failed' } },
  })) > 0

async function checkSnapshot({ tx, report, target, binding, chain, isNamed: isNamedNow }: Snapshot): Promise<void> {
  const { dataDir, now, progress = () => undefined } = target
  if (binding.halted !== null) report.note(`平台已停止放行：${binding.halted}`)
  const storage = contentStorage(join(dataDir, 'content'))
  await report.timed('I5', async () => {
    await countRows(tx, report, 'I5', BOOK_TABLES)
    await ask(tx, report, 'I5', BOOKS)
  })
  await report.timed('I8', async () => {
    await countRows(tx, report, 'I8', ['idempotent_answer', 'transfer'])
    await ask(tx, report, 'I8', ANSWERS)
  })
  await report.timed('I9', () => checkWaiting(tx, report, target, chain !== undefined))
  const trust = await report.timed('I3', () => readTrustFile(report, dataDir))
  if (chain) await checkAgainstChain({ tx, report, target, binding }, chain, trust)
  progress('正在重算存储的文件')
  const contents = await report.timed('I6', () => checkFiles(tx, report, { storage, dataDir, isNamed: isNamedNow }))
  if (!chain) return
  if (!trust) return report.unchecked('I7', '信任文件不能使用')
  progress('正在核验回执')
  const { platform } = binding
  await report.timed('I7', () => checkReceipts({ tx, report, trust: trust.text, platform, contents, now, progress }))
}

/** What compares the database with the log that the chain alone makes. */
async function checkAgainstChain(
  { tx, report, target, binding }: Pick<Snapshot, 'tx' | 'report' | 'target' | 'binding'>,
  { reader, headBefore, closed }: OpenChain,
  trust: Trusted | undefined,
): Promise<void> {
  target.progress?.('正在由链上数据重建日志')
  const rows = closed.map(({ row }) => row)
  if (trust) await report.timed('I3', () => checkTrust(report, trust.text, binding, rows, reader))
  // The snapshot began with the questions before this one: a newer head holds all that it knows.
  const head = await reader.head()
  const signersOn = (chainId: bigint) => trust && { ...trust.signers, chainId: Number(chainId) }
  const checking = {
    tx, reader, report, signers: signersOn(binding.chainId), binding, headBefore, head, closedEpoch: -1,
  }
  const older = closed.map(({ row, reader: itsReader }) => ({
    ...checking, reader: itsReader, signers: signersOn(row.chainId), binding: { ...binding, ...boundBy(row) },
    headBefore: row.endBlock, head: row.endBlock, closedEpoch: row.epoch,
  }))
  const derived = await walk(older, checking)
  await report.timed('I4', () => checkAgreements(checking, derived))
  await report.timed('I1', () => ask(tx, report, 'I1', strayActs(derived.settledSize)))
  await report.timed('I6', () => ask(tx, report, 'I6', releasesWithout(derived.settledSize)))
}

/** The part of a binding that a closed epoch had otherwise. */
const boundBy = ({ chainId, ledger, checkpoint, deploymentBlock }: LedgerEpoch) =>
  ({ chainId, ledger, checkpoint, deploymentBlock })

/** What waits too long; while the writer or the chain is away it is told and breaks nothing. */
async function checkWaiting(tx: Tx, report: Report, { isRunning, now }: Target, hasChain: boolean): Promise<void> {
  const isAtWork = isRunning && hasChain
  const before = addSeconds(now, -STUCK_SECONDS)
  report.checked('I9', 4)
  if (isAtWork) return ask(tx, report, 'I9', waitingSince(before))
  const transfers = await tx.transfer.count({ where: { state: { in: ['reserved', 'submitted'] } } })
  const acts = await tx.chainAct.count({ where: { state: { in: ['pending', 'submitted'] } } })
  if (transfers + acts > 0) report.note(`写链的进程或链不在，${transfers} 次交付、${acts} 个事件正在等待上链`)
}
