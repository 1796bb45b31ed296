import fc from 'fast-check'
import { expect, it } from 'vitest'
import { highlight } from '#api/catalog/highlight.ts'
import { wordsOf } from '#api/catalog/words.ts'

const marked = (title: string, query: string) =>
  highlight({ title, summary: '' }, wordsOf(query)).title.map(([from, to]) => title.slice(from, to))

it.each([
  ['东营市石油化工企业', '石油化工', ['石油化工']],
  ['石油与石油制品', '石油', ['石油', '石油']],
  ['危险化学品运输', '危化品', ['危险化学品']],
  ['东营市石油化工企业', 'shiyouhuag', ['石油化工']],
  ['东营市石油化工企业', 'syhg', ['石油化工']],
  ['重庆银行', 'yinhang', ['银行']],
  ['ＧＰＳ 轨迹', 'gps', ['ＧＰＳ']],
  ['Flights 2026', 'fli', ['Fli']],
  ['highlights', 'light', []],
  ['𠮷野石油', '石油', ['石油']],
  ['ﬁeld 石油', '石油', ['石油']],
  ['石油', '轮胎', []],
  ['石油', '', []],
])('of %j, %j marks %j', (title, query, expected) => {
  expect(marked(title, query)).toEqual(expected)
})

it('marks the summary by what is written', () => {
  expect(highlight({ title: '无', summary: '含石油化工的资料' }, wordsOf('石油')).summary).toEqual([[1, 3]])
})

it('the marks of any text are in order, apart, and within it', () => {
  const unit = fc.oneof(fc.constantFrom(...'石油化工 a1，𠮷ﬁ'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }))
  const text = fc.string({ unit, maxLength: 40 })
  fc.assert(
    fc.property(text, text, (title, query) => {
      let end = -1
      for (const [from, to] of highlight({ title, summary: title }, wordsOf(query)).title) {
        expect(from).toBeGreaterThan(end)
        expect(to).toBeGreaterThan(from)
        expect(to).toBeLessThanOrEqual(title.length)
        end = to
      }
    }),
  )
})
