import type { CeilingUnit } from '#api/authorized-operation/authorized-operation.ts'
import { dividedRoundedUp, type Fen } from '#api/kernel/fen.ts'
import { ceilingPrice, type PricePlan } from '#api/pricing/plan.ts'

/** What a price plan asks at most for one unit, rounded up to the fen. */
export type Charge = { unit: CeilingUnit; fen: Fen }

/** What a plan asks at most for one of the units that ceilings are set for; a subscription is compared by the day. */
export function chargeOf(plan: PricePlan): Charge {
  const fen = ceilingPrice(plan)
  switch (plan.kind) {
    case 'free':
    case 'one_off':
      return { unit: 'product', fen }
    case 'per_use':
      return { unit: 'use', fen }
    case 'per_volume':
      return { unit: plan.unit, fen }
    case 'subscription':
      return { unit: 'day', fen: dividedRoundedUp(fen, BigInt(plan.periodDays)) }
  }
}
