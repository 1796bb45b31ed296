import type { Difference } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import type { Content, Run } from './read-version.ts'
import { getVersion, getVisibleProduct } from './store.ts'

type Versions = { productId: string; from: number; to: number }

/**
 * How one version of a product differs from another, by columns and rows.
 * @throws not_found, refused `product.version_not_ready` for one that could not be read or is being read
 */
export async function differenceOf(run: Run, { engine, storage }: Content, versions: Versions): Promise<Difference> {
  const keys = await run((ctx) => getKeys(ctx, versions))
  return engine.differ(storage.pathOf(keys.from), storage.pathOf(keys.to))
}

async function getKeys(ctx: Context, { productId, from, to }: Versions): Promise<{ from: string; to: string }> {
  permit(ctx.actor, 'product.view')
  await getVisibleProduct(ctx, productId)
  return { from: await getKey(ctx, productId, from), to: await getKey(ctx, productId, to) }
}

async function getKey(ctx: Context, productId: string, number: number): Promise<string> {
  const { normalizedKey } = await getVersion(ctx, productId, number)
  if (normalizedKey !== null) return normalizedKey
  throw new AppError('refused', 'product.version_not_ready', `版本 ${number} 没有读取完成，无法比较`)
}
