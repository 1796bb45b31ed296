import { beforeAll, expect, it } from 'vitest'
import { z } from 'zod'
import { expireAgreements } from '#api/order/expire.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { activeDeal, DAY_MS, openWorld, takeTransfer, type World } from '#test/support/story.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

const Balances = z.looseObject({ availableFen: z.number(), heldFen: z.number() })
const later = () => new Date(Date.now() + 40 * DAY_MS)

it('gives back what was held and never captured when the window has ended', async () => {
  const { consumer, agreementId } = await activeDeal(world, { plan: { kind: 'one_off', priceFen: 5_000 } })
  expect(await consumer.client.get('/api/account', Balances)).toMatchObject({ availableFen: 995_000, heldFen: 5_000 })
  expect(await expireAgreements(world.platform.db, new Date())).toBe(0)
  expect(await expireAgreements(world.platform.db, later())).toBe(1)
  expect(await consumer.client.get('/api/account', Balances)).toMatchObject({ availableFen: 1_000_000, heldFen: 0 })
  await expect(takeTransfer(consumer, agreementId)).rejects.toMatchObject({ code: 'transfer.agreement_not_active' })
  expect(await expireAgreements(world.platform.db, later())).toBe(0)
})

it('keeps what a record has captured', async () => {
  const { consumer, agreementId } = await activeDeal(world, { plan: { kind: 'one_off', priceFen: 5_000 } })
  await takeTransfer(consumer, agreementId)
  expect(await expireAgreements(world.platform.db, later())).toBe(1)
  expect(await consumer.client.get('/api/account', Balances)).toMatchObject({ availableFen: 995_000, heldFen: 0 })
  const agreement = await world.platform.db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  expect(agreement).toMatchObject({ state: 'expired', usedCount: 1n })
})

it('ended by its provider, gives back what was paid for the rest; ended by the consumer, nothing', async () => {
  const plan = { kind: 'one_off', priceFen: 90_000 }
  const terminate = async (by: 'provider' | 'consumer') => {
    const open = await activeDeal(world, { plan, quota: 100 })
    await takeTransfer(open.consumer, open.agreementId)
    await open[by].client.post(`/api/agreements/${open.agreementId}/terminate`, { reason: '不再合作' }, z.unknown())
    const where = { id: open.agreementId, state: 'terminated' }
    await eventually(() => world.platform.db.agreement.findFirst({ where }), 'the agreement is over')
    return open
  }
  const left = await terminate('provider')
  const { availableFen } = await left.consumer.client.get('/api/account', Balances)
  // All but what a few seconds of thirty days cost.
  expect(availableFen).toBeGreaterThan(999_000)
  expect(availableFen).toBeLessThan(1_000_000)
  const kept = await terminate('consumer')
  expect(await kept.consumer.client.get('/api/account', Balances)).toMatchObject({ availableFen: 910_000 })
})
