import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { type Facts, isAuthorised } from './facts.ts'
import { LAW, shut } from './refusal.ts'

/** G6: what a department got by sharing is operated with the sharing department's consent alone. */
export function g6(facts: Facts): AppError | undefined {
  if (!isAuthorised(facts) && facts.product.sourceMode !== 'opened') return undefined
  const found = facts.resources.find((resource) => resource.acquisition === 'shared' && !isConsented(resource, facts.now))
  if (!found) return undefined
  return shut('g6_sharing_consent', `「${found.name}」系共享获得，须有数据提供部门仍然有效的书面同意`, `${LAW.operation}第五条`, {
    resource: found.id,
  })
}

/** Whether the sharing department's consent to the operation of a resource stands at an instant. */
export const isConsented = (
  { sharingConsentDigest, sharingConsentTo, sharingWithdrawnAt }: PublicDataResource,
  now: Date,
): boolean =>
  sharingConsentDigest !== null && sharingWithdrawnAt === null && (sharingConsentTo === null || now < sharingConsentTo)
