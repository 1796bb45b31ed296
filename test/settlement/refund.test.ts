import { describe, expect, it } from 'vitest'
import type { PricePlan } from '#api/pricing/plan.ts'
import { refundCharges } from '#api/settlement/charge.ts'
import { eventsOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { deal, orderOf, record, reject, reserve, reserveOne, withhold } from './deal.ts'

const p = await platform()
const perUse: PricePlan = { kind: 'per_use', priceFen: 1_000 }
const oneOff: PricePlan = { kind: 'one_off', priceFen: 30_000 }
const refundsOf = ({ orderId }: { orderId: string }) =>
  p.db.settlement.findMany({ where: { orderId, kind: 'refunded' } })

describe('a single transfer', () => {
  it('gives back the whole of what it captured, fee and all, once', async () => {
    const use = await deal(p, perUse, 10_000)
    const transfer = await reserveOne(p, use)
    const before = await balancesOf(p, 'platform')
    await record(p, use, [transfer])
    await withhold(p, use, [transfer])
    await p.run(use.consumer, (ctx) => refundCharges(ctx, [transfer]))
    expect(await balancesOf(p, use.consumer.participantId)).toEqual({ available: 10_000 })
    expect(await balancesOf(p, use.provider.participantId)).toEqual({})
    expect(await balancesOf(p, 'platform')).toEqual(before)
    expect(await orderOf(p, use)).toMatchObject({ capturedFen: 0n })
    const [row, ...more] = await refundsOf(use)
    expect(row).toMatchObject({ transferId: transfer.id, grossFen: 1_000n, feeFen: 50n, shareFen: 950n, feeBps: 500 })
    expect(more).toEqual([])
    expect(await eventsOf(p, row?.id ?? '')).toEqual(['settlement.refunded'])
  })

  it('gives back once when it is told twice at once', async () => {
    const use = await deal(p, perUse, 10_000)
    const transfer = await reserveOne(p, use)
    await record(p, use, [transfer])
    await Promise.all([1, 2].map(() => p.run(use.consumer, (ctx) => refundCharges(ctx, [transfer]))))
    expect(await balancesOf(p, use.consumer.participantId)).toEqual({ available: 10_000 })
    expect(await orderOf(p, use)).toMatchObject({ capturedFen: 0n })
  })

  it('keeps its place on the ladder, as it does in the chain’s count', async () => {
    const tiers = [{ upTo: 100, unitPriceMicroYuan: 100_000 }, { upTo: null, unitPriceMicroYuan: 10_000 }]
    const volume = await deal(p, { kind: 'per_volume', unit: 'row', tiers }, 10_000)
    const transfer = await reserveOne(p, volume, 100n)
    await record(p, volume, [transfer])
    await withhold(p, volume, [transfer])
    await p.run(volume.consumer, (ctx) => refundCharges(ctx, [transfer]))
    expect(await orderOf(p, volume)).toMatchObject({ usedUnits: 100n, reservedUnits: 0n, capturedFen: 0n })
    expect(await balancesOf(p, volume.consumer.participantId)).toEqual({ available: 10_000 })
    expect(await record(p, volume, [await reserveOne(p, volume, 1n)])).toEqual([1n])
  })

  it('has nothing to give back of what captured nothing', async () => {
    const gift = await deal(p, { kind: 'free' }, 0)
    const transfer = await reserveOne(p, gift)
    await record(p, gift, [transfer])
    await withhold(p, gift, [transfer])
    expect(await refundsOf(gift)).toEqual([])
  })
})

describe('a one-off price', () => {
  it('goes back when its only transfer was withheld, and the next one holds it anew', async () => {
    const once = await deal(p, oneOff, 40_000)
    const transfer = await reserveOne(p, once)
    await record(p, once, [transfer])
    await withhold(p, once, [transfer])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 40_000 })
    expect(await orderOf(p, once)).toMatchObject({ capturedFen: 0n, heldFen: 0n })
    expect(await record(p, once, [await reserveOne(p, once)])).toEqual([30_000n])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 10_000 })
  })

  it('stays paid while another transfer that it paid for is alive', async () => {
    const once = await deal(p, oneOff, 40_000)
    const [first, second] = [await reserveOne(p, once), await reserveOne(p, once)]
    await record(p, once, [first, second])
    await withhold(p, once, [first])
    expect(await refundsOf(once)).toEqual([])
    await withhold(p, once, [second])
    expect(await refundsOf(once)).toMatchObject([{ transferId: first.id, grossFen: 30_000n }])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 40_000 })
  })

  it('goes back when the last one that it could have paid for is rejected by the chain', async () => {
    const once = await deal(p, oneOff, 40_000)
    const first = await reserveOne(p, once)
    await record(p, once, [first])
    const [second] = await reserve(p, [{ deal: once }])
    await withhold(p, once, [first])
    expect(await refundsOf(once)).toEqual([])
    if (second !== undefined && typeof second !== 'string') await reject(p, once, [second])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 40_000 })
  })

  it('is not refunded for one that rode on it and was withheld alone', async () => {
    const once = await deal(p, oneOff, 40_000)
    const [first, second] = [await reserveOne(p, once), await reserveOne(p, once)]
    await record(p, once, [first, second])
    await withhold(p, once, [second])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 10_000 })
  })
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
