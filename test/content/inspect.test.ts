import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { Filter } from '#api/content/schema.ts'
import { typesOf, workspace } from './workspace.ts'

const { engine, inspect, convert, file, fresh } = workspace()

/** "姓名,镇街\n张三,黄河路\n" in GB18030, with a character of four bytes (㐀, U+3400). */
const GB18030 = Buffer.concat([
  Buffer.from('d0d5c3fb2cd5f2bdd60ad5c5c8fd2cbbc6bad3c2b7', 'hex'),
  Buffer.from('8139ee39', 'hex'),
  Buffer.from('\n'),
])

test('CSV in UTF-8 is read with its types, in its order', async () => {
  const text = '姓名,年龄,余额,出生,登记,启用\n张三,30,1.5,1994-01-31,2024-01-01 10:00:00,true\n"李,四",,20.25,1990/2/1,,FALSE\n'
  const found = await inspect(text, '人员.csv')
  const facts = { format: 'csv', encoding: 'utf-8', delimiter: ',', rows: 2, duplicateRows: 0, notes: [] }
  expect(found).toMatchObject(facts)
  expect(typesOf(found)).toEqual({
    姓名: 'text', 年龄: 'integer', 余额: 'decimal', 出生: 'date', 登记: 'timestamp', 启用: 'boolean',
  })
  expect((await convert(found.outPath, { format: 'csv' })).text).toBe(
    '姓名,年龄,余额,出生,登记,启用\r\n张三,30,1.50,1994-01-31,2024-01-01 10:00:00,true\r\n"李,四",,20.25,1990-02-01,,false\r\n',
  )
})

test('a byte order mark is no part of the first name', async () => {
  const found = await inspect('\ufeff"编号",b\n1,2\n')
  expect(found.encoding).toBe('utf-8-bom')
  expect(Object.keys(typesOf(found))).toEqual(['编号', 'b'])
})

test('GB18030 is converted, and noted', async () => {
  const found = await inspect(GB18030)
  expect(found).toMatchObject({ format: 'csv', encoding: 'gb18030', rows: 1, notes: [{ code: 'file.gb18030' }] })
  expect((await convert(found.outPath, { format: 'csv' })).text).toBe('姓名,镇街\r\n张三,黄河路㐀\r\n')
})

test('GB18030 that crosses the chunks of reading is converted whole', async () => {
  const rows = 400_000
  const row = Buffer.from('d0d5c3fb2cd5f2bdd60a', 'hex')
  const found = await inspect(Buffer.concat([Buffer.from('a,b\n'), Buffer.alloc(rows * row.length, row)]))
  expect(found).toMatchObject({ encoding: 'gb18030', rows })
  expect(found.columns[1]).toMatchObject({ distinct: { count: 1 }, top: [{ value: '镇街', count: rows }] })
})

test('NDJSON keeps numbers exact, text as text, and nested values as JSON', async () => {
  const found = await inspect(
    '{"id":9007199254740993,"code":"001","when":"2024-01-01T10:00:00Z","at":{"lon":118.5,"tags":["a"]},"mixed":1}\n' +
      '\n{"id":2,"code":"2","when":null,"at":null,"mixed":"x","late":1.50}\n',
  )
  expect(found).toMatchObject({ format: 'ndjson', rows: 2, encoding: 'utf-8', delimiter: null })
  expect(typesOf(found)).toEqual({
    id: 'integer', code: 'text', when: 'timestamptz', at: 'json', mixed: 'text', late: 'decimal',
  })
  expect((await convert(found.outPath, { format: 'ndjson' })).text.split('\n').slice(0, 2)).toEqual([
    '{"id":9007199254740993,"code":"001","when":"2024-01-01T10:00:00Z",' +
      '"at":{"lon":118.5,"tags":["a"]},"mixed":"1","late":null}',
    '{"id":2,"code":"2","when":null,"at":null,"mixed":"x","late":1.5}',
  ])
})

test('a JSON array of objects is read in its order', async () => {
  const found = await inspect('\n[ {"a": 1, "b": true},\n  {"a": 2, "b": false} ]', 'x.json')
  expect(found).toMatchObject({ format: 'json', rows: 2 })
  expect(typesOf(found)).toEqual({ a: 'integer', b: 'boolean' })
})

test('objects over several lines are read', async () => {
  expect(await inspect('{\n  "a": 1\n}\n{\n  "a": 2\n}\n')).toMatchObject({ format: 'json', rows: 2 })
})

test('JSON in GB18030 is read', async () => {
  const zhangSan = Buffer.from('d5c5c8fd', 'hex')
  const found = await inspect(Buffer.concat([Buffer.from('{"a":"'), zhangSan, Buffer.from('"}\n')]))
  expect(found).toMatchObject({ format: 'ndjson', encoding: 'gb18030', columns: [{ max: '张三' }] })
})

test('Parquet is read as it is, and its normalised copy is one that can be read again', async () => {
  const first = await inspect('a,b,c\n1,x,2024-01-01\n2,,\n')
  const outPath = fresh()
  const again = await engine.inspect(first.outPath, { fileName: 'x.parquet', outPath })
  expect(again).toMatchObject({ format: 'parquet', encoding: null, rows: 2, columns: first.columns })
})

test('the content decides, not the extension', async () => {
  expect((await inspect('a,b\n1,2\n', 'x.xlsx')).format).toBe('csv')
  expect((await inspect('{"a":1}\n', 'x.csv')).format).toBe('ndjson')
  const { outPath } = await inspect('a\n1\n')
  expect((await engine.inspect(outPath, { fileName: 'x.csv', outPath: fresh() })).format).toBe('parquet')
})

