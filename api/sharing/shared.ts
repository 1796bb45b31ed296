import type { DataProduct, Listing, PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { findShared } from '#api/product/department.ts'
import { recordEvent } from '#api/provenance/record.ts'

/** What holds for whatever a department gets by sharing. */
const LICENSE = '政务数据共享：仅限履行所申请的职责使用'
const FORBIDDEN = ['提供给第三方', '用于申请用途以外的目的']

export type Shared = { product: DataProduct; listing: Listing }

/**
 * The product by which a resource is shared, made where the department has none yet, with the listing that carries its
 * versions and terms and is never on the market. The resource's row is locked by the caller.
 */
export async function sharedOf(ctx: Context, resource: PublicDataResource): Promise<Shared> {
  const product = (await findShared(ctx, resource.id)) ?? (await createShared(ctx, resource))
  const listing = await ctx.tx.listing.findUnique({ where: { productId: product.id } })
  return { product, listing: listing ?? (await createListing(ctx, resource, product)) }
}

async function createShared(ctx: Context, resource: PublicDataResource): Promise<DataProduct> {
  const { id: resourceId, departmentId, name, code, description } = resource
  const id = newId('prd', ctx.now)
  const sourceNote = `公共数据资源「${name}」（${code}），部门依法履行职责中收集、产生，供其他部门履职共享`
  const row = await ctx.tx.dataProduct.create({
    data: {
      id, providerId: departmentId, name, description, sourceMode: 'shared', sourceNote, parentIds: [], resourceId,
      createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'product.created', id, {
    product: id, name, sourceMode: 'shared', sourceNote, scenario: null, resource: resourceId, parents: [],
  })
  return row
}

const createListing = (ctx: Context, resource: PublicDataResource, { id: productId, providerId }: DataProduct) =>
  ctx.tx.listing.create({
    data: {
      id: newId('lst', ctx.now),
      productId,
      providerId,
      title: resource.name,
      summary: resource.description,
      updateCycle: resource.updateCycle,
      coverageSpace: resource.district ?? '东营市',
      granularity: '',
      license: LICENSE,
      useCases: [],
      forbiddenUses: FORBIDDEN,
      keywords: [],
      plans: [{ kind: 'free' }],
      state: 'shared',
      createdAt: ctx.now,
    },
  })
