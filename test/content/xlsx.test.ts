import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { typesOf, workspace } from './workspace.ts'
import { sheetParts, wideWorkbook, workbookOf, zipOf } from './xlsx-file.ts'

const { engine, inspect, convert, file, fresh } = workspace()

const lines = async (path: string) => {
  const { text } = await convert(path, { format: 'ndjson' })
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as unknown)
}
const codes = (notes: { code: string }[]) => notes.map(({ code }) => code)

test('numbers, dates, booleans and text keep their types', async () => {
  const read = await inspect(await workbookOf((book) => {
    const sheet = book.addWorksheet('企业')
    sheet.addRow(['代码', '注册资本', '人数', '成立日期', '更新时间', '开门', '在业', '备注', '比例'])
    const day = new Date(Date.UTC(2020, 1, 29))
    const rich = { richText: [{ text: '黄河', font: { bold: true } }, { text: '口镇' }] }
    sheet.addRow(['007', 12.5, 3, day, new Date(Date.UTC(2024, 4, 6, 7, 8, 9)), 0.375, true, rich, 0.1 + 0.2])
    sheet.addRow(['010', -1, 40, day, new Date(Date.UTC(2024, 4, 7)), 0.5, false, ' 甲,"乙"\n丙 ', 1])
    sheet.getColumn(4).numFmt = 'yyyy"年"m"月"d"日"'
    sheet.getColumn(5).numFmt = 'yyyy-mm-dd hh:mm:ss;@'
    sheet.getColumn(6).numFmt = 'hh:mm'
  }), '企业.xlsx')
  expect(read).toMatchObject({ format: 'xlsx', encoding: null, delimiter: null, rows: 2 })
  expect(typesOf(read)).toEqual({
    代码: 'text', 注册资本: 'decimal', 人数: 'integer', 成立日期: 'date', 更新时间: 'timestamp', 开门: 'time', 在业: 'boolean',
    备注: 'text', 比例: 'float',
  })
  expect(await lines(read.outPath)).toEqual([
    { 代码: '007', 注册资本: 12.5, 人数: 3, 成立日期: '2020-02-29', 更新时间: '2024-05-06T07:08:09', 开门: '09:00:00', 在业: true,
      备注: '黄河口镇', 比例: 0.300_000_000_000_000_04 },
    { 代码: '010', 注册资本: -1, 人数: 40, 成立日期: '2020-02-29', 更新时间: '2024-05-07T00:00:00', 开门: '12:00:00', 在业: false,
      备注: ' 甲,"乙"\n丙 ', 比例: 1 },
  ])
})

test('formulas are read by their saved result, errors as empty, merged cells by their top left one', async () => {
  const read = await inspect(await workbookOf((book) => {
    const sheet = book.addWorksheet('甲')
    sheet.addRow(['镇', '数', '合计'])
    sheet.addRow(['胜坨', 1, { formula: 'B2*2', result: 2 }])
    sheet.addRow([null, 2, { formula: 'B3/0', result: { error: '#DIV/0!' } }])
    sheet.mergeCells('A2:A3')
  }))
  expect(await lines(read.outPath)).toEqual([{ 镇: '胜坨', 数: 1, 合计: 2 }, { 镇: null, 数: 2, 合计: null }])
  expect(codes(read.notes)).toEqual(expect.arrayContaining(['sheet.merged_cells', 'column.error_values']))
})

test('a column of several kinds is text and says so', async () => {
  const read = await inspect(await workbookOf((book) => {
    const sheet = book.addWorksheet('甲')
    sheet.addRows([['值', '号'], [1, 'a'], ['无', 'b'], [true, 'c'], [2.5, 'd']])
  }))
  expect(typesOf(read)).toMatchObject({ 值: 'text' })
  expect((await lines(read.outPath)).map((row) => (row as { 值: string }).值)).toEqual(['1', '无', 'true', '2.5'])
  expect(codes(read.notes)).toEqual(['column.mixed_types'])
})

const several = await workbookOf((book) => {
  book.addWorksheet('封面').addRow(['2024 年度报表'])
  const hidden = book.addWorksheet('字典')
  hidden.state = 'hidden'
  hidden.addRows([['码', '名'], [1, '甲']])
  book.addWorksheet('填表说明').addRows([['请按月填写'], ['单位：元']])
  book.addWorksheet('明细').addRows([['年度收支'], [], ['月', '额'], [1, 10], [], [2, 20]])
  book.addWorksheet('备查').addRows([['序', '事'], [9, '乙']])
})
const sheets = [
  { name: '封面', isHidden: false }, { name: '字典', isHidden: true }, { name: '填表说明', isHidden: false },
  { name: '明细', isHidden: false }, { name: '备查', isHidden: false },
]

test('of many sheets the first that shows a table is read, below its title, and all are named', async () => {
  const read = await inspect(several)
  expect(read.workbook).toEqual({ sheet: '明细', sheets })
  expect(await lines(read.outPath)).toEqual([{ 月: 1, 额: 10 }, { 月: 2, 额: 20 }])
  expect(codes(read.notes)).toEqual(['sheet.one_of_many', 'sheet.title_rows'])
})

