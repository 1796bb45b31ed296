import fc from 'fast-check'
import { expect, it } from 'vitest'
import { wordingsOf } from '#api/listing/synonyms.ts'

it.each([
  ['危化品', '危险化学品'], ['危险化学品企业', '危化品企业'], ['原油价格', '石油行情'], ['胎出口', '轮胎出口'], ['lng', '液化天然气'],
  ['液化天然气', 'lng'], ['垦利县', '垦利区'], ['全钢胎质量', '全钢子午线轮胎质量'],
])('%s is looked for as %s too', (asked, other) => {
  expect(wordingsOf(asked)).toContain(other)
})

it.each([
  ['轮胎', ['轮胎']], // a single character is in too many words
  ['lngs', ['lngs']], // a word that is not Han is a term as a whole alone
  ['河口', ['河口']], // a river's mouth as well
  ['', ['']],
])('%s is looked for as it is', (asked, wordings) => {
  expect(wordingsOf(asked)).toEqual(wordings)
})

it('every run is looked for as it is first, and in few wordings', () => {
  const run = fc.string({ unit: fc.constantFrom('原油', '危化品', '价格', '东', '轮胎', '社保', 'lng', '𠮷'), maxLength: 40 })
  fc.assert(
    fc.property(run, (asked) => {
      const wordings = wordingsOf(asked)
      expect(wordings[0]).toBe(asked)
      expect(wordings.length).toBeLessThanOrEqual(8)
    }),
  )
})
