import { expect, it } from 'vitest'
import { delistListing } from '#api/listing/delist.ts'
import { getListing, listListings } from '#api/listing/find.ts'
import { editListing } from '#api/listing/edit.ts'
import { reviewFirst, reviewSecond } from '#api/listing/review.ts'
import type { ReviewListing } from '#api/listing/schema.ts'
import { withdrawListing } from '#api/listing/withdraw.ts'
import {
  approval,
  codeOf,
  codesOf,
  draft,
  eventsOf,
  hiddenAnswer,
  lastBodyOf,
  list,
  listingInput,
  publicDataLine,
  readyVersion,
  submitted,
} from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const first = await p.organization('first_reviewer')
const second = await p.organization('second_reviewer')
const both = await p.organization('first_reviewer', 'second_reviewer')
const no: Decision = { approved: false, reasons: ['source_unproven'], reason: '来源说明不充分' }
const yes: Decision = approval
type Decision = Omit<ReviewListing, 'round'>
/** The round that a reviewer reads now. */
const roundOf = async (id: string) => (await p.db.listing.findUniqueOrThrow({ where: { id } })).round
const reviewOne = async (id: string, input: Decision = yes, who = first) => {
  const round = await roundOf(id)
  return p.run(who, (ctx) => reviewFirst(ctx, id, { round, ...input }))
}
const reviewTwo = async (id: string, input: Decision = yes, who = second) => {
  const round = await roundOf(id)
  return p.run(who, (ctx) => reviewSecond(ctx, id, { round, ...input }))
}
async function underReview(): Promise<string> {
  const { id } = await draft(p, provider)
  await submitted(p, provider, id)
  return id
}

it('two different people list a product', async () => {
  const id = await underReview()
  expect(await reviewOne(id)).toMatchObject({ state: 'under_review', listedAt: null })
  const listed = await reviewTwo(id)
  expect(listed).toMatchObject({
    state: 'listed',
    reviews: [
      { round: 1, stage: 'first', approved: true, reviewerId: first.personId },
      { round: 1, stage: 'second', approved: true, reviewerId: second.personId },
    ],
  })
  expect(listed.listedAt).not.toBeNull()
  expect(await eventsOf(p, id)).toEqual([
    'listing.submitted',
    'listing.first_reviewed',
    'listing.second_reviewed',
    'listing.listed',
  ])
  const { sha256 } = await p.db.productVersion.findFirstOrThrow({ where: { productId: listed.productId } })
  expect(await lastBodyOf(p, id)).toMatchObject({ listing: id, version: 1, sha256 })
})

it.each([
  ['first', 1],
  ['second', 2],
])('a rejection at the %s review sends the draft back with its reason', async (stage, count) => {
  const id = await underReview()
  if (stage === 'second') await reviewOne(id)
  const rejected = await (stage === 'first' ? reviewOne : reviewTwo)(id, no)
  expect(rejected.state).toBe('draft')
  expect(rejected.reviews).toHaveLength(count)
  expect(rejected.reviews.at(-1)).toMatchObject({ stage, approved: false, reason: no.reason })
  expect((await eventsOf(p, id)).slice(-2)).toEqual([`listing.${stage}_reviewed`, 'listing.rejected'])
  const own = await p.run(provider, (ctx) => getListing(ctx, id))
  expect(own.reviews.map(({ reviewerId }) => reviewerId)).toEqual(Array.from({ length: count }, () => null))
})

it('tells what the reviewers approved: the digests of submission and listing agree', async () => {
  const id = await underReview()
  const { content } = await lastBodyOf(p, id)
  await reviewOne(id)
  await reviewTwo(id)
  expect((await lastBodyOf(p, id))['content']).toBe(content)
})

it('answers 400 for a rejection without a reason', async () => {
  const id = await underReview()
  const body = { round: 1, approved: false }
  const answer = await p.request('POST', `/api/listings/${id}/first-review`, { as: first, body })
  const paths = answer.body.faults.map(({ path }: { path: string }) => path)
  expect([answer.status, answer.body.code, paths]).toEqual([400, 'request.invalid', ['reason', 'reasons']])
})

it('keeps each stage to its duty', async () => {
  const id = await underReview()
  expect(await codeOf(reviewOne(id, yes, second))).toBe('permit.role')
  expect(await codeOf(reviewTwo(id, yes, first))).toBe('permit.role')
  expect(await codeOf(reviewOne(id, yes, provider))).toBe('permit.role')
})

it('never lets one person give both reviews', async () => {
  const id = await underReview()
  await reviewOne(id, yes, both)
  const work = reviewTwo(id, yes, both)
  await expect(work).rejects.toMatchObject({ code: 'listing.same_reviewer', detail: { basis: 'GB/T 37932-2025 6.5' } })
  expect(await codeOf(reviewTwo(id))).toBe('none')
})

it('shows reviewers what was submitted, and hides drafts', async () => {
  const id = await underReview()
  const page = await p.run(first, (ctx) => listListings(ctx, { limit: 100, state: 'under_review' }))
  expect(page.items.map((item) => item.id)).toContain(id)
  const hidden = await draft(p, provider)
  const review = async (of: string) =>
    hiddenAnswer(await p.request('POST', `/api/listings/${of}/first-review`, { as: first, body: { round: 1, ...yes } }))
  expect(await review(hidden.id)).toEqual(await review('lst_00000000000000000000000000'))
  expect((await review(hidden.id)).status).toBe(404)
})

