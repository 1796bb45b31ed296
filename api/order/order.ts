import { AppError } from '#api/kernel/errors.ts'
import type { PricePlan } from '#api/pricing/plan.ts'

/** States of an order (订单): the money of exactly one agreement. */
export const ORDER_STATES = [
  'placed', // 已下单，合约上链生效中
  'active', // 履行中
  'closed', // 已结束
  'cancelled', // 合约未能生效，已退款
] as const

export type OrderState = (typeof ORDER_STATES)[number]

export const ORDER_ACTS = {
  open: { from: ['placed'], to: 'active' },
  cancel: { from: ['placed'], to: 'cancelled' },
  close: { from: ['active'], to: 'closed' },
} as const satisfies Record<string, { from: readonly OrderState[]; to: OrderState }>

export type OrderAct = keyof typeof ORDER_ACTS

/**
 * The state after `act`.
 * @throws refused `order.act_not_allowed` when the act does not start from the order's state
 */
export function stateAfter(act: OrderAct, { id, state }: { id: string; state: string }): OrderState {
  const { from, to }: { from: readonly OrderState[]; to: OrderState } = ORDER_ACTS[act]
  if (from.some((start) => start === state)) return to
  throw new AppError('refused', 'order.act_not_allowed', '订单的当前状态不允许此操作', { id, state, act })
}

/** What is held at the order: the price of what is paid once, or of the first period. */
export const heldAtOrder = (plan: PricePlan): bigint =>
  plan.kind === 'one_off' || plan.kind === 'subscription' ? BigInt(plan.priceFen) : 0n
