import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { declare, hiddenAnswer, list, draft, productInput, submitted } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')

/** A product with a version that was read from a file. */
async function uploaded(): Promise<string> {
  const { id } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  const raw = '井号,电话\nA1,13800000001\nB2,13800000002\n'
  await p.request('POST', `/api/products/${id}/versions?fileName=a.csv`, { as: provider, raw })
  return id
}

const body = { descriptions: { 电话: '值班电话' }, maskedFields: ['电话'] }
const describe = (id: string, over: object = {}, who: Member = provider, number = 1) =>
  p.request('PUT', `/api/products/${id}/versions/${number}/description`, { as: who, body: { ...body, ...over } })

it('describes fields and hides the values of masked ones in the sample', async () => {
  const id = await uploaded()
  const answer = await describe(id)
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject(body)
  expect(JSON.stringify(answer.body.sample)).not.toContain('13800000001')
  expect(answer.body.sample[0]['井号']).toBe('A1')
  const bare = await describe(id, { descriptions: {}, maskedFields: [] })
  expect(bare.body).toMatchObject({ descriptions: {}, maskedFields: [] })
  expect(JSON.stringify(bare.body.sample)).toContain('13800000001')
})

it('keeps the values of masked fields from staff and overseers', async () => {
  const id = await uploaded()
  await describe(id)
  const read = async (as: Member) => (await p.request('GET', `/api/products/${id}/versions/1`, { as })).text
  expect(await read(provider)).toContain('13800000001')
  for (const role of ['first_reviewer', 'auditor', 'regulator'] as const) {
    const text = await read(await p.organization(role))
    expect(text).not.toMatch(/1380000000\d/)
    expect(text).toContain('A1')
  }
})

it.each([
  ['a field that is not there', { maskedFields: ['身份证'] }, 'product.field_unknown'],
  ['a description of a field that is not there', { descriptions: { 身份证: '号' } }, 'product.field_unknown'],
  ['a mask twice', { maskedFields: ['电话', '电话'] }, 'request.invalid'],
  ['a description of controls', { descriptions: { 电话: '\u0000' } }, 'request.invalid'],
])('answers 400 for %s', async (_, over, code) => {
  const answer = await describe(await uploaded(), over)
  expect([answer.status, answer.body.code]).toEqual([400, code])
})

it('is for providers alone, and hidden from others', async () => {
  const id = await uploaded()
  const auditor = await p.organization('auditor')
  expect((await describe(id, {}, auditor)).body.code).toBe('permit.role')
  const other = await p.organization('provider')
  expect(hiddenAnswer(await describe(id, {}, other))).toEqual(hiddenAnswer(await describe('prd_absent', {}, other)))
  expect((await describe(id, {}, provider, 2)).status).toBe(404)
})

it('is over while its listing is under review and once it was listed, but not for a newer version', async () => {
  const productId = await uploaded()
  await declare(p, provider, productId)
  const { id } = await draft(p, provider, { productId })
  expect((await describe(productId)).status).toBe(200)
  await submitted(p, provider, id)
  expect((await describe(productId)).body.code).toBe('product.version_listed')
  await p.request('POST', `/api/listings/${id}/withdraw`, { as: provider })
  expect((await describe(productId)).status).toBe(200)
  await list(p, provider, id)
  expect((await describe(productId)).body.code).toBe('product.version_listed')
  await p.request('POST', `/api/products/${productId}/versions?fileName=b.csv`, { as: provider, raw: '电话\n1\n' })
  expect((await describe(productId, {}, provider, 2)).status).toBe(200)
})

it('needs a version that was read', async () => {
  const { id } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  await p.request('POST', `/api/products/${id}/versions?fileName=a.csv`, { as: provider, raw: 'a,b\n1\n' })
  expect((await describe(id, { descriptions: {}, maskedFields: [] })).body.code).toBe('product.version_act_not_allowed')
})

it('keeps masks and sample together when two describe at once', async () => {
  const id = await uploaded()
  const bare = { maskedFields: [] }
  await Promise.all([describe(id), describe(id, bare), describe(id), describe(id, bare)])
  const { body: version } = await p.request('GET', `/api/products/${id}/versions/1`, { as: provider })
  expect(JSON.stringify(version.sample).includes('13800000001')).toBe(version.maskedFields.length === 0)
})
