import type { Tx } from '#api/db/client.ts'
import type { DataProduct, PublicDataResource } from '#api/db/generated/client.ts'
import { isInForce } from '#api/authorized-operation/authorized-operation.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { SubjectFacts } from './precheck.ts'
import { RULE } from './registration.ts'

/** What is registered, with the row behind it. */
export type Subject =
  | { kind: 'resource'; id: string; name: string; description: string; ownerId: string; resource: PublicDataResource }
  | { kind: 'product'; id: string; name: string; description: string; ownerId: string; product: DataProduct }

/** The thing that an id names: a resource, or a product that was made of public data; undefined for anything else. */
export async function findSubject(tx: Tx, id: string): Promise<Subject | undefined> {
  if (id.startsWith('res_')) {
    const resource = await tx.publicDataResource.findUnique({ where: { id } })
    const { name = '', description = '', departmentId: ownerId = '' } = resource ?? {}
    return resource ? { kind: 'resource', id, name, description, ownerId, resource } : undefined
  }
  const product = await tx.dataProduct.findUnique({ where: { id } })
  if (!product || product.scenarioId === null) return undefined
  const { name, description, providerId: ownerId } = product
  return { kind: 'product', id, name, description, ownerId, product }
}

/** The registrant's own thing, locked until the transaction ends, so that two applications for it come one by one. */
export async function getOwnSubject({ tx, actor }: Context, id: string): Promise<Subject> {
  const subject = await findSubject(tx, id)
  if (!subject || subject.ownerId !== actor.participantId) throw notFound()
  await lock(tx, subject)
  if (subject.kind === 'resource' && subject.resource.withdrawnAt !== null)
    throw new AppError('refused', 'registration.resource_withdrawn', '该资源已从目录撤下，不能登记', { basis: RULE })
  return subject
}

/** Holds a thing for the transaction. */
export async function lock(tx: Tx, { kind, id }: Pick<Subject, 'kind' | 'id'>): Promise<void> {
  if (kind === 'resource') await tx.$queryRaw`select id from public_data_resource where id = ${id} for update`
  else await tx.$queryRaw`select id from data_product where id = ${id} for update`
}

/** What the pre-check looks at. */
export async function factsOf(tx: Tx, subject: Subject, now: Date): Promise<SubjectFacts> {
  if (subject.kind === 'resource') return resourceFacts(subject.resource, now)
  const resources = await resourcesOf(tx, subject.product)
  const inForce = (row: PublicDataResource) =>
    row.registrationRevokedAt === null && row.registrationValidTo !== null && now < row.registrationValidTo
  const resourceCodes = resources.map((row) => ({ name: row.name, code: inForce(row) ? row.registrationCode : null }))
  return { kind: 'product', name: subject.name, resourceCodes }
}

function resourceFacts(row: PublicDataResource, now: Date): SubjectFacts {
  const { name, code, updateCycle, openClass, shareClass, grade, acquisition } = row
  const hasSharingConsent =
    row.sharingConsentDigest !== null && row.sharingWithdrawnAt === null &&
    (row.sharingConsentTo === null || now < row.sharingConsentTo)
  return { kind: 'resource', name, code, updateCycle, openClass, shareClass, grade, acquisition, hasSharingConsent }
}

/** The resources behind a product of public data. */
async function resourcesOf(tx: Tx, { scenarioId }: DataProduct): Promise<PublicDataResource[]> {
  const scenario = await tx.scenario.findUnique({ where: { id: scenarioId ?? '' }, select: { resourceIds: true } })
  return tx.publicDataResource.findMany({ where: { id: { in: scenario?.resourceIds ?? [] } }, orderBy: { id: 'asc' } })
}

/** When the last agreement ends by which the thing is operated; undefined where none is in force. */
export async function agreementEnd(tx: Tx, subject: Subject, now: Date): Promise<Date | undefined> {
  const grants =
    subject.kind === 'resource'
      ? await tx.operatingAuthorization.findMany({ where: { resourceIds: { has: subject.id }, endsAt: { gt: now } } })
      : await grantOf(tx, subject.product.scenarioId)
  return grants
    .filter((grant) => isInForce(grant, now))
    .map(({ endsAt }) => endsAt)
    .toSorted((a, b) => b.getTime() - a.getTime())[0]
}

async function grantOf(tx: Tx, scenarioId: string | null) {
  const scenario = await tx.scenario.findUnique({ where: { id: scenarioId ?? '' }, include: { authorization: true } })
  return scenario ? [scenario.authorization] : []
}
