import { AppError } from '#api/kernel/errors.ts'

/** States of a payout (提现). */
export const PAYOUT_STATES = [
  'requested', // 待付款
  'paid', // 已付款
  'returned', // 已退回账户
] as const

export type PayoutState = (typeof PAYOUT_STATES)[number]

export const PAYOUT_ACTS = {
  pay: { from: ['requested'], to: 'paid' },
  return: { from: ['requested'], to: 'returned' },
} as const satisfies Record<string, { from: readonly PayoutState[]; to: PayoutState }>

/**
 * The state after `act`.
 * @throws refused `payout.act_not_allowed` when the act does not start from the payout's state
 */
export function stateAfter(act: keyof typeof PAYOUT_ACTS, { id, state }: { id: string; state: string }): PayoutState {
  const { from, to }: { from: readonly string[]; to: PayoutState } = PAYOUT_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'payout.act_not_allowed', '该提现已经处理', { id, state, act })
}
