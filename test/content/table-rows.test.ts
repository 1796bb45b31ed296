import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { writeWorkbook } from '#api/kernel/workbook.ts'
import { workspace } from './workspace.ts'
import { sheetParts, zipOf } from './xlsx-file.ts'

const { engine, file, fresh, inspect } = workspace()

async function rowsOf(content: string | Uint8Array, limit = 100, fileName = 'a.csv') {
  const outPath = fresh()
  const found = await engine.rows(file(content), { fileName, limit, outPath })
  const lines = readFileSync(outPath, 'utf8').split('\n').filter((line) => line !== '')
  return { ...found, lines: lines.map((line) => JSON.parse(line) as unknown) }
}

it.each([
  ['a,b\n1,2\n', [[1, ['a', 'b']], [2, ['1', '2']]]],
  ['a,b\r\n\r\n"1\r\nx",2\r\n3,"4"', [[1, ['a', 'b']], [3, ['1\r\nx', '2']], [4, ['3', '4']]]],
  ['a;b;c\n1;2\n;;\n4;5;6;7\n', [[1, ['a', 'b', 'c']], [2, ['1', '2']], [4, ['4', '5', '6', '7']]]],
])('numbers the rows of %j as a spreadsheet does, and judges none', async (text, lines) => {
  expect(await rowsOf(text)).toMatchObject({ format: 'csv', encoding: 'utf-8', lines })
})

it('reads long files in pieces without losing a row', async () => {
  const rows = Array.from({ length: 30_000 }, (_, n) => [`${n}`, `"行\n${n}"`, 'x'.repeat(50)].join())
  const { rows: count, lines } = await rowsOf(`${rows.join('\n')}\n`, 40_000)
  expect(count).toBe(30_000)
  expect(lines.at(-1)).toEqual([30_000, ['29999', '行\n29999', 'x'.repeat(50)]])
})

it('reads the first sheet of a workbook that holds a table, with empty cells between', async () => {
  const parts: Uint8Array[] = []
  await writeWorkbook(async (bytes) => parts.push(bytes), [
    { name: '封面', headers: ['标题'], rows: [] },
    { name: '表', headers: ['甲', '乙', '丙'], rows: [['1', null, '=3'], [null, null, null], ['4', '5', null]] },
  ])
  const { lines } = await rowsOf(Buffer.concat(parts), 100, 'a.xlsx')
  expect(lines).toEqual([[1, ['甲', '乙', '丙']], [2, ['1', '', '=3']], [4, ['4', '5']]])
})

it.each([
  ['content.too_many_rows', 'a,b\n1,2\n3,4\n', 2],
  ['content.empty', '', 2],
  ['content.unsupported_format', '[{"a": 1}]', 2],
  ['content.bad_encoding', Uint8Array.of(0x61, 0x0a, 0xff, 0xff, 0x0a), 2],
])('refuses with %s', async (code, content, limit) => {
  await expect(rowsOf(content, limit)).rejects.toMatchObject({ code })
})

it('names the formats that it does read', async () => {
  await expect(rowsOf('[{"a": 1}]', 2)).rejects.toMatchObject({ message: '不支持 JSON 文件，请提供 CSV 或 Excel（xlsx）' })
})

const bookOf = (rows: string, strings = '') => zipOf(sheetParts(`<sheetData>${rows}</sheetData>`, { strings }))
const cell = (place: string, text = 'x') => `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`
const sparse = (last: string, rows: number) =>
  Array.from({ length: rows }, (_, at) => `<row r="${at + 1}">${cell(`A${at + 1}`)}${cell(`${last}${at + 1}`)}</row>`)
const shared = (rows: number) => Array.from({ length: rows }, (_, at) =>
  `<row r="${at + 1}"><c t="s"><v>0</v></c>${'<c t="s"><v>0</v></c>'.repeat(20)}</row>`)

it.each<[string, string, Uint8Array, object]>([
  ['a cell in the last column of Excel', 'content.too_many_columns', bookOf(sparse('XFD', 3).join('')),
    { columns: 16_384, limit: 1_000 }],
  ['cells far right in many rows', 'content.too_many_cells', bookOf(sparse('ALL', 4_100).join('')),
    { limit: 4_000_000 }],
  ['one long text in many cells', 'content.too_much_text',
    bookOf(shared(110).join(''), `<si><t>${'长'.repeat(32_000)}</t></si>`), { limit: 64 << 20 }],
  ['a file of commas', 'content.too_many_cells', Buffer.from(`x${','.repeat(999)}\n`.repeat(4_100)), {}],
])('refuses %s with %s before they take memory', async (_, code, content, detail) => {
  const refusal = { kind: 'refused', code, detail: expect.objectContaining(detail) }
  await expect(rowsOf(content, 60_000, content.length > 3 && content[0] === 0x50 ? 'a.xlsx' : 'a.csv')).rejects
    .toMatchObject(refusal)
})

const CHECKED = [
  ['integer', ['1', '-20', '1.5', 'x'], 2], ['decimal', ['1', '-2.5', '1e3', '1,000'], 1],
  ['boolean', ['是', 'FALSE', '1', '也许'], 1], ['date', ['2026-01-02', '2026/1/2', '2026-02-30', '去年'], 2],
  ['timestamp', ['2026-01-02 03:04:05', '2026-01-02', '三点'], 1],
  ['credit_code', ['91370500MA3C1C1C1C', '91370500ma3c1c1c1c', '9137'], 2],
  ['identity', ['37050219900101123X', '370502199013011234', '***'], 1],
  ['mobile', ['13800000000', '138****0000', '12800000000'], 1], ['email', ['a@b.cn', 'a@b', 'a b@c.cn'], 2],
  ['postcode', ['257000', '25700'], 1], ['longitude', ['118.5', '218.5', '东'], 2], ['latitude', ['37.4', '370'], 1],
  ['division', ['370502', '370502001', '3705'], 1],
] as const

it.each(CHECKED)('counts the values that are no %s', async (form, values, failing) => {
  const { outPath } = await inspect(`甲,乙\n${values.map((value) => `"${value}",x`).join('\n')}\n`, 'a.csv')
  const { fields } = await engine.check(outPath, { checks: [{ field: '甲', form }], orders: [] })
  expect(fields).toMatchObject([{ field: '甲', form, values: values.length, failing }])
})

it('counts what is written otherwise, and periods that run backwards; an empty value is none', async () => {
  const text = '起,止,码\n2026-01-01,2026-02-01,A1\n2026/1/1,去年,B2\n2026-03-01,2026-02-01,三\n,2026-02-01,\n'
  const { outPath } = await inspect(text, 'a.csv')
  const checks = [{ field: '码', form: 'postcode' as const }, { field: '止', form: 'date' as const }]
  expect(await engine.check(outPath, { checks, orders: [['起', '止']] })).toEqual({
    fields: [
      { field: '码', form: 'postcode', values: 3, failing: 3, alike: 2 },
      { field: '止', form: 'date', values: 4, failing: 1, alike: 3 },
    ],
    orders: [{ from: '起', to: '止', values: 2, failing: 1 }],
  })
  const unknown = engine.check(outPath, { checks: [{ field: "x' --", form: 'date' }], orders: [] })
  await expect(unknown).rejects.toMatchObject({ code: 'selection.unknown_field' })
})
