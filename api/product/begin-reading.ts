import type { ProductVersion } from '#api/db/generated/client.ts'
import type { StoredObject } from '#api/content/storage.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { getOwnProduct } from './store.ts'

/**
 * Enters an uploaded file as the next version of its product, still to be read. Counting up the product's number
 * makes two uploads at once take turns.
 * @throws not_found
 */
export async function beginReading(
  ctx: Context,
  productId: string,
  fileName: string,
  { key, sizeBytes, sha256, sm3 }: StoredObject,
): Promise<ProductVersion> {
  permit(ctx.actor, 'product.upload')
  await getOwnProduct(ctx, productId)
  const { lastVersion } = await ctx.tx.dataProduct.update({
    where: { id: productId },
    data: { lastVersion: { increment: 1 } },
    select: { lastVersion: true },
  })
  return ctx.tx.productVersion.create({
    data: {
      id: newId('ver', ctx.now),
      productId,
      number: lastVersion,
      fileName,
      state: 'reading',
      originalKey: key,
      sizeBytes: BigInt(sizeBytes),
      sha256,
      sm3,
      descriptions: {},
      maskedFields: [],
      createdAt: ctx.now,
    },
  })
}
