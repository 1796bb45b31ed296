import { declare } from '#test/support/declaration.ts'
import { expect, it } from 'vitest'
import type { PricePlan } from '#api/pricing/plan.ts'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { draft, hiddenAnswer, list, productInput, readyVersion } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const view = (id: string) => p.request('GET', `/api/catalog/${id}`)

it('shows the public page of a listing to visitors', async () => {
  const { id, productId } = await draft(p, provider)
  await list(p, provider, id)
  await readyVersion(p, provider, productId)
  const stored = { key: '0'.repeat(32), sizeBytes: 1, sha256: '0x00', sm3: '0x00' } as const
  await p.run(provider, (ctx) => beginReading(ctx, productId, '读取中.csv', stored))
  const answer = await view(id)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    id, productId, coverageFrom: '2026-01-01', coverageTo: '2026-06-30', hasStandingOffer: false,
    prices: [{ plan: { kind: 'free' }, sentence: '免费' }],
    provider: { id: provider.participantId },
    version: { number: 2, rows: 3, encoding: 'utf-8' },
    columns: [
      { name: '井号', description: '第一列', isMasked: false, top: [{ value: '甲', count: 2 }] },
      { name: '压力', description: '', isMasked: false },
    ],
    sample: [{ 井号: '甲' }],
  })
  expect(answer.body.versions.map(({ number }: { number: number }) => number)).toEqual([2, 1])
})

it('shows neither a later version of other columns, nor one from before the approved one', async () => {
  const { id, productId } = await draft(p, provider)
  await readyVersion(p, provider, productId)
  await list(p, provider, id)
  await readyVersion(p, provider, productId, { fields: ['姓名', '身份证号'] })
  const answer = await view(id)
  expect(answer.body.version.number).toBe(2)
  expect(answer.body.versions.map(({ number }: { number: number }) => number)).toEqual([2])
  expect(answer.text).not.toContain('身份证号')
  const found = await p.request('GET', `/api/catalog?provider=${provider.participantId}&limit=100`)
  expect(found.body.items.find((item: { id: string }) => item.id === id).version.number).toBe(2)
})

it('keeps masked what was masked when it was reviewed, and the descriptions that were reviewed', async () => {
  const { id, productId } = await draft(p, provider, {}, {}, { maskedFields: ['井号'] })
  await list(p, provider, id)
  await readyVersion(p, provider, productId, { fields: ['电话'] })
  const { number } = await readyVersion(p, provider, productId)
  const descriptions = { 井号: '没有审核过' }
  await p.db.productVersion.updateMany({ where: { productId, number }, data: { descriptions } })
  const answer = await view(id)
  expect(answer.body.version.number).toBe(3)
  expect(answer.body.columns[0]).toMatchObject({ isMasked: true, top: [], description: '第一列' })
  expect(answer.body.sample).toEqual([{ 井号: '*' }])
})

/** The public page of a file of so many rows, each with a number of its own and one of three states. */
async function pageOf(rows: number, plans: PricePlan[]) {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  await declare(p, provider, productId)
  const lines = Array.from({ length: rows }, (_, at) => `${70_000 + at},状态${at % 3}`)
  const raw = `编号,状态\n${lines.join('\n')}\n`
  await p.request('POST', `/api/products/${productId}/versions?fileName=a.csv`, { as: provider, raw })
  const { id } = await draft(p, provider, { productId, plans })
  await list(p, provider, id)
  return view(id)
}

const paid: PricePlan = { kind: 'one_off', priceFen: 100 }

it.each([
  [19, 0],
  [40, 4],
  [400, 20],
])('of a paid product of %i rows the sample shows %i, and no column gives its values away', async (rows, shown) => {
  const { body, text } = await pageOf(rows, [paid])
  expect(body.sample).toHaveLength(shown)
  expect(new Set(text.match(/\b70\d{3}\b/g)).size).toBe(shown)
  expect(body.columns[0]).toMatchObject({ name: '编号', top: [], min: null, max: null, quantiles: null, histogram: null })
  expect(body.columns[1].top).toHaveLength(3)
})

it('a product that can be had for nothing shows what it holds', async () => {
  const { body } = await pageOf(19, [{ kind: 'free' }, paid])
  expect(body.sample).toHaveLength(19)
  expect(body.columns[0]).toMatchObject({ min: 70_000, max: 70_018 })
})

it('tells nothing of the values of masked fields, nor of files', async () => {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  await declare(p, provider, productId)
  const upload = (raw: string) =>
    p.request('POST', `/api/products/${productId}/versions?fileName=secret-name.csv`, { as: provider, raw })
  await upload('井号,电话\nA1,13800000001\nB2,13800000002\n')
  const body = { descriptions: {}, maskedFields: ['电话'] }
  await p.request('PUT', `/api/products/${productId}/versions/1/description`, { as: provider, body })
  const { id } = await draft(p, provider, { productId })
  await list(p, provider, id)
  const answer = await view(id)
  expect(answer.body.columns[1]).toMatchObject({ name: '电话', isMasked: true, top: [], min: null })
  expect(answer.text).not.toMatch(/1380000000\d/)
  const { sha256, originalKey } = await p.db.productVersion.findFirstOrThrow({ where: { productId } })
  for (const secret of ['secret-name', sha256, originalKey]) expect(answer.text).not.toContain(secret)
})

it('answers for what is not on the market exactly as for what is absent', async () => {
  const absent = hiddenAnswer(await view('lst_00000000000000000000000000'))
  expect(absent.status).toBe(404)
  const { id, productId } = await draft(p, provider)
  expect(hiddenAnswer(await view(id))).toEqual(absent)
  await list(p, provider, id)
  expect((await view(id)).status).toBe(200)
  await p.db.dataProduct.update({ where: { id: productId }, data: { suspended: true } })
  expect(hiddenAnswer(await view(id))).toEqual(absent)
  await p.db.dataProduct.update({ where: { id: productId }, data: { suspended: false } })
  await p.request('POST', `/api/listings/${id}/delist`, { as: provider, body: { reason: '不再更新' } })
  expect(hiddenAnswer(await view(id))).toEqual(absent)
})
