import fc from 'fast-check'
import { expect, it } from 'vitest'
import { partsOf, queryOfAll, queryOfTitles, rankedOf, wordsOf } from '#api/catalog/words.ts'

const asked = (query: string) => {
  const words = wordsOf(query)
  if (!words) throw new Error('something was asked for')
  return words
}

it.each([
  ['石油化工', `(('石油' & '油化' & '化工') | ('石化'))`],
  ['盐田 月', `(('盐田')) & (('月'))`],
  ['2026', `(('2026':*))`],
  ['syhg', `(('syhg':*) | ('SYHG':*))`],
])('%s asks the index for %s', (query, expected) => {
  expect(queryOfAll(asked(query))).toBe(expected)
})

it('asks for titles by entries of their own, and for sounds as they are', () => {
  expect(queryOfTitles(asked('盐田 syhg'))).toBe(`(('T盐田')) & (('Tsyhg':*) | ('SYHG':*))`)
})

it('ranks what was asked for apart from its other names and its sounds', () => {
  expect(rankedOf(asked('syhg'))).toEqual({ asked: `'syhg':*`, renamed: '', spelled: `'SYHG':*` })
  expect(rankedOf(asked('危化品'))).toEqual({ asked: `'危化' | '化品'`, renamed: `'危险' | '险化' | '化学' | '学品'`, spelled: '' })
})

it('takes a query apart into few parts', () => {
  expect(partsOf(asked('盐田气 gps'))).toEqual([`('盐田')`, `('田气')`, expect.stringContaining(`'gps':*`)])
  expect(partsOf(asked('盐'.repeat(3) + '田水土地方人口手足'))).toHaveLength(8)
})

it('asks for nothing, or for what nothing meets', () => {
  expect(wordsOf(' \u3000')).toBeUndefined()
  expect(queryOfAll(asked('，。'))).toBeUndefined()
})

it('parts words at Han radicals, which are signs and no letters', () => {
  expect(queryOfAll(asked('盐⺀田'))).toBe(`(('盐')) & (('田'))`)
  expect(queryOfAll(asked('⺀'))).toBeUndefined()
})

it('every entry is of letters, digits and marks, so that no text is more than a text to PostgreSQL', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }), (query) => {
      for (const { text } of wordsOf(query)?.terms.flat(2) ?? []) expect(text).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
  )
})
