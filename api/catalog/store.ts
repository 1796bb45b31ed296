import { Prisma, type ProductVersion } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import { type Facet, FACETS } from '#api/listing/facet.ts'
import { COUNT_LIMIT, type Order, type Place, TITLES_SCORE, WHOLE_SCORE } from './catalog.ts'
import { queryOfAll, queryOfTitles, rankedOf, type Words } from './words.ts'

/** What is looked for: words, if any, and the codes of each facet's values that it is narrowed to. */
export type Search = { words: Words | undefined; filters: ReadonlyMap<Facet, string[]> }

/** Nothing that supervision has suspended, or a gate holds, is found; those are few. */
const VISIBLE = Prisma.sql`
  s."productId" not in (select id from data_product where suspended)
  and s."providerId" not in (select id from participant where suspended)
  and s."listingId" not in (select id from listing where hold is not null)`

/**
 * For words the index alone is asked: to read the entries of every listing costs a hundred times what the planner,
 * which does not see that they lie apart, takes it for.
 */
export async function askIndex(tx: Tx): Promise<void> {
  await tx.$executeRaw`set local enable_seqscan = off`
}

/** The condition of some entries of the index. */
export const meets = (query: string): Prisma.Sql => Prisma.sql`s.entries @@ ${query}::tsquery`

function matches(words: Words | undefined): Prisma.Sql {
  if (words === undefined) return Prisma.sql`true`
  const query = queryOfAll(words)
  return query === undefined ? Prisma.sql`false` : meets(query)
}

/** The conditions of all facets but one, on what may be seen. */
export const narrowed = (filters: Search['filters'], except?: Facet): Prisma.Sql => {
  const conditions = FACETS.flatMap((facet) => {
    const codes = filters.get(facet)
    return codes === undefined || facet === except ? [] : [Prisma.sql`s.codes && ${codes}::text[]`]
  })
  return Prisma.join([VISIBLE, ...conditions], ' and ')
}

/** What meets words and filters, the filter of one facet left aside. */
export const found = ({ words, filters }: Search, except?: Facet): Prisma.Sql =>
  Prisma.sql`${matches(words)} and ${narrowed(filters, except)}`

/** What a match weighs that is not as it was asked for: what only sounds so less than any written word. */
const OTHERWISE = { renamed: 0.5, spelled: 0.01 } as const

/**
 * The mean weight of the entries in a listing (title 1, keywords 0.4, field names 0.2, summary 0.1), in millionths so
 * that pages can be cut by it exactly; by other names and sounds only where nothing is as it was asked for.
 */
export const scoreOf = (words: Words): Prisma.Sql => {
  const { asked, renamed, spelled } = rankedOf(words)
  const rank = (query: string, weight: number) =>
    query === ''
      ? Prisma.sql`0`
      : Prisma.sql`${weight}::float8 * ts_rank('{0.1, 0.2, 0.4, 1.0}', s.entries, ${query}::tsquery)`
  const otherwise = Prisma.sql`${rank(renamed, OTHERWISE.renamed)} + ${rank(spelled, OTHERWISE.spelled)}`
  const sum = Prisma.sql`coalesce(nullif(${rank(asked, 1)}, 0), ${otherwise})`
  return Prisma.sql`least(round(${sum} * ${WHOLE_SCORE}::float8), ${WHOLE_SCORE}::float8)::int`
}

type Page = { after: Place | undefined; limit: number }
type PlaceRow = Omit<Place, 'score'> & { score: number | bigint }

/** A line that an index holds the listings in, and what is past a place in it. */
type Line = { score: Prisma.Sql; order: Prisma.Sql; past: (after: Place) => Prisma.Sql }

/** The newest first, all of one score. */
const byTime = (score: number): Line => ({
  score: Prisma.sql`${score}::int`,
  order: Prisma.sql`s."listedAt" desc, s."listingId" desc`,
  past: ({ listedAt, id }) => Prisma.sql`(s."listedAt", s."listingId") < (${listedAt}::timestamptz, ${id})`,
})

const CHEAPNESS = Prisma.sql`- s."lowestPriceMicroYuan"`

const byPrice: Line = {
  score: CHEAPNESS,
  order: Prisma.sql`${CHEAPNESS} desc, s."listedAt" desc, s."listingId" desc`,
  past: ({ score, listedAt, id }) =>
    Prisma.sql`(${CHEAPNESS}, s."listedAt", s."listingId") < (${score}::bigint, ${listedAt}::timestamptz, ${id})`,
}

