import { z } from 'zod'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { termsOfQuery } from '#api/listing/grams.ts'
import { plansOf } from '#api/listing/find.ts'
import { sentence } from '#api/pricing/plan.ts'
import { cursorOf, FACETS, type Filters, placeOf, searchDigest } from './catalog.ts'
import type { CatalogItem, CatalogPage, CatalogQuery } from './schema.ts'
import { countFacets, countHits, type FacetCount, findHits, type Hit } from './store.ts'

const VISIBLE_WORDS = /\S/

/**
 * Searches what is on the market: by words, narrowed by facets, best or newest first.
 * @throws invalid `catalog.cursor`
 */
export async function searchCatalog(ctx: Context, query: CatalogQuery): Promise<CatalogPage> {
  permit(ctx.actor, 'catalog.search')
  const { q = '', sort, limit, cursor } = query
  const filters = filtersOf(query)
  const search = searchDigest({ q, sort, ...filters })
  const terms = VISIBLE_WORDS.test(q) ? termsOfQuery(q) : undefined
  const after = cursor === undefined ? undefined : placeOf(search, cursor)
  const ranked = sort === 'relevance' && terms !== undefined
  const hits = await findHits(ctx.tx, { terms, filters, ranked, after, limit })
  const items = hits.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(itemView),
    next: hits.length > limit && last ? cursorOf(search, last) : null,
    total: await countHits(ctx.tx, terms, filters),
    facets: facetsView(await countFacets(ctx.tx, terms, filters)),
  }
}

function filtersOf(query: CatalogQuery): Filters {
  const filters: Filters = {}
  for (const facet of FACETS) {
    const values = query[facet]
    if (values !== undefined) filters[facet] = values
  }
  return filters
}

const Plans = z.unknown().transform((plans) => plansOf({ plans: z.json().parse(plans) }))

const itemView = (hit: Hit): CatalogItem => ({
  id: hit.id,
  productId: hit.productId,
  title: hit.title,
  summary: hit.summary,
  keywords: hit.keywords,
  provider: { id: hit.providerId, name: hit.providerName },
  sourceMode: hit.sourceMode,
  updateCycle: hit.updateCycle,
  coverageSpace: hit.coverageSpace,
  prices: Plans.parse(hit.plans).map((plan) => ({ plan, sentence: sentence(plan) })),
  hasStandingOffer: hit.hasStandingOffer,
  version: {
    number: hit.version,
    format: hit.format,
    rows: hit.rows === null ? null : Number(hit.rows),
    sizeBytes: Number(hit.sizeBytes),
    createdAt: hit.versionAt.toISOString(),
  },
  listedAt: hit.listedAt.toISOString(),
})

function facetsView(counts: FacetCount[]): CatalogPage['facets'] {
  const of = (facet: FacetCount['facet']) =>
    counts.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }))
  return {
    provider: of('provider'),
    sourceMode: of('sourceMode'),
    price: of('price'),
    updateCycle: of('updateCycle'),
    coverageSpace: of('coverageSpace'),
    format: of('format'),
  }
}
