import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { COUNT_LIMIT, type Filters } from './catalog.ts'
import { type Counts, labelled } from './count.ts'
import { itemsOf } from './item.ts'
import type { CatalogRescue } from './schema.ts'
import { meets, narrowed, scoreOf, type Search } from './store.ts'
import { partsOf, type Words } from './words.ts'

/** Nearest matches that are shown at most. */
const NEAREST = 5

/** Listings of each part of a query that are compared at most. */
const CANDIDATES = 40

/** What helps where nothing was found: the filters that are in the way, and what meets some of the words. */
export async function rescueOf(ctx: Context, search: Search, filters: Filters, counts: Counts): Promise<CatalogRescue> {
  const kept = await nearest(ctx.tx, search)
  const ids = kept.length > 0 || search.filters.size === 0 ? kept : await nearest(ctx.tx, without(search))
  return { dropped: await droppedOf(ctx.tx, search, filters, counts), nearest: await itemsOf(ctx, ids, search.words) }
}

const without = ({ words }: Search): Search => ({ words, filters: new Map() })

type Dropped = CatalogRescue['dropped']

/** How much is found when one facet is no longer narrowed; those that help most first. */
async function droppedOf(tx: Tx, search: Search, filters: Filters, counts: Counts): Promise<Dropped> {
  const helping = [...counts.without].filter(([, { total }]) => total > 0)
  const labels = await labelled(tx, helping.flatMap(([facet]) => search.filters.get(facet) ?? []))
  return helping
    .map(([facet, { total }]) => {
      const given = filters[facet] ?? []
      const labelOf = (value: string) => labels.find((one) => one.facet === facet && one.value === value)?.label ?? value
      return { facet, value: given.join('、'), label: given.map(labelOf).join('、'), count: Math.min(total, COUNT_LIMIT) }
    })
    .toSorted((one, other) => other.count - one.count)
}

/** The listings that meet most of the words, of some that meet all but one part of them, or any. */
async function nearest(tx: Tx, { words, filters }: Search): Promise<string[]> {
  if (words === undefined || words.terms.length === 0) return []
  const some = waysOf(words).map(
    (query) => Prisma.sql`(
      select s."listingId" from listing_search s where ${meets(query)} and ${narrowed(filters)} limit ${CANDIDATES})`,
  )
  const rows = await tx.$queryRaw<{ id: string }[]>`
    select s."listingId" as id from listing_search s
    where s."listingId" in (${Prisma.join(some, ' union ')})
    order by ${scoreOf(words)} desc, s."listedAt" desc, s."listingId" desc limit ${NEAREST}`
  return rows.map(({ id }) => id)
}

/** All parts but one, and each part by itself. */
function waysOf(words: Words): string[] {
  const parts = partsOf(words)
  const allButOne = parts.length > 2 ? parts.map((_, index) => parts.toSpliced(index, 1).join(' & ')) : []
  return [...allButOne, ...parts]
}
