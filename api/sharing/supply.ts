import type { z } from '@hono/zod-openapi'
import { Inspection } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { lockResource } from '#api/product/department.ts'
import { getOwnProduct, getVersion } from '#api/product/store.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { sharedViews } from './find.ts'
import type { SharedView, SupplySharing } from './schema.ts'
import { sharedOf } from './shared.ts'

/**
 * The owner supplies a version of its shared product (供数): those who were consented to take it from now on, and later
 * versions of the same columns as they are uploaded. Every field that is shared must be in it.
 * @throws not_found, refused `sharing.not_ready`, `sharing.fields_missing`
 */
export async function supplySharing(
  ctx: Context,
  { productId, version: number }: SupplySharing,
): Promise<z.input<typeof SharedView>> {
  permit(ctx.actor, 'sharing.supply')
  const { resourceId, sourceMode } = await getOwnProduct(ctx, productId)
  const resource = sourceMode === 'shared' && resourceId !== null ? await lockResource(ctx, resourceId) : null
  if (!resource) throw notFound()
  const version = await getVersion(ctx, productId, number)
  if (version.state !== 'ready') throw new AppError('refused', 'sharing.not_ready', '该版本还没有读取完成，或未能读取')
  const columns = Inspection.parse(version.inspection).columns.map(({ name }) => name)
  const missing = (await sharedFields(ctx, productId, resource.id)).filter((field) => !columns.includes(field))
  if (missing.length > 0)
    throw new AppError('refused', 'sharing.fields_missing', '该版本缺少已同意共享的数据项', {
      faults: missing.map((field) => ({ path: field, message: '文件里没有这一列' })),
    })
  const { product, listing } = await sharedOf(ctx, resource)
  await ctx.tx.listing.update({ where: { id: listing.id }, data: { approvedVersion: number } })
  const { sha256 } = version
  const body = { product: productId, resource: resource.id, version: number, sha256 }
  await recordEvent(ctx, 'sharing.supplied', productId, body)
  const [view] = await sharedViews(ctx, [product])
  if (!view) throw notFound()
  return view
}

/** The fields of requests that were consented to and whose agreement is not over. */
async function sharedFields({ tx }: Context, productId: string, resourceId: string): Promise<string[]> {
  const running = await tx.agreement.findMany({
    where: { productId, state: { in: ['offered', 'signing', 'signed', 'activating', 'active'] } },
    select: { id: true },
  })
  const requests = await tx.sharingRequest.findMany({
    where: { resourceId, agreementId: { in: running.map(({ id }) => id) } },
    select: { fields: true },
  })
  return [...new Set(requests.flatMap(({ fields }) => fields))]
}
