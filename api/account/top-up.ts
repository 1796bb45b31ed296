import { AppError } from '#api/kernel/errors.ts'

/** States of a top-up (充值). */
export const TOP_UP_STATES = [
  'requested', // 待确认
  'confirmed', // 已到账
  'rejected', // 未到账，未通过
] as const

export type TopUpState = (typeof TOP_UP_STATES)[number]

export const TOP_UP_ACTS = {
  confirm: { from: ['requested'], to: 'confirmed' },
  reject: { from: ['requested'], to: 'rejected' },
} as const satisfies Record<string, { from: readonly TopUpState[]; to: TopUpState }>

/**
 * The state after `act`.
 * @throws refused `top_up.act_not_allowed` when the act does not start from the top-up's state
 */
export function stateAfter(act: keyof typeof TOP_UP_ACTS, { id, state }: { id: string; state: string }): TopUpState {
  const { from, to }: { from: readonly string[]; to: TopUpState } = TOP_UP_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'top_up.act_not_allowed', '该充值已经处理', { id, state, act })
}
