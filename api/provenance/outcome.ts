import type { ChainAct, ChainTransaction } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { inTransaction } from '#api/http/run.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { asHex, type Hex32 } from '#api/kernel/hex.ts'
import { eventItem, systemContext, type Writing } from './batch.ts'
import type { Outcome } from './chain.ts'
import { eventEntry, transferEntry } from './entry.ts'
import { indexLeaves, type Leaf } from './log.ts'

/**
 * Brings the outcome of a transaction into the database, once: records and tiles, the state of each transfer and act,
 * and what follows from them in the trade.
 */
export async function applyOutcome(writing: Writing, transaction: ChainTransaction, outcome: Outcome): Promise<void> {
  const hash = asHex(transaction.hash)
  const before = await leavesBefore(writing, outcome)
  await inTransaction(
    writing.db,
    async (tx) => {
      const { count } = await tx.chainTransaction.updateMany({
        where: { hash, state: 'signed' },
        data: {
          state: outcome.succeeded ? 'confirmed' : 'reverted',
          blockNumber: outcome.blockNumber,
          confirmedAt: writing.clock(),
        },
      })
      if (count === 0) return
      const ctx = systemContext(tx, writing.clock(), hash)
      const acts = await tx.chainAct.findMany({ where: { transactionHash: hash }, orderBy: { sequence: 'asc' } })
      for (const group of before) await indexLeaves(tx, group.leaves, group)
      if (outcome.succeeded) await applySuccess(writing, ctx, hash, acts, outcome)
      else await applyRevert(writing, ctx, transaction, acts)
    },
    60_000,
  )
}

/**
 * The leaves that others left in the log since the newest one here, by transaction: they are indexed first, or the tree
 * would have a gap. Asked of the chain outside the transaction, and only where there is a gap.
 */
async function leavesBefore({ db, chain }: Writing, { leaves, blockNumber }: Outcome) {
  const [first] = leaves
  if (!first) return []
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  const size = newest?.size ?? 0n
  if (first.index <= size) return []
  const foreign = await chain.leavesBetween(newest?.blockNumber ?? 0n, blockNumber)
  const missing = foreign.filter(({ index }) => index >= size && index < first.index)
  const groups = new Map<Hex32, { leaves: Leaf[]; hash: Hex32; blockNumber: bigint }>()
  for (const { index, entry, hash, blockNumber: block } of missing) {
    const group = groups.get(hash) ?? { leaves: [], hash, blockNumber: block }
    group.leaves.push({ index, entry, reference: `chain:${hash}:${group.leaves.length}` })
    groups.set(hash, group)
  }
  return [...groups.values()]
}

async function applySuccess(writing: Writing, ctx: Context, hash: Hex32, acts: ChainAct[], outcome: Outcome) {
  const sent = await writing.transfers.submitted(ctx.tx, hash)
  const reasons = new Map(outcome.rejected.map(({ item, reason }) => [item, reason]))
  const taken = sent.filter((_, item) => !reasons.has(item))
  const expected = [
    ...taken.map(({ reference, item }) => ({ reference, id: item.id, entry: transferEntry(item) })),
    ...acts.map((act) => ({ reference: act.id, id: asHex(act.subjectDigest), entry: eventEntry(eventItem(act)) })),
  ]
  assert(expected.length === outcome.leaves.length, 'the chain has a leaf for all that was sent and not rejected')
  const leaves = expected.map(({ reference, id, entry }, i): Leaf => {
    const leaf = outcome.leaves[i]
    assert(leaf?.id === id, 'the leaves stand in the order in which they were sent')
    return { index: leaf.index, entry, reference }
  })
  if (leaves.length > 0) await indexLeaves(ctx.tx, leaves, { hash, blockNumber: outcome.blockNumber })
  const indexOf = new Map(leaves.map(({ reference, index }) => [reference, index]))
  await writing.transfers.settle(ctx, {
    recorded: taken.map(({ reference }) => ({ reference, index: indexOf.get(reference) ?? -1n })),
    rejected: sent.flatMap(({ reference }, item) => {
      const reason = reasons.get(item)
      return reason === undefined ? [] : [{ reference, reason }]
    }),
  })
  await completeActs(writing, ctx, acts, indexOf)
}

async function completeActs({ completions }: Writing, ctx: Context, acts: ChainAct[], indexOf: Map<string, bigint>) {
  if (acts.length === 0) return
  const ids = acts.map(({ id }) => id)
  await ctx.tx.$executeRaw`
    update chain_act set state = 'recorded', "recordIndex" = r.index from unnest(${ids}::text[],
      ${ids.map((id) => indexOf.get(id) ?? -1n)}::bigint[]) as r(id, index) where chain_act.id = r.id`
  for (const act of acts) if (act.kind !== 'event') await completions.recorded(ctx, act)
}

/** A reverted act is a refused one; what a reverted batch carried waits again. */
async function applyRevert(writing: Writing, ctx: Context, transaction: ChainTransaction, acts: ChainAct[]) {
  if (transaction.batch !== null) {
    await waitAgain(writing, ctx.tx, asHex(transaction.hash))
    return
  }
  for (const act of acts) {
    await ctx.tx.chainAct.update({ where: { id: act.id }, data: { state: 'refused', failure: 'reverted' } })
    await writing.completions.refused(ctx, act, '链上合约拒绝了此操作')
  }
}

/** What a transaction carried, and the chain does not have, waits for another one; its batch number is free again. */
async function waitAgain({ transfers }: Writing, tx: Tx, hash: Hex32): Promise<void> {
  await transfers.restore(tx, hash)
  const again = { state: 'pending', transactionHash: null }
  await tx.chainAct.updateMany({ where: { transactionHash: hash }, data: again })
  await tx.chainTransaction.update({ where: { hash }, data: { batch: null } })
}

/**
 * Another transaction of the same key stands in the chain under a transaction's nonce, so that it never will: what it
 * carried waits for the next one, whose nonce and batch are asked of the chain anew.
 */
export async function displace(writing: Writing, transaction: ChainTransaction): Promise<void> {
  const hash = asHex(transaction.hash)
  await inTransaction(writing.db, async (tx) => {
    const { count } = await tx.chainTransaction.updateMany({
      where: { hash, state: 'signed' },
      data: { state: 'displaced' },
    })
    if (count === 1) await waitAgain(writing, tx, hash)
  })
}
