import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CsvRecord, csvScanner, delimiterOf, fieldsOf, recordOf } from '#api/content/csv.ts'

function scan(text: string, { delimiter = ',', chunk = 1 << 20 } = {}) {
  const bytes = Buffer.from(text)
  const records: CsvRecord[] = []
  const scanner = csvScanner(delimiter, (record) => records.push(record))
  for (let at = 0; at < bytes.length; at += chunk) scanner.push(bytes.subarray(at, at + chunk))
  const { isPlain } = scanner.end()
  const texts = records.map(({ start, end }) => bytes.subarray(start, end).toString())
  return { isPlain, records, rows: texts.map((text) => fieldsOf(text, delimiter)) }
}

const cell = fc.string({ unit: fc.constantFrom('a', '张', '"', ',', '\n', '\r', ' ', '😀'), maxLength: 6 })
const table = fc.integer({ min: 2, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
)

test('what is written as RFC 4180 is read back, wherever the chunks are cut and whatever ends the lines', () => {
  fc.assert(
    fc.property(table, fc.constantFrom('\n', '\r\n', '\r'), fc.integer({ min: 1, max: 9 }), (rows, end, chunk) => {
      const text = rows.map((row) => recordOf(row, ',') + end).join('')
      expect(scan(text, { chunk }).rows).toEqual(rows)
    }),
  )
})

test('records are counted from the header, lines from the first one', () => {
  const { records } = scan('a,b\n"x\ny",2\n\n3,4\n')
  expect(records.map(({ row, line }) => [row, line])).toEqual([[1, 1], [2, 2], [3, 5]])
})

test.each([
  ['one line end', 'a,b\r\n1,2\r\n', true],
  ['blank lines', 'a,b\n\n1,2\n\n', true],
  ['quotes within a bare field', 'a,b\n5" x,2\n', true],
  ['mixed line ends', 'a,b\n1,2\r\n', false],
  ['a blank first line', '\na,b\n1,2\n', false],
  ['a space before a quote', 'a,b\n1, "2"\n', false],
  ['a space after a quote', 'a,b\n"1" ,2\n', false],
])('a file with %s is plain or not', (_, text, isPlain) => {
  expect(scan(text).isPlain).toBe(isPlain)
  expect(scan(text, { chunk: 1 }).isPlain).toBe(isPlain)
})

test('spaces around quoted fields are no part of them', () => {
  expect(scan('a,b\n1,  "x, ""y""" \n').rows[1]).toEqual(['1', 'x, "y"'])
})

test.each([
  ['a,b\n"1,2\n3,4\n', { row: 2, line: 2 }],
  ['a,b\n1,2\n"3"x,4\n', { row: 3, line: 3 }],
  ['a,b\n1,2\n"3" "4",5\n', { row: 3, line: 3 }],
])('a bad quote is named by row and line: %j', (text, detail) => {
  expect(() => scan(text)).toThrow(expect.objectContaining({ code: 'content.bad_quote', detail }))
})

test('an endless record is refused before it is read to its end', () => {
  const scanner = csvScanner(',', () => undefined)
  scanner.push(Buffer.from('a,b\n1,"'))
  const endless = () => {
    for (let n = 0; n < 100; n++) scanner.push(Buffer.alloc(1 << 20, 'x'))
  }
  expect(endless).toThrow(expect.objectContaining({ code: 'content.row_too_long', detail: { row: 2, line: 2 } }))
})

test.each([
  ['a,b\n1,2\n', 'x.csv', ','],
  ['a;b\n1,5;2\n', 'x.csv', ';'],
  ['a\tb\n1,2\t3\n', 'x.txt', '\t'],
  ['a,b\tc,d\n1,2\t3,4\n', 'x.tsv', '\t'],
  ['a|b|c\n1|2|3\n', 'x.csv', '|'],
  ['a,b\n1,2,3\n', 'x.csv', ','],
  ['a\n1\n', 'x.csv', ','],
  ['"a;b";c\n"1;2";3\n', 'x.csv', ';'],
])('the delimiter of %j in %s', (text, fileName, delimiter) => {
  expect(delimiterOf(Buffer.from(text), true, fileName)).toBe(delimiter)
})
