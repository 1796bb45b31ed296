import type { ChainTransaction } from '#api/db/generated/client.ts'
import { type Contract, newContract } from './contract.ts'
import type { Checking } from './checking.ts'
import { callOf } from './call.ts'
import { checkCheckpoints, checkLeftovers, checkPartialTiles, checkTiles, type Marked } from './checkpoints.ts'
import { transactionFaults } from './compare-row.ts'
import { blockOf, rowOf } from './invariant.ts'
import { judge } from './judge.ts'
import { checkLeaves, checkRejections, isForeign } from './leaves.ts'
import { eventsFault, type Step, stepOf } from './step.ts'
import { growingTree } from './tree.ts'
import type { LedgerBlock } from './chain-reader.ts'

/** The log as the chain alone makes it. */
export type Derived = {
  /** The contract as far as the database's snapshot reaches, and at the newest block. */
  settled: Contract
  latest: Contract
  /** Leaves that the snapshot must have, and all of them. */
  settledSize: number
  size: number
}

/**
 * Walks the blocks of each epoch's chain from the ledger's deployment to the head, the oldest epoch first, rebuilds the
 * log from calldata, and compares it on the way with the database. What the writer has sent and not yet settled is part
 * of the log, not of the comparison.
 */
export async function walk(closed: Checking[], present: Checking): Promise<Derived> {
  const [tree, contract] = [growingTree(), newContract()]
  for (const checking of closed) {
    await walkEpoch(checking, tree, contract)
    contract.batch = 0n
  }
  return walkEpoch(present, tree, contract)
}

/** Walks one epoch, on the tree and the contract as the one before left them. */
async function walkEpoch(
  checking: Checking,
  tree: ReturnType<typeof growingTree>,
  settled: Contract,
): Promise<Derived> {
  const { reader, report, head } = checking
  let latest: Contract | undefined
  let settledSize: number | undefined

  /** From here on the snapshot does not reach: both copies of the contract go on apart. */
  const leaveSnapshot = async () => {
    if (latest) return
    latest = structuredClone(settled)
    settledSize = tree.size()
    await checkPartialTiles(checking, tree)
  }

  for await (const group of reader.blocks(await startOf(checking), head)) {
    const rows = await keptIn(checking, group)
    const known: Step[] = []
    const marked: Marked[] = []
    for (const { transactions, ...block } of group)
      for (const transaction of transactions) {
        if (transaction.creates) settled.tolerance = BigInt(`0x${transaction.input.slice(-64)}`)
        const step = stepOf(block, transaction, callOf(transaction.input), { size: tree.size(), root: tree.root })
        if (!step.call) continue
        const row = rows.get(transaction.hash)
        if (!latest && (await isUnderWay(checking, step, row))) await leaveSnapshot()
        await report.timed('I4', () => judge(checking, latest ?? settled, step))
        const tiles = await report.timed('I3', () => step.leaves.flatMap(({ hash }) => tree.append(hash)))
        const mark = { step, tiles, size: tree.size(), root: tree.root() }
        checkReceipt(checking, mark)
        if (latest) continue
        if (row || step.leaves.length > 0) known.push(step)
        marked.push(mark)
      }
    await report.timed('I2', () => checkKept(checking, known, rows))
    await checkLeaves(checking, known)
    await report.timed('I4', () => checkRejections(checking, known))
    await report.timed('I3', () => checkCheckpoints(checking, marked))
    await report.timed('I3', () => checkTiles(checking, marked.flatMap(({ tiles }) => tiles)))
  }
  const isPresent = checking.closedEpoch < 0
  if (isPresent && !latest) await report.timed('I3', () => checkPartialTiles(checking, tree))
  const derived = { settled, latest: latest ?? settled, settledSize: settledSize ?? tree.size(), size: tree.size() }
  await report.timed('I3', () => checkHead(checking, derived, `0x${tree.root().toString('hex')}`))
  if (!isPresent) return derived
  await checkLeftovers(checking, derived, tree)
  if (latest) report.note(`链上有 ${derived.size - derived.settledSize} 条存证正在入库，未与库核对`)
  return derived
}

/** Where the ledger was deployed; the chain's beginning where the stored block is not that. */
async function startOf({ reader, report, binding }: Checking): Promise<bigint> {
  const { deploymentBlock } = binding
  if (deploymentBlock === 0n) return 0n
  const { transactions } = await reader.readBlock(deploymentBlock)
  if (transactions.some(({ creates }) => creates)) return deploymentBlock
  report.found('I3', rowOf('ledger_binding', binding.id), `区块 ${deploymentBlock} 不是账本合约的部署区块`)
  return 0n
}

