import { setTimeout as delay } from 'node:timers/promises'
import type { Checkpoint, LedgerBinding } from '#api/db/generated/client.ts'
import type { Database, Tx } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { assert } from '#api/kernel/assert.ts'
import { canonicalJson, sha256 } from '#api/kernel/canonical.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Address, asHex, hex, type Hex32 } from '#api/kernel/hex.ts'
import { secondsOf } from '#api/kernel/time.ts'
import { type Chain, type LedgerCall, openChain } from './chain.ts'
import type { ChainSettings } from './connection.ts'
import { addressOfKey, deployLedger } from './deploy.ts'
import { kindWord } from './entry.ts'
import { type Inheritance, inheritanceOf } from './inheritance.ts'
import type { Keys } from './keys.ts'
import { indexLeaves, readTiles } from './log.ts'
import { powerBelow, type Range } from './merkle.ts'
import { hashesOf, tilesOf } from './tile.ts'

/**
 * The log moves to another ledger (账本换期), on the same chain or on another one.
 *
 *   at rest ─ freeze ─▶ frozen ─ deploy, adopt, continue ─▶ continued ─ bind ─▶ at rest, in the next epoch
 *
 * At rest: no process writes, nothing is signed and unsettled, the witness has cosigned the whole log, and the ledger
 * holds no leaf that is not indexed. Frozen: nobody's role lets him append to the old ledger. Continued: the new ledger
 * holds the keys, agreements (counts and states) and suspensions that the log says, and its first leaf
 * (`ledger.continued`) names the old log's root, its size, and by its body the chain, the ledger and the cosigned
 * checkpoint. Indices, paths and consistency proofs run on; a checkpoint belongs to the epoch of its size. Until the
 * last transaction, which binds the database to the new ledger, a move that was broken off is begun anew: a new ledger
 * that no database knows is nobody's.
 */
export type Move = {
  db: Database
  keys: Keys
  platform: string
  from: ChainSettings
  to: ChainSettings
  clock: () => Date
  report?: (sentence: string) => void
}

export type Moved = { epoch: number; ledger: Address; size: bigint }

/** @throws unavailable `ledger.not_at_rest`, `ledger.unbound`, `chain.…`, `ledger.terms_unknown` */
export async function moveLedger(move: Move): Promise<Moved> {
  const { db, keys, platform, from, to, report = () => undefined } = move
  const binding = await db.ledgerBinding.findUnique({ where: { id: 1 } })
  if (!binding) throw new AppError('unavailable', 'ledger.unbound', '数据库还没有绑定账本，没有可迁移的内容')
  const older = await openChain(from, asHex(binding.ledger))
  await requireRest(db, older)
  report('冻结原账本')
  await setRoles(move, older, 'revokeRole')
  const last = await requireRest(db, older).catch(async (error: unknown) => {
    await setRoles(move, older, 'grantRole')
    throw error
  })
  const body = bodyOf(binding, last)
  report('部署新账本并承接密钥、合约与暂停')
  const { ledger, block } = await deployLedger(to, keys, sha256(platform))
  const newer = await openChain(to, ledger)
  await adopt(move, newer, await inheritanceOf(db))
  const hash = await continueLog(move, newer, last, body)
  const outcome = await newer.outcome(hash)
  assert(outcome?.leaves[0]?.index === last.size, 'the log goes on at its size')
  const epoch = await bind(move, binding, { last, body, newer, older, hash, block, blockNumber: outcome.blockNumber })
  report('撤销原账本的管理角色')
  await sendAct(keys.admin, older, { functionName: 'revokeRole', args: [kindWord('admin'), addressOfKey(keys.admin)] })
  return { epoch, ledger, size: last.size }
}

/** The cosigned checkpoint of the whole log. @throws unavailable `ledger.not_at_rest` */
async function requireRest(db: Database, chain: Chain): Promise<Checkpoint> {
  const open = await db.chainTransaction.count({ where: { state: 'signed' } })
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  const reason =
    open > 0 ? `${open} 笔交易尚未结清`
    : !newest ? '账本还没有存证'
    : newest.cosignedAt === null ? '最新的检查点尚未会签'
    : newest.size !== (await chain.size()) || newest.root !== (await chain.root()) ? '链上的账本与存证索引不一致'
    : undefined
  if (reason !== undefined || !newest)
    throw new AppError('unavailable', 'ledger.not_at_rest', `账本不能迁移：${reason}，请先启动平台待其处理完毕再停止`)
  return newest
}

const bodyOf = ({ chainId, ledger, platform }: LedgerBinding, { size, root, note }: Checkpoint): string =>
  canonicalJson({ platform, chainId: Number(chainId), ledger, size: Number(size), root, checkpoint: note ?? '' })

