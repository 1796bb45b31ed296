import type { DataProduct } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { isGivenFreely } from '#api/product/product.ts'
import { isRegistered, type Registered } from '#api/resource/resource.ts'
import { GUIDE } from './property-registration.ts'

/** What the rule of organ data looks at: the product, its owner's roles, and the public resources behind it. */
export type OrganFacts = {
  sourceMode: string
  resourceId: string | null
  ownerRoles: readonly string[]
  resources: readonly Registered[]
}

const BASIS = `${GUIDE}第十五条`

/** The refusal for data of Party and government organs. */
export const organData = () =>
  new AppError('refused', 'gate.g2_organ_data', '党政机关的数据不得办理数据产权登记', { basis: BASIS })

/**
 * G2: data of Party and government organs (党政机关数据) is not registered as property, and a product of public data is
 * so only after the public registration of its resources.
 * @throws refused `gate.g2_organ_data`, `gate.g2_not_registered`
 */
export function checkOrganData({ sourceMode, resourceId, ownerRoles, resources }: OrganFacts, now: Date): void {
  if (ownerRoles.includes('department') || isGivenFreely(sourceMode) || resourceId !== null) throw organData()
  if (sourceMode !== 'authorised') return
  if (resources.length > 0 && resources.every((resource) => isRegistered(resource, now))) return
  throw new AppError('refused', 'gate.g2_not_registered', '公共数据产品须先完成公共数据资源登记，才能办理数据产权登记', {
    basis: BASIS,
  })
}

/** The rule of organ data on a product as the database has it. @throws as `checkOrganData` */
export async function checkOrganDataOf({ tx, now }: Context, product: DataProduct): Promise<void> {
  const owner = await tx.participant.findUniqueOrThrow({ where: { id: product.providerId }, select: { roles: true } })
  const scenario = await tx.scenario.findUnique({ where: { id: product.scenarioId ?? '' } })
  const ids = scenario?.resourceIds ?? []
  const found = await tx.publicDataResource.findMany({ where: { id: { in: ids } } })
  const resources = found.length === ids.length ? found : []
  const { sourceMode, resourceId } = product
  checkOrganData({ sourceMode, resourceId, ownerRoles: owner.roles, resources }, now)
}
