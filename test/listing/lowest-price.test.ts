import { expect, it } from 'vitest'
import { entryPriceMicroYuan, lowestPlan } from '#api/listing/lowest-price.ts'
import type { PricePlan } from '#api/pricing/plan.ts'

const perRow: PricePlan = { kind: 'per_volume', unit: 'row', tiers: [{ upTo: 10, unitPriceMicroYuan: 2_800 }, { upTo: null, unitPriceMicroYuan: 1 }] }
const perUse: PricePlan = { kind: 'per_use', priceFen: 1 }

it.each([
  [{ kind: 'free' }, 0],
  [perUse, 10_000],
  [perRow, 2_800],
  [{ kind: 'subscription', priceFen: 1e13, periodDays: 30 }, Number.MAX_SAFE_INTEGER],
] as [PricePlan, number][])('%j begins with %i millionths of a yuan', (plan, price) => {
  expect(entryPriceMicroYuan(plan)).toBe(price)
})

it('the lowest plan is the one that begins with the least, the first of equals', () => {
  expect(lowestPlan([perUse, perRow])).toBe(perRow)
  expect(lowestPlan([perUse, { ...perUse }])).toBe(perUse)
  expect(lowestPlan([])).toBeUndefined()
})
