import type { Tile } from '#api/provenance/tile.ts'
import { tileKey } from '#api/provenance/tile.ts'
import type { Hash } from '#api/provenance/merkle.ts'
import type { Checking } from './checking.ts'
import { checkpointFault } from './compare-checkpoint.ts'
import { rowOf } from './invariant.ts'
import type { Step } from './step.ts'
import type { growingTree } from './tree.ts'
import type { Derived } from './walk.ts'

/** A transaction with the size and the root of the log after it, and the tiles that it completed. */
export type Marked = { step: Step; tiles: Tile[]; size: number; root: Hash }

/** So many rows beyond the log are named. */
const NAMED = 100

/** Compares the stored checkpoints of some transactions with those that calldata makes. */
export async function checkCheckpoints({ tx, report, signers }: Checking, marked: Marked[]): Promise<void> {
  const marks = marked.filter(({ step }) => step.leaves.length > 0)
  const [first] = marks
  if (!first) return
  const before = BigInt(first.size - first.step.leaves.length)
  const last = BigInt(marks.at(-1)?.size ?? 0)
  const rows = await tx.checkpoint.findMany({ where: { size: { gt: before, lte: last } } })
  const left = new Map(rows.map((row) => [row.size, row]))
  for (const { size, root, step } of marks) {
    report.checked('I3')
    const row = left.get(BigInt(size))
    left.delete(BigInt(size))
    if (!row) {
      report.found('I3', rowOf('checkpoint', size), `区块 ${step.block.number} 之后的检查点不在库中`)
      continue
    }
    const fault = checkpointFault(row, { size, root, block: step.block }, signers)
    if (fault !== undefined) report.found('I3', rowOf('checkpoint', size), fault)
  }
  for (const size of left.keys())
    report.found('I3', rowOf('checkpoint', size), '没有任何交易使日志恰好是这个长度')
}

/** Compares stored tiles with those that calldata makes. */
export async function checkTiles({ tx, report }: Checking, tiles: Tile[]): Promise<void> {
  if (tiles.length === 0) return
  const places = tiles.map(({ level, index }) => ({ level, index: BigInt(index) }))
  const rows = await tx.tile.findMany({ where: { OR: places } })
  const stored = new Map(rows.map(({ level, index, hashes }) => [tileKey({ level, index: Number(index) }), hashes]))
  for (const tile of tiles) {
    report.checked('I3')
    const hashes = stored.get(tileKey(tile))
    if (hashes && tile.hashes.equals(hashes)) continue
    report.found('I3', rowOf('tile', tileKey(tile)), hashes ? '瓦片的哈希与链上数据算出的不符' : '瓦片不在库中')
  }
}

export const checkPartialTiles = (checking: Checking, tree: ReturnType<typeof growingTree>): Promise<void> =>
  checkTiles(checking, tree.partialTiles())

/** What the database has beyond the log that calldata makes. */
export async function checkLeftovers(
  checking: Checking,
  { settledSize }: Derived,
  tree: ReturnType<typeof growingTree>,
): Promise<void> {
  const { tx, report, binding, head, closedEpoch } = checking
  const size = BigInt(settledSize)
  await report.timed('I2', async () => {
    const beyond = { OR: [{ index: { gte: size } }, { index: { lt: 0n } }] }
    for (const { index } of await tx.record.findMany({ where: beyond, take: NAMED, select: { index: true } }))
      report.found('I2', rowOf('record', index), `链上的日志只有 ${size} 条，没有这一条`)
    const outside = [null, { gt: head }, { lt: binding.deploymentBlock }].map((blockNumber) => ({ blockNumber }))
    const astray = { closedEpoch, state: { notIn: ['signed', 'displaced'] }, OR: outside }
    for (const { hash } of await tx.chainTransaction.findMany({ where: astray, take: NAMED, select: { hash: true } }))
      if (!report.isFaulty(rowOf('chain_transaction', hash)))
        report.found('I2', rowOf('chain_transaction', hash), '库中已确认，链上的区块里没有这笔交易')
    const twice = await tx.$queryRaw<{ index: bigint; reference: string }[]>`
      select min(index) as index, reference from record group by reference having count(*) > 1 limit ${NAMED}`
    for (const { index, reference } of twice) report.found('I2', rowOf('record', index), `${reference} 有不止一条存证`)
  })
  await report.timed('I3', async () => {
    const longer = { where: { size: { gt: size } }, take: NAMED, select: { size: true } }
    for (const row of await tx.checkpoint.findMany(longer))
      report.found('I3', rowOf('checkpoint', row.size), `链上的日志只有 ${size} 条`)
    const counts = tree.tileCounts()
    if (tree.size() !== settledSize) return
    const beyond = counts.map((count, level) => ({ level, index: { gte: BigInt(count) } }))
    const where = { OR: [...beyond, { level: { gte: counts.length } }, { level: { lt: 0 } }, { index: { lt: 0n } }] }
    for (const { level, index } of await tx.tile.findMany({ where, take: NAMED, select: { level: true, index: true } }))
      report.found('I3', rowOf('tile', `${level}/${index}`), `链上的日志只有 ${size} 条，没有这块瓦片`)
  })
}
