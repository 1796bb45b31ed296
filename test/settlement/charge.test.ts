import { describe, expect, it } from 'vitest'
import type { Transfer } from '#api/db/generated/client.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { closeOrder } from '#api/order/order-acts.ts'
import { captureCharges, freeCharges, holdForOrder } from '#api/settlement/charge.ts'
import { codeOf, eventsOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { balancesOf, consumerWith, faultsOfBooks } from '#test/account/money.ts'
import { deal, orderOf, record, reject, reserve, reserveOne } from './deal.ts'

const p = await platform()

const perUse: PricePlan = { kind: 'per_use', priceFen: 1_000 }
const oneOff: PricePlan = { kind: 'one_off', priceFen: 30_000 }
/** Ten fen a row for the first hundred, one fen a row after them. */
const perRow: PricePlan = {
  kind: 'per_volume',
  unit: 'row',
  tiers: [{ upTo: 100, unitPriceMicroYuan: 100_000 }, { upTo: null, unitPriceMicroYuan: 10_000 }],
}

const taken = (transfers: (Transfer | string)[]) =>
  transfers.map((transfer) => (typeof transfer === 'string' ? transfer : Number(transfer.heldFen)))
const made = (transfers: (Transfer | string)[]) => transfers.filter((transfer) => typeof transfer !== 'string')

describe('per use', () => {
  it('holds at the reservation, captures at the record; the fee is rounded down', async () => {
    const odd = await deal(p, { kind: 'per_use', priceFen: 1_019 }, 10_000)
    const transfer = await reserveOne(p, odd)
    expect(await balancesOf(p, odd.consumer.participantId)).toEqual({ available: 8_981, held: 1_019 })
    const before = (await balancesOf(p, 'platform')).fee_income ?? 0
    expect(await record(p, odd, [transfer])).toEqual([1_019n])
    expect(await balancesOf(p, odd.consumer.participantId)).toEqual({ available: 8_981 })
    expect(await balancesOf(p, odd.provider.participantId)).toEqual({ payable: 969 })
    expect((await balancesOf(p, 'platform')).fee_income).toBe(before + 50)
    expect(await orderOf(p, odd)).toMatchObject({ capturedFen: 1_019n, heldFen: 0n })
    expect(await p.db.settlement.findMany({ where: { orderId: odd.orderId } })).toMatchObject([
      { kind: 'captured', transferId: transfer.id, grossFen: 1_019n, feeFen: 50n, shareFen: 969n, feeBps: 500 },
    ])
  })

  it('leaves no event of its own: the transfer’s record tells it', async () => {
    const use = await deal(p, perUse)
    await record(p, use, [await reserveOne(p, use)])
    const [row] = await p.db.settlement.findMany({ where: { orderId: use.orderId } })
    expect(await eventsOf(p, row?.id ?? '')).toEqual([])
  })

  it('frees what the chain has rejected', async () => {
    const use = await deal(p, perUse, 1_000)
    const transfer = await reserveOne(p, use)
    expect(taken(await reserve(p, [{ deal: use }]))).toEqual(['account.insufficient'])
    await reject(p, use, [transfer])
    expect(await balancesOf(p, use.consumer.participantId)).toEqual({ available: 1_000 })
  })

  it('in a group the earlier ones have the money, and who can’t pay fails no other', async () => {
    const poor = await deal(p, perUse, 2_500)
    const rich = await deal(p, perUse, 10_000)
    const group = [poor, rich, poor, poor, rich].map((of) => ({ deal: of }))
    expect(taken(await reserve(p, group))).toEqual([1_000, 1_000, 1_000, 'account.insufficient', 1_000])
    expect(await balancesOf(p, poor.consumer.participantId)).toEqual({ available: 500, held: 2_000 })
  })

  it('one that is too dear leaves the money to a cheaper one after it', async () => {
    const consumer = await consumerWith(p, 1_000)
    const dear = await deal(p, { kind: 'per_use', priceFen: 1_001 }, 0, { consumer })
    const cheap = await deal(p, { kind: 'per_use', priceFen: 999 }, 0, { consumer })
    expect(taken(await reserve(p, [{ deal: dear }, { deal: cheap }]))).toEqual(['account.insufficient', 999])
  })

  it('gives the last money to one of two groups at once', async () => {
    const use = await deal(p, perUse, 1_000)
    const groups = await Promise.all([1, 2].map(() => reserve(p, [{ deal: use }])))
    expect(groups.flatMap(taken).toSorted()).toEqual([1_000, 'account.insufficient'])
    expect(await balancesOf(p, use.consumer.participantId)).toEqual({ held: 1_000 })
  })

  it('captures and frees once, however often it is told, also at once', async () => {
    const use = await deal(p, perUse, 5_000)
    const [one, two] = [await reserveOne(p, use), await reserveOne(p, use)]
    expect(await record(p, use, [one])).toEqual([1_000n])
    expect(await record(p, use, [one])).toEqual([1_000n])
    await reject(p, use, [two])
    await Promise.all([1, 2].map(() => p.run(use.consumer, (ctx) => freeCharges(ctx, [two]))))
    expect(await balancesOf(p, use.consumer.participantId)).toEqual({ available: 4_000 })
    expect(await orderOf(p, use)).toMatchObject({ capturedFen: 1_000n })
    expect(await p.db.settlement.count({ where: { orderId: use.orderId } })).toBe(1)
  })
})

describe('per volume', () => {
  it('holds the dearest price that may come, captures the ladder’s in the log’s order, frees the rest', async () => {
    const volume = await deal(p, perRow, 10_000)
    const [first] = made(await reserve(p, [{ deal: volume, units: 60n }]))
    const rest = made(await reserve(p, [{ deal: volume, units: 30n }, { deal: volume, units: 20n }]))
    expect(taken([...(first ? [first] : []), ...rest])).toEqual([600, 300, 200])
    expect(await orderOf(p, volume)).toMatchObject({ reservedUnits: 110n, usedUnits: 0n })
    expect(await record(p, volume, first ? [first] : [])).toEqual([600n])
    expect(await orderOf(p, volume)).toMatchObject({ reservedUnits: 50n, usedUnits: 60n, capturedFen: 600n })
    expect(await record(p, volume, rest.toReversed())).toEqual([110n, 300n])
    expect(await balancesOf(p, volume.consumer.participantId)).toEqual({ available: 8_990 })
    expect(taken(await reserve(p, [{ deal: volume, units: 1n }]))).toEqual([1])
  })

  it('of rows captures once, however often it is told', async () => {
    const volume = await deal(p, perRow, 10_000)
    const first = made(await reserve(p, [{ deal: volume, units: 10n }]))
    expect(await record(p, volume, first)).toEqual([100n])
    expect(await record(p, volume, first)).toEqual([100n])
    expect(await orderOf(p, volume)).toMatchObject({ usedUnits: 10n, capturedFen: 100n })
  })

  it('costs what comes first more when the chain rejects what was asked for before it', async () => {
    const volume = await deal(p, perRow, 10_000)
    const [first, second] = made(await reserve(p, [{ deal: volume, units: 100n }, { deal: volume, units: 100n }]))
    if (first) await reject(p, volume, [first])
    expect(await record(p, volume, second ? [second] : [])).toEqual([1_000n])
  })

  it('does not count what could not be paid', async () => {
    const volume = await deal(p, perRow, 550)
    const group = [60n, 50n, 6n].map((units) => ({ deal: volume, units }))
    expect(taken(await reserve(p, group))).toEqual(['account.insufficient', 500, 'account.insufficient'])
    expect(await orderOf(p, volume)).toMatchObject({ reservedUnits: 50n })
  })

  it('gives back the place of a rejected one', async () => {
    const volume = await deal(p, perRow)
    const transfer = await reserveOne(p, volume, 100n)
    await reject(p, volume, [transfer])
    await p.run(volume.consumer, (ctx) => freeCharges(ctx, [transfer]))
    expect(await orderOf(p, volume)).toMatchObject({ reservedUnits: 0n, usedUnits: 0n })
    expect(taken(await reserve(p, [{ deal: volume, units: 10n }]))).toEqual([100])
  })

  it('counts the units of a tier that costs nothing, once', async () => {
    const tiers = [{ upTo: 100, unitPriceMicroYuan: 0 }, { upTo: null, unitPriceMicroYuan: 10_000 }]
    const volume = await deal(p, { kind: 'per_volume', unit: 'row', tiers }, 0)
    const transfer = await reserveOne(p, volume, 100n)
    expect(await record(p, volume, [transfer])).toEqual([0n])
    expect(await record(p, volume, [transfer])).toEqual([0n])
    expect(await orderOf(p, volume)).toMatchObject({ reservedUnits: 0n, usedUnits: 100n })
    expect(await p.db.settlement.count({ where: { orderId: volume.orderId } })).toBe(0)
    expect(taken(await reserve(p, [{ deal: volume, units: 1n }]))).toEqual(['account.insufficient'])
  })

  it('keeps two groups at once from the same place on the ladder', async () => {
    const volume = await deal(p, perRow)
    const groups = await Promise.all([1, 2].map(() => reserve(p, [{ deal: volume, units: 100n }])))
    const captured = await record(p, volume, groups.flatMap(made))
    expect(captured.toSorted((a, b) => Number(a - b))).toEqual([100n, 1_000n])
  })
})

describe('one-off', () => {
  it('holds at the order and captures at the first record', async () => {
    const once = await deal(p, oneOff, 40_000)
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 10_000, held: 30_000 })
    const transfers = made(await reserve(p, [{ deal: once }, { deal: once }]))
    expect(taken(transfers)).toEqual([0, 0])
    expect(await record(p, once, transfers)).toEqual([30_000n, 0n])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 10_000 })
    expect(await balancesOf(p, once.provider.participantId)).toEqual({ payable: 28_500 })
    expect(await orderOf(p, once)).toMatchObject({ heldFen: 0n, capturedFen: 30_000n })
    const later = await reserveOne(p, once)
    expect(await record(p, once, [later])).toEqual([0n])
  })

  it('leaves an event of its capture, which no transfer’s record tells', async () => {
    const once = await deal(p, oneOff)
    await record(p, once, [await reserveOne(p, once)])
    const [row] = await p.db.settlement.findMany({ where: { orderId: once.orderId } })
    expect(await eventsOf(p, row?.id ?? '')).toEqual(['settlement.captured'])
  })

  it('is captured by the first one that the chain takes', async () => {
    const once = await deal(p, oneOff)
    const transfers = made(await reserve(p, [{ deal: once }, { deal: once }]))
    await reject(p, once, transfers.slice(0, 1))
    expect(await orderOf(p, once)).toMatchObject({ heldFen: 30_000n })
    expect(await record(p, once, transfers.slice(1))).toEqual([30_000n])
  })

  it('captures once when two batches are told at once', async () => {
    const once = await deal(p, oneOff)
    const transfers = made(await reserve(p, [{ deal: once }, { deal: once }]))
    const captured = await Promise.all(
      transfers.map((transfer) => p.run(once.consumer, (ctx) => captureCharges(ctx, [transfer], 0))),
    )
    expect(captured.flatMap((one) => [...one.values()]).toSorted()).toEqual([0n, 30_000n])
  })

  it('can’t be ordered without the money', async () => {
    const consumer = await consumerWith(p, 29_999)
    expect(await codeOf(deal(p, oneOff, 0, { consumer }))).toBe('account.insufficient')
    expect(await p.db.order.count({ where: { consumerId: consumer.participantId } })).toBe(0)
  })

  it('is held once for an order, and freed when the order ends before any record', async () => {
    const once = await deal(p, oneOff, 70_000)
    const order = await orderOf(p, once)
    expect(await codeOf(p.run(once.consumer, (ctx) => holdForOrder(ctx, order, 30_000n)))).toBe('journal.posted')
    await p.run(once.consumer, (ctx) => closeOrder(ctx, once.agreementId))
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 70_000 })
    expect(await orderOf(p, once)).toMatchObject({ state: 'closed', heldFen: 0n })
  })

  it('is not freed once it is captured', async () => {
    const once = await deal(p, oneOff, 70_000)
    await record(p, once, [await reserveOne(p, once)])
    await p.run(once.consumer, (ctx) => closeOrder(ctx, once.agreementId))
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 40_000 })
  })
})

