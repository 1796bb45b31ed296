import { createHash } from 'node:crypto'
import { beforeAll, expect, it } from 'vitest'
import { hex32 } from '#api/kernel/hex.ts'
import { VersionView } from '#api/product/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { readBook, workbookOf } from '#test/content/xlsx-file.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { bytesOf, type Deal, deal } from './world.ts'

const SHEET = '监测'
const WORKBOOK_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

let world: World
let open: Deal
let trust: string
let workbook: Uint8Array<ArrayBuffer>
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world)
  trust = await world.visitor.text('/api/provenance/trust')
  workbook = await workbookOf((book) => {
    book.addWorksheet('字典').addRows([['码', '名'], [1, '甲']])
    book.addWorksheet(SHEET).addRows([['编号', '名称', '数值'], [1, '站点1', 0.5], [2, '站点2', 1.5], [3, '=站点3', 3]])
  })
  const query = `fileName=${encodeURIComponent('监测.xlsx')}&sheet=${encodeURIComponent(SHEET)}`
  const { client } = open.provider
  const version = await client.send(`/api/products/${open.productId}/versions?${query}`, workbook, VersionView)
  expect(version).toMatchObject({ number: 2, state: 'ready', format: 'xlsx', rows: 3 })
})

/** What is delivered in a form: its bytes, which its receipt vouches for. */
async function taken(demand: Record<string, unknown>) {
  const { transfer, content, receipt } = await takeTransfer(open.consumer, open.agreementId, demand)
  const bytes = await bytesOf(open.consumer, content)
  const text = await eventually(() => open.consumer.client.text(receipt.href).catch(() => null), 'the receipt')
  const sha256 = hex32(createHash('sha256').update(bytes).digest())
  const { steps } = verifyReceipt(text, { content: { sha256, size: bytes.length }, trust })
  expect(steps.filter(({ state }) => state !== 'passed')).toEqual([])
  expect(transfer.sha256).toBe(sha256)
  return { transfer, bytes }
}

it('delivers the workbook itself, with all its sheets', async () => {
  const { transfer, bytes } = await taken({ format: 'original' })
  expect(transfer).toMatchObject({ format: 'original', mediaType: WORKBOOK_TYPE, fileName: '监测.xlsx', rows: 3 })
  expect(bytes).toEqual(Buffer.from(workbook))
})

it.each(['csv', 'ndjson', 'parquet'])('delivers its sheet as %s', async (format) => {
  const { transfer, bytes } = await taken({ format })
  expect(transfer).toMatchObject({ format, form: 'file', fileName: `监测-v2.${format}`, rows: 3 })
  if (format === 'csv') expect(bytes.toString()).toBe('编号,名称,数值\r\n1,站点1,0.5\r\n2,站点2,1.5\r\n3,=站点3,3.0\r\n')
})

it('delivers a selection as a workbook, the same bytes to whoever asks for the same', async () => {
  const demand = { format: 'xlsx', selection: { fields: ['名称'], filter: [{ field: '编号', op: 'gte', value: 2 }] } }
  const { transfer, bytes } = await taken(demand)
  expect(transfer).toMatchObject({ format: 'xlsx', form: 'selection', mediaType: WORKBOOK_TYPE, rows: 2 })
  expect(transfer.fileName).toBe('监测-v2.xlsx')
  const values = (await readBook(bytes)).worksheets[0]?.getSheetValues().slice(1).map((row) => (row as unknown[])[1])
  expect(values).toEqual(['名称', '站点2', '=站点3'])
  expect((await taken({ ...demand, version: 2 })).transfer.sha256).toBe(transfer.sha256)
})
