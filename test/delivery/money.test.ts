import { beforeAll, describe, expect, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { balancesOf, bytesOf, codeOf, deal, transferOf, usesOf } from './world.ts'

let world: World
let parties: { provider: Party; consumer: Party }
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  parties = await deal(world, { plan: { kind: 'free' }, funds: 10_000_000 })
})

/** What the consumer has paid and holds, and the provider has earned, since the money was looked at. */
async function watchMoney() {
  const read = async () => ({
    consumer: await balancesOf(parties.consumer),
    provider: await balancesOf(parties.provider),
  })
  const start = await read()
  return async () => {
    const now = await read()
    return {
      paid: start.consumer.availableFen - now.consumer.availableFen,
      held: now.consumer.heldFen - start.consumer.heldFen,
      earned: now.provider.payableFen - start.provider.payableFen,
    }
  }
}

const dealOf = (plan: unknown, rows = 5) => deal(world, { plan, rows, funds: 0 }, parties)

/** All money of the platform, which no trade changes. */
async function allMoney(): Promise<bigint> {
  const sum = await world.platform.db.account.aggregate({ _sum: { balanceFen: true } })
  return sum._sum.balanceFen ?? 0n
}

it('takes nothing for what is free', async () => {
  const money = await watchMoney()
  const open = await dealOf({ kind: 'free' })
  const { transfer } = await takeTransfer(open.consumer, open.agreementId)
  expect(transfer.chargedFen).toBe(0)
  expect(await money()).toEqual({ paid: 0, held: 0, earned: 0 })
})

it('takes a price per use of each transfer; the fee is rounded down, the rest is the provider’s', async () => {
  const money = await watchMoney()
  const open = await dealOf({ kind: 'per_use', priceFen: 1_019 })
  expect((await takeTransfer(open.consumer, open.agreementId)).transfer.chargedFen).toBe(1_019)
  expect(await money()).toEqual({ paid: 1_019, held: 0, earned: 1_019 - 50 })
  await Promise.all([takeTransfer(open.consumer, open.agreementId), takeTransfer(open.consumer, open.agreementId)])
  expect(await money()).toEqual({ paid: 3 * 1_019, held: 0, earned: 3 * (1_019 - 50) })
})

it('takes a price per row by the tiers that the rows fall into, and of a selection its rows alone', async () => {
  const money = await watchMoney()
  const tiers = [{ upTo: 6, unitPriceMicroYuan: 1_005_000 }, { upTo: null, unitPriceMicroYuan: 500_000 }]
  const open = await dealOf({ kind: 'per_volume', unit: 'row', tiers })
  const first = await takeTransfer(open.consumer, open.agreementId)
  expect(first.transfer.chargedFen).toBe(503)
  const part = { format: 'csv', selection: { limit: 3 } }
  const second = await takeTransfer(open.consumer, open.agreementId, part)
  expect(second.transfer.chargedFen).toBe(703 - 503)
  expect(await money()).toMatchObject({ paid: 703, held: 0 })
})

it('holds a one-off price at the order, takes it with the first transfer, and nothing after', async () => {
  const money = await watchMoney()
  const open = await dealOf({ kind: 'one_off', priceFen: 5_001 })
  expect(await money()).toEqual({ paid: 5_001, held: 5_001, earned: 0 })
  const charged = []
  for (let i = 0; i < 3; i++) charged.push((await takeTransfer(open.consumer, open.agreementId)).transfer.chargedFen)
  expect(charged).toEqual([5_001, 0, 0])
  expect(await money()).toEqual({ paid: 5_001, held: 0, earned: 5_001 - 250 })
})

it('takes a subscription’s price once a period, however many ask first at once', async () => {
  const money = await watchMoney()
  const open = await dealOf({ kind: 'subscription', priceFen: 2_000, periodDays: 30 })
  expect(await money()).toEqual({ paid: 2_000, held: 2_000, earned: 0 })
  const taken = await Promise.all([1, 2, 3].map(() => takeTransfer(open.consumer, open.agreementId)))
  expect(taken.map(({ transfer }) => transfer.chargedFen).toSorted((a, b) => a - b)).toEqual([0, 0, 2_000])
  expect(await money()).toEqual({ paid: 2_000, held: 0, earned: 1_900 })
})

describe('a consumer without the money', () => {
  const PER_USE = { kind: 'per_use', priceFen: 100 }

  it('is refused 402, and nothing is used, held or recorded', async () => {
    const open = await deal(world, { plan: PER_USE, funds: 250 }, { provider: parties.provider })
    const codes = await Promise.all([1, 2, 3, 4].map(() => codeOf(takeTransfer(open.consumer, open.agreementId))))
    expect(codes.toSorted()).toEqual(['account.insufficient', 'account.insufficient', 'none', 'none'])
    expect(await balancesOf(open.consumer)).toMatchObject({ availableFen: 50, heldFen: 0 })
    expect(await usesOf(world, open)).toEqual({ database: 2, chain: 2, reserved: 0 })
    await expect(takeTransfer(open.consumer, open.agreementId)).rejects.toMatchObject({ status: 402 })
  })

  it('fails no other who asks at the same time', async () => {
    const poor = await deal(world, { plan: PER_USE, funds: 0 }, { provider: parties.provider })
    const rich = await dealOf(PER_USE)
    const codes = await Promise.all(
      [poor, rich, poor, rich].map((one) => codeOf(takeTransfer(one.consumer, one.agreementId))),
    )
    expect(codes).toEqual(['account.insufficient', 'none', 'account.insufficient', 'none'])
  })
})

it('neither makes nor loses a fen', async () => {
  const before = await allMoney()
  const open = await dealOf({ kind: 'per_use', priceFen: 333 })
  await Promise.all([1, 2, 3, 4, 5].map(() => takeTransfer(open.consumer, open.agreementId)))
  expect(await allMoney()).toBe(before)
})

it('frees what a transfer holds that the chain rejects, for each way of paying', async () => {
  const plans = [
    { kind: 'per_use', priceFen: 700 },
    { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 1_000_000 }] },
    { kind: 'one_off', priceFen: 900 },
    { kind: 'subscription', priceFen: 800, periodDays: 30 },
  ]
  const deals = []
  for (const plan of plans) deals.push(await dealOf(plan))
  const money = await watchMoney()
  // The chain does not take a time that is further from its own than its tolerance of 15 minutes.
  world.platform.clock.advance(20 * 60_000)
  for (const open of deals) {
    await expect(takeTransfer(open.consumer, open.agreementId))
      .rejects.toMatchObject({ code: 'transfer.time_out_of_bounds' })
    const { id } = await world.platform.db.transfer.findFirstOrThrow({ where: { agreementId: open.agreementId } })
    expect(await transferOf(open.consumer, id)).toMatchObject({ state: 'rejected', chargedFen: 0 })
    expect(await codeOf(bytesOf(open.consumer, `/api/transfers/${id}/content`))).toBe('transfer.time_out_of_bounds')
    expect(await usesOf(world, open)).toEqual({ database: 0, chain: 0, reserved: 0 })
  }
  expect(await money()).toEqual({ paid: 0, held: 0, earned: 0 })
})
