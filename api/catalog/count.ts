import { Prisma } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { codeOf, type Coded, type Facet, FACET_LETTERS, FACETS } from '#api/listing/facet.ts'
import { COUNT_LIMIT } from './catalog.ts'
import { found, type Search } from './store.ts'

/** Values that a facet shows at most. */
const FACET_VALUES = 50

/** How many listings a search finds, and how many of them have each code. */
type Count = { total: number; byCode: Map<string, number> }

/** What a search finds, and what it finds with the filter of one facet left aside. */
export type Counts = { all: Count; without: Map<Facet, Count> }

/** Counts what a search finds, as far as the limit and one beyond it. */
export async function countFound(tx: Tx, search: Search): Promise<Counts> {
  const filtered = FACETS.filter((facet) => search.filters.has(facet))
  const sets = [undefined, ...filtered].map(
    (except) => Prisma.sql`
      select ${except ?? 'all'} as set, count(*)::int as total, string_agg(coded, ',') as codes from (
        select s.coded from listing_search s where ${found(search, except)} limit ${COUNT_LIMIT + 1}
      ) as hit`,
  )
  type Row = { set: string; total: number; codes: string | null }
  const rows = await tx.$queryRaw<Row[]>(Prisma.join(sets, ' union all '))
  const countOf = (set: string): Count => {
    const { total = 0, codes = null } = rows.find((row) => row.set === set) ?? {}
    return { total, byCode: tally(codes ?? '') }
  }
  return { all: countOf('all'), without: new Map(filtered.map((facet) => [facet, countOf(facet)])) }
}

const [ZERO, COMMA] = [0x30, 0x2c]

/** Counts codes, each a letter and a number: the numbers are counted, since there are ten thousands of them. */
export function tally(codes: string): Map<string, number> {
  const counts: number[] = []
  const names: string[] = []
  for (let at = 0, from = 0, number = 0; at <= codes.length; at++) {
    const unit = at < codes.length ? codes.charCodeAt(at) : COMMA
    if (unit !== COMMA) {
      number = at === from ? 0 : number * 10 + unit - ZERO
      continue
    }
    if (counts[number] === undefined && at > from) names[number] = codes.slice(from, at)
    counts[number] = (counts[number] ?? 0) + 1
    from = at + 1
  }
  return new Map(Object.entries(names).map(([number, name]) => [name, counts[Number(number)] ?? 0]))
}

export type FacetCount = Coded & { label: string; count: number }

/** The most frequent values of each facet, its own filter left aside. */
export async function facetCounts(tx: Tx, { all, without }: Counts): Promise<FacetCount[]> {
  const shown = FACETS.flatMap((facet) => {
    const { byCode } = without.get(facet) ?? all
    const own = [...byCode].filter(([code]) => code.startsWith(FACET_LETTERS[facet]))
    return own.toSorted(([, one], [, other]) => other - one).slice(0, FACET_VALUES)
  })
  const counts = new Map(shown)
  const values = await labelled(tx, [...counts.keys()])
  return values
    .map((value) => ({ ...value, count: counts.get(value.code) ?? 0 }))
    .toSorted((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
}

/** The values that codes stand for, and what people read in their place: the name of a provider. */
export async function labelled(tx: Tx, codes: readonly string[]): Promise<(Coded & { label: string })[]> {
  if (codes.length === 0) return []
  const rows = await tx.$queryRaw<{ id: number; facet: Facet; value: string; label: string }[]>`
    select f.id, f.facet, f.value, coalesce(t.name, f.value) as label
    from facet_value f left join participant t on f.facet = 'provider' and t.id = f.value
    where f.id = any(${codes.map((code) => Number(code.slice(1)))}::int[])`
  return rows.map(({ id, ...row }) => ({ ...row, code: codeOf(row.facet, id) }))
}
