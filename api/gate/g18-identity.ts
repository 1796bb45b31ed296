import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, type Party } from './facts.ts'
import { LAW, shut } from './refusal.ts'

const isVerified = ({ state, verifiedTo }: Party, now: Date): boolean =>
  state === 'admitted' && (verifiedTo === null || now < verifiedTo)

/** G18: both identities are verified, and the provider has explained where its data come from. */
export function g18({ provider, consumer, declaration, product, now }: Facts): AppError | undefined {
  const unverified = [provider, consumer].find((party) => party && !isVerified(party, now))
  if (unverified)
    return shut('g18_identity', `「${unverified.name}」的身份尚未核验，或核验已到期`, `${LAW.security}第三十三条`)
  // What is shared between departments is told by its resource in the catalogue.
  const isTold = declaration !== null || product.sourceMode === 'shared'
  if (product.sourceNote.trim() === '' || !isTold)
    return shut('g18_source', '供方须说明数据来源并作出合规声明', `${LAW.security}第三十三条`)
  return undefined
}
