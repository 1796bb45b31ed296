import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { resumeReadings } from '#api/product/resume-readings.ts'
import { workbookOf } from '#test/content/xlsx-file.ts'
import { productInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const newProduct = async () => (await p.run(provider, (ctx) => createProduct(ctx, productInput()))).id
const bookOf = (...names: string[]) =>
  workbookOf((book) => {
    for (const name of names) book.addWorksheet(name).addRows([['井号', name], ['A1', 1]])
  })
const two = await bookOf('一月', '二月')

const upload = (productId: string, raw: Uint8Array<ArrayBuffer>, sheet?: string) => {
  const query = new URLSearchParams({ fileName: '产量.xlsx', ...(sheet === undefined ? {} : { sheet }) })
  return p.request('POST', `/api/products/${productId}/versions?${query.toString()}`, { as: provider, raw })
}
const sheets = [{ name: '一月', isHidden: false }, { name: '二月', isHidden: false }]

it('reads the first sheet, or the one that is named, and tells which there are', async () => {
  const id = await newProduct()
  const first = await upload(id, two)
  expect([first.status, first.body]).toMatchObject([201, { format: 'xlsx', encoding: null, rows: 1, fileName: '产量.xlsx' }])
  expect(first.body.inspection.workbook).toEqual({ sheet: '一月', sheets })
  const second = await upload(id, two, '二月')
  const columns = [{ name: '井号', type: 'text' }, { name: '二月', type: 'integer' }]
  expect(second.body.inspection).toMatchObject({ workbook: { sheet: '二月', sheets }, columns })
  expect((await p.request('GET', `/api/products/${id}/versions/2`, { as: provider })).body).toEqual(second.body)
  expect(second.body.sample).toEqual([{ 井号: 'A1', 二月: 1 }])
})

it('tells that a named sheet is not there, in the answer and in the version that failed', async () => {
  const id = await newProduct()
  const { status, body } = await upload(id, two, '三月')
  const title = '工作簿没有工作表“三月”，有：一月、二月'
  expect([status, body]).toMatchObject([422, { code: 'content.xlsx_sheet_unknown', value: '三月', title }])
  const view = await p.request('GET', `/api/products/${id}/versions/1`, { as: provider })
  expect(view.body).toMatchObject({ state: 'failed', failure: { code: 'content.xlsx_sheet_unknown' } })
})

it('guesses no sheet of several when a stopped process left a workbook unread', async () => {
  for (const book of [two, await bookOf('一月')]) {
    const stored = await p.delivery.content.storage.put(Readable.from([Buffer.from(book)]), { limitBytes: 1_000_000 })
    const productId = await newProduct()
    await p.run(provider, (ctx) => beginReading(ctx, productId, 'a.xlsx', stored))
  }
  expect(await resumeReadings(p.server, p.delivery.content)).toEqual({ ready: 1, failed: 1, left: 0 })
  const failed = await p.db.productVersion.findFirstOrThrow({ where: { fileName: 'a.xlsx', state: 'failed' } })
  expect(failed.failure).toMatchObject({ code: 'content.xlsx_sheet_unclear' })
})
