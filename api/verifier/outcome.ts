import type { Reading, Receipt } from './receipt.ts'
import type { Refusal } from './refusal.ts'
import type { Step } from './report.ts'

/** How a step ended. */
export type Outcome = Omit<Step, 'name'>

const passed = (sentence: string, sentenceEn: string): Outcome => ({
  state: 'passed',
  field: null,
  sentence,
  sentenceEn,
})

const notChecked = (sentence: string, sentenceEn: string): Outcome => ({
  state: 'not_checked',
  field: null,
  sentence,
  sentenceEn,
})

/** A step that refused. */
export const failed = ({ field, sentence, message }: Refusal): Outcome => ({
  state: 'failed',
  field,
  sentence,
  sentenceEn: message,
})

/** A step that rests on one that failed. */
export const unreached = notChecked('因其他步骤未通过，未核对。', 'Not checked, because another step failed.')

/** A content step without a file. */
export const withoutContent = notChecked('没有给出文件，未核对内容。', 'No file was given; the content was not checked.')

export const contentPassed = ({ record: { entry } }: Receipt): Outcome =>
  passed(
    `文件的 SHA-256 和大小（${entry.size} 字节）与存证一致。`,
    `The file's SHA-256 and size (${entry.size} bytes) are the record's.`,
  )

export const recordPassed = passed(
  '存证内容、内容承诺与存证条目一致。',
  'The body and the content commitment are those of the entry.',
)

export const inclusionPassed = ({ receipt, note }: Reading): Outcome =>
  passed(
    `该条目是日志的第 ${receipt.record.index} 号记录（共 ${note.size} 条，从 0 计），路径到达检查点的根。`,
    `The entry is record ${receipt.record.index} (from 0) of ${note.size}; its path leads to the checkpoint's root.`,
  )

export const checkpointPassed = ({ note }: Reading): Outcome =>
  passed(
    `检查点由日志「${note.origin}」签名，并由见证方「witness.${note.platform}」联署。`,
    `The checkpoint is signed by the log ${note.origin} and cosigned by witness.${note.platform}.`,
  )

export const checkpointUntrusted = notChecked(
  '没有信任文件，未核对检查点的签名。',
  'Without a trust file the signatures of the checkpoint were not checked.',
)

export const anchorPassed = ({ note: { block } }: Reading): Outcome =>
  passed(
    `检查点写在链 ${block.chainId} 第 ${block.number} 区块的合约中，合约地址和代码与信任文件一致。`,
    `The checkpoint is in block ${block.number} of chain ${block.chainId}, in the contract of the trust file.`,
  )

export const anchorUntrusted = notChecked(
  '区块头与检查点一致；没有信任文件，未核对链上合约。',
  "The header is the checkpoint's; without a trust file the contract was not checked.",
)

export function agreementPassed({ receipt: { agreement } }: Reading): Outcome {
  const [signed, signedEn] = agreement.standing ? SIGNED_AN_OFFER : SIGNED_BOTH
  return passed(
    `${signed}，交付在合约有效期内，签名密钥都已先行登记。`,
    `${signedEn}; the transfer is within their window, and both keys were registered before it.`,
  )
}

const SIGNED_BOTH = ['供需双方签署了同一份数字合约', 'Both parties signed the same terms'] as const
const SIGNED_AN_OFFER = [
  '供方签署了面向任何需方的长期要约，需方签署了其条款',
  'The provider signed a standing offer, and the consumer its terms',
] as const
