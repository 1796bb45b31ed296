import type { Content } from '#api/verifier/record.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'

/** A receipt's text, and what the stored file really is; without one its content is not compared. */
export type Verification = { text: string; content: Content | undefined }

/** Why a receipt does not hold: the verifier's step, and a sentence. */
export type ReceiptFault = { step: string; sentence: string }

/** Has the independent verifier check a receipt against a trust file's text; undefined when it holds. */
export function receiptFault({ text, content }: Verification, trust: string): ReceiptFault | undefined {
  const { verdict, steps } = verifyReceipt(text, { trust, ...(content ? { content } : {}) })
  const failed = steps.find(({ state }) => state === 'failed')
  if (failed) return { step: failed.name, sentence: `回执未通过核验（${failed.field ?? failed.name}）：${failed.sentence}` }
  return verdict === 'verified' ? undefined : { step: 'receipt', sentence: '回执没有得到完整核验' }
}
