import type { DataProduct, Listing, Participant, ProductVersion } from '#api/db/generated/client.ts'
import { Inspection, SampleRows } from '#api/content/schema.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { listingText } from '#api/listing/find.ts'
import { sentence } from '#api/pricing/plan.ts'
import { describedOf, findCurrentVersion } from '#api/product/store.ts'
import { publicProfile } from './catalog.ts'
import type { CatalogEntry } from './schema.ts'

const SHOWN_VERSIONS = 50

type Rows = { listing: Listing; listedAt: Date; product: DataProduct; provider: Participant; version: ProductVersion }

/** The public page of a listing that is on the market. @throws not_found */
export async function viewCatalogEntry(ctx: Context, id: string): Promise<CatalogEntry> {
  permit(ctx.actor, 'catalog.view')
  const { tx } = ctx
  const listing = await tx.listing.findUnique({ where: { id } })
  if (!listing || listing.state !== 'listed' || listing.listedAt === null) throw notFound()
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: listing.productId } })
  const provider = await tx.participant.findUniqueOrThrow({ where: { id: listing.providerId } })
  const version = await findCurrentVersion(ctx, product.id)
  if (product.suspended || provider.suspended || !version) throw notFound()
  const versions = await tx.productVersion.findMany({
    where: { productId: product.id, state: 'ready' },
    orderBy: { number: 'desc' },
    take: SHOWN_VERSIONS,
    omit: { inspection: true, sample: true, descriptions: true },
  })
  const entry = entryView({ listing, listedAt: listing.listedAt, product, provider, version })
  return { ...entry, versions: versions.map(versionView) }
}

type VersionFacts = Pick<ProductVersion, 'number' | 'rows' | 'sizeBytes' | 'format' | 'createdAt'>

const versionView = (row: VersionFacts): CatalogEntry['versions'][number] => ({
  number: row.number,
  rows: row.rows === null ? null : Number(row.rows),
  sizeBytes: Number(row.sizeBytes),
  format: row.format,
  createdAt: row.createdAt.toISOString(),
})

function entryView({ listing, listedAt, product, provider, version }: Rows): Omit<CatalogEntry, 'versions'> {
  const { plans, ...text } = listingText(listing)
  const { columns, duplicateRows } = Inspection.parse(version.inspection)
  const { descriptions, maskedFields } = describedOf(version)
  return {
    ...text,
    id: listing.id,
    productId: product.id,
    provider: { id: provider.id, name: provider.name },
    description: product.description,
    sourceMode: product.sourceMode,
    sourceNote: product.sourceNote,
    prices: plans.map((plan) => ({ plan, sentence: sentence(plan) })),
    hasStandingOffer: listing.standingOffer !== null,
    listedAt: listedAt.toISOString(),
    version: { ...versionView(version), encoding: version.encoding, duplicateRows },
    columns: columns.map((column) => {
      const isMasked = maskedFields.includes(column.name)
      return { ...publicProfile(column, isMasked), description: descriptions[column.name] ?? '', isMasked }
    }),
    sample: SampleRows.parse(version.sample),
  }
}
