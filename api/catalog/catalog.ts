import { z } from 'zod'
import { type ColumnProfile, SAMPLE_LIMIT } from '#api/content/schema.ts'
import { digestOfJson, type Json } from '#api/kernel/canonical.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Facet } from '#api/listing/facet.ts'

/** The values that each facet is narrowed to; several of one facet widen it. */
export type Filters = Partial<Record<Facet, string[]>>

/** By how well a listing fits the words, by when it was listed, or by what it costs at least. */
export const SORTS = ['relevance', 'newest', 'price'] as const

/** How a page is ordered; always the newest first among equals. */
export type Order =
  | 'newest'
  | 'cheapest'
  | 'ranked' // by the mean weight of the words in a listing
  | 'titles' // those that have all the words in their titles before the others

/** Results that are ranked by weight at most: where words are met by more, they tell too little to be worth it. */
export const RANKED_LIMIT = 500

/** Results that are counted at most: of more it is told that there are more. */
export const COUNT_LIMIT = 5_000

/** Scores by weight end here, in millionths; those by titles begin beyond. */
export const WHOLE_SCORE = 1_000_000
export const TITLES_SCORE = 2_000_000

/** The order of a search, which its first page decides for all. */
export function orderOf(sort: (typeof SORTS)[number], hasWords: boolean, total: number, after?: Place): Order {
  if (sort === 'price') return 'cheapest'
  if (sort === 'newest' || !hasWords) return 'newest'
  return (after ? after.score >= TITLES_SCORE : total > RANKED_LIMIT) ? 'titles' : 'ranked'
}

/** The last row of a page: where the next one begins. The score of a price is the price below zero. */
export type Place = { score: number; listedAt: Date; id: string }

/** Digest of the search, score, Unix milliseconds before the year 10,000, identifier. */
const Cursor = z.tuple([
  z.string(),
  z.int().max(TITLES_SCORE + 1),
  z.int().min(0).max(253_402_300_799_999),
  z.string().regex(/^[0-9a-z_]{1,100}$/),
])

/** What a cursor belongs to: it is of no use in another search. */
export const searchDigest = (search: Json): string => digestOfJson(search).slice(2, 14)

/** The opaque name of a place in the results of one search. */
export const cursorOf = (search: string, { score, listedAt, id }: Place): string =>
  Buffer.from(JSON.stringify([search, score, listedAt.getTime(), id])).toString('base64url')

/**
 * The place that a cursor names.
 * @throws invalid `catalog.cursor` for one that is malformed, or belongs to another search
 */
export function placeOf(search: string, cursor: string): Place {
  const parsed = Cursor.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')))
  const [of, score, at, id] = parsed.data ?? []
  if (of !== search || score === undefined || at === undefined || id === undefined)
    throw new AppError('invalid', 'catalog.cursor', '翻页游标无效，或属于另一次检索')
  return { score, listedAt: new Date(at), id }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Of what costs money the public sees at most a tenth of the rows, and nothing where there are fewer than these. */
const FEWEST_ROWS = 20

/** How many of a version's rows the public may see. */
export function shownRows(rows: number, isFree: boolean): number {
  if (isFree) return SAMPLE_LIMIT
  return rows < FEWEST_ROWS ? 0 : Math.floor(rows / 10)
}

/** Whether nearly every value of a column differs, so that its values and bounds are parts of the data themselves. */
export const isNearlyDistinct = (column: Pick<ColumnProfile, 'distinct' | 'nulls'>, rows: number): boolean =>
  column.distinct.count >= 0.9 * (rows - column.nulls)
