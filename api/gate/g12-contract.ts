import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isFrom } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G12: nothing is delivered without the agreement's documents, whose digest both parties signed. */
export function g12({ deal: { agreement }, moment }: Facts): AppError | undefined {
  if (!isFrom(moment, 'activate') || agreement?.isWhole === true) return undefined
  return shut('g12_contract', '没有双方签署且与存证摘要一致的合约文本，不得交付', `${LAW.network}第十二条`)
}
