import type { Listing, ProductVersion } from '#api/db/generated/client.ts'
import { Inspection } from '#api/content/schema.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { describedOf } from '#api/product/store.ts'
import { DELIVERABLE } from './deliverable.ts'
import { districtsOf } from './district.ts'
import { type Coded, type FacetValue, registerValues } from './facet.ts'
import { plansOf } from './find.ts'
import { entriesOfListing, type Gram } from './grams.ts'
import { entryPriceMicroYuan, lowestPlan } from './lowest-price.ts'

/** The rules of reading texts. Whoever changes what a text's entries are counts them up: all are then made anew. */
export const INDEX_RULES = 1

const POSITIONS = { A: 1, B: 2, C: 3, D: 4 } as const

/** Entries as a tsvector, lexemes with weights: a weight needs a position to stand on. */
export const vectorOf = (entries: readonly Gram[]): string =>
  entries.map(({ text, weight }) => `'${text}':${POSITIONS[weight]}${weight}`).join(' ')

/** Codes as they are stored and counted. */
export const codedOf = (codes: readonly Coded[]): string => codes.map(({ code }) => code).join(',')

/** The format of the newest version that may be delivered. */
async function formatOf({ tx }: Pick<Context, 'tx'>, productId: string): Promise<string> {
  const [newest] = await tx.$queryRaw<{ format: string | null }[]>`
    select format from (${DELIVERABLE}) as deliverable where "productId" = ${productId} order by number desc limit 1`
  return newest?.format ?? ''
}

type Listed = { listing: Listing; version: ProductVersion }

/** Puts a listing into the index of the market, or anew: it is found from now on by what was approved. */
export async function indexListing(ctx: Pick<Context, 'tx'>, { listing, version }: Listed): Promise<void> {
  const { tx } = ctx
  const { listedAt } = listing
  assert(listedAt !== null, 'a listing that is found is listed')
  const { columns } = Inspection.parse(version.inspection)
  const { sourceMode } = await tx.dataProduct.findUniqueOrThrow({
    where: { id: listing.productId },
    select: { sourceMode: true },
  })
  const codes = await registerValues(tx, valuesOfListing(listing, sourceMode, await formatOf(ctx, listing.productId)))
  const { descriptions } = describedOf(version)
  const entries = entriesOfListing({
    ...listing,
    places: [listing.coverageSpace, ...districtsOf(listing.coverageSpace)],
    fields: columns.map(({ name }) => name),
    descriptions: Object.values(descriptions),
  })
  const cheapest = lowestPlan(plansOf(listing))
  await tx.$executeRaw`
    insert into listing_search (
      "listingId", "productId", "providerId", "listedAt", "lowestPriceMicroYuan", columns, coded, rules, entries)
    values (${listing.id}, ${listing.productId}, ${listing.providerId}, ${listedAt},
      ${cheapest ? entryPriceMicroYuan(cheapest) : 0}::bigint, ${columns.length}, ${codedOf(codes)},
      ${INDEX_RULES}, ${vectorOf(entries)}::tsvector)
    on conflict ("listingId") do update set ("listedAt", "lowestPriceMicroYuan", columns, coded, rules, entries) =
      (excluded."listedAt", excluded."lowestPriceMicroYuan", excluded.columns, excluded.coded, excluded.rules,
        excluded.entries)`
}

/** What a listing can be narrowed by. */
export const valuesOfListing = (
  listing: Pick<Listing, 'providerId' | 'updateCycle' | 'coverageSpace' | 'plans'>,
  sourceMode: string,
  format: string,
): FacetValue[] => [
  { facet: 'provider', value: listing.providerId },
  { facet: 'sourceMode', value: sourceMode },
  ...plansOf(listing).map(({ kind }) => ({ facet: 'price' as const, value: kind })),
  { facet: 'updateCycle', value: listing.updateCycle },
  { facet: 'coverageSpace', value: listing.coverageSpace },
  ...districtsOf(listing.coverageSpace).map((value) => ({ facet: 'district' as const, value })),
  { facet: 'format', value: format },
]

/** Takes a listing out of the index, where it may be. */
export async function dropFromIndex({ tx }: Pick<Context, 'tx'>, listingId: string): Promise<void> {
  await tx.listingSearch.deleteMany({ where: { listingId } })
}
