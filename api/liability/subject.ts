import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import { kindOf, type SubjectKind } from './liability.ts'

export type Subject = { id: string; kind: SubjectKind; title: string }

/**
 * A thing whose liability the actor may look at: overseers all; a department its own resources and those that it got by
 * sharing or shared, an operator those of its scenarios, a provider its versions, both parties their transfers.
 * @throws not_found, the same for others' things and for none
 */
export async function getSubject(ctx: Context, id: string): Promise<Subject> {
  const kind = kindOf(id)
  const find = kind && { resource: findResource, version: findVersion, transfer: findTransfer }[kind]
  const title = await find?.(ctx, id)
  if (kind === undefined || title === undefined) throw notFound()
  return { id, kind, title }
}

async function findResource({ tx, actor }: Context, id: string): Promise<string | undefined> {
  const row = await tx.publicDataResource.findUnique({ where: { id } })
  if (!row) return undefined
  const me = actor.participantId
  if (oversees(actor) || row.departmentId === me || row.sharedFromId === me) return row.name
  const scenario = await tx.scenario.findFirst({
    where: { resourceIds: { has: id }, authorization: { operatorId: me } }, select: { id: true },
  })
  const request = await tx.sharingRequest.findFirst({ where: { resourceId: id, requesterId: me, state: 'approved' } })
  return scenario || request ? row.name : undefined
}

async function findVersion({ tx, actor }: Context, id: string): Promise<string | undefined> {
  const row = await tx.productVersion.findUnique({ where: { id }, include: { product: true } })
  if (!row || (!oversees(actor) && row.product.providerId !== actor.participantId)) return undefined
  return `${row.product.name} 第 ${row.number} 版`
}

async function findTransfer({ tx, actor }: Context, id: string): Promise<string | undefined> {
  const row = await tx.transfer.findUnique({ where: { id } })
  if (!row) return undefined
  const isParty = [row.consumerId, row.providerId].includes(actor.participantId)
  return oversees(actor) || isParty ? row.fileName : undefined
}
