import type { z } from '@hono/zod-openapi'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import type { Page } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { listResources } from '#api/resource/find.ts'
import { namesOf } from './find.ts'
import type { ShareableQuery, ShareableView } from './schema.ts'
import { sharingState } from './sharing.ts'

type View = z.input<typeof ShareableView>

/** The catalogue as departments look for what they may be shared (共享目录). @throws invalid `page.cursor` */
export async function listShareable(ctx: Context, query: ShareableQuery): Promise<Page<View>> {
  permit(ctx.actor, 'sharing.view')
  const { items, next } = await listResources(ctx, query)
  const ids = items.map(({ id }) => id)
  const nameOf = await namesOf(ctx.tx, items.map(({ departmentId }) => departmentId))
  const supplied = await suppliedOf(ctx, ids)
  const requests = await latestRequests(ctx, ids)
  return {
    next,
    items: items.map((row) => ({
      id: row.id,
      code: row.code,
      name: row.name,
      description: row.description,
      department: nameOf(row.departmentId),
      items: row.items.map(({ name, personal, sensitive, description }) => ({
        name, isPersonal: personal || sensitive, description,
      })),
      grade: row.grade,
      shareClass: row.shareClass,
      updateCycle: row.updateCycle,
      district: row.district,
      isSupplied: supplied.has(row.id),
      request: requests.get(row.id) ?? null,
    })),
  }
}

/** The resources of which a version was supplied. */
async function suppliedOf({ tx }: Context, resourceIds: string[]): Promise<Set<string>> {
  const products = await tx.dataProduct.findMany({ where: { resourceId: { in: resourceIds }, sourceMode: 'shared' } })
  const listings = await tx.listing.findMany({
    where: { productId: { in: products.map(({ id }) => id) }, approvedVersion: { not: null } },
    select: { productId: true },
  })
  const ids = new Set(listings.map(({ productId }) => productId))
  return new Set(products.flatMap(({ id, resourceId }) => (ids.has(id) && resourceId !== null ? [resourceId] : [])))
}

/** What the caller asked for last of each resource. */
async function latestRequests({ tx, actor }: Context, resourceIds: string[]): Promise<Map<string, View['request']>> {
  const rows = await tx.sharingRequest.findMany({
    where: { requesterId: actor.participantId, resourceId: { in: resourceIds } }, orderBy: { id: 'asc' },
  })
  const agreements = await tx.agreement.findMany({
    where: { id: { in: rows.flatMap(({ agreementId }) => agreementId ?? []) } }, select: { id: true, state: true },
  })
  const stateOf = new Map(agreements.map(({ id, state }) => [id, oneOf(AGREEMENT_STATES, state)]))
  return new Map(
    rows.map(({ id, resourceId, state, agreementId }) => [
      resourceId, { id, state: sharingState(state, stateOf.get(agreementId ?? '')) },
    ]),
  )
}