describe('free', () => {
  it('moves no money and writes nothing', async () => {
    const gift = await deal(p, { kind: 'free' }, 0)
    const transfers = made(await reserve(p, [{ deal: gift }, { deal: gift }]))
    expect(await record(p, gift, transfers)).toEqual([0n, 0n])
    await reject(p, gift, [await reserveOne(p, gift)])
    const accounts = await p.db.account.count({ where: { participantId: gift.consumer.participantId } })
    const journals = await p.db.journal.count({ where: { reference: { in: transfers.map(({ id }) => id) } } })
    expect([accounts, journals]).toEqual([0, 0])
  })
})

it('groups of all plans at once', async () => {
  const consumer = await consumerWith(p, 50_000)
  const use = await deal(p, perUse, 0, { consumer })
  const once = await deal(p, oneOff, 0, { consumer })
  const volume = await deal(p, perRow, 0, { consumer })
  const group = [{ deal: use }, { deal: once }, { deal: volume, units: 10n }]
  const transfers = made(await reserve(p, group))
  expect(taken(transfers)).toEqual([1_000, 0, 100])
  expect(await record(p, use, transfers)).toEqual([1_000n, 30_000n, 100n])
  expect(await balancesOf(p, consumer.participantId)).toEqual({ available: 18_900 })
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
