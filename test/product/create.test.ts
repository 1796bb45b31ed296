import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { getProduct, listProducts } from '#api/product/find.ts'
import { addDays } from '#api/kernel/time.ts'
import { newId } from '#api/kernel/ids.ts'
import {
  codeOf,
  eventsOf,
  hiddenAnswer,
  lastBodyOf,
  nowOf,
  productInput,
  publicDataLine,
  readyProduct,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const create = (over = {}, who = provider) => p.run(who, (ctx) => createProduct(ctx, productInput(over)))

it('creates a product whose source is told', async () => {
  const product = await create()
  expect(product).toMatchObject({ providerId: provider.participantId, sourceMode: 'original', suspended: false })
  expect(await p.run(provider, (ctx) => getProduct(ctx, product.id))).toEqual({ ...product, versions: [] })
  expect(await eventsOf(p, product.id)).toEqual(['product.created'])
  expect(await lastBodyOf(p, product.id)).toMatchObject({ sourceNote: product.sourceNote, parents: [] })
})

it.each([
  ['no source note', { sourceNote: '' }],
  ['an unknown source', { sourceMode: 'found' }],
  ['a name of controls', { name: '\u0007' }],
  ['a name beyond its length', { name: '名'.repeat(101) }],
  ['a parent twice', { sourceMode: 'derived', parentIds: ['prd_a', 'prd_a'] }],
  ['too many parents', { sourceMode: 'derived', parentIds: Array.from({ length: 21 }, (_, index) => `prd_${index}`) }],
])('answers 400 for %s', async (_, over) => {
  const answer = await p.request('POST', '/api/products', { as: provider, body: { ...productInput(), ...over } })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

it('is for providers and operators alone', async () => {
  const consumer = await p.organization('consumer')
  expect(await codeOf(create({}, consumer))).toBe('permit.role')
  const visitor = await p.request('POST', '/api/products', { body: productInput() })
  expect([visitor.status, visitor.body.code]).toEqual([401, 'permit.sign_in'])
})

it('takes public data from the scenario of the caller’s own grant alone', async () => {
  const line = await publicDataLine(p)
  const over = { sourceMode: 'authorised', scenarioId: line.scenario.id }
  expect(await create(over, line.operator)).toMatchObject({ scenarioId: line.scenario.id })
  const otherOperator = await p.organization('operator')
  expect(await codeOf(create(over, otherOperator))).toBe('not_found')
  expect(await codeOf(create({ ...over, scenarioId: 'scn_absent' }, otherOperator))).toBe('not_found')
})

it('derives from one’s own products and from bought ones', async () => {
  const own = await readyProduct(p, provider)
  expect(await create({ sourceMode: 'derived', parentIds: [own.id] })).toMatchObject({ parentIds: [own.id] })
  const other = await p.organization('provider', 'consumer')
  const derived = { sourceMode: 'derived', parentIds: [own.id] }
  expect(await codeOf(create(derived, other))).toBe('not_found')
  const at = await nowOf(p, other)
  await p.db.agreement.create({
    data: {
      id: newId('agr'), listingId: 'lst', productId: own.id, providerId: provider.participantId,
      consumerId: other.participantId, turn: '', plan: {}, purpose: '', startsAt: at, endsAt: addDays(at, 1),
      quota: 1n, policy: '', price: '', termsDigest: own.id, state: 'signed', note: '', createdAt: at,
    },
  })
  expect(await codeOf(create(derived, other))).toBe('not_found')
  await p.db.agreement.updateMany({ where: { productId: own.id }, data: { activatedAt: at } })
  expect(await codeOf(create(derived, other))).toBe('none')
})

it('G7: an operator does not redevelop what it delivers', async () => {
  const line = await publicDataLine(p)
  const source = await create({ sourceMode: 'authorised', scenarioId: line.scenario.id }, line.operator)
  const work = create({ sourceMode: 'derived', parentIds: [source.id] }, line.operator)
  await expect(work).rejects.toMatchObject({
    code: 'gate.g7_operator',
    detail: { basis: '《公共数据资源授权运营实施规范（试行）》第六条' },
  })
})

it('is hidden from other providers, and seen by the staff and the overseers', async () => {
  const product = await create()
  const other = await p.organization('provider')
  const view = async (id: string) => hiddenAnswer(await p.request('GET', `/api/products/${id}`, { as: other }))
  expect(await view(product.id)).toEqual(await view('prd_00000000000000000000000000'))
  expect((await view(product.id)).status).toBe(404)
  expect((await p.run(other, (ctx) => listProducts(ctx, { limit: 100 }))).items).toEqual([])
  for (const role of ['first_reviewer', 'regulator', 'auditor'] as const) {
    const who = await p.organization(role)
    expect(await p.run(who, (ctx) => getProduct(ctx, product.id))).toMatchObject({ id: product.id })
    const page = await p.run(who, (ctx) => listProducts(ctx, { limit: 1 }))
    expect(page.items).toHaveLength(1)
    expect(page.next).not.toBeNull()
  }
})