/** A page after a place, the best first; one more than asked tells of a next page. */
export function findPlaces(tx: Tx, search: Search, total: number, order: Order, page: Page): Promise<Place[]> {
  const { words } = search
  if (words === undefined) return along(tx, order === 'cheapest' ? byPrice : byTime(0), found(search), page)
  if (words.terms.length === 0) return Promise.resolve([])
  const isMany = total > COUNT_LIMIT
  switch (order) {
    case 'newest':
      return first(tx, byTime(0), found(search), page, isMany)
    case 'cheapest':
      return first(tx, byPrice, found(search), page, isMany)
    case 'ranked':
      return gather(tx, scoreOf(words), found(search), page)
    case 'titles':
      return byTitles(tx, words, search, page, isMany)
  }
}

const place = (row: PlaceRow): Place => ({ ...row, score: Number(row.score) })

/** Goes along a line, of which `within` is all that is looked at, until the page is full. */
async function along(tx: Tx, line: Line, condition: Prisma.Sql, page: Page, within?: number): Promise<Place[]> {
  const { score, order, past } = line
  const beyond = page.after ? past(page.after) : Prisma.sql`true`
  const from =
    within === undefined
      ? Prisma.sql`listing_search s where ${beyond} and ${condition}`
      : Prisma.sql`
          (select * from listing_search s where ${beyond} order by ${order} limit ${within}) s where ${condition}`
  const rows = await tx.$queryRaw<PlaceRow[]>`
    select s."listingId" as id, s."listedAt", ${score} as score from ${from} order by ${order} limit ${page.limit + 1}`
  return rows.map(place)
}

/** Gathers all that meet a condition, and puts them in order. */
async function gather(tx: Tx, score: Prisma.Sql, condition: Prisma.Sql, { after, limit }: Page): Promise<Place[]> {
  const beyond = after
    ? Prisma.sql`(score, "listedAt", id) < (${after.score}::bigint, ${after.listedAt}::timestamptz, ${after.id})`
    : Prisma.sql`true`
  const rows = await tx.$queryRaw<PlaceRow[]>`
    with hit as materialized (
      select s."listingId" as id, s."listedAt", ${score} as score from listing_search s where ${condition}
    )
    select id, "listedAt", score from hit where ${beyond}
    order by score desc, "listedAt" desc, id desc limit ${limit + 1}`
  return rows.map(place)
}

/** How far a line is followed for words that many listings meet: it takes reading the entries of each. */
const NEAR = 400

/** The first in a line that meet the words: where many do they are near, else all are gathered. */
async function first(tx: Tx, line: Line, condition: Prisma.Sql, page: Page, areMany: boolean): Promise<Place[]> {
  const near = areMany ? await along(tx, line, condition, page, NEAR) : []
  return near.length > page.limit ? near : gather(tx, line.score, condition, page)
}

/** Those whose titles meet all words, and then the others. */
async function byTitles(tx: Tx, words: Words, search: Search, page: Page, areMany: boolean): Promise<Place[]> {
  const [inTitles, anywhere] = [queryOfTitles(words), queryOfAll(words) ?? '']
  const tier = (query: string, score: number, part: Page) =>
    first(tx, byTime(score), Prisma.sql`${meets(query)} and ${narrowed(search.filters)}`, part, areMany)
  const isPast = page.after?.score === TITLES_SCORE
  const titled = isPast ? [] : await tier(inTitles, TITLES_SCORE + 1, page)
  if (titled.length > page.limit) return titled
  const rest = { after: isPast ? page.after : undefined, limit: page.limit - titled.length }
  return [...titled, ...(await tier(`(${anywhere}) & !(${inTitles})`, TITLES_SCORE, rest))]
}

/** What the public page tells of each version. */
export type VersionFacts = Pick<ProductVersion, 'number' | 'rows' | 'sizeBytes' | 'format' | 'createdAt'>

/** The versions of a product that may be delivered, newest first. */
export const findDeliverable = (tx: Tx, productId: string, limit: number): Promise<VersionFacts[]> =>
  tx.$queryRaw<VersionFacts[]>`
    select number, rows, "sizeBytes", format, "createdAt" from (${DELIVERABLE}) as deliverable
    where "productId" = ${productId} order by number desc limit ${limit}`
