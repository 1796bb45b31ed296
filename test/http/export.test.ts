import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { OpenAPIHono, z } from '@hono/zod-openapi'
import { expect, it } from 'vitest'
import { allRows, exportEndpoint } from '#api/http/export.ts'
import { csvCell } from '#api/http/export-file.ts'
import { problem } from '#api/http/problem.ts'
import type { App, Variables } from '#api/http/server.ts'
import { createProduct } from '#api/product/create.ts'
import { workspace } from '#test/content/workspace.ts'
import { readBook } from '#test/content/xlsx-file.ts'
import { deal, record, reserveOne, withhold } from '#test/settlement/deal.ts'
import { draft, list, productInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const { inspect, convert } = workspace()
const provider = await p.organization('provider')
const regulator = await p.organization('regulator')
const TITLES = Array.from({ length: 23 }, (_, n) => `=轮胎,"${n}"`)
for (const title of TITLES) {
  const { id } = await draft(p, provider, { title, coverageSpace: title.includes('2') ? '广饶县' : '河口区' })
  await list(p, provider, id)
}
const use = await deal(p, { kind: 'per_use', priceFen: 101_905 }, 1_000_000)
const transfers = []
for (let n = 0; n < 3; n++) {
  const transfer = await reserveOne(p, use)
  await record(p, use, [transfer])
  transfers.push(transfer)
}
await withhold(p, use, transfers.slice(0, 1))
const charged = { id: { in: transfers.slice(1).map(({ id }) => id) } }
await p.db.transfer.updateMany({ where: charged, data: { capturedFen: 101_905n } })
await p.db.agreement.update({ where: { id: use.agreementId }, data: { policy: '{}' } })

const bytesOf = async (path: string, as?: Member, method = 'GET') => {
  const headers: Record<string, string> = as ? { authorization: `Bearer ${as.token}` } : {}
  const response = await p.app.request(path, { method, headers })
  return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}
type Line = Record<string, unknown>

/** The rows of an exported CSV as DuckDB reads them. */
const rowsOf = async (bytes: Uint8Array): Promise<Line[]> => {
  const { outPath } = await inspect(bytes, 'a.csv')
  const { text } = await convert(outPath, { format: 'ndjson' })
  return text.trimEnd().split('\n').map((line) => JSON.parse(line) as Line)
}
const exported = async (path: string, as?: Member) => {
  const { status, headers, bytes } = await bytesOf(path, as)
  expect(status).toBe(200)
  const rows = await rowsOf(bytes)
  expect(headers.get('x-row-count')).toBe(String(rows.length))
  return rows
}

it('exports all rows of a search to whoever may search, in its order, beyond its first page', async () => {
  const shown = (await p.request('GET', '/api/catalog?limit=100&sort=newest')).body.items
  const rows = await exported('/api/catalog/export?sort=newest&limit=2&cursor=x')
  expect(rows).toHaveLength(23)
  expect(rows.map((row) => row['挂牌编号'])).toEqual(shown.map(({ id }: { id: string }) => id))
  expect(rows.map((row) => row['名称'])).toEqual(TITLES.toReversed().map((title) => `'${title}`))
})

it('exports what the filter shows and nothing else', async () => {
  const filter = `coverageSpace=${encodeURIComponent('广饶县')}`
  const shown = (await p.request('GET', `/api/catalog?limit=100&${filter}`)).body
  const rows = await exported(`/api/catalog/export?${filter}`)
  expect(rows).toHaveLength(shown.total)
  expect(rows.map((row) => row['挂牌编号'])).toEqual(shown.items.map(({ id }: { id: string }) => id))
  const { status, headers, bytes } = await bytesOf('/api/catalog/export?q=%E7%85%A4')
  expect([status, headers.get('x-row-count')]).toEqual([200, '0'])
  expect(new TextDecoder().decode(bytes).split('\r\n')).toHaveLength(2)
})

it('is UTF-8 with a mark and a file name; HEAD tells the same without the bytes', async () => {
  const { headers, bytes } = await bytesOf('/api/catalog/export')
  expect(Buffer.from(bytes).toString('hex', 0, 3)).toBe('efbbbf')
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present')
  expect(headers.get('content-length')).toBe(String(bytes.length))
  const disposition = decodeURIComponent(headers.get('content-disposition') ?? '')
  expect(disposition).toMatch(/^attachment; filename\*=UTF-8''数据产品目录-\d{8}-\d{6}\.csv$/)
  const asked = await bytesOf('/api/catalog/export', undefined, 'HEAD')
  expect([asked.status, asked.headers.get('x-row-count'), asked.bytes.length]).toEqual([200, '23', 0])
})

it('makes a workbook of the same rows, with a sheet that explains them', async () => {
  const filter = `coverageSpace=${encodeURIComponent('广饶县')}`
  const { headers, bytes } = await bytesOf(`/api/catalog/export?as=xlsx&sort=newest&${filter}`)
  const [table, about] = (await readBook(bytes)).worksheets
  expect(headers.get('x-row-count')).toBe(String((table?.rowCount ?? 0) - 1))
  expect(table?.getRow(2).getCell(2).value).toBe('=轮胎,"22"')
  expect(table?.getRow(2).getCell(15).value).toBeInstanceOf(Date)
  const lines = Object.fromEntries(about?.getSheetValues().slice(2).map((line) => (line as string[]).slice(1)) ?? [])
  expect(lines).toMatchObject({ 内容: '数据产品目录', '筛选：覆盖区域': '广饶县', '筛选：排序': '最新', 行数: headers.get('x-row-count') })
  expect(lines['导出时间（北京时间）']).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/)
})

