import { Inspection, SAMPLE_LIMIT, type SampleRows } from '#api/content/schema.ts'
import type { ProductVersion } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { versionView } from './find.ts'
import { saveVersion } from './finish-reading.ts'
import { checkFields, isDescriptionFixed, versionStateAfter } from './product.ts'
import type { Content, Run } from './read-version.ts'
import type { DescribeVersion, VersionView } from './schema.ts'
import { getOwnProduct, getVersion } from './store.ts'

/**
 * Describes the fields of a version and hides the values of some: the sample is made anew without them.
 * @throws as `checkDescription`
 */
export async function describeVersion(
  run: Run,
  { engine, storage }: Content,
  which: { productId: string; number: number },
  input: DescribeVersion,
): Promise<VersionView> {
  const { normalizedKey } = await run((ctx) => checkDescription(ctx, which, input))
  assert(normalizedKey !== null, 'a version that is ready has its normalised file')
  const sample = await engine.sample(storage.pathOf(normalizedKey), { rows: SAMPLE_LIMIT, mask: input.maskedFields })
  return run((ctx) => saveDescription(ctx, which, input, sample))
}

/**
 * The version that is to be described.
 * @throws not_found, refused `product.version_act_not_allowed`, `product.version_listed`,
 *   invalid `product.field_unknown`
 */
async function checkDescription(
  ctx: Context,
  { productId, number }: { productId: string; number: number },
  input: DescribeVersion,
): Promise<ProductVersion> {
  permit(ctx.actor, 'product.describe')
  await getOwnProduct(ctx, productId)
  const version = await getVersion(ctx, productId, number)
  versionStateAfter('describe', version)
  const select = { state: true, approvedVersion: true }
  const listing = await ctx.tx.listing.findUnique({ where: { productId }, select })
  if (isDescriptionFixed(version, listing))
    throw new AppError('refused', 'product.version_listed', '该版本正在审核或已经挂牌，字段说明和脱敏设置不能再改')
  const { columns } = Inspection.parse(version.inspection)
  checkFields(columns.map(({ name }) => name), input)
  return version
}

/** Saves descriptions, masks and the sample that fits them as one. @throws as `checkDescription` */
async function saveDescription(
  ctx: Context,
  which: { productId: string; number: number },
  { descriptions, maskedFields }: DescribeVersion,
  sample: SampleRows,
): Promise<VersionView> {
  const version = await checkDescription(ctx, which, { descriptions, maskedFields })
  return versionView(await saveVersion(ctx, version, { descriptions, maskedFields, sample }))
}
