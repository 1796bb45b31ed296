import { z } from 'zod'
import type { Prisma, PublicDataResource, SharingRequest } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { type Actor } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { itemsOf } from '#api/resource/item.ts'
import type { Shareable } from './sharing.ts'

/** A resource as the rules of sharing read it. */
export const shareable = (resource: PublicDataResource): Shareable => ({ ...resource, items: itemsOf(resource) })

const Necessity = z.record(z.string(), z.string())

/** Why each personal field is needed, as it stands in the database. */
export const necessityOf = ({ necessity }: Pick<SharingRequest, 'necessity'>) => Necessity.parse(necessity)

/** The requests that an actor may see: its own on either side; all for the implementing body and the overseers. */
export const visible = (actor: Actor): Prisma.SharingRequestWhereInput =>
  oversees(actor) || actor.roles.includes('implementing_body')
    ? {}
    : { OR: [{ requesterId: actor.participantId }, { ownerId: actor.participantId }] }

/** A request that the actor may see. @throws not_found */
export async function getVisibleRequest({ tx, actor }: Context, id: string): Promise<SharingRequest> {
  const row = await tx.sharingRequest.findFirst({ where: { id, ...visible(actor) } })
  if (!row) throw notFound()
  return row
}

/**
 * Saves a change of a request that has not moved since it was read.
 * @throws conflict `sharing.changed` when the other department moved it first
 */
export async function saveRequest(
  { tx }: Context,
  read: SharingRequest,
  change: Prisma.SharingRequestUncheckedUpdateManyInput,
): Promise<SharingRequest> {
  const { count } = await tx.sharingRequest.updateMany({ where: { id: read.id, state: read.state }, data: change })
  if (count !== 1) throw new AppError('conflict', 'sharing.changed', '共享申请刚被对方处理，请刷新后再试')
  return tx.sharingRequest.findUniqueOrThrow({ where: { id: read.id } })
}
