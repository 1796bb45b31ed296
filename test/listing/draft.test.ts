import { expect, it } from 'vitest'
import { delistListing } from '#api/listing/delist.ts'
import { draftListing } from '#api/listing/draft.ts'
import { editListing } from '#api/listing/edit.ts'
import { getListing, listListings } from '#api/listing/find.ts'
import {
  codeOf,
  codesOf,
  draft,
  hiddenAnswer,
  list,
  listingInput,
  readyProduct,
  submitted,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const edit = (id: string, over = {}, who = provider) => p.run(who, (ctx) => editListing(ctx, id, listingInput(over)))

it('drafts a listing that may still lack anything, and completes it', async () => {
  const product = await readyProduct(p, provider)
  const bare = await p.request('POST', '/api/listings', { as: provider, body: { productId: product.id } })
  expect(bare.status).toBe(201)
  expect(bare.body).toMatchObject({ state: 'draft', title: '', plans: [], coverageFrom: null, reviews: [] })
  const whole = { ...listingInput(), coverageFrom: '2026-01-01', coverageTo: '2026-06-30' }
  const edited = await p.request('PUT', `/api/listings/${bare.body.id}`, { as: provider, body: whole })
  expect(edited.body).toMatchObject(whole)
  expect(await p.run(provider, (ctx) => getListing(ctx, bare.body.id))).toEqual(edited.body)
})

const many = (count: number) => Array.from({ length: count }, (_, index) => `第${index}项`)
it.each([
  ['a title beyond its length', { title: '名'.repeat(101) }],
  ['an unknown update cycle', { updateCycle: 'sometimes' }],
  ['a day that is none', { coverageFrom: '2026-02-30' }],
  ['a use twice', { useCases: ['科研', '科研'] }],
  ['an empty keyword', { keywords: [' '] }],
  ['too many keywords', { keywords: many(21) }],
  ['six prices', { plans: Array.from({ length: 6 }, () => ({ kind: 'free' })) }],
  ['a negative price', { plans: [{ kind: 'one_off', priceFen: -1 }] }],
  ['a huge price', { plans: [{ kind: 'one_off', priceFen: 1e300 }] }],
  ['a price of unknown kind', { plans: [{ kind: 'auction' }] }],
  ['a state', { state: 'listed' }],
])('answers 400 for %s', async (_, over) => {
  const { id } = await draft(p, provider)
  const body = { ...listingInput(), coverageFrom: null, coverageTo: null, ...over }
  const answer = await p.request('PUT', `/api/listings/${id}`, { as: provider, body })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

it('is for providers and operators alone', async () => {
  const { id } = await draft(p, provider)
  const consumer = await p.organization('consumer')
  expect(await codeOf(edit(id, {}, consumer))).toBe('permit.role')
})

it('hides drafts from everybody else, and others’ products', async () => {
  const { id, productId } = await draft(p, provider)
  const other = await p.organization('provider')
  expect(await codeOf(edit(id, {}, other))).toBe('not_found')
  const foreign = { ...listingInput(), productId }
  expect(await codeOf(p.run(other, (ctx) => draftListing(ctx, foreign)))).toBe('not_found')
  for (const role of ['provider', 'first_reviewer', 'regulator'] as const) {
    const who = await p.organization(role)
    const view = async (of: string) => hiddenAnswer(await p.request('GET', `/api/listings/${of}`, { as: who }))
    expect(await view(id)).toEqual(await view('lst_00000000000000000000000000'))
    expect((await view(id)).status).toBe(404)
    const page = await p.run(who, (ctx) => listListings(ctx, { limit: 100 }))
    expect(page.items.map((item) => item.id)).not.toContain(id)
  }
})

it('cannot be edited under review or while listed, and can again once delisted', async () => {
  const { id } = await draft(p, provider)
  await submitted(p, provider, id)
  expect(await codeOf(edit(id))).toBe('listing.act_not_allowed')
  const listed = await draft(p, provider)
  await list(p, provider, listed.id)
  expect(await codeOf(edit(listed.id))).toBe('listing.act_not_allowed')
  await p.run(provider, (ctx) => delistListing(ctx, listed.id, { reason: '改价' }))
  expect(await edit(listed.id, { title: '新名' })).toMatchObject({ state: 'draft', title: '新名' })
})

it('gives a product one listing, also when two draft at once', async () => {
  const { id: productId } = await readyProduct(p, provider)
  const codes = await codesOf([draft(p, provider, { productId }), draft(p, provider, { productId })])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await codeOf(draft(p, provider, { productId }))).toBe('listing.exists')
})

it('takes one of two edits at once, or both in turn, never a mixture', async () => {
  const { id } = await draft(p, provider)
  const title = (name: string) => edit(id, { title: name, summary: name })
  await codesOf([title('甲'), title('乙'), title('丙')])
  const { title: left, summary } = await p.run(provider, (ctx) => getListing(ctx, id))
  expect(left).toBe(summary)
})

it.each(['edited as a draft', 'delisted'])('loses its standing offer when it is %s', async (how) => {
  const { id } = await draft(p, provider)
  if (how === 'delisted') await list(p, provider, id)
  const standingOffer = { signature: 'of the terms that were' }
  await p.db.listing.update({ where: { id }, data: { standingOffer } })
  const changed = how === 'delisted'
    ? await p.run(provider, (ctx) => delistListing(ctx, id, { reason: '调价' }))
    : await edit(id)
  expect(changed.hasStandingOffer).toBe(false)
  expect(await p.db.listing.findUniqueOrThrow({ where: { id } })).toMatchObject({ standingOffer: null })
})
