import type { ProductVersion } from '#api/db/generated/client.ts'
import { Inspection } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { type Compared, compareVersions, type Comparison } from './compare-versions.ts'
import { getVersion, getVisibleProduct } from './store.ts'

/** What of a version is compared. @throws refused `product.version_not_ready` */
export function comparedOf({ number, sha256, maskedFields, inspection }: ProductVersion): Compared {
  if (inspection === null)
    throw new AppError('refused', 'product.version_not_ready', `版本 ${number} 没有读取完成，无法比较`)
  return { number, sha256, maskedFields, inspection: Inspection.parse(inspection) }
}

/**
 * How a version differs from an earlier one, by default the one that could be read before it.
 * @throws not_found where either is not there, refused `product.version_not_ready`
 */
export async function getComparison(
  ctx: Context,
  { productId, number, from }: { productId: string; number: number; from?: number | undefined },
): Promise<Comparison> {
  permit(ctx.actor, 'product.view')
  await getVisibleProduct(ctx, productId)
  const after = await getVersion(ctx, productId, number)
  const before = from === undefined ? await findBefore(ctx, productId, number) : await getVersion(ctx, productId, from)
  if (!before) throw notFound()
  return compareVersions(comparedOf(before), comparedOf(after))
}

const findBefore = ({ tx }: Context, productId: string, number: number): Promise<ProductVersion | null> =>
  tx.productVersion.findFirst({
    where: { productId, number: { lt: number }, state: 'ready' },
    orderBy: { number: 'desc' },
  })