async function setRoles({ keys }: Move, older: Chain, functionName: 'grantRole' | 'revokeRole'): Promise<void> {
  for (const role of ['recorder', 'registrar', 'regulator'] as const)
    await sendAct(keys.admin, older, { functionName, args: [kindWord(role), addressOfKey(keys[role])] })
}

/** Gas of what is adopted, at most, and how much of it goes into one transaction. */
const ADOPTION = { gas: 130_000n, call: 200_000n, items: 100 }

async function adopt({ keys }: Move, newer: Chain, { keys: held, agreements, suspensions }: Inheritance) {
  const fitting = Number(((await newer.gasLimit()) - ADOPTION.call) / ADOPTION.gas)
  const count = Math.min(ADOPTION.items, fitting)
  if (count < 1) throw new AppError('unavailable', 'chain.gas_limit', '新链的区块燃料上限容不下账本的承接，请调高链的上限')
  const send = (part: Inheritance) =>
    sendAct(keys.admin, newer, { functionName: 'adopt', args: [part.keys, part.agreements, part.suspensions] })
  const none = { keys: [], agreements: [], suspensions: [] }
  for (const part of chunks(held, count)) await send({ ...none, keys: part })
  for (const part of chunks(agreements, count)) await send({ ...none, agreements: part })
  for (const part of chunks(suspensions, count)) await send({ ...none, suspensions: part })
}

const chunks = <T>(items: T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size))

/** The complete subtrees of a log, left → right. */
function subtreesOf(size: number): Range[] {
  const found: Range[] = []
  for (let start = 0; start < size; ) {
    const width = powerBelow(size - start)
    found.push({ start, end: start + width })
    start += width
  }
  return found
}

async function continueLog({ db, keys, clock }: Move, newer: Chain, last: Checkpoint, body: string): Promise<Hex32> {
  const plan = subtreesOf(Number(last.size))
  const nodes = hashesOf(plan, await readTiles(db, tilesOf(plan))).map(hex).toReversed()
  const at = BigInt(secondsOf(clock()))
  return sendAct(keys.admin, newer, { functionName: 'continueLog', args: [last.size, nodes, sha256(body), at] })
}

type Continued = {
  last: Checkpoint
  body: string
  older: Chain
  newer: Chain
  hash: Hex32
  block: bigint
  blockNumber: bigint
}

/** Binds the database to the new ledger, and closes the old one's epoch, at once. */
async function bind(move: Move, binding: LedgerBinding, continued: Continued): Promise<number> {
  const { last, body, older, newer, hash, block, blockNumber } = continued
  const [codes, endBlock] = [await older.codeHashes(), await older.head()]
  const [leaf] = await newer.leavesBetween(blockNumber, blockNumber)
  assert(leaf?.index === last.size, 'the first leaf of the new epoch is there')
  return inTransaction(move.db, async (tx) => {
    const epoch = await tx.ledgerEpoch.count()
    await tx.ledgerEpoch.create({
      data: {
        epoch, body, endBlock, ...codes, rpcUrl: move.from.rpcUrl, chainId: binding.chainId, ledger: binding.ledger,
        checkpoint: binding.checkpoint, deploymentBlock: binding.deploymentBlock, untilSize: last.size,
      },
    })
    await closeTransactions(tx, epoch)
    const { index, entry } = leaf
    await indexLeaves(tx, [{ index, entry, reference: `chain:${hash}:0` }], { hash, blockNumber })
    await tx.ledgerBinding.update({
      where: { id: 1 },
      data: {
        chainId: BigInt(newer.chainId), ledger: newer.ledger, checkpoint: newer.checkpoint, deploymentBlock: block,
      },
    })
    return epoch + 1
  })
}

const closeTransactions = (tx: Tx, epoch: number) =>
  tx.chainTransaction.updateMany({ where: { closedEpoch: -1 }, data: { closedEpoch: epoch } })

/** Sends an act of the admin's and waits until it is final. @throws unavailable `ledger.act_refused` */
async function sendAct(key: Hex32, chain: Chain, act: LedgerCall): Promise<Hex32> {
  const data = chain.call(act)
  const { raw, hash } = await chain.sign(key, await chain.nonce(addressOfKey(key)), data)
  await chain.send(raw)
  for (;;) {
    const outcome = await chain.outcome(hash)
    if (outcome?.succeeded) return hash
    if (outcome) {
      const reason = (await chain.refusal(addressOfKey(key), data))?.sentence ?? '交易失败'
      throw new AppError('unavailable', 'ledger.act_refused', `账本拒绝了 ${act.functionName}：${reason}`)
    }
    await delay(50)
  }
}
