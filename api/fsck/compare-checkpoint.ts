import type { Checkpoint } from '#api/db/generated/client.ts'
import { hex, type Hex32 } from '#api/kernel/hex.ts'
import { formatCheckpoint } from '#api/provenance/checkpoint.ts'
import type { Hash } from '#api/provenance/merkle.ts'
import { parseNote, type VerifierKey, verifyNote } from '#api/provenance/note.ts'
import { computed, differing } from './differ.ts'

/** The log as calldata makes it after one transaction. */
export type Expected = { size: number; root: Hash; block: { number: bigint; hash: Hex32 } }

/** Who signs checkpoints, and on which chain they stand. */
export type Signers = { log: VerifierKey; witness: VerifierKey; chainId: number }

/** What is wrong with a stored checkpoint; undefined when it says what calldata says and its signatures are good. */
export function checkpointFault(row: Checkpoint, expected: Expected, signers: Signers | undefined): string | undefined {
  const { root, block } = expected
  const names = differing([
    ['root', row.root === hex(root)],
    ['blockNumber', row.blockNumber === block.number],
    ['blockHash', row.blockHash === null || row.blockHash === block.hash],
    ['cosignedAt', (row.cosignedAt === null) === (row.note === null)],
    ['anchor', (row.anchor === null) === (row.note === null)],
  ])
  if (names !== undefined) return `字段 ${names} 与链上数据算出的不符`
  return row.note === null || !signers ? undefined : noteFault(row.note, expected, signers)
}

function noteFault(text: string, { size, root, block }: Expected, signers: Signers): string | undefined {
  const { log, witness, chainId } = signers
  const note = computed(() => parseNote(text))
  if (!note) return '检查点文本不合格式'
  const placed = { chainId, number: Number(block.number), hash: block.hash }
  if (note.text !== formatCheckpoint({ origin: log.name, size, root, block: placed }))
    return '检查点文本与链上数据算出的不符'
  if (!verifyNote(note, log)) return '检查点没有日志密钥的有效签名'
  return verifyNote(note, witness) ? undefined : '检查点没有见证方的有效会签'
}
