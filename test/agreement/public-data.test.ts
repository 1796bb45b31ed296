import { beforeAll, expect, it } from 'vitest'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { draft, list, publicDataLine } from '#test/support/market.ts'
import { platform, type TestPlatform } from '#test/support/platform.ts'
import { DAY_MS } from '#test/support/story.ts'
import { act, offer, sign, signers } from './world.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

const fromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

/** A listed product of public data, its operator and a consumer, both with keys. */
async function publicDeal() {
  const line = await publicDataLine(p)
  const plans: PricePlan[] = [{ kind: 'one_off', priceFen: 10_000 }]
  const product = { sourceMode: 'authorised' as const, scenarioId: line.scenario.id }
  const { id: draftId } = await draft(p, line.operator, { plans }, product)
  const { id: listingId, productId } = await list(p, line.operator, draftId)
  const consumer = await p.organization('consumer')
  return { ...line, ...(await signers(p, { provider: line.operator, consumer, listingId, productId })) }
}

it('is agreed upon within its grant and its ceiling', async () => {
  const deal = await publicDeal()
  const { status, body: { id } } = await offer(p, deal)
  expect(status).toBe(201)
  expect((await sign(p, deal.operator, deal.keys.provider, id)).body.state).toBe('signing')
})

it('is not offered past its grant', async () => {
  const { status, body } = await offer(p, await publicDeal(), { endsAt: fromNow(720) })
  expect([status, body.code, body.basis]).toEqual([422, 'gate.g9_end', expect.stringContaining('第十四条')])
})

it('is not countered above its ceiling, nor past its grant', async () => {
  const deal = await publicDeal()
  const { body: { id } } = await offer(p, deal)
  const counter = async (terms: unknown) => (await act(p, deal.operator, id, 'counter', terms)).body.code
  expect(await counter({ plan: { kind: 'one_off', priceFen: 10_001 } })).toBe('gate.g8_ceiling')
  expect(await counter({ endsAt: fromNow(720) })).toBe('gate.g9_end')
})

it('is not signed once its grant has ended, and no first signature brings it through', async () => {
  const deal = await publicDeal()
  const { body: { id } } = await offer(p, deal)
  await sign(p, deal.operator, deal.keys.provider, id)
  await p.run(deal.implementingBody, (ctx) => endAuthorization(ctx, deal.grant.id, { kind: 'breach', reason: '终止' }))
  const { status, body } = await sign(p, deal.consumer, deal.keys.consumer, id)
  expect([status, body.code]).toEqual([422, 'gate.g1_grant'])
  expect((await p.db.agreement.findUniqueOrThrow({ where: { id } })).state).toBe('signing')
})
