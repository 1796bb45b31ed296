import type { PricePlan } from '#api/pricing/plan.ts'

const MICRO_YUAN_PER_FEN = 10_000

/** What one unit of a plan costs at first, in millionths of a yuan; more than JSON's integers hold counts as those. */
export function entryPriceMicroYuan(plan: PricePlan): number {
  switch (plan.kind) {
    case 'free':
      return 0
    case 'per_volume':
      return plan.tiers[0]?.unitPriceMicroYuan ?? 0
    default:
      return Math.min(plan.priceFen * MICRO_YUAN_PER_FEN, Number.MAX_SAFE_INTEGER)
  }
}

/** The plan that one begins with for the least money, the first of equals; undefined where there is none. */
export const lowestPlan = (plans: readonly PricePlan[]): PricePlan | undefined =>
  plans.toSorted((one, other) => entryPriceMicroYuan(one) - entryPriceMicroYuan(other))[0]
