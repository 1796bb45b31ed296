import type { DataProduct, ProductVersion } from '#api/db/generated/client.ts'
import { Inspection, SampleRows } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { SOURCE_MODES, VERSION_STATES, withoutValues } from './product.ts'
import { Failure, type ProductSummary, type ProductView, type VersionSummary, type VersionView } from './schema.ts'
import { describedOf, getVersion, getVisibleProduct } from './store.ts'

const SHOWN_VERSIONS = 50

export const productSummary = (row: DataProduct): ProductSummary => ({
  id: row.id,
  providerId: row.providerId,
  name: row.name,
  description: row.description,
  sourceMode: oneOf(SOURCE_MODES, row.sourceMode),
  sourceNote: row.sourceNote,
  scenarioId: row.scenarioId,
  resourceId: row.resourceId,
  parentIds: row.parentIds,
  suspended: row.suspended,
  createdAt: row.createdAt.toISOString(),
})

type SummaryRow = Omit<ProductVersion, 'inspection' | 'sample' | 'descriptions'>

export const versionSummary = (row: SummaryRow): VersionSummary => ({
  productId: row.productId,
  number: row.number,
  state: oneOf(VERSION_STATES, row.state),
  fileName: row.fileName,
  sizeBytes: Number(row.sizeBytes),
  sha256: row.sha256,
  sm3: row.sm3,
  format: row.format,
  encoding: row.encoding,
  rows: row.rows === null ? null : Number(row.rows),
  failure: Failure.nullable().parse(row.failure),
  createdAt: row.createdAt.toISOString(),
})

export const versionView = (row: ProductVersion): VersionView => ({
  ...versionSummary(row),
  inspection: Inspection.nullable().parse(row.inspection),
  ...describedOf(row),
  sample: SampleRows.nullable().parse(row.sample),
})

/** A product with its newest versions, for its provider, the staff and the overseers. @throws not_found */
export async function getProduct(ctx: Context, id: string): Promise<ProductView> {
  permit(ctx.actor, 'product.view')
  const row = await getVisibleProduct(ctx, id)
  const versions = await ctx.tx.productVersion.findMany({
    where: { productId: id },
    orderBy: { number: 'desc' },
    take: SHOWN_VERSIONS,
    omit: { inspection: true, sample: true, descriptions: true },
  })
  return { ...productSummary(row), versions: versions.map(versionSummary) }
}

/** The caller's products, or everybody's for the staff and the overseers; newest first. */
export async function listProducts(ctx: Context, query: PageQuery): Promise<Page<ProductSummary>> {
  permit(ctx.actor, 'product.view')
  const where = seesAll(ctx.actor) ? {} : { providerId: ctx.actor.participantId }
  const rows = await ctx.tx.dataProduct.findMany({ ...after(query), where })
  return page(rows.map(productSummary), query.limit)
}

/** A version as others than its provider see it: the profiles of masked columns tell no value. */
function maskedView(row: ProductVersion): VersionView {
  const { inspection, ...view } = versionView(row)
  const columns = inspection?.columns.map((column) =>
    view.maskedFields.includes(column.name) ? withoutValues(column) : column,
  )
  return { ...view, inspection: inspection && columns ? { ...inspection, columns } : null }
}

/** One version with all that was read in it. @throws not_found */
export async function getProductVersion(ctx: Context, productId: string, number: number): Promise<VersionView> {
  permit(ctx.actor, 'product.view')
  const { providerId } = await getVisibleProduct(ctx, productId)
  const view = providerId === ctx.actor.participantId ? versionView : maskedView
  return view(await getVersion(ctx, productId, number))
}
