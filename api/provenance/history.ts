import type { Checkpoint } from '#api/db/generated/client.ts'
import type { Database } from '#api/db/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Chain } from './chain.ts'

/**
 * Compares the chain with the index: a chain that is behind the database, or says another root, is not the chain of
 * this database. The refusal names the first block from which they part, as far as the chain can still be asked.
 * @throws unavailable `chain.other_history`, with `size`, `chainSize` and, where it is known, `block`
 */
export async function checkHistory(db: Database, chain: Chain): Promise<void> {
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  if (!newest) return
  const { size, root } = await stateOf(chain)
  if (size === newest.size && root === newest.root) return
  if (size > newest.size && (await isSame(chain, newest).catch(isUnknown))) return
  const first = await firstOther(db, chain)
  const where = first === undefined ? '' : `，自第 ${first.blockNumber} 块（存证 ${first.size} 条处）起`
  throw new AppError(
    'unavailable',
    'chain.other_history',
    `链上的账本（${size} 条）与数据库的存证索引（${newest.size} 条）${where}不符，历史可能被改动或链被更换，全部数据停止放行`,
    { size: Number(newest.size), chainSize: Number(size), ...(first && { block: Number(first.blockNumber) }) },
  )
}

/** Size and root of one moment: others may write between two questions. */
async function stateOf(chain: Chain): Promise<{ size: bigint; root: string }> {
  for (;;) {
    const size = await chain.size()
    const root = await chain.root()
    if ((await chain.size()) === size) return { size, root }
  }
}

/** A chain that keeps no old states can't be asked about one; the next checkpoint is proven before it is cosigned. */
function isUnknown(error: unknown): boolean {
  if (error instanceof AppError && error.code === 'chain.unavailable') return true
  throw error
}

/** Whether the chain says the same at a checkpoint's block; a block that it does not have says nothing. */
async function isSame(chain: Chain, { size, root, blockNumber }: Checkpoint): Promise<boolean> {
  if (blockNumber > (await chain.head())) return false
  const proof = await chain.prove(blockNumber)
  return proof.size === size && proof.root === root
}

/** The first checkpoint that the chain does not have, by halving; undefined where the chain can't say. */
async function firstOther(db: Database, chain: Chain): Promise<Checkpoint | undefined> {
  try {
    const count = await db.checkpoint.count()
    const at = (skip: number) => db.checkpoint.findFirstOrThrow({ orderBy: { size: 'asc' }, skip })
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = Math.floor((low + high) / 2)
      if (await isSame(chain, await at(middle))) low = middle + 1
      else high = middle
    }
    return await at(high)
  } catch (error) {
    // A chain that keeps no old states still refuses; it only can't say where.
    if (error instanceof AppError) return undefined
    throw error
  }
}
