import type { Tx } from '#api/db/client.ts'
import type { DataProduct, PublicDataResource, Registration } from '#api/db/generated/client.ts'
import { isInForce } from '#api/authorized-operation/authorized-operation.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { isRegistered } from '#api/resource/resource.ts'
import type { SubjectFacts } from './precheck.ts'
import { RULE, SUBJECT_KINDS } from './registration.ts'

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

/** What a registration is of. */
export const subjectOf = ({ subjectId, subjectKind }: Registration): Pick<Subject, 'kind' | 'id'> =>
  ({ id: subjectId, kind: oneOf(SUBJECT_KINDS, subjectKind) })

/** Holds a thing for the transaction. */
export async function lock(tx: Tx, { kind, id }: Pick<Subject, 'kind' | 'id'>): Promise<void> {
  if (kind === 'resource') await tx.$queryRaw`select id from public_data_resource where id = ${id} for update`
  else await tx.$queryRaw`select id from data_product where id = ${id} for update`
}

/** What the pre-check looks at. */
export async function factsOf(tx: Tx, subject: Subject, now: Date): Promise<SubjectFacts> {
  if (subject.kind === 'resource') return resourceFacts(subject.resource, now)
  const resources = await resourcesOf(tx, subject.product)
  const codeOf = (row: PublicDataResource) => (isRegistered(row, now) ? row.registrationCode : null)
  const resourceCodes = resources.map((row) => ({ name: row.name, code: codeOf(row) }))
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

/**
 * When the agreement ends by which the thing is operated: the last one in force, or else the last that still runs. A
 * product is of its agreement also once that has ended; a resource that no agreement is about any more is registered
 * like one that none ever was (26号第五条), and has no such end.
 */
export async function agreementEnd(tx: Tx, subject: Subject, now: Date): Promise<Date | undefined> {
  const about =
    subject.kind === 'resource'
      ? { resourceIds: { has: subject.id } }
      : { scenarios: { some: { id: subject.product.scenarioId ?? '' } } }
  const concluded = await tx.operatingAuthorization.findMany({ where: { ...about, acceptedAt: { not: null } } })
  const inForce = concluded.filter((grant) => isInForce(grant, now))
  const ends = (inForce.length > 0 ? inForce : concluded)
    .map(({ endsAt, endedAt }) => endedAt ?? endsAt)
    .toSorted((a, b) => b.getTime() - a.getTime())
  return ends.find((end) => subject.kind === 'product' || now < end)
}