test('codes with leading zeros, signs or spaces stay text', async () => {
  const found = await inspect(
    'zero,area,phone,plus,space,long,id\n' +
      '001,370502001000,0546-8331234,+1, 1,12345678901234567890,370502199401310018\n' +
      '002,037050200100,0546-8331235,+2,2 ,12345678901234567891,370502199401310019\n',
  )
  expect(typesOf(found)).toEqual({
    zero: 'text', area: 'text', phone: 'text', plus: 'text', space: 'text', long: 'text', id: 'integer',
  })
  const { text } = await convert(found.outPath, { format: 'csv' })
  expect(text).toContain('001,370502001000,0546-8331234,+1, 1,1234567')
})

test('a text in the last row of a column of numbers makes it text, and loses nothing', async () => {
  const found = await inspect(`n\n${Array.from({ length: 150_000 }, (_, n) => n).join('\n')}\n待补\n`)
  expect(found.columns[0]).toMatchObject({ type: 'text', nulls: 0, distinct: { count: 150_001 } })
  const filter: Filter[] = [{ field: 'n', op: 'in', value: ['待补', '149999'] }]
  const last = await convert(found.outPath, { format: 'csv', filter })
  expect(last.text).toBe('n\r\n149999\r\n待补\r\n')
})

test('a fraction, and an exponent, in a late row widen the type', async () => {
  const start = Array.from({ length: 30_000 }, () => '7,7').join('\n')
  expect(typesOf(await inspect(`a,b\n${start}\n1.25,1e5\n`))).toEqual({ a: 'decimal', b: 'float' })
})

test.each([
  ['2024-02-30', 'text'], ['24-01-01', 'text'], ['2024-01-01', 'date'], ['2024-01-01 10:00', 'timestamp'],
  ['2024-01-01T10:00:00+08:00', 'timestamptz'], ['1.', 'text'], ['.5', 'text'], ['-0', 'text'], ['-1', 'integer'],
  ['9223372036854775807', 'integer'], ['9223372036854775808', 'text'], ['1e999', 'text'], ['NaN', 'text'],
  ['0.1234567890123456789012345678901234567', 'decimal'],
  ['1_000', 'text'], ['1e3', 'float'], ['yes', 'text'], ['True', 'boolean'],
])('the text %s in CSV is %s', async (text, type) => {
  expect(typesOf(await inspect(`v\n${text}\n`))).toEqual({ v: type })
})

test('quoted delimiters, quotes and line breaks are values', async () => {
  const found = await inspect('a,b\n"x\r\ny","1,""2"""\n"",z\n')
  expect(found.rows).toBe(2)
  expect((await convert(found.outPath, { format: 'csv' })).text).toBe('a,b\r\n"x\r\ny","1,""2"""\r\n,z\r\n')
})

test.each([
  ['mixed line ends', 'a,b\r\n1,2\n3,"x\ny"\r5,6\r\n'],
  ['leading blank lines', '\n\r\na,b\n1,2\n3,"x\ny"\n5,6'],
  ['spaces around quotes', 'a,b\n"1" ,2\n3,   "x\ny" \n5,6\n'],
  ['carriage returns alone', 'a,b\r1,2\r3,"x\ny"\r5,6\r'],
  ['semicolons', 'a;b\n1;2\n3;"x\ny"\n5;6\n'],
])('CSV with %s is the same table', async (_, text) => {
  const { outPath } = await inspect(text)
  expect((await convert(outPath, { format: 'csv' })).text).toBe('a,b\r\n1,2\r\n3,"x\ny"\r\n5,6\r\n')
})

test('column names are made unique and visible, and no name is ever SQL', async () => {
  const names = ['a', 'a', '', 'b\0c', '\u202ed', `x"'; DROP TABLE t; --`, 'file_row_number', '${1}']
  const found = await inspect(`${names.map((name) => `"${name.replaceAll('"', '""')}"`).join(',')}\n1,2,3,4,5,6,7,8\n`)
  const cleaned = ['a', 'a_2', '列3', 'bc', 'd', `x"'; DROP TABLE t; --`, 'file_row_number_2', '${1}']
  expect(found.columns.map(({ name }) => name)).toEqual(cleaned)
  expect(found.notes.map(({ code }) => code.slice(7))).toEqual([
    'duplicate_name', 'empty_name', 'cleaned_name', 'cleaned_name', 'duplicate_name',
  ])
  expect(await engine.sample(found.outPath, { rows: 1, mask: [] })).toEqual([
    Object.fromEntries(cleaned.map((name, index) => [name, index + 1])),
  ])
  const { text } = await convert(found.outPath, { format: 'ndjson', fields: [`x"'; DROP TABLE t; --`] })
  expect(JSON.parse(text)).toEqual({ [`x"'; DROP TABLE t; --`]: 6 })
})

test('names that JSON keys have are cleaned as well', async () => {
  const found = await inspect('{"b\\u0000c":1,"":2,"a":3,"A":4}\n')
  expect(new Set(found.columns.map(({ name }) => name.toLowerCase())).size).toBe(4)
  expect(found.columns[0]?.name).toBe('bc')
})

test('a thousand columns are read', { timeout: 180_000 }, async () => {
  const names = Array.from({ length: 1_000 }, (_, n) => `k${n}`)
  const found = await inspect(`${names.join(',')}\n${names.map((_, n) => n).join(',')}\n`)
  expect(found.columns.length).toBe(1_000)
  expect(found.columns[999]).toMatchObject({ name: 'k999', type: 'integer', max: 999 })
})

test('the original is left as it was', async () => {
  const text = '\ufeffa,b\r\n1,2\n'
  const path = file(text)
  await engine.inspect(path, { fileName: 'x', outPath: fresh() })
  expect(readFileSync(path, 'utf8')).toBe(text)
})
