import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { codeOf, eventsOf, hiddenAnswer, lastBodyOf, productInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const LIMIT = 100_000
const p = await platform({ UPLOAD_LIMIT_BYTES: String(LIMIT) })
const provider = await p.organization('provider')
const newProduct = async () => (await p.run(provider, (ctx) => createProduct(ctx, productInput()))).id

type Raw = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
type Sent = { name?: string; headers?: Record<string, string>; who?: Member }
const upload = (productId: string, raw: Raw, { name = '压力.csv', headers = {}, who = provider }: Sent = {}) => {
  const query = name === '' ? '' : `?fileName=${encodeURIComponent(name)}`
  return p.request('POST', `/api/products/${productId}/versions${query}`, { as: who, raw, headers })
}

/** Objects in storage, and versions in the database. */
const stock = async () => {
  const names = await readdir(join(p.server.config.contentDir), { recursive: true, withFileTypes: true })
  return { files: names.filter((entry) => entry.isFile()).length, versions: await p.db.productVersion.count() }
}

const CSV = '井号,日期,压力\nA1,2026-01-01,12.5\nA1,2026-01-02,12.7\nB2,2026-01-01,\n'

it('stores the original, reads it and answers with its profile and sample', async () => {
  const id = await newProduct()
  const answer = await upload(id, CSV)
  expect(answer.status).toBe(201)
  expect(answer.body).toMatchObject({
    productId: id, number: 1, state: 'ready', fileName: '压力.csv', format: 'csv', encoding: 'utf-8', rows: 3,
    sizeBytes: Buffer.byteLength(CSV), sha256: `0x${createHash('sha256').update(CSV).digest('hex')}`,
    sm3: `0x${createHash('sm3').update(CSV).digest('hex')}`, descriptions: {}, maskedFields: [], failure: null,
  })
  expect(answer.body.inspection.columns.map(({ name }: { name: string }) => name)).toEqual(['井号', '日期', '压力'])
  expect(answer.body.sample).toHaveLength(3)
  const view = await p.request('GET', `/api/products/${id}/versions/1`, { as: provider })
  expect(view.body).toEqual(answer.body)
  expect(await eventsOf(p, id)).toEqual(['product.created', 'product.versioned'])
  const { sha256, sm3 } = answer.body
  expect(await lastBodyOf(p, id)).toMatchObject({ product: id, version: 1, sha256, sm3, rows: 3, parents: [] })
  const row = await p.db.productVersion.findFirstOrThrow({ where: { productId: id } })
  const bytes = await new Response(await p.delivery.content.storage.read(row.originalKey)).text()
  expect(bytes).toBe(CSV)
})

it('takes the name from Content-Disposition where the query has none', async () => {
  const id = await newProduct()
  const headers = { 'content-disposition': "attachment; filename*=UTF-8''%E6%B2%B9%E4%BA%95.ndjson" }
  const answer = await upload(id, '{"井号":"A1"}\n{"井号":"B2"}\n', { name: '', headers })
  expect(answer.body).toMatchObject({ state: 'ready', fileName: '油井.ndjson', format: 'ndjson', rows: 2 })
})

it('reads GB18030', async () => {
  const gb18030 = Buffer.from([0xbe, 0xae, 0xba, 0xc5, 0x0a, 0x41, 0x31, 0x0a])
  const answer = await upload(await newProduct(), gb18030)
  expect(answer.body).toMatchObject({ state: 'ready', encoding: 'gb18030', rows: 1 })
  expect(answer.body.inspection.columns[0].name).toBe('井号')
})

const badNames = ['../../etc/passwd', 'a\\b.csv', 'a\u202e.csv', '文'.repeat(256), '']
it.each(badNames)('refuses the name %j and keeps nothing', async (name) => {
  const id = await newProduct()
  const before = await stock()
  const answer = await upload(id, CSV, { name })
  expect([answer.status, answer.body.code]).toEqual([400, 'product.file_name'])
  expect(await stock()).toEqual(before)
})

it('answers 413 past the limit, announced or not, and keeps nothing', async () => {
  const id = await newProduct()
  const before = await stock()
  const large = new Uint8Array(LIMIT + 1).fill(65)
  const announced = await upload(id, 'x', { headers: { 'content-length': String(LIMIT + 1) } })
  expect([announced.status, announced.body.code]).toEqual([413, 'content.too_large'])
  const streamed = await upload(id, new Blob([large]).stream())
  expect([streamed.status, streamed.body.code]).toEqual([413, 'content.too_large'])
  expect(await stock()).toEqual(before)
})

it('answers for an interrupted upload, and keeps nothing', async () => {
  const id = await newProduct()
  const before = await stock()
  let chunks = 0
  const broken = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (chunks++ === 2) controller.error(new Error('the peer is gone'))
      else controller.enqueue(Buffer.from(CSV))
    },
  })
  const answer = await upload(id, broken)
  expect([answer.status, answer.body.code]).toEqual([400, 'product.upload_interrupted'])
  expect(await stock()).toEqual(before)
})

