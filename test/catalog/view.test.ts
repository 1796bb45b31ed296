import { expect, it } from 'vitest'
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
  await readyVersion(p, provider, productId, { fields: ['井号', '温度'] })
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
      { name: '温度', description: '', isMasked: false },
    ],
    sample: [{ 井号: '甲' }],
  })
  expect(answer.body.versions.map(({ number }: { number: number }) => number)).toEqual([2, 1])
})

it('tells nothing of the values of masked fields, nor of files', async () => {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
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
})
