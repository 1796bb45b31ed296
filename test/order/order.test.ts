import { describe, expect, it } from 'vitest'
import { heldAtOrder, ORDER_ACTS, ORDER_STATES, type OrderAct, type OrderState, stateAfter } from '#api/order/order.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { PricePlan } from '#api/pricing/plan.ts'

const outcome = (act: OrderAct, state: OrderState): string => {
  try {
    return stateAfter(act, { id: 'ord_1', state })
  } catch (error) {
    return error instanceof AppError ? error.code : String(error)
  }
}

const NO = 'order.act_not_allowed'

/** Every act from every state, as the trade means it. */
const TABLE: Record<OrderAct, Record<OrderState, string>> = {
  open: { placed: 'active', active: NO, closed: NO, cancelled: NO },
  cancel: { placed: 'cancelled', active: NO, closed: NO, cancelled: NO },
  close: { placed: NO, active: 'closed', closed: NO, cancelled: NO },
}

describe.each(['open', 'cancel', 'close'] as const)('%s', (act) => {
  it.each(ORDER_STATES)('an order that is %s', (state) => {
    expect(outcome(act, state)).toBe(TABLE[act][state])
  })
})

it('has no act beside those of the table', () => {
  expect(Object.keys(ORDER_ACTS).toSorted()).toEqual(Object.keys(TABLE).toSorted())
})

it.each<[PricePlan, bigint]>([
  [{ kind: 'free' }, 0n],
  [{ kind: 'one_off', priceFen: 7 }, 7n],
  [{ kind: 'subscription', priceFen: 8, periodDays: 30 }, 8n],
  [{ kind: 'per_use', priceFen: 9 }, 0n],
  [{ kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 10_000 }] }, 0n],
])('%o holds %d fen at the order', (plan, fen) => {
  expect(heldAtOrder(plan)).toBe(fen)
})
