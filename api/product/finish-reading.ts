import type { Prisma, ProductVersion } from '#api/db/generated/client.ts'
import type { Inspection, SampleRows } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { shapeOf, versionStateAfter } from './product.ts'
import type { Failure } from './schema.ts'
import { getOwnProduct } from './store.ts'

/** What was read in a file, and what its version takes over from the one before. */
export type Reading = {
  normalizedKey: string
  inspection: Inspection
  descriptions: Record<string, string>
  maskedFields: string[]
  sample: SampleRows
}

/**
 * A version has been read: its file never changes from now on.
 * @throws refused `product.version_act_not_allowed`, conflict `product.version_changed`
 */
export async function finishReading(ctx: Context, version: ProductVersion, reading: Reading): Promise<ProductVersion> {
  permit(ctx.actor, 'product.upload')
  const state = versionStateAfter('finish', version)
  const { parentIds } = await getOwnProduct(ctx, version.productId)
  const { format, encoding, rows, columns } = reading.inspection
  const facts = { state, format, encoding, rows: BigInt(rows), shape: shapeOf(columns) }
  const saved = await saveVersion(ctx, version, { ...reading, ...facts })
  await recordEvent(ctx, 'product.versioned', version.productId, {
    product: version.productId,
    version: version.number,
    sha256: version.sha256,
    sm3: version.sm3,
    rows,
    parents: parentIds,
  })
  return saved
}

/**
 * A file could not be read: its version tells why.
 * @throws refused `product.version_act_not_allowed`, conflict `product.version_changed`
 */
export async function failReading(ctx: Context, version: ProductVersion, failure: Failure): Promise<ProductVersion> {
  permit(ctx.actor, 'product.upload')
  const state = versionStateAfter('fail', version)
  return saveVersion(ctx, version, { state, failure: asJson(failure) })
}

/** Saves a version that has not moved since it was read. @throws conflict `product.version_changed` */
export async function saveVersion(
  { tx }: Context,
  { id, state }: ProductVersion,
  data: Prisma.ProductVersionUncheckedUpdateManyInput,
): Promise<ProductVersion> {
  const { count } = await tx.productVersion.updateMany({ where: { id, state }, data })
  if (count !== 1) throw new AppError('conflict', 'product.version_changed', '该版本刚被修改，请刷新后重试')
  return tx.productVersion.findUniqueOrThrow({ where: { id } })
}

/** A failure as plain JSON, whatever its detail held. */
const asJson = (value: Failure) => JSON.parse(JSON.stringify(value)) as Prisma.InputJsonObject
