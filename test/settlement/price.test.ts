import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import { addDays, addSeconds } from '#api/kernel/time.ts'
import { billRoundedUp, type PricePlan, priceOfUnits, type VolumePlan } from '#api/pricing/plan.ts'
import { capturePrice, chargeOf, unitsOf } from '#api/settlement/price.ts'

const now = new Date('2026-11-24T10:00:00Z')
type Money = Parameters<typeof chargeOf>[1]
const fresh: Money = { heldFen: 0n, capturedFen: 0n, usedUnits: 0n, reservedUnits: 0n, periodEnd: null }
const next = { units: 0n, now, isUnderWay: false }
const rows: VolumePlan = { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 2_800 }] }

describe('units', () => {
  it.each<[string, PricePlan, bigint | null, bigint, bigint]>([
    ['rows', rows, 7n, 999n, 7n],
    ['no rows as one', rows, 0n, 999n, 1n],
    ['nothing as one mebibyte', { ...rows, unit: 'mebibyte' }, 7n, 0n, 1n],
    ['a begun mebibyte', { ...rows, unit: 'mebibyte' }, 7n, 1n, 1n],
    ['a full mebibyte', { ...rows, unit: 'mebibyte' }, null, 1_048_576n, 1n],
    ['one byte more', { ...rows, unit: 'mebibyte' }, null, 1_048_577n, 2n],
    ['what is paid per use', { kind: 'per_use', priceFen: 5 }, 7n, 999n, 0n],
    ['what is free', { kind: 'free' }, 7n, 999n, 0n],
  ])('counts %s', (_, plan, count, sizeBytes, units) => {
    expect(unitsOf(plan, { rows: count, sizeBytes })).toBe(units)
  })

  it('can’t count rows that nobody counted', () => {
    expect(() => unitsOf(rows, { rows: null, sizeBytes: 5n })).toThrow('rows counted')
  })
})

describe('what the next transfer takes', () => {
  it.each<[string, PricePlan, Partial<Money>, bigint, bigint]>([
    ['nothing for what is free', { kind: 'free' }, {}, 0n, 0n],
    ['the price of a use, held by the transfer', { kind: 'per_use', priceFen: 9 }, {}, 9n, 9n],
    ['nothing while the order holds a one-off price', { kind: 'one_off', priceFen: 9 }, { heldFen: 9n }, 0n, 0n],
    ['nothing once a one-off price is captured', { kind: 'one_off', priceFen: 9 }, { capturedFen: 9n }, 0n, 0n],
    ['a one-off price anew after its refund', { kind: 'one_off', priceFen: 9 }, {}, 9n, 0n],
  ])('%s', (_, plan, order, holdFen, transferFen) => {
    expect(chargeOf(plan, { ...fresh, ...order }, next)).toMatchObject({ holdFen, transferFen })
  })

  const month: PricePlan = { kind: 'subscription', priceFen: 9, periodDays: 30 }
  const end = addDays(now, 30)

  it('begins the period that the order paid with the first transfer', () => {
    const charge = chargeOf(month, { ...fresh, heldFen: 9n }, next)
    expect(charge).toEqual({ holdFen: 0n, transferFen: 0n, change: { periodEnd: end } })
  })

  it.each([
    [addSeconds(now, 1), 0n],
    [now, 9n],
    [addSeconds(now, -1), 9n],
  ])('with a captured period that ends at %s holds %s', (periodEnd, holdFen) => {
    const change = holdFen === 0n ? {} : { periodEnd: end, heldFen: 9n }
    const charge = chargeOf(month, { ...fresh, capturedFen: 9n, periodEnd }, next)
    expect(charge).toEqual({ holdFen, transferFen: 0n, change })
  })

  it('carries the price of a period in which nothing was recorded into the next one', () => {
    const order = { ...fresh, heldFen: 9n, periodEnd: now }
    expect(chargeOf(month, order, next)).toEqual({ holdFen: 0n, transferFen: 0n, change: { periodEnd: end } })
  })

  it.each([0n, 9n])('waits for the last period’s transfers, which may still capture a price (%s held)', (heldFen) => {
    const refusal = chargeOf(month, { ...fresh, heldFen, periodEnd: now }, { ...next, isUnderWay: true })
    expect(refusal instanceof AppError && refusal.code).toBe('settlement.period_turning')
  })

  it('of a volume, holds the dearest of all places that it may come to stand at', () => {
    const steep = (rest: number): VolumePlan => ({
      ...rows,
      tiers: [
        { upTo: 10, unitPriceMicroYuan: 10_000 },
        { upTo: 20, unitPriceMicroYuan: 1_000_000 },
        { upTo: null, unitPriceMicroYuan: rest },
      ],
    })
    const held = (reservedUnits: bigint, rest = 0) =>
      chargeOf(steep(rest), { ...fresh, reservedUnits }, { ...next, units: 15n })
    // From the 6th unit to the 20th: five of the first tier, all ten of the second.
    expect(held(25n)).toMatchObject({ holdFen: 1_005n, transferFen: 1_005n, change: { reservedUnits: 40n } })
    // From the 11th unit to the 25th: all ten of the second tier, five of the last.
    expect(held(25n, 20_000)).toMatchObject({ holdFen: 1_010n })
    expect(held(2n)).toMatchObject({ holdFen: 708n })
    expect(held(0n)).toMatchObject({ holdFen: 510n })
  })

  it('of a volume, captures in any pieces and with any rejections sum to the bill, each within what it holds', () => {
    const tier = fc.record({
      size: fc.integer({ min: 1, max: 50 }),
      unitPriceMicroYuan: fc.integer({ min: 0, max: 50_000 }),
    })
    const plan = fc.array(tier, { minLength: 1, maxLength: 4 }).map((tiers): VolumePlan => {
      let upTo = 0
      const ladder = tiers.map(({ size, unitPriceMicroYuan }, i) => {
        upTo += size
        return { upTo: i === tiers.length - 1 ? null : upTo, unitPriceMicroYuan }
      })
      return { kind: 'per_volume', unit: 'row', tiers: ladder }
    })
    const step = fc.record({ units: fc.bigInt({ min: 0n, max: 40n }), settled: fc.nat(3), recorded: fc.boolean() })
    fc.assert(fc.property(plan, fc.array(step), (volume, steps) => {
      let order = fresh
      let sum = 0n
      const pending: { units: bigint; heldFen: bigint; recorded: boolean }[] = []
      const settle = () => {
        const oldest = pending.shift()
        if (!oldest) return
        const { units, heldFen } = oldest
        order = { ...order, reservedUnits: order.reservedUnits - units }
        if (!oldest.recorded) return
        expect(priceOfUnits(volume, order.usedUnits, units)).toBeLessThanOrEqual(heldFen)
        sum += capturePrice(volume, order, { units, heldFen })
        order = { ...order, usedUnits: order.usedUnits + units }
      }
      for (const { units, settled, recorded } of steps) {
        const charge = chargeOf(volume, order, { ...next, units })
        if (charge instanceof AppError) throw charge
        pending.push({ units, heldFen: charge.transferFen, recorded })
        order = { ...order, ...charge.change }
        for (let i = 0; i < settled; i++) settle()
      }
      while (pending.length > 0) settle()
      expect(sum).toBe(billRoundedUp(volume, order.usedUnits))
    }), { numRuns: 2_000 })
  })
})
