import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { getDeclaration } from '#api/product/find-declaration.ts'
import { submitListing } from '#api/listing/submit.ts'
import {
  codeOf, codesOf, declarationInput, declare, draft, eventsOf, hiddenAnswer, lastBodyOf, list, productInput, readyProduct,
  submitted,
} from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')

const put = (id: string, over: object = {}, as: Member = provider) =>
  p.request('PUT', `/api/products/${id}/declaration`, { as, body: { ...declarationInput(), ...over } })

async function bare(): Promise<string> {
  return (await p.run(provider, (ctx) => createProduct(ctx, productInput()))).id
}

/** A product with a file of phones that was read. */
async function withPhones(): Promise<string> {
  const id = await bare()
  const raw = '井号,值班\nA1,13800000001\nB2,13800000002\n'
  await p.request('POST', `/api/products/${id}/versions?fileName=a.csv`, { as: provider, raw })
  return id
}

it('declares a product, and records each declaration with its digest', async () => {
  const id = await bare()
  const answer = await put(id, { processing: 'aggregated' })
  expect([answer.status, answer.body.declaration.processing]).toEqual([200, 'aggregated'])
  expect(answer.body.faults).toEqual([])
  const first = await lastBodyOf(p, id)
  expect(first).toMatchObject({ grade: 'general', processing: 'aggregated', declaration: expect.stringMatching(/^0x/) as unknown })
  await put(id, { processing: 'masked' })
  expect((await lastBodyOf(p, id))['declaration']).not.toBe(first['declaration'])
  expect(await eventsOf(p, id)).toEqual(['product.created', 'product.declared', 'product.declared'])
  expect(await p.db.productDeclaration.count({ where: { productId: id } })).toBe(1)
})

it('shows beside it what was detected, and what is still to be mended', async () => {
  const id = await withPhones()
  const { body: untold } = await p.request('GET', `/api/products/${id}/declaration`, { as: provider })
  expect(untold).toMatchObject({ declaration: null, version: 1, faults: [{ path: 'declaration' }] })
  expect(untold.required.map(({ kind }: { kind: string }) => kind)).toEqual(['system_build', 'collection_note'])
  expect(untold.prohibited).toHaveLength(11)
  const { body: told } = await put(id)
  expect(told.detected).toMatchObject({ hasPersonal: true, columns: [{ column: '值班', kind: 'mobile', rows: 2 }] })
  expect(told.faults).toMatchObject([{ path: 'declaration.personalBasis', basis: '《个人信息保护法》第二十三条' }])
  expect(JSON.stringify(told)).not.toContain('13800000001')
  await p.request('PUT', `/api/products/${id}/versions/1/description`, {
    as: provider, body: { descriptions: {}, maskedFields: ['值班'] },
  })
  const { body: masked } = await p.request('GET', `/api/products/${id}/declaration`, { as: provider })
  expect(masked).toMatchObject({ detected: { hasPersonal: false }, withheld: [{ column: '值班' }], faults: [] })
})

it('keeps a product with personal information that is declared as none off the market', async () => {
  const id = await withPhones()
  await declare(p, provider, id)
  const listing = await draft(p, provider, { productId: id })
  await expect(submitted(p, provider, listing.id)).rejects.toMatchObject({
    code: 'listing.incomplete', detail: { faults: [{ path: 'declaration.personalBasis' }] },
  })
})

it.each([
  ['grade', { grade: 'secret' }], ['rights', { rights: [] }], ['rights', { rights: ['use', 'use'] }],
  ['excludedClasses.0', { excludedClasses: [12] }], ['excludedClasses', { excludedClasses: [1, 1] }],
  ['evidence.0.digest', { evidence: [{ kind: 'other', title: '材料', digest: '0xAB' }] }],
  ['evidence.0.kind', { evidence: [{ kind: 'rumour', title: '材料', digest: `0x${'5a'.repeat(32)}` }] }],
  ['assessment.validTo', { assessment: { digest: `0x${'5a'.repeat(32)}`, validTo: '明年' } }],
  ['personalBasis', { sensitive: true }], ['personalBasis', { minors: true }], ['', { extra: 1 }],
])('answers 400 for a malformed %s', async (path, over) => {
  const { status, body } = await put(await bare(), over)
  expect([status, body.code, body.faults[0].path]).toEqual([400, 'request.invalid', path])
})

it('is for the provider alone, and answers for others’ products as for absent ones', async () => {
  const id = await bare()
  const other = await p.organization('provider')
  expect(hiddenAnswer(await put(id, {}, other))).toEqual(hiddenAnswer(await put('prd_absent', {}, other)))
  expect(await codeOf(p.run(await p.organization('consumer'), (ctx) => getDeclaration(ctx, id)))).toBe('permit.role')
  expect((await put(id, {}, await p.organization('first_reviewer'))).status).toBe(403)
  const seen = await p.request('GET', `/api/products/${id}/declaration`, { as: await p.organization('auditor') })
  expect(seen.status).toBe(200)
})

it.each([
  ['draft', 'none'], ['under_review', 'product.declaration_under_review'], ['listed', 'none'],
])('in state %s of its listing answers %s', async (state, code) => {
  const { id, productId } = await draft(p, provider)
  if (state === 'under_review') await submitted(p, provider, id)
  if (state === 'listed') await list(p, provider, id)
  expect(await codeOf(declare(p, provider, productId, { processing: 'masked' }))).toBe(code)
})

it('is never changed under the reviewers’ eyes, whoever comes first', async () => {
  for (let attempt = 0; attempt < 6; attempt++) {
    const { id, productId } = await draft(p, provider)
    await codesOf([
      p.run(provider, (ctx) => submitListing(ctx, id)), declare(p, provider, productId, { rights: ['hold'] }),
    ])
    const { state } = await p.db.listing.findUniqueOrThrow({ where: { id } })
    const { rights } = await p.db.productDeclaration.findUniqueOrThrow({ where: { productId } })
    expect([state, rights]).not.toEqual(['under_review', ['hold']])
  }
})

it('needs no version to be declared, and tells of the newest', async () => {
  const product = await readyProduct(p, provider)
  const view = await p.run(provider, (ctx) => getDeclaration(ctx, product.id))
  expect(view).toMatchObject({ version: 1, detected: { hasPersonal: false } })
})
