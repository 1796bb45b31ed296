import type { DataProduct, Listing, Participant, ProductVersion } from '#api/db/generated/client.ts'
import { masked } from '#api/content/mask.ts'
import { type ColumnProfile, Inspection, SampleRows } from '#api/content/schema.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { listingText } from '#api/listing/find.ts'
import { getOnMarket } from '#api/listing/on-market.ts'
import { sentence } from '#api/pricing/plan.ts'
import { withoutValues } from '#api/product/product.ts'
import { describedOf, getVersion } from '#api/product/store.ts'
import { isNearlyDistinct, shownRows } from './catalog.ts'
import { type CatalogEntry, OfferTerms } from './schema.ts'
import { findDeliverable, type VersionFacts } from './store.ts'

const SHOWN_VERSIONS = 50

type Rows = {
  listing: Listing
  listedAt: Date
  product: DataProduct
  provider: Participant
  version: ProductVersion
  /** The version that the reviewers saw: the same as `version`, or one before it of the same columns. */
  approved: ProductVersion
}

/** The public page of a listing on the market, with the newest version that may be delivered. @throws not_found */
export async function viewCatalogEntry(ctx: Context, id: string): Promise<CatalogEntry> {
  permit(ctx.actor, 'catalog.view')
  const { tx } = ctx
  const { listing, product, provider } = await getOnMarket(ctx, id)
  const versions = await findDeliverable(tx, product.id, SHOWN_VERSIONS)
  const [newest] = versions
  assert(newest && listing.approvedVersion !== null, 'a listed product has the version that was approved')
  assert(listing.listedAt !== null, 'a listed product was listed at some instant')
  const version = await getVersion(ctx, product.id, newest.number)
  const approved = await getVersion(ctx, product.id, listing.approvedVersion)
  const entry = entryView({ listing, listedAt: listing.listedAt, product, provider, version, approved })
  return { ...entry, versions: versions.map(versionView) }
}

const versionView = (row: VersionFacts): CatalogEntry['versions'][number] => ({
  number: row.number,
  rows: row.rows === null ? null : Number(row.rows),
  sizeBytes: Number(row.sizeBytes),
  format: row.format,
  createdAt: row.createdAt.toISOString(),
})

function entryView(rows: Rows): Omit<CatalogEntry, 'versions'> {
  const { listing, listedAt, product, provider, version, approved } = rows
  const { plans, ...text } = listingText(listing)
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
    standingOffer: offerView(listing),
    listedAt: listedAt.toISOString(),
    ...contentView(version, approved, plans.some(({ kind }) => kind === 'free')),
  }
}

/** What a standing offer offers to anybody; its signature and policy are its parties'. */
function offerView({ standingOffer }: Listing): CatalogEntry['standingOffer'] {
  if (standingOffer === null) return null
  const { plan, startsAt, endsAt, quota } = OfferTerms.parse(standingOffer)
  return { plan, sentence: sentence(plan), startsAt, endsAt, quota }
}

/** What the public sees of a version's content: the descriptions that were reviewed, and nothing masked then or now. */
function contentView(version: ProductVersion, approved: ProductVersion, isFree: boolean) {
  const { columns, duplicateRows, rows } = Inspection.parse(version.inspection)
  const { descriptions, maskedFields } = describedOf(approved)
  const hidden = new Set([...maskedFields, ...version.maskedFields])
  return {
    version: { ...versionView(version), encoding: version.encoding, duplicateRows },
    columns: columns.map((column) => {
      const isMasked = hidden.has(column.name)
      const isTold = !isMasked && (isFree || !isNearlyDistinct(column, rows))
      return { ...(isTold ? column : withoutValues(column)), description: descriptions[column.name] ?? '', isMasked }
    }),
    sample: masking(SampleRows.parse(version.sample), columns.filter(({ name }) => hidden.has(name))).slice(
      0,
      shownRows(rows, isFree),
    ),
  }
}

/** Rows with the values of some columns masked; what is masked already stays as it is. */
const masking = (rows: SampleRows, columns: ColumnProfile[]): SampleRows =>
  rows.map((row) => ({
    ...row,
    ...Object.fromEntries(columns.map(({ name, type }) => [name, masked(row[name] ?? null, type)])),
  }))