/** The transactions that the writer keeps, of those in some blocks, by hash. */
async function keptIn({ tx, closedEpoch }: Checking, group: LedgerBlock[]): Promise<Map<string, ChainTransaction>> {
  const hashes = group.flatMap(({ transactions }) => transactions.map(({ hash }) => hash))
  if (hashes.length === 0) return new Map()
  const numbers = group.map(({ number }) => number)
  const kept = await tx.chainTransaction.findMany({
    where: { closedEpoch, OR: [{ hash: { in: hashes } }, { blockNumber: { in: numbers } }] },
  })
  return new Map(kept.map((row) => [row.hash, row]))
}

/** Whether the database may not have it yet: signed and sent, mined after the snapshot, or others' and not indexed. */
async function isUnderWay(
  { tx, headBefore }: Checking,
  step: Step,
  row: ChainTransaction | undefined,
): Promise<boolean> {
  const { block, transaction } = step
  if (!row) return block.number > headBefore || (await isBeyond(tx, step))
  if (row.state !== 'signed') return false
  const later = await tx.chainTransaction.count({ where: { sequence: { gt: row.sequence }, state: { not: 'signed' } } })
  return later === 0 && (await tx.record.count({ where: { transactionHash: transaction.hash } })) === 0
}

/** Whether a transaction's leaves lie past the index, which takes up what others wrote with the writer's next leaf. */
async function isBeyond(tx: Checking['tx'], { leaves }: Step): Promise<boolean> {
  const newest = await tx.checkpoint.findFirst({ orderBy: { size: 'desc' }, select: { size: true } })
  return leaves[0] !== undefined && leaves[0].index >= (newest?.size ?? 0n)
}

/** Compares what the writer keeps of transactions with the chain's, both ways. */
async function checkKept({ tx, report }: Checking, steps: Step[], rows: Map<string, ChainTransaction>): Promise<void> {
  const left = new Map(rows)
  for (const step of steps) {
    report.checked('I2')
    const row = rows.get(step.transaction.hash)
    left.delete(step.transaction.hash)
    const faults = row && transactionFaults(step, row)
    if (!row && step.call?.name === 'continueLog') continue
    if (!row) await checkForeign({ tx, report }, step)
    else if (faults !== undefined) report.found('I2', rowOf('chain_transaction', row.hash), `字段 ${faults} 与链上不符`)
  }
  for (const { hash, state, blockNumber } of left.values())
    if (state !== 'signed')
      report.found('I2', rowOf('chain_transaction', hash), `库中已确认于区块 ${blockNumber}，该区块没有这笔交易`)
}

/** A transaction that the writer does not keep is others' if its leaves are indexed as such: that is no difference. */
async function checkForeign({ tx, report }: Pick<Checking, 'tx' | 'report'>, step: Step): Promise<void> {
  const { hash } = step.transaction
  const records = await tx.record.findMany({ where: { transactionHash: hash }, select: { reference: true } })
  if (records.length > 0 && records.every(({ reference }) => isForeign(reference, step)))
    report.note(`区块 ${step.block.number} 的交易 ${hash} 不是本平台所写，其 ${records.length} 条存证已编入索引`)
  else report.found('I2', blockOf(step.block.number), `交易 ${hash} 写了存证，库中没有这笔交易`)
}

/** Compares the receipt's events with what calldata makes. */
function checkReceipt({ report }: Checking, { step, size, root }: Marked): void {
  const fault = eventsFault(step)
  if (fault !== undefined) report.found('I2', blockOf(step.block.number), fault)
  const said = step.transaction.checkpoint
  if (!said) return
  report.checked('I3')
  if (said.size !== BigInt(size) || said.root !== `0x${root.toString('hex')}`)
    report.found('I3', blockOf(step.block.number), `合约所称的长度 ${said.size} 与根不是由调用数据算出的（${size} 条）`)
}

/** Compares the contract's own state at the newest block with what calldata makes. */
async function checkHead(checking: Checking, { size, latest }: Derived, root: string): Promise<void> {
  const { reader, report, binding, head } = checking
  const said = await reader.state(head)
  report.checked('I3')
  if (said.size !== BigInt(size) || said.root !== root || said.batch !== latest.batch)
    report.found('I3', blockOf(head), `合约现有 ${said.size} 条、${said.batch} 批，由调用数据算出 ${size} 条、${latest.batch} 批`)
  if (said.checkpoint !== binding.checkpoint)
    report.found('I3', rowOf('ledger_binding', binding.id), '字段 checkpoint 不是账本合约的检查点合约')
}
