import type { Tx } from '#api/db/client.ts'
import { AppError } from '#api/kernel/errors.ts'

/**
 * What says that history was changed, rather than that somebody is away: chain and index, or the witness, contradict.
 */
const CONTRADICTIONS = [
  'chain.history_changed', 'chain.other_history', 'chain.refused', 'chain.no_ledger', 'witness.ahead',
]
const WITNESS_CONTRADICTIONS = [
  'witness.fork', 'witness.inconsistent', 'witness.history_rewritten', 'witness.block_mismatch',
]

const isContradiction = ({ code, detail }: AppError): boolean =>
  CONTRADICTIONS.includes(code) ||
  (code === 'witness.refused' && WITNESS_CONTRADICTIONS.some((name) => name === detail.code))

/** Stops all releases when an error says that history was changed; they go on when a checkpoint is cosigned again. */
export async function haltOn(tx: Tx, error: unknown): Promise<void> {
  if (!(error instanceof AppError) || !isContradiction(error)) return
  await tx.ledgerBinding.updateMany({ where: { id: 1 }, data: { halted: error.message } })
}

export const goOn = async (tx: Tx): Promise<void> => {
  await tx.ledgerBinding.updateMany({ where: { id: 1, halted: { not: null } }, data: { halted: null } })
}

/** Why nothing may be released now; undefined when it may. */
export async function haltOf(tx: Tx): Promise<AppError | undefined> {
  const bound = await tx.ledgerBinding.findUnique({ where: { id: 1 }, select: { halted: true } })
  if (!bound?.halted) return undefined
  return new AppError('unavailable', 'ledger.halted', `账本的历史出现矛盾，全部数据停止放行：${bound.halted}`)
}