it.each(['draft', 'under_review', 'listed', 'delisted'])('in state %s reviews answer by the table', async (state) => {
  const id = await underReview()
  if (state === 'draft') await p.run(provider, (ctx) => withdrawListing(ctx, id))
  if (state === 'listed' || state === 'delisted') {
    await reviewOne(id)
    await reviewTwo(id)
  }
  if (state === 'delisted') await p.run(provider, (ctx) => delistListing(ctx, id, { reason: '到期' }))
  const refused = 'listing.act_not_allowed'
  expect(await codeOf(reviewTwo(id, no))).toBe(state === 'under_review' ? 'listing.review_not_due' : refused)
  expect(await codeOf(reviewOne(id, no))).toBe(state === 'under_review' ? 'none' : refused)
})

it('counts approvals of a round for that round alone', async () => {
  const id = await underReview()
  await reviewOne(id)
  await p.run(provider, (ctx) => withdrawListing(ctx, id))
  await submitted(p, provider, id)
  expect(await codeOf(reviewTwo(id))).toBe('listing.review_not_due')
  await reviewOne(id)
  expect(await reviewTwo(id)).toMatchObject({ state: 'listed', round: 2 })
})

it('lists the version that was submitted, whatever was uploaded while it was under review', async () => {
  const id = await underReview()
  const { productId } = await reviewOne(id)
  await readyVersion(p, provider, productId, { fields: ['姓名', '身份证号'] })
  expect(await reviewTwo(id)).toMatchObject({ submittedVersion: 1, approvedVersion: 1 })
  expect(await lastBodyOf(p, id)).toMatchObject({ version: 1 })
  const found = await p.request('GET', `/api/catalog?q=${encodeURIComponent('身份证号')}`)
  expect(found.body.total).toBe(0)
})

it('takes a review for the round that its reviewer read, and for no later one', async () => {
  const id = await underReview()
  await p.run(provider, (ctx) => withdrawListing(ctx, id))
  await p.run(provider, (ctx) => editListing(ctx, id, listingInput({ title: '另一个名称' })))
  await submitted(p, provider, id)
  const review = (stage: string, as: Member, round?: number) =>
    p.request('POST', `/api/listings/${id}/${stage}-review`, { as, body: { ...yes, round } })
  expect((await review('first', first)).body.faults[0].path).toBe('round')
  const late = await review('first', first, 1)
  expect([late.status, late.body.code]).toEqual([412, 'listing.round_changed'])
  expect((await review('first', first, 2)).body).toMatchObject({ round: 2, state: 'under_review' })
  expect((await review('second', second, 1)).body.code).toBe('listing.round_changed')
  expect((await review('second', second, 2)).body).toMatchObject({ round: 2, state: 'listed' })
})

it('asks the gates again at approval', async () => {
  const line = await publicDataLine(p)
  const { id } = await draft(p, line.operator, {}, { sourceMode: 'authorised', scenarioId: line.scenario.id })
  await submitted(p, line.operator, id)
  await reviewOne(id)
  await p.db.operatingAuthorization.update({ where: { id: line.grant.id }, data: { state: 'ended' } })
  expect(await codeOf(reviewTwo(id))).toBe('gate.g1_grant')
  expect(await codeOf(reviewTwo(id, no))).toBe('none')
})

it('lists nothing that supervision suspended meanwhile', async () => {
  const id = await underReview()
  await reviewOne(id)
  const { productId } = await p.run(provider, (ctx) => getListing(ctx, id))
  await p.db.dataProduct.update({ where: { id: productId }, data: { suspended: true } })
  expect(await codeOf(reviewTwo(id))).toBe('listing.suspended')
})

it('takes one of two first reviews at once', async () => {
  const id = await underReview()
  const codes = await codesOf([reviewOne(id), reviewOne(id, yes, both), reviewOne(id, no)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await p.db.listingReview.count({ where: { listingId: id } })).toBe(1)
})

it('lists once when two second reviewers approve at once', async () => {
  const id = await underReview()
  await reviewOne(id)
  const codes = await codesOf([reviewTwo(id), reviewTwo(id, yes, both)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect((await eventsOf(p, id)).filter((kind) => kind === 'listing.listed')).toHaveLength(1)
})

it('a listed one always has two approvals of its round by two people', async () => {
  for (let attempt = 0; attempt < 4; attempt++) {
    const id = await underReview()
    await codesOf([reviewOne(id), reviewTwo(id), reviewOne(id, yes, both), reviewTwo(id, yes, both), reviewTwo(id, no)])
    const { state, round } = await p.db.listing.findUniqueOrThrow({ where: { id } })
    const reviews = await p.db.listingReview.findMany({ where: { listingId: id, round, approved: true } })
    const people = new Set(reviews.map(({ reviewerId }) => reviewerId))
    expect(state === 'listed').toBe(people.size === 2)
  }
})

it('is delisted by its provider, listed or suspended, and by nobody else', async () => {
  const { id } = await draft(p, provider)
  const delist = (who = provider) => p.run(who, (ctx) => delistListing(ctx, id, { reason: '停止更新' }))
  expect(await codeOf(delist())).toBe('listing.act_not_allowed')
  const { productId } = await list(p, provider, id)
  const other = await p.organization('provider')
  expect(await codeOf(delist(other))).toBe('not_found')
  expect(await codeOf(delist(first))).toBe('permit.role')
  await p.db.dataProduct.update({ where: { id: productId }, data: { suspended: true } })
  expect(await p.run(provider, (ctx) => getListing(ctx, id))).toMatchObject({ state: 'suspended' })
  const codes = await codesOf([delist(), delist()])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await p.run(provider, (ctx) => getListing(ctx, id))).toMatchObject({ state: 'delisted' })
  expect((await eventsOf(p, id)).at(-1)).toBe('listing.delisted')
})
