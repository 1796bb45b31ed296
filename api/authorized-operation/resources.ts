import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, type Fault, notFound } from '#api/kernel/errors.ts'
import { NORM } from './law.ts'

type Resource = Pick<
  PublicDataResource,
  'id' | 'name' | 'grade' | 'acquisition' | 'sharingConsent' | 'sharingConsentTo' | 'sharingWithdrawnAt' | 'withdrawnAt'
>

/** Whether a resource that was got by sharing has the consent of the department that shared it. */
export const hasSharingConsent = (
  { acquisition, sharingConsent, sharingConsentTo, sharingWithdrawnAt }: Resource,
  now: Date,
): boolean =>
  acquisition !== 'shared' ||
  (sharingConsent !== null && sharingWithdrawnAt === null && (sharingConsentTo === null || now < sharingConsentTo))

const faultsOf = (resources: Resource[]): Fault[] =>
  resources.map(({ id, name }) => ({ path: 'resourceIds', message: `${name}（${id}）` }))

/**
 * Checks that resources may be operated at all.
 * @throws refused `authorization.core_data`, `authorization.withdrawn_data`, `authorization.sharing_consent`, with a
 *   fault for each
 */
export function checkOperable(resources: Resource[], now: Date): void {
  const core = resources.filter(({ grade }) => grade === 'core')
  if (core.length > 0)
    throw new AppError('refused', 'authorization.core_data', '国家核心数据不得授权运营', {
      basis: 'GB/T 37932-2025 8.1 b)', faults: faultsOf(core),
    })
  const withdrawn = resources.filter(({ withdrawnAt }) => withdrawnAt !== null)
  if (withdrawn.length > 0)
    throw new AppError('refused', 'authorization.withdrawn_data', '已从目录撤回的资源不得授权运营', {
      basis: `${NORM}第九条`, faults: faultsOf(withdrawn),
    })
  const unconsented = resources.filter((resource) => !hasSharingConsent(resource, now))
  if (unconsented.length > 0)
    throw new AppError('refused', 'authorization.sharing_consent', '通过共享获得的数据须取得提供单位同意后方可授权运营', {
      basis: `${NORM}第五条`, faults: faultsOf(unconsented),
    })
}

/**
 * The resources of any departments that an operation names, held until the transaction's end: each stands in the
 * catalogue and may be operated.
 * @throws not_found, refused as `checkOperable`
 */
export async function getOperable({ tx, now }: Context, ids: readonly string[]): Promise<Resource[]> {
  await tx.$queryRaw`select id from public_data_resource where id = any(${ids}) order by id for share`
  const resources = await tx.publicDataResource.findMany({ where: { id: { in: [...ids] } } })
  if (resources.length !== ids.length) throw notFound()
  checkOperable(resources, now)
  return resources
}
