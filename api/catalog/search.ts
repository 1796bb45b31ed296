import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { codesOf, type Facet, FACETS } from '#api/listing/facet.ts'
import { COUNT_LIMIT, cursorOf, type Filters, orderOf, placeOf, searchDigest } from './catalog.ts'
import { countFound, type FacetCount, facetCounts } from './count.ts'
import { itemsOf } from './item.ts'
import { rescueOf } from './rescue.ts'
import type { CatalogPage, CatalogQuery } from './schema.ts'
import { askIndex, findPlaces } from './store.ts'
import { wordsOf } from './words.ts'

/**
 * Searches what is on the market: by words, narrowed by facets; the best, the newest or the cheapest first.
 * @throws invalid `catalog.cursor`
 */
export async function searchCatalog(ctx: Context, query: CatalogQuery): Promise<CatalogPage> {
  permit(ctx.actor, 'catalog.search')
  const { q = '', sort, limit, cursor } = query
  const filters = filtersOf(query)
  const digest = searchDigest({ q, sort, ...filters })
  const after = cursor === undefined ? undefined : placeOf(digest, cursor)
  const words = wordsOf(q)
  const search = { words, filters: await codedOf(ctx, filters) }
  if (words !== undefined) await askIndex(ctx.tx)
  const counts = await countFound(ctx.tx, search)
  const { total } = counts.all
  const order = orderOf(sort, words !== undefined, total, after)
  const places = total === 0 ? [] : await findPlaces(ctx.tx, search, total, order, { after, limit })
  const shown = places.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: await itemsOf(ctx, shown.map(({ id }) => id), words),
    next: places.length > limit && last ? cursorOf(digest, last) : null,
    total: Math.min(total, COUNT_LIMIT),
    isTotalExact: total <= COUNT_LIMIT,
    facets: facetsView(await facetCounts(ctx.tx, counts)),
    rescue: total === 0 ? await rescueOf(ctx, search, filters, counts) : null,
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

/** Filters by the codes of their values; a facet whose values no listing has keeps none. */
async function codedOf({ tx }: Context, filters: Filters): Promise<Map<Facet, string[]>> {
  const facets = FACETS.filter((facet) => filters[facet] !== undefined)
  const coded = await codesOf(tx, facets.flatMap((facet) => (filters[facet] ?? []).map((value) => ({ facet, value }))))
  return new Map(facets.map((facet) => [facet, coded.filter((known) => known.facet === facet).map(({ code }) => code)]))
}

function facetsView(counts: FacetCount[]): CatalogPage['facets'] {
  const of = (facet: Facet) =>
    counts.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }))
  return {
    provider: of('provider'),
    sourceMode: of('sourceMode'),
    price: of('price'),
    updateCycle: of('updateCycle'),
    coverageSpace: of('coverageSpace'),
    district: of('district'),
    format: of('format'),
  }
}
