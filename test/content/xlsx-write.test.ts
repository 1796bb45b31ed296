import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Worksheet } from 'exceljs'
import { expect, test } from 'vitest'
import { typesOf, workspace } from './workspace.ts'
import { readBook } from './xlsx-file.ts'

const { engine, inspect, convert } = workspace()

const CSV = [
  'name,n,amount,ok,day,at,old',
  '"=1+1 <a> & ""b""\r\nc _x0041_ 😀",1,1.50,true,2024-02-29,2024-02-29 10:20:30.5,1899-01-01',
  '007,-2,-0.25,false,1999-12-31,1999-12-31 23:59:59,2000-01-01',
  ',,,,,,',
].join('\n')
const valuesOf = (sheet: Worksheet | undefined, row: number) => (sheet?.getRow(row).values as unknown[] | undefined)?.slice(1)
const table = await inspect(`${CSV}\n`)

test('a workbook is read back as the same table, by us and by another reader', async () => {
  const { outPath, rows, mediaType } = await convert(table.outPath, { format: 'xlsx' })
  expect({ rows, mediaType }).toEqual({
    rows: 3, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  const again = await inspect(readFileSync(outPath), 'a.xlsx')
  expect(typesOf(again)).toEqual({ ...typesOf(table), old: 'text' })
  const filled = { format: 'csv', limit: 2 } as const
  expect((await convert(again.outPath, filled)).text).toBe((await convert(table.outPath, filled)).text)
  const sheet = (await readBook(readFileSync(outPath))).worksheets[0]
  expect(valuesOf(sheet, 1)).toEqual(['name', 'n', 'amount', 'ok', 'day', 'at', 'old'])
  const days = ['1999-12-31', '1999-12-31T23:59:59Z', '2000-01-01'].map((day) => new Date(day))
  expect(valuesOf(sheet, 3)).toEqual(['007', -2, -0.25, false, ...days])
})

test('what Excel can’t hold exactly is text', async () => {
  const rows = ['9007199254740993,1,2024-01-01T08:00:00+08:00,1e300', '1,123456789012345.67,2024-01-01T00:00:00Z,-1e-7']
  const wide = await inspect(`id,amount,zoned,ratio\n${rows.join('\n')}\n`)
  const { outPath } = await convert(wide.outPath, { format: 'xlsx' })
  const sheet = (await readBook(readFileSync(outPath))).worksheets[0]
  expect(valuesOf(sheet, 2)).toEqual(['9007199254740993', '1.00', '2024-01-01T00:00:00Z', 1e300])
})

test('the same selection gives the same bytes', async () => {
  const many = await inspect(`i,t\n${Array.from({ length: 60_000 }, (_, n) => `${n},${n % 97}街道`).join('\n')}\n`)
  const digests = new Set<string>()
  for (let n = 0; n < 3; n++) {
    const { outPath } = await convert(many.outPath, { format: 'xlsx', filter: [{ field: 'i', op: 'gte', value: 10 }] })
    digests.add(createHash('sha256').update(readFileSync(outPath)).digest('hex'))
  }
  expect(digests.size).toBe(1)
})

test('more rows than a sheet has, or a longer text than a cell holds, are refused', async () => {
  const refusal = (code: string) => ({ kind: 'refused', code })
  const rows = await inspect(`i\n${'1\n'.repeat(1_048_576)}`)
  await expect(convert(rows.outPath, { format: 'xlsx' })).rejects.toMatchObject(refusal('workbook.too_many_rows'))
  const long = await inspect(`t,u\n${'长'.repeat(32_768)},1\n`)
  await expect(convert(long.outPath, { format: 'xlsx' })).rejects.toMatchObject(refusal('workbook.cell_too_long'))
  expect(await engine.sample(long.outPath, { rows: 1, mask: [] })).toHaveLength(1)
})
