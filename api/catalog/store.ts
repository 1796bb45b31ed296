import { Prisma, type ProductVersion } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { DELIVERABLE } from '#api/listing/deliverable.ts'
import type { termsOfQuery } from '#api/listing/grams.ts'
import { type Facet, FACETS, type Filters, type Place } from './catalog.ts'

/** Values that a facet shows at most. */
const FACET_VALUES = 50

/** Terms that all must be met; undefined where nothing is searched for. */
export type Terms = ReturnType<typeof termsOfQuery> | undefined

/** One listing among the results. */
export type Hit = {
  id: string
  productId: string
  title: string
  summary: string
  updateCycle: string
  coverageSpace: string
  keywords: string[]
  plans: unknown
  hasStandingOffer: boolean
  providerId: string
  providerName: string
  sourceMode: string
  format: string | null
  rows: bigint | null
  sizeBytes: bigint
  version: number
  versionAt: Date
  listedAt: Date
  score: number
}

export type FacetCount = { facet: Facet; value: string; label: string; count: number }

/** A tsquery: a gram as it is, a word by its beginning. The texts are letters and digits alone. */
const tsquery = (terms: NonNullable<Terms>, operator: '&' | '|') =>
  terms.map(({ text, isPrefix }) => `'${text}'${isPrefix ? ':*' : ''}`).join(` ${operator} `)

const matches = (terms: Terms): Prisma.Sql => {
  if (terms === undefined) return Prisma.sql`true`
  return terms.length === 0 ? Prisma.sql`false` : Prisma.sql`l.grams @@ ${tsquery(terms, '&')}::tsquery`
}

/**
 * The mean weight of the terms in a listing (title 1, keywords 0.4, field names 0.2, summary 0.1), in millionths so
 * that pages can be cut by it exactly.
 */
const score = (terms: Terms): Prisma.Sql => {
  if (terms === undefined || terms.length === 0) return Prisma.sql`0`
  const query = tsquery(terms, '|')
  return Prisma.sql`round(ts_rank('{0.1, 0.2, 0.4, 1.0}', l.grams, ${query}::tsquery) * 1000000)::int`
}

/** What is on the market and meets the words, with the newest version that may be delivered. */
const found = (terms: Terms): Prisma.Sql => Prisma.sql`
  select l.id, l."productId", l.title, l.summary, l."updateCycle", l."coverageSpace", l.keywords, l.plans, l."listedAt",
    l."standingOffer" is not null as "hasStandingOffer", l."providerId", t.name as "providerName", d."sourceMode",
    v.format, v.rows, v."sizeBytes", v.number as version, v."createdAt" as "versionAt",
    array(select distinct plan ->> 'kind' from jsonb_array_elements(l.plans) as plan) as kinds, ${score(terms)} as score
  from listing l
  join data_product d on d.id = l."productId"
  join participant t on t.id = l."providerId"
  join lateral (
    select * from (${DELIVERABLE}) as deliverable where "productId" = d.id order by number desc limit 1
  ) v on true
  where l.state = 'listed' and not d.suspended and not t.suspended and ${matches(terms)}`

const COLUMNS = {
  provider: Prisma.sql`array["providerId"]`,
  sourceMode: Prisma.sql`array["sourceMode"]`,
  price: Prisma.sql`kinds`,
  updateCycle: Prisma.sql`array["updateCycle"]`,
  coverageSpace: Prisma.sql`array["coverageSpace"]`,
  format: Prisma.sql`array[format]`,
} as const satisfies Record<Facet, Prisma.Sql>

const PROVIDER_NAME = Prisma.sql`min("providerName")`

/** The conditions of all facets but one. */
const narrowed = (filters: Filters, except?: Facet): Prisma.Sql => {
  const conditions = FACETS.flatMap((facet) => {
    const values = filters[facet]
    return values === undefined || facet === except ? [] : [Prisma.sql`${COLUMNS[facet]} && ${values}::text[]`]
  })
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' and ')
}

/** A page of hits after a place, best first, newest first among equals; one more than asked tells of a next page. */
export function findHits(
  tx: Tx,
  search: { terms: Terms; filters: Filters; ranked: boolean; after: Place | undefined; limit: number },
): Promise<Hit[]> {
  const { terms, filters, after, limit } = search
  const rank = search.ranked ? Prisma.sql`score` : Prisma.sql`0::int`
  const beyond = after
    ? Prisma.sql`(${rank}, "listedAt", id) < (${after.score}::int, ${after.listedAt}::timestamptz, ${after.id})`
    : Prisma.sql`true`
  return tx.$queryRaw<Hit[]>`
    select id, "productId", title, summary, "updateCycle", "coverageSpace", keywords, plans, "hasStandingOffer",
      "providerId", "providerName", "sourceMode", format, rows, "sizeBytes", version, "versionAt", "listedAt",
      ${rank} as score
    from (${found(terms)}) as hit
    where ${narrowed(filters)} and ${beyond}
    order by ${rank} desc, "listedAt" desc, id desc
    limit ${limit + 1}`
}

/** How many listings each value of each facet leaves, the other facets' filters applied; the most frequent first. */
export function countFacets(tx: Tx, terms: Terms, filters: Filters): Promise<FacetCount[]> {
  const counts = FACETS.map(
    (facet) => Prisma.sql`(
      select ${facet} as facet, value, ${facet === 'provider' ? PROVIDER_NAME : Prisma.sql`value`} as label,
        count(*)::int as count
      from hit, unnest(${COLUMNS[facet]}) as value
      where value <> '' and ${narrowed(filters, facet)}
      group by value order by count(*) desc, value limit ${FACET_VALUES})`,
  )
  return tx.$queryRaw<FacetCount[]>`with hit as materialized (${found(terms)}) ${Prisma.join(counts, ' union all ')}`
}

/** How many listings meet words and filters. */
export async function countHits(tx: Tx, terms: Terms, filters: Filters): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from (${found(terms)}) as hit where ${narrowed(filters)}`
  return rows[0]?.count ?? 0
}

/** What the public page tells of each version. */
export type VersionFacts = Pick<ProductVersion, 'number' | 'rows' | 'sizeBytes' | 'format' | 'createdAt'>

/** The versions of a product that may be delivered, newest first. */
export const findDeliverable = (tx: Tx, productId: string, limit: number): Promise<VersionFacts[]> =>
  tx.$queryRaw<VersionFacts[]>`
    select number, rows, "sizeBytes", format, "createdAt" from (${DELIVERABLE}) as deliverable
    where "productId" = ${productId} order by number desc limit ${limit}`