it('exports a statement that sums to its totals, in yuan and Beijing’s time', async () => {
  const { items, totals } = (await p.request('GET', '/api/settlements', { as: use.provider })).body
  const rows = await exported('/api/settlements/export', use.provider)
  expect(rows.map((row) => row['类型'])).toEqual(['退款', '结算', '结算', '结算'])
  const sum = (column: string) => rows.reduce((total, row) => total + Math.round(100 * Number(row[column])), 0)
  expect([sum('交易额（元）'), sum('平台服务费（元）'), sum('供方所得（元）')]).toEqual([totals.grossFen, totals.feeFen, totals.shareFen])
  const text = new TextDecoder().decode((await bytesOf('/api/settlements/export', use.provider)).bytes)
  const beijing = new Date(Date.parse(items[0].at) + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
  expect(text.split('\r\n')[1]).toContain(`${beijing},退款,${use.orderId},`)
  expect(text.split('\r\n')[1]).toContain(',-1019.05,-50.95,-968.10,500')
})

it('exports only what its reader sees: the parties their own, the overseers everything', async () => {
  const paths = { transfers: '交付编号', agreements: '合约编号' }
  for (const [noun, id] of Object.entries(paths)) {
    const shown = async (as: Member) =>
      (await p.request('GET', `/api/${noun}?limit=100`, { as })).body.items.map((item: { id: string }) => item.id)
    for (const as of [use.consumer, use.provider, regulator])
      expect((await exported(`/api/${noun}/export`, as)).map((row) => row[id])).toEqual(await shown(as))
    expect((await bytesOf(`/api/${noun}/export`, provider)).headers.get('x-row-count')).toBe('0')
    expect((await bytesOf(`/api/${noun}/export`)).status).toBe(401)
  }
  const ofAgreement = await exported(`/api/transfers/export?agreementId=${use.agreementId}`, use.consumer)
  expect(ofAgreement.map((row) => Number(row['金额（元）'])).toSorted((a, b) => a - b)).toEqual([0, 1019.05, 1019.05])
  expect(await exported('/api/agreements/export?state=signed', use.consumer)).toHaveLength(1)
  expect((await bytesOf('/api/settlements/export', use.consumer)).status).toBe(403)
  expect((await bytesOf('/api/supervision/measures/export', use.consumer)).status).toBe(403)
  expect((await bytesOf('/api/supervision/measures/export', regulator)).headers.get('x-row-count')).toBe('0')
})

it('exports the lines of an account', async () => {
  const rows = await exported('/api/account/entries/export', use.consumer)
  const { items } = (await p.request('GET', '/api/account/entries?limit=100', { as: use.consumer })).body
  const shown = items.map((item: { amountFen: number }) => item.amountFen)
  expect(rows.map((row) => Math.round(100 * Number(row['金额（元）'])))).toEqual(shown)
})

it.each(['as=pdf', 'sort=rows', `q=${'a'.repeat(101)}`])('answers 400 for %s', async (query) => {
  expect((await bytesOf(`/api/catalog/export?${query}`)).status).toBe(400)
})

/** An application of one export over a list of the test. */
function appOf(list: Parameters<typeof exportEndpoint<z.ZodObject, { id: string }>>[0]['list']): App {
  const app: App = new OpenAPIHono<{ Variables: Variables }>()
  app.onError((error, c) => problem(c, error))
  exportEndpoint({
    path: '/api/test/export', act: 'catalog.search', title: '测试', query: z.object({}), filter: () => [], list,
    columns: [{ header: '编号', value: ({ id }) => id }],
  }).mount(app, p.server)
  return app
}

it('sees one state of the database, whatever is added while it reads', async () => {
  const owner = await p.organization('provider')
  for (let n = 0; n < 3; n++) await p.run(owner, (ctx) => createProduct(ctx, productInput()))
  const app = appOf(async (ctx, { cursor = '' }) => {
    const rows = await ctx.tx.dataProduct.findMany({
      where: { providerId: owner.participantId, id: { gt: cursor } }, orderBy: { id: 'asc' }, take: 2,
    })
    await p.run(owner, (other) => createProduct(other, productInput()))
    return { items: rows, next: rows.length === 2 ? (rows.at(-1)?.id ?? null) : null }
  })
  const answer = await app.request('/api/test/export')
  expect([answer.status, answer.headers.get('x-row-count')]).toEqual([200, '3'])
  expect(await p.db.dataProduct.count({ where: { providerId: owner.participantId } })).toBe(5)
  await answer.body?.cancel()
})

const numbered = (total: number) => async ({ limit = 2, cursor }: { limit?: number; cursor?: string | undefined }) => {
  const from = Number(cursor ?? 0)
  const items = Array.from({ length: Math.min(limit, total - from) }, (_, n) => ({ id: String(from + n) }))
  return { items, next: from + limit < total ? String(from + limit) : null }
}

it('refuses one row too many, before a byte was sent, and leaves no file', async () => {
  const rows = async (total: number) => {
    let count = 0
    for await (const _row of allRows(numbered(total), 2_500)) count++
    return count
  }
  expect([await rows(2_499), await rows(2_500)]).toEqual([2_499, 2_500])
  await expect(rows(2_501)).rejects.toMatchObject({ kind: 'refused', code: 'export.too_many_rows' })
  const answer = await appOf((_, page) => numbered(100_001)(page)).request('/api/test/export')
  expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'export.too_many_rows', limit: 100_000 }])
  expect(readdirSync(join(p.server.config.contentDir, 'exports'))).toEqual([])
})

it('writes few exports at once and asks the others to come later', async () => {
  const waiting = Promise.withResolvers<void>()
  const app = appOf(async () => {
    await waiting.promise
    return { items: [], next: null }
  })
  const ask = async () => app.request('/api/test/export')
  const first = [ask(), ask()]
  const refused = await ask()
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'export.busy' }])
  expect(refused.headers.get('retry-after')).toBe('10')
  waiting.resolve()
  for (const answer of await Promise.all(first)) expect([answer.status, await answer.text()]).toEqual([200, '编号\r\n'])
})

it.each([
  ['=1+1', "'=1+1"], ['+86', "'+86"], ['-1', "'-1"], ['@x', "'@x"], ['\tx', "'\tx"],
  ['\rx', `"'\rx"`], ['a"b', '"a""b"'], ['a\nb', '"a\nb"'],
  ['a', 'a'], [null, ''], [-5, '-5'], [{ fen: -5 }, '-0.05'], [{ fen: 123_456_789 }, '1234567.89'], [{ fen: 0 }, '0.00'],
  [{ at: '2026-12-31T16:00:00.999Z' }, '2027-01-01 00:00:00'],
])('writes %j as the field %s', (cell, field) => {
  expect(csvCell(cell)).toBe(field)
})
