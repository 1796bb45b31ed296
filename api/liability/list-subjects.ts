import type { z } from '@hono/zod-openapi'
import type { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { oversees } from '#api/kernel/sees-all.ts'
import type { SubjectsQuery, SubjectsView } from './schema.ts'

/** The newest of each kind are told; a text narrows them to those whose name has it. */
const MOST = 30

/** What the caller may ask liability for: the newest resources, versions and transfers that it may look at. */
export async function listSubjects(ctx: Context, { q }: SubjectsQuery): Promise<z.input<typeof SubjectsView>> {
  permit(ctx.actor, 'liability.view')
  const { tx, actor } = ctx
  const name = q === undefined ? {} : { contains: q.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`) }
  const newest = { take: MOST, orderBy: { id: 'desc' as const } }
  const all = oversees(actor)
  const me = actor.participantId
  const resources = await tx.publicDataResource.findMany({
    ...newest, where: { AND: [{ name }, all ? {} : await ownResources(ctx)] }, select: { id: true, name: true },
  })
  const versions = await tx.productVersion.findMany({
    ...newest, where: { product: { name, ...(all ? {} : { providerId: me }) } }, include: { product: true },
  })
  const transfers = await tx.transfer.findMany({
    ...newest, where: { fileName: name, ...(all ? {} : { OR: [{ consumerId: me }, { providerId: me }] }) },
  })
  return {
    items: [
      ...resources.map(({ id, name: title }) => ({ id, kind: 'resource' as const, title })),
      ...versions.map(({ id, number, product }) => ({
        id, kind: 'version' as const, title: `${product.name} 第 ${number} 版`,
      })),
      ...transfers.map(({ id, fileName }) => ({ id, kind: 'transfer' as const, title: fileName })),
    ],
  }
}

/** A department's own resources, those it got by sharing, an operator's by its scenarios. */
async function ownResources({ tx, actor }: Context): Promise<Prisma.PublicDataResourceWhereInput> {
  const me = actor.participantId
  const scenarios = await tx.scenario.findMany({
    where: { authorization: { operatorId: me } }, select: { resourceIds: true }, take: 500,
  })
  const requests = await tx.sharingRequest.findMany({
    where: { requesterId: me, state: 'approved' }, select: { resourceId: true }, take: 500,
  })
  const ids = [...scenarios.flatMap(({ resourceIds }) => resourceIds), ...requests.map(({ resourceId }) => resourceId)]
  return { OR: [{ departmentId: me }, { sharedFromId: me }, { id: { in: ids } }] }
}