test.each([
  ['备查', { 序: 9, 事: '乙' }], ['字典', { 码: 1, 名: '甲' }],
])('the sheet %s is read when it is asked for', async (name, row) => {
  const outPath = fresh()
  const read = await engine.inspect(file(several), { fileName: 'a.xlsx', outPath, sheet: { name } })
  expect(read.workbook?.sheet).toBe(name)
  expect(await lines(outPath)).toEqual([row])
})

test.each([
  ['an unknown sheet', { name: '丁' }, 'content.xlsx_sheet_unknown'],
  ['a sheet without a table', { name: '封面' }, 'content.no_rows'],
  ['no sheet of several, where one must be the only one', 'only' as const, 'content.xlsx_sheet_unclear'],
])('%s is refused', async (_, sheet, code) => {
  await expect(engine.inspect(file(several), { fileName: 'a.xlsx', outPath: fresh(), sheet })).rejects.toMatchObject({
    kind: 'refused', code,
  })
})

test('a sheet is asked for of workbooks only', async () => {
  const asked = engine.inspect(file('a\n1\n'), { fileName: 'a.csv', outPath: fresh(), sheet: { name: '甲' } })
  await expect(asked).rejects.toMatchObject({ kind: 'refused', code: 'content.sheet_unexpected' })
})

test('a table of one column is read with its empty values', async () => {
  const read = await inspect(await workbookOf((book) => {
    book.addWorksheet('甲').addRows([['名'], ...[1, 2, 3, 4, 5, 6].map((n) => [`站${n}`]), [{ error: '#N/A' }], ['末']])
  }))
  expect(read.rows).toBe(8)
  expect((await lines(read.outPath)).slice(-2)).toEqual([{ 名: null }, { 名: '末' }])
})

const cell = (at: string, inside: string, type = '') => `<c r="${at}"${type}>${inside}</c>`
const inline = (at: string, text: string) => cell(at, `<is><t>${text}</t></is>`, ' t="inlineStr"')

test('what other writers do is read as they mean it', async () => {
  const codes = '<numFmts><numFmt numFmtId="200" formatCode="[h]:mm"/></numFmts>'
  const styles = `${codes}<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>`
  const formats = '<cellXfs><xf numFmtId="0"/><xf numFmtId="31"/><xf numFmtId="200"/></cellXfs>'
  const strings = '<si><r><t>拼</t></r><r><t xml:space="preserve">音 </t></r><rPh><t>pin</t></rPh></si>'
  const data = `<sheetData><row>${['a', 'b', 'c', 'd', 'e'].map((name) => `<c t="str"><v>${name}</v></c>`).join('')}</row>
    <row><c t="s"><v>0</v></c><c s="1"><v>45351</v></c><c s="2"><v>1.5</v></c><c t="b"><f>1=1</f><v>1</v></c>
    <c t="inlineStr"><is><r><t>a&amp;lt;</t></r><r><t>_x000D_b</t></r></is></c></row></sheetData>`
  const read = await inspect(zipOf(sheetParts(data, { styles: styles + formats, strings })))
  expect(typesOf(read)).toEqual({ a: 'text', b: 'date', c: 'decimal', d: 'boolean', e: 'text' })
  expect(await lines(read.outPath)).toEqual([{ a: '拼音 ', b: '2024-02-29', c: 1.5, d: true, e: 'a&lt;\rb' }])
  expect(read.workbook).toEqual({ sheet: '甲', sheets: [{ name: '甲', isHidden: false }] })
})

test('a file of the 64-bit form, as those are that are written on the way, is read', async () => {
  const read = await inspect(await wideWorkbook([['a', 'b'], [1, '甲']]))
  expect(await lines(read.outPath)).toEqual([{ a: 1, b: '甲' }])
})

test('the calendar of 1904, and the February of 1900 that Excel dreamt of', async () => {
  const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
  const day = (n: number, i: number) => `<row>${cell(`A${i + 2}`, `<v>${n}</v>`, ' s="1"')}</row>`
  const days = (values: number[]) => values.map(day).join('')
  const sheet = (values: number[]) => `<sheetData><row>${inline('A1', '日')}</row>${days(values)}</sheetData>`
  const early = await inspect(zipOf(sheetParts(sheet([1, 59, 61]), { styles })))
  expect(await lines(early.outPath)).toEqual([{ 日: '1900-01-01' }, { 日: '1900-02-28' }, { 日: '1900-03-01' }])
  const book = '<s:sheet name="甲" sheetId="1" q:id="r1"/>'
  const dated = (data: unknown) => String(data).replace('<s:sheets>', '<s:workbookPr date1904="1"/><s:sheets>')
  const parts = sheetParts(sheet([0, 43_889]), { styles, book }).map((part) =>
    part.name === 'xl/book.xml' ? { ...part, data: dated(part.data) } : part,
  )
  expect(await lines((await inspect(zipOf(parts))).outPath)).toEqual([{ 日: '1904-01-01' }, { 日: '2024-02-29' }])
})

test.each(['csv', 'parquet', 'ndjson', 'xlsx'] as const)('a selection of a workbook is converted to %s', async (format) => {
  const { outPath } = await inspect(several)
  const out = await convert(outPath, { format, fields: ['额'], filter: [{ field: '月', op: 'eq', value: 2 }] })
  const again = await inspect(readFileSync(out.outPath), `a.${format}`)
  expect(await lines(again.outPath)).toEqual([{ 额: 20 }])
})
