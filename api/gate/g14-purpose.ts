import type { AppError } from '#api/kernel/errors.ts'
import type { Facts } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G14: a purpose is one of those that the listing allows, and none that it forbids. */
export function g14({ listing, product, deal: { purpose }, moment }: Facts): AppError | undefined {
  if (purpose === undefined || !listing) return undefined
  if (listing.forbiddenUses.includes(purpose))
    return shut('g14_forbidden', `供方禁止把该产品用于「${purpose}」`, `${LAW.guide}第七条`)
  // What departments share is for the purpose of its request, which the owner consented to.
  if (product.sourceMode === 'shared') return undefined
  // What both have signed goes on as signed when the listing says something else afterwards.
  const isNegotiable = moment === 'offer' || moment === 'sign' || moment === 'order'
  if (isNegotiable && !listing.useCases.includes(purpose))
    return shut('g14_purpose', `「${purpose}」不在该产品的适用场景之内`, `${LAW.guide}第七条`)
  return undefined
}
