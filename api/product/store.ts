import type { DataProduct, ProductVersion } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { Descriptions } from './schema.ts'

/** A product of the caller's. @throws not_found */
export async function getOwnProduct({ tx, actor }: Context, id: string): Promise<DataProduct> {
  const row = await tx.dataProduct.findUnique({ where: { id } })
  if (!row || row.providerId !== actor.participantId) throw notFound()
  return row
}

/** A product that the caller may look at: its own, or any for the staff and the overseers. @throws not_found */
export async function getVisibleProduct(ctx: Context, id: string): Promise<DataProduct> {
  if (!seesAll(ctx.actor)) return getOwnProduct(ctx, id)
  const row = await ctx.tx.dataProduct.findUnique({ where: { id } })
  if (!row) throw notFound()
  return row
}

/** One version of a product. @throws not_found */
export async function getVersion({ tx }: Context, productId: string, number: number): Promise<ProductVersion> {
  const row = await tx.productVersion.findUnique({ where: { productId_number: { productId, number } } })
  if (!row) throw notFound()
  return row
}

/** The version that is submitted next: the newest one that could be read. */
export const findCurrentVersion = ({ tx }: Pick<Context, 'tx'>, productId: string): Promise<ProductVersion | null> =>
  tx.productVersion.findFirst({ where: { productId, state: 'ready' }, orderBy: { number: 'desc' } })

/** Descriptions and masks of a version as they stand in the database. */
export const describedOf = (row: Pick<ProductVersion, 'descriptions' | 'maskedFields'>) => ({
  descriptions: Descriptions.parse(row.descriptions),
  maskedFields: row.maskedFields,
})
