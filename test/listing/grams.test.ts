import fc from 'fast-check'
import { expect, it } from 'vitest'
import { gramsOf, gramsOfListing, termsOfQuery } from '#api/listing/grams.ts'

it.each([
  ['石油', ['石', '油', '石油']],
  ['东营港2026年', ['东', '营', '港', '东营', '营港', '2026', '年']],
  ['Dep_Delay (min)', ['dep', 'delay', 'min']],
  ['ＧＰＳ　轨迹', ['gps', '轨', '迹', '轨迹']],
  ['𠮷野', ['𠮷', '野', '𠮷野']],
  ['', []],
  ['，。!', []],
])('the grams of %j', (text, expected) => {
  expect([...gramsOf(text)].toSorted()).toEqual(expected.toSorted())
})

it.each([
  ['油', [{ text: '油', isPrefix: false }]],
  ['轮胎出口', [{ text: '轮胎', isPrefix: false }, { text: '胎出', isPrefix: false }, { text: '出口', isPrefix: false }]],
  ['FLIGHT 延误', [{ text: '延误', isPrefix: false }, { text: 'flight', isPrefix: true }]],
  ["'); drop table; --", [{ text: 'drop', isPrefix: true }, { text: 'table', isPrefix: true }]],
])('the terms of %j', (text, expected) => {
  expect(termsOfQuery(text)).toEqual(expected)
})

it('every part of a text is found by it', () => {
  const text = fc.string({ unit: fc.constantFrom(...'东营石油a1B- _，'), minLength: 1, maxLength: 30 })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
      const start = from % whole.length
      const part = whole.slice(start, start + 1 + (length % 5))
      const grams = gramsOf(whole)
      const han = termsOfQuery(part).filter((term) => /\p{Script=Han}/u.test(term.text))
      for (const { text: term, isPrefix } of han) {
        expect(isPrefix).toBe(false)
        expect(grams.has(term)).toBe(true)
      }
    }),
  )
})

it('terms and grams hold letters, digits and marks alone, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      for (const gram of [...gramsOf(text), ...termsOfQuery(text).map((term) => term.text)])
        expect(gram).toMatch(/^[\p{L}\p{N}\p{M}]+$/u)
    }),
  )
})

it('a listing keeps each gram once with its best weight, within the size that is indexed', () => {
  const texts = { title: '石油', keywords: ['石油 价格'], fields: ['price'], summary: '价格 price 说明' }
  const grams = gramsOfListing(texts)
  const weights = Object.fromEntries(grams.map(({ text, weight }) => [text, weight]))
  expect(weights).toEqual({
    石: 'A', 油: 'A', 石油: 'A', 价: 'B', 格: 'B', 价格: 'B', price: 'C', 说: 'D', 明: 'D', 说明: 'D',
  })
  const fields = Array.from({ length: 30_000 }, (_, index) => `column${'x'.repeat(20)}${index}`)
  const size = gramsOfListing({ ...texts, fields }).reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  expect(size).toBeLessThanOrEqual(400_000)
})
