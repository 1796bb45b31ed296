import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { getOwnProduct } from '#api/product/store.ts'
import { listingView } from './find.ts'
import type { DraftListing, ListingView } from './schema.ts'

/**
 * Begins the listing of a product; a product has one listing.
 * @throws not_found for a product of another provider, refused `listing.shared`, conflict `listing.exists`
 */
export async function draftListing(ctx: Context, input: DraftListing): Promise<ListingView> {
  permit(ctx.actor, 'listing.draft')
  const product = await getOwnProduct(ctx, input.productId)
  if (product.sourceMode === 'shared')
    throw new AppError('refused', 'listing.shared', '部门间共享的数据不上市交易', { basis: '《政务信息资源共享管理暂行办法》' })
  if (await ctx.tx.listing.findUnique({ where: { productId: product.id }, select: { id: true } }))
    throw new AppError('conflict', 'listing.exists', '该产品已有挂牌，请编辑原有的挂牌')
  const row = await ctx.tx.listing.create({
    data: {
      ...input,
      id: newId('lst', ctx.now),
      providerId: product.providerId,
      state: 'draft',
      createdAt: ctx.now,
    },
  })
  return listingView(ctx, row)
}
