import { z } from 'zod'
import type { ColumnProfile } from '#api/content/schema.ts'
import { digestOfJson, type Json } from '#api/kernel/canonical.ts'
import { AppError } from '#api/kernel/errors.ts'

/** What listings can be narrowed by, each with the counts of its values. */
export const FACETS = ['provider', 'sourceMode', 'price', 'updateCycle', 'coverageSpace', 'format'] as const
export type Facet = (typeof FACETS)[number]

/** The values that each facet is narrowed to; several of one facet widen it. */
export type Filters = Partial<Record<Facet, string[]>>

/** By how well a listing fits the words, or by when it was listed. */
export const SORTS = ['relevance', 'newest'] as const

/** The last row of a page: where the next one begins. */
export type Place = { score: number; listedAt: Date; id: string }

/** Digest of the search, score in millionths, Unix milliseconds before the year 10,000, identifier. */
const Cursor = z.tuple([
  z.string(),
  z.int().min(0).max(1_000_000),
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

/** A column's profile as the public may see it: the values of a masked one are told neither singly nor as bounds. */
export const publicProfile = (column: ColumnProfile, isMasked: boolean): ColumnProfile =>
  isMasked ? { ...column, min: null, max: null, quantiles: null, histogram: null, top: [] } : column
