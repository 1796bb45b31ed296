import { expect, it } from 'vitest'
import { createProduct } from '#api/product/create.ts'
import { withdrawListing } from '#api/listing/withdraw.ts'
import { reviewFirst } from '#api/listing/review.ts'
import { approval, codeOf, declare, draft, eventsOf, hiddenAnswer, lastBodyOf, list, productInput } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const first = await p.organization('first_reviewer')

/** A draft whose product has a real file. */
async function drafted(raw = '井号,压力\nA1,1.5\nB2,2.5\n'): Promise<{ id: string; productId: string }> {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  await p.request('POST', `/api/products/${productId}/versions?fileName=a.csv`, { as: provider, raw })
  await declare(p, provider, productId)
  return draft(p, provider, { productId })
}

const submit = (id: string) => p.request('POST', `/api/listings/${id}/submit`, { as: provider })
const test = (id: string, as: Member = provider) => p.request('POST', `/api/listings/${id}/delivery-test`, { as })
const checks = async (id: string, as: Member = provider) =>
  (await p.request('GET', `/api/listings/${id}/checks`, { as })).body

it('is done with the submission, and its bytes are told by their digest', async () => {
  const { id } = await drafted()
  expect((await submit(id)).status).toBe(200)
  const { deliveryTest, items } = await checks(id)
  expect(deliveryTest).toMatchObject({ version: 1, passed: true, rows: 2, failure: null })
  expect(deliveryTest.sizeBytes).toBe('井号,压力\r\nA1,1.5\r\nB2,2.5\r\n'.length + 8)
  expect(items.find(({ check }: { check: string }) => check === 'delivery').state).toBe('passed')
  expect(await eventsOf(p, id)).toEqual(['listing.submitted', 'listing.delivery_tested'])
  expect(await lastBodyOf(p, id)).toMatchObject({ passed: true, sha256: deliveryTest.sha256 })
})

it('takes out masked columns as they are delivered', async () => {
  const { id, productId } = await drafted()
  const bare = await submit(id).then(() => checks(id))
  await p.run(provider, (ctx) => withdrawListing(ctx, id))
  const body = { descriptions: {}, maskedFields: ['井号'] }
  await p.request('PUT', `/api/products/${productId}/versions/1/description`, { as: provider, body })
  const masked = await submit(id).then(() => checks(id))
  expect(masked.deliveryTest).toMatchObject({ passed: true, rows: 2 })
  expect(masked.deliveryTest.sha256).not.toBe(bare.deliveryTest.sha256)
})

it('is demanded by an approval, of the version that was submitted', async () => {
  const { id, productId } = await drafted()
  const { normalizedKey } = await p.db.productVersion.findFirstOrThrow({ where: { productId } })
  await p.db.productVersion.updateMany({ where: { productId }, data: { normalizedKey: 'f'.repeat(32) } })
  await submit(id)
  const { deliveryTest, items } = await checks(id, first)
  expect(deliveryTest).toMatchObject({ passed: false, sha256: null })
  expect(items.find(({ check }: { check: string }) => check === 'delivery').state).toBe('failed')
  const approve = () => p.run(first, (ctx) => reviewFirst(ctx, id, { round: 1, ...approval }))
  await expect(approve()).rejects.toMatchObject({ code: 'listing.check_failed', detail: { faults: [{ path: 'checks.delivery' }] } })
  await p.db.productVersion.updateMany({ where: { productId }, data: { normalizedKey } })
  expect((await test(id, first)).body).toMatchObject({ passed: true, rows: 2 })
  expect(await codeOf(approve())).toBe('none')
})

it('refuses an approval with a check unticked, and names it', async () => {
  const { id } = await drafted()
  await submit(id)
  const ticked = approval.checks.filter((check) => check !== 'source' && check !== 'public_data')
  const answer = await p.request('POST', `/api/listings/${id}/first-review`, {
    as: first, body: { round: 1, approved: true, checks: ticked },
  })
  expect([answer.status, answer.body.code, answer.body.faults[0].path]).toEqual([422, 'listing.check_unticked', 'checks.source'])
})

it('shows a rejection to the provider as what is to be done, with what mends it', async () => {
  const { id } = await drafted()
  await submit(id)
  const body = { round: 1, approved: false, reasons: ['quality_low', 'text_unclear'], reason: '请更正' }
  await p.request('POST', `/api/listings/${id}/first-review`, { as: first, body })
  const own = await p.request('GET', `/api/listings/${id}`, { as: provider })
  const [review] = own.body.reviews
  expect(review.reasons.map(({ code }: { code: string }) => code)).toEqual(['text_unclear', 'quality_low'])
  expect(review.reasons[0]).toMatchObject({ check: 'completeness', basis: 'GB/T 37932-2025 8.2 e)' })
})

it.each(['draft', 'under_review', 'listed', 'delisted'])('in state %s answers by the table', async (state) => {
  const { id } = await drafted()
  if (state === 'under_review') await submit(id)
  if (state === 'listed' || state === 'delisted') await list(p, provider, id)
  if (state === 'delisted') await p.request('POST', `/api/listings/${id}/delist`, { as: provider, body: { reason: '停' } })
  expect((await test(id)).body.code).toBe(state === 'under_review' ? undefined : 'listing.act_not_allowed')
})

it('is for the provider and the reviewers, and hidden from others', async () => {
  const { id } = await drafted()
  await submit(id)
  const other = await p.organization('provider')
  expect(hiddenAnswer(await test(id, other))).toEqual(hiddenAnswer(await test('lst_absent', other)))
  expect((await test(id, await p.organization('consumer'))).body.code).toBe('permit.role')
  const asked = await p.request('GET', `/api/listings/${id}/checks`, { as: other })
  expect(asked.status).toBe(404)
})
