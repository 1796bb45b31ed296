import { expect, it } from 'vitest'
import {
  COUNT_LIMIT, cursorOf, orderOf, type Place, placeOf, RANKED_LIMIT, TITLES_SCORE,
} from '#api/catalog/catalog.ts'
import { countFound, tally } from '#api/catalog/count.ts'
import { findPlaces } from '#api/catalog/store.ts'
import { wordsOf } from '#api/catalog/words.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()

/** Rows of the index alone, of which every third has the word in its title. */
const fill = (count: number) => p.db.$executeRaw`
  insert into listing_search (
    "listingId", "productId", "providerId", "listedAt", "lowestPriceMicroYuan", columns, coded, rules, entries)
  select 'lst_' || n, 'prd_' || n, 'ptc', '2026-01-01'::timestamptz + n % 50 * interval '1 day', n % 7, 1,
    'p1,s' || 2 + n % 2, 1,
    (case when n % 3 = 0 then '''T油'':1A ''油'':1A' else '''油'':4' end)::tsvector
  from generate_series(1, ${count}) n`

it('counts as far as the limit, and pages by titles where there are too many to weigh', async () => {
  await fill(COUNT_LIMIT + 5)
  const words = wordsOf('油')
  const search = { words, filters: new Map() }
  const { all } = await countFound(p.db, search)
  expect(all.total).toBe(COUNT_LIMIT + 1)
  expect(all.byCode.get('p1')).toBe(COUNT_LIMIT + 1)
  const order = orderOf('relevance', true, all.total)
  expect(order).toBe('titles')
  const seen: Place[] = []
  for (let after: Place | undefined; ; after = seen.at(-1)) {
    if (after) expect(orderOf('relevance', true, all.total, placeOf('x', cursorOf('x', after)))).toBe('titles')
    const page = await findPlaces(p.db, search, all.total, order, { after, limit: 1_500 })
    seen.push(...page.slice(0, 1_500))
    if (page.length <= 1_500) break
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(COUNT_LIMIT + 5)
  const inTitle = seen.filter(({ id }) => Number(id.slice(4)) % 3 === 0)
  expect(seen.slice(0, inTitle.length)).toEqual(inTitle)
  for (const [index, place] of seen.entries()) {
    const before = seen[index - 1]
    if (before?.score === place.score) expect(before.listedAt.getTime()).toBeGreaterThanOrEqual(place.listedAt.getTime())
  }
})

it('pages by price whatever the number', async () => {
  const seen: Place[] = []
  const all = { words: undefined, filters: new Map() }
  for (let after: Place | undefined; ; ) {
    const page = await findPlaces(p.db, all, 0, 'cheapest', { after, limit: 2_000 })
    seen.push(...page.slice(0, 2_000))
    const last = seen.at(-1)
    if (page.length <= 2_000 || !last) break
    after = placeOf('x', cursorOf('x', last))
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(COUNT_LIMIT + 5)
  expect(seen.map(({ score }) => score)).toEqual(seen.map(({ score }) => score).toSorted((one, other) => other - one))
})

it.each([
  ['price', true, 5, undefined, 'cheapest'], ['newest', true, 5, undefined, 'newest'], ['relevance', false, 5, undefined, 'newest'],
  ['relevance', true, RANKED_LIMIT, undefined, 'ranked'], ['relevance', true, RANKED_LIMIT + 1, undefined, 'titles'],
  ['relevance', true, RANKED_LIMIT + 1, 500, 'ranked'], ['relevance', true, RANKED_LIMIT, TITLES_SCORE, 'titles'],
] as const)('by %s, with words %s, of %i, after %s, the order is %s', (sort, hasWords, total, score, order) => {
  const after = score === undefined ? undefined : { score, listedAt: new Date(), id: 'lst' }
  expect(orderOf(sort, hasWords, total, after)).toBe(order)
})

it('counts codes by their numbers', () => {
  expect(Object.fromEntries(tally('p1,s20,p1,p1,k3'))).toEqual({ p1: 3, s20: 1, k3: 1 })
  expect([...tally('')]).toEqual([])
})
