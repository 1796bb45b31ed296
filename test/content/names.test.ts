import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cleanNames } from '#api/content/names.ts'

const cleaned = (...names: string[]) => cleanNames(names).names
const codes = (...names: string[]) => cleanNames(names).notes.map(({ code }) => code)

test('good names stay as they are, without a note', () => {
  expect(cleanNames(['姓名', 'id', 'a b', '"; DROP TABLE x; --'])).toEqual({
    names: ['姓名', 'id', 'a b', '"; DROP TABLE x; --'],
    notes: [],
  })
})

test.each([
  ['a\0b', 'ab'],
  ['\u202etxt.exe', 'txt.exe'],
  ['\ufeffid', 'id'],
  ['a\u200bb', 'ab'],
  ['a\nb\tc', 'a b c'],
  [' 金额 ', '金额'],
  ['e\u0301', 'é'],
  ['a\ud800b', 'ab'],
  ['长'.repeat(300), '长'.repeat(200)],
])('invisible and superfluous characters are removed and noted: %j', (name, wanted) => {
  expect(cleaned(name)).toEqual([wanted])
  expect(codes(name)).toEqual(['column.cleaned_name'])
})

test('names are made unique whatever their case, and noted', () => {
  expect(cleaned('a', 'A', 'a', 'a_2')).toEqual(['a', 'A_2', 'a_3', 'a_2_2'])
  expect(codes('a', 'A')).toEqual(['column.duplicate_name'])
})

test('empty names are numbered, and noted', () => {
  expect(cleaned('', 'x', '\u200b', '列1')).toEqual(['列1', 'x', '列3', '列1_2'])
  expect(codes('')).toEqual(['column.empty_name'])
})

test('any names come out visible, distinct and short', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 20 }), { maxLength: 20 }), (originals) => {
      const names = cleaned(...originals)
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(originals.length)
      for (const name of names) expect(name).toMatch(/^[^\p{Cc}\p{Cf}\p{Cs}]{1,210}$/u)
    }),
    { numRuns: 50 },
  )
})
