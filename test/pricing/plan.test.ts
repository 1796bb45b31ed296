import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  billRoundedUp, ceilingPrice, PricePlan, priceOfUnits, sentence, type Tier, unitsByTier, type VolumePlan,
} from '#api/pricing/plan.ts'

const volume = (...tiers: [number | null, number][]): VolumePlan => ({
  kind: 'per_volume', unit: 'row', tiers: tiers.map(([upTo, unitPriceMicroYuan]) => ({ upTo, unitPriceMicroYuan })),
})

/** Ladders of one to twenty tiers whose prices may rise or fall. */
const ladders = fc
  .uniqueArray(fc.integer({ min: 1, max: 2_000 }), { maxLength: 19 })
  .chain((ends) =>
    fc.tuple(
      fc.constant(ends.toSorted((a, b) => a - b)),
      fc.array(fc.integer({ min: 0, max: 5_000_000 }), { minLength: ends.length + 1, maxLength: ends.length + 1 }),
    ),
  )
  .map(([ends, prices]) => volume(...prices.map((price, i): [number | null, number] => [ends[i] ?? null, price])))

const units = fc.bigInt({ min: 0n, max: 3_000n })

/** The bill as it is written in the agreement, unit by unit: the price of each is that of the tier it falls into. */
function billUnitByUnit({ tiers }: VolumePlan, count: bigint): bigint {
  let microYuan = 0n
  for (let unit = 1n; unit <= count; unit++) {
    const tier = tiers.find(({ upTo }) => upTo === null || unit <= BigInt(upTo))
    microYuan += BigInt(tier?.unitPriceMicroYuan ?? 0)
  }
  return microYuan / 10_000n + (microYuan % 10_000n === 0n ? 0n : 1n)
}

describe('a bill by volume', () => {
  it('charges each unit at the price of its own tier', () => {
    const isEqual = (plan: VolumePlan, count: bigint) => billRoundedUp(plan, count) === billUnitByUnit(plan, count)
    fc.assert(fc.property(ladders, units, isEqual), { numRuns: 50 })
  })

  it('taken apart in any way sums to the bill of the whole', () => {
    fc.assert(
      fc.property(ladders, fc.array(units, { maxLength: 12 }), (plan, portions) => {
        let used = 0n
        let sum = 0n
        for (const more of portions) {
          sum += priceOfUnits(plan, used, more)
          used += more
        }
        return sum === billRoundedUp(plan, used)
      }),
    )
  })

  it('never falls with use, and never asks more for a unit than the ceiling says', () => {
    fc.assert(
      fc.property(ladders, units, units, (plan, used, more) => {
        const price = priceOfUnits(plan, used, more)
        return price >= 0n && price <= ceilingPrice(plan) * more
      }),
    )
  })

  it('puts every unit into exactly one tier', () => {
    const total = (plan: VolumePlan, count: bigint) =>
      unitsByTier(plan, count).reduce((sum, part) => sum + part.units, 0n)
    fc.assert(fc.property(ladders, units, (plan, count) => total(plan, count) === count))
  })

  it.each([
    [0n, 0n],
    [100n, 100n],
    [101n, 101n],
    [1_000n, 550n],
    [1_001n, 551n],
  ])('of %d rows is %d fen: 0.01 yuan to 100, 0.005 to 1,000, then 0.0001, rounded up once', (count, fen) => {
    expect(billRoundedUp(volume([100, 10_000], [1_000, 5_000], [null, 100]), count)).toBe(fen)
  })
})

describe('a price plan on the wire', () => {
  const tiers = (...ends: (number | null)[]): Tier[] => ends.map((upTo) => ({ upTo, unitPriceMicroYuan: 1 }))
  const byVolume = (list: unknown) => ({ kind: 'per_volume', unit: 'row', tiers: list })

  it.each([
    ['free', { kind: 'free' }],
    ['the least price', { kind: 'one_off', priceFen: 1 }],
    ['the highest price', { kind: 'per_use', priceFen: 1e13 }],
    ['a year of leap', { kind: 'subscription', priceFen: 1, periodDays: 366 }],
    ['one tier', byVolume(tiers(null))],
    ['twenty tiers', byVolume(tiers(...Array.from({ length: 19 }, (_, i) => i + 1), null))],
  ])('%s is taken', (_, plan) => {
    expect(PricePlan.safeParse(plan).success).toBe(true)
  })

  it.each([
    ['a price of nothing', { kind: 'one_off', priceFen: 0 }],
    ['a negative price', { kind: 'per_use', priceFen: -1 }],
    ['a price beyond the bound', { kind: 'per_use', priceFen: 1e13 + 1 }],
    ['a fraction of a fen', { kind: 'per_use', priceFen: 1.5 }],
    ['a price as text', { kind: 'per_use', priceFen: '1' }],
    ['a period of no days', { kind: 'subscription', priceFen: 1, periodDays: 0 }],
    ['an unknown kind', { kind: 'barter' }],
    ['a field too many', { kind: 'free', priceFen: 1 }],
    ['no tier', byVolume([])],
    ['twenty-one tiers', byVolume(tiers(...Array.from({ length: 20 }, (_, i) => i + 1), null))],
    ['tiers that stand still', byVolume(tiers(10, 10, null))],
    ['tiers that fall', byVolume(tiers(10, 9, null))],
    ['a last tier with an end', byVolume(tiers(10, 20))],
    ['an open tier before the last', byVolume(tiers(10, null, null))],
    ['a negative unit price', byVolume([{ upTo: null, unitPriceMicroYuan: -1 }])],
    ['an unknown unit', { kind: 'per_volume', unit: 'page', tiers: tiers(null) }],
  ])('%s is refused', (_, plan) => {
    expect(PricePlan.safeParse(plan).success).toBe(false)
  })
})

it.each<[PricePlan, bigint]>([
  [{ kind: 'free' }, 0n],
  [{ kind: 'one_off', priceFen: 5 }, 5n],
  [{ kind: 'subscription', priceFen: 700, periodDays: 7 }, 700n],
  [volume([10, 10_001], [null, 9_999]), 2n],
])('the ceiling price of %o is %d fen', (plan, fen) => {
  expect(ceilingPrice(plan)).toBe(fen)
})

it.each<[PricePlan, string]>([
  [{ kind: 'free' }, '免费'],
  [{ kind: 'one_off', priceFen: 123_450 }, '一次性付费 1,234.50 元'],
  [{ kind: 'per_use', priceFen: 1 }, '每次交付 0.01 元'],
  [{ kind: 'subscription', priceFen: 300_000, periodDays: 30 }, '每 30 天 3,000.00 元'],
  [volume([null, 2_800]), '按量计费：每行 0.0028 元'],
  [volume([1_000, 100_000_000], [null, 0]), '按量累进计费：至 1000 行每行 100 元，其余每行 0 元'],
  [volume([null, 1e15]), '按量计费：每行 1000000000 元'],
])('%o reads as one sentence', (plan, text) => {
  expect(sentence(plan)).toBe(text)
})
