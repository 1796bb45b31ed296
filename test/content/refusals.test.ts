import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { workspace } from './workspace.ts'

const { engine, file, fresh, inspect, tempDir } = workspace()

const chinese = '编号,名称,镇街\n1,东营区,黄河路街道\n'
const bytes = (...parts: (string | number[])[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const wide = (count: number) => Array.from({ length: count }, (_, n) => `k${n}`)
const utf16 = Buffer.from(chinese.repeat(20), 'utf16le')
const ascii16 = Buffer.from('id,name\n1,a\n2,b\n', 'utf16le')
const parquet = async () => readFileSync((await inspect('a,b\n1,2\n')).outPath)

const noise = Array.from({ length: 500 }, (_, n) => (n * 7) % 256)

type Refusal = [name: string, fileName: string, content: string | Uint8Array, code: string, detail?: object]

const refusals: Refusal[] = [
  ['an empty file', 'a.csv', '', 'content.empty'],
  ['blanks alone', 'a.csv', ' \r\n\n ', 'content.empty'],
  ['a header alone', 'a.csv', 'a,b\n', 'content.no_rows'],
  ['a header without an end', 'a.csv', 'a,b', 'content.no_rows'],
  ['an empty array', 'a.json', '[]', 'content.no_rows'],
  ['a short row', 'a.csv', 'a,b,c\n1,2,3\n"x\ny",2\n', 'content.ragged', { row: 3, line: 3, expected: 3, actual: 2 }],
  ['a long row', 'a.csv', 'a,b\n1,2\n\n3,4,5\n', 'content.ragged', { row: 3, line: 4, expected: 2, actual: 3 }],
  ['an open quote', 'a.csv', 'a,b\n1,"2\n', 'content.bad_quote', { row: 2 }],
  ['1,001 columns', 'a.csv', `${wide(1_001).join(',')}\n`.repeat(2), 'content.too_many_columns',
    { columns: 1_001 }],
  ['a million columns', 'a.csv', `${','.repeat(999_999)}\n`, 'content.too_many_columns'],
  ['1,001 keys', 'a.ndjson', `{${wide(1_001).map((key) => `"${key}":1`).join(',')}}\n`, 'content.too_many_columns'],
  ['1,001 keys in as many objects', 'a.ndjson', wide(1_001).map((key) => `{"${key}":1}\n`).join(''),
    'content.too_many_columns'],
  ['Latin-1', 'a.csv', bytes('a,b\ncaf', [0xe9], ',1\n'), 'content.bad_encoding', { offset: 8 }],
  ['damaged UTF-8', 'a.csv', bytes(chinese, chinese, [0xff], chinese), 'content.bad_encoding',
    { offset: 2 * Buffer.byteLength(chinese), encoding: 'UTF-8' }],
  ['UTF-8 cut within a character', 'a.csv', bytes(chinese).subarray(0, -2), 'content.bad_encoding',
    { encoding: 'UTF-8' }],
  ['damaged GB18030', 'a.csv', bytes('a,b\n', [0xd0, 0xd5, 0x2c, 0xc3, 0xfb, 0x0a, 0xff, 0x0a]),
    'content.bad_encoding', { offset: 10 }],
  ['GB18030 cut within a character', 'a.csv', bytes('a,b\n', [0xd0, 0xd5, 0x2c, 0xc3]), 'content.bad_encoding',
    { offset: 8 }],
  ['a bad line', 'a.ndjson', '{"a":1}\n{"a":\n{"a":3}\n', 'content.bad_json', { row: 2 }],
  ['a bad line below a sign that parts lines elsewhere', 'a.ndjson',
    '{"a":"x\u2028y"}\n{"a":\n', 'content.bad_json', { row: 2 }],
  ['a line that is no object', 'a.ndjson', '{"a":1}\n5\n', 'content.bad_json', { row: 2 }],
  ['an unclosed array', 'a.json', '[{"a":1},{"a":2}', 'content.bad_json'],
  ['an array of numbers', 'a.json', '[1,2]', 'content.unreadable'],
  ['a lone text', 'a.json', '"x"', 'content.unreadable'],
  ['text named Parquet', 'a.parquet', 'a,b\n1,2\n', 'content.unreadable'],
  ['four bytes of Parquet', 'a', 'PAR1', 'content.unreadable'],
  ['noise within Parquet marks', 'a', bytes('PAR1', noise, 'PAR1'), 'content.unreadable'],
  ['JSON that ends the process', 'a.ndjson', `{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}\n`,
    'content.unreadable'],
]

test.each(refusals)('%s is refused', async (_, fileName, content, code, detail = {}) => {
  const outPath = fresh()
  const refusal = { kind: 'refused', code, detail: expect.objectContaining(detail) }
  await expect(engine.inspect(file(content), { fileName, outPath })).rejects.toMatchObject(refusal)
  expect(existsSync(outPath)).toBe(false)
  expect(readdirSync(tempDir)).toEqual([])
})

const unsupported: Refusal[] = [
  ['UTF-16 with a mark', 'a.csv', bytes([0xff, 0xfe], 'a\0,\0'), 'content.unsupported_encoding'],
  ['big-endian UTF-16 with a mark', 'a.csv', bytes([0xfe, 0xff], '\0a\0,'), 'content.unsupported_encoding'],
  ['UTF-32', 'a.csv', bytes([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]), 'content.unsupported_encoding'],
  ['UTF-16 without a mark', 'a.csv', utf16, 'content.unsupported_encoding'],
  ['short UTF-16 without a mark', 'a.csv', ascii16, 'content.unsupported_encoding'],
  ['XLSX', 'a.csv', bytes('PK', [3, 4], 'xl/workbook.xml'), 'content.unsupported_format'],
  ['GZIP', 'a.csv.gz', bytes([0x1f, 0x8b, 8, 0]), 'content.unsupported_format'],
  ['PDF', 'a.pdf', '%PDF-1.7\n', 'content.unsupported_format'],
  ['a binary file', 'a.csv', bytes('x', Array.from({ length: 4_000 }, () => 0), 'y'), 'content.unsupported_format'],
]

test.each(unsupported)('%s is unsupported', async (_, fileName, content, code) => {
  const inspection = engine.inspect(file(content), { fileName, outPath: fresh() })
  await expect(inspection).rejects.toMatchObject({ kind: 'unsupported', code })
})

test('Parquet is unreadable when it was cut, or when bytes of it changed', async () => {
  const whole = await parquet()
  const cut = whole.subarray(0, whole.length - 20)
  const zeroed = Buffer.from(whole)
  zeroed.fill(0, 4, whole.length - 200)
  for (const content of [cut, zeroed])
    await expect(inspect(content)).rejects.toMatchObject({ kind: 'refused', code: 'content.unreadable' })
})

test('after a worker died the next job is done', async () => {
  expect((await inspect('a\n1\n')).rows).toBe(1)
})
