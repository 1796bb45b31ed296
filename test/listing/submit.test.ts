import { expect, it } from 'vitest'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { draftListing } from '#api/listing/draft.ts'
import { editListing } from '#api/listing/edit.ts'
import { withdrawListing } from '#api/listing/withdraw.ts'
import { createProduct } from '#api/product/create.ts'
import {
  codeOf,
  codesOf,
  draft,
  eventsOf,
  lastBodyOf,
  list,
  listingInput,
  productInput,
  publicDataLine,
  submitted,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const withdraw = (id: string) => p.run(provider, (ctx) => withdrawListing(ctx, id))

it('puts a complete draft under review, with the digest of what it says', async () => {
  const { id } = await draft(p, provider)
  expect(await submitted(p, provider, id)).toMatchObject({ state: 'under_review', round: 1 })
  expect(await eventsOf(p, id)).toEqual(['listing.submitted'])
  const content: unknown = expect.stringMatching(/^0x[0-9a-f]{64}$/)
  expect(await lastBodyOf(p, id)).toMatchObject({ version: 1, round: 1, content })
})

it('names each thing that is missing', async () => {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  const input = { ...listingInput({ license: '', plans: [] }), productId }
  const { id } = await p.run(provider, (ctx) => draftListing(ctx, input))
  const answer = await p.request('POST', `/api/listings/${id}/submit`, { as: provider })
  expect([answer.status, answer.body.code]).toEqual([422, 'listing.incomplete'])
  expect(answer.body.faults.map(({ path }: { path: string }) => path)).toEqual(['license', 'plans', 'product', 'declaration'])
  expect(answer.body.basis).toBe('GB/T 37932-2025 8.2')
  expect(await eventsOf(p, id)).toEqual([])
})

it('is for providers alone, and answers for others’ drafts as for absent ones', async () => {
  const { id } = await draft(p, provider)
  const consumer = await p.organization('consumer')
  expect(await codeOf(submitted(p, consumer, id))).toBe('permit.role')
  const other = await p.organization('provider')
  expect(await codeOf(submitted(p, other, id))).toBe('not_found')
  expect(await codeOf(submitted(p, other, 'lst_absent'))).toBe('not_found')
})

it('works from a draft alone', async () => {
  const { id } = await draft(p, provider)
  await submitted(p, provider, id)
  expect(await codeOf(submitted(p, provider, id))).toBe('listing.act_not_allowed')
  const listed = await draft(p, provider)
  await list(p, provider, listed.id)
  expect(await codeOf(submitted(p, provider, listed.id))).toBe('listing.act_not_allowed')
  expect(await codeOf(withdraw(listed.id))).toBe('listing.act_not_allowed')
})

it('can be withdrawn, and counts the next submission as another round', async () => {
  const { id } = await draft(p, provider)
  expect(await codeOf(withdraw(id))).toBe('listing.act_not_allowed')
  await submitted(p, provider, id)
  expect(await withdraw(id)).toMatchObject({ state: 'draft' })
  expect(await submitted(p, provider, id)).toMatchObject({ state: 'under_review', round: 2 })
})

it('refuses a suspended product or provider', async () => {
  const { id, productId } = await draft(p, provider)
  await p.db.dataProduct.update({ where: { id: productId }, data: { suspended: true } })
  expect(await codeOf(submitted(p, provider, id))).toBe('listing.suspended')
})

it.each([
  ['none', 'industry', [{ kind: 'one_off' as const, priceFen: 10_000 }]],
  ['gate.g8_ceiling', 'industry', [{ kind: 'free' as const }, { kind: 'one_off' as const, priceFen: 10_001 }]],
  ['gate.g8_unit', 'industry', [{ kind: 'per_use' as const, priceFen: 1 }]],
  ['none', 'governance', [{ kind: 'free' as const }]],
  ['gate.g8_free', 'governance', [{ kind: 'one_off' as const, priceFen: 1 }]],
] as const)('public data: answers %s for a price of a product for %s', async (expected, purpose, plans) => {
  const line = await publicDataLine(p, purpose)
  const source = { sourceMode: 'authorised' as const, scenarioId: line.scenario.id }
  const { id } = await draft(p, line.operator, { plans: [...plans] }, source)
  expect(await codeOf(submitted(p, line.operator, id))).toBe(expected)
})

it('public data: closes with its grant', async () => {
  const line = await publicDataLine(p)
  const { id } = await draft(p, line.operator, {}, { sourceMode: 'authorised', scenarioId: line.scenario.id })
  await p.run(line.implementingBody, (ctx) => endAuthorization(ctx, line.grant.id, { kind: 'breach', reason: '终止' }))
  await expect(submitted(p, line.operator, id)).rejects.toMatchObject({
    code: 'gate.g1_grant',
    detail: { basis: '《公共数据资源授权运营实施规范（试行）》第十四条' },
  })
})

it('submits once when two submit at once', async () => {
  const { id } = await draft(p, provider)
  const codes = await codesOf([submitted(p, provider, id), submitted(p, provider, id)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await eventsOf(p, id)).toEqual(['listing.submitted'])
})

it('never submits what an edit at the same time took away', async () => {
  for (let attempt = 0; attempt < 8; attempt++) {
    const { id } = await draft(p, provider)
    await codesOf([
      submitted(p, provider, id),
      p.run(provider, (ctx) => editListing(ctx, id, listingInput({ license: '' }))),
    ])
    const { state, license } = await p.db.listing.findUniqueOrThrow({ where: { id } })
    expect([state, license === '']).not.toEqual(['under_review', true])
  }
})