it('refuses an empty file and keeps nothing', async () => {
  const id = await newProduct()
  const before = await stock()
  const answer = await upload(id, new Uint8Array(0))
  expect([answer.status, answer.body.code]).toEqual([422, 'content.empty'])
  expect(await stock()).toEqual(before)
})

it('marks a version that can’t be read as failed, with the row, and lets go of its file', async () => {
  const id = await newProduct()
  const before = await stock()
  const answer = await upload(id, 'a,b\n1,2\n3\n')
  expect([answer.status, answer.body.code, answer.body.row]).toEqual([422, 'content.ragged', 3])
  const view = await p.request('GET', `/api/products/${id}/versions/1`, { as: provider })
  const failure = { code: 'content.ragged', detail: { row: 3 } }
  expect(view.body).toMatchObject({ state: 'failed', failure, inspection: null })
  expect(await eventsOf(p, id)).toEqual(['product.created'])
  expect((await stock()).files).toBe(before.files)
})

it('is for providers and operators alone', async () => {
  const id = await newProduct()
  const consumer = await p.organization('consumer')
  expect((await upload(id, CSV, { who: consumer })).body.code).toBe('permit.role')
  expect((await p.request('POST', `/api/products/${id}/versions?fileName=a.csv`, { raw: CSV })).status).toBe(401)
})

it('answers for another provider’s product exactly as for an absent one, before a byte is kept', async () => {
  const id = await newProduct()
  const before = await stock()
  const other = await p.organization('provider')
  const theirs = hiddenAnswer(await upload(id, CSV, { who: other }))
  expect(theirs.status).toBe(404)
  expect(theirs).toEqual(hiddenAnswer(await upload('prd_00000000000000000000000000', CSV, { who: other })))
  const tooLarge = await upload(id, new Blob([new Uint8Array(LIMIT + 1)]).stream(), { who: other })
  expect(hiddenAnswer(tooLarge)).toEqual(theirs)
  const stored = { key: '0'.repeat(32), sizeBytes: 1, sha256: '0x00', sm3: '0x00' } as const
  expect(await codeOf(p.run(other, (ctx) => beginReading(ctx, id, 'a.csv', stored)))).toBe('not_found')
  expect(await stock()).toEqual(before)
})

it('numbers versions without gaps when several come at once', async () => {
  const id = await newProduct()
  const answers = await Promise.all([1, 2, 3, 4].map((value) => upload(id, `a\n${value}\n`)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
  expect(answers.map(({ body }) => body.number).toSorted()).toEqual([1, 2, 3, 4])
})

it('takes over descriptions and masks of the version before', async () => {
  const id = await newProduct()
  await upload(id, CSV)
  const body = { descriptions: { 井号: '油井编号', 日期: '采集日' }, maskedFields: ['井号'] }
  await p.request('PUT', `/api/products/${id}/versions/1/description`, { as: provider, body })
  const next = await upload(id, '井号,温度\nA1234,30\n')
  expect(next.body).toMatchObject({ number: 2, descriptions: { 井号: '油井编号' }, maskedFields: ['井号'] })
  expect(JSON.stringify(next.body.sample)).not.toContain('A1234')
})
