import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cursorOf, isNearlyDistinct, placeOf, searchDigest, shownRows } from '#api/catalog/catalog.ts'
import { AppError } from '#api/kernel/errors.ts'

const outcomeOf = (act: () => unknown): unknown => {
  try {
    return act()
  } catch (error) {
    return error instanceof AppError ? error.code : error
  }
}

const search = searchDigest({ q: '石油', sort: 'relevance' })
const place = { score: 123_456, listedAt: new Date('2026-11-24T08:00:00.123Z'), id: 'lst_01jd0000000000000000000000' }

it('a cursor names its place', () => {
  expect(placeOf(search, cursorOf(search, place))).toEqual(place)
})

it('a cursor is of no use in another search', () => {
  const other = searchDigest({ q: '石油', sort: 'newest' })
  expect(outcomeOf(() => placeOf(other, cursorOf(search, place)))).toBe('catalog.cursor')
})

it.each([
  ['nothing', ''],
  ['no JSON', Buffer.from('{').toString('base64url')],
  ['another shape', Buffer.from('[1]').toString('base64url')],
  ['a zero byte', Buffer.from(JSON.stringify([search, 1, 1, 'lst\u0000'])).toString('base64url')],
  ['a time beyond all', Buffer.from(JSON.stringify([search, 1, 9e15, 'lst_1'])).toString('base64url')],
  ['a time before all', Buffer.from(JSON.stringify([search, 1, -1, 'lst_1'])).toString('base64url')],
  ['a score beyond all', Buffer.from(JSON.stringify([search, 2 ** 40, 1, 'lst_1'])).toString('base64url')],
])('refuses a cursor of %s', (_, cursor) => {
  expect(outcomeOf(() => placeOf(search, cursor))).toBe('catalog.cursor')
})

it('any text is a place or refused as a cursor', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json().map((text) => Buffer.from(text).toString('base64url'))), (text) => {
      expect(outcomeOf(() => placeOf(search, text))).toBe('catalog.cursor')
    }),
  )
})

it.each([
  [0, true, 20],
  [19, true, 20],
  [19, false, 0],
  [20, false, 2],
  [159, false, 15],
])('of %i rows, free %s, the public may see %i', (rows, isFree, shown) => {
  expect(shownRows(rows, isFree)).toBe(shown)
})

it('never shows more than a tenth of what costs money', () => {
  fc.assert(fc.property(fc.nat(), (rows) => shownRows(rows, false) * 10 <= rows))
})

it.each([
  [9, 0, true],
  [8, 0, false],
  [5, 5, true],
  [0, 10, true],
])('of ten rows with %i different values and %i nulls, nearly distinct is %s', (count, nulls, expected) => {
  expect(isNearlyDistinct({ distinct: { count, approximate: false }, nulls }, 10)).toBe(expected)
})
