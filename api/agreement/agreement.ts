import { AppError } from '#api/kernel/errors.ts'

/** States of a digital contract (数字合约); `activating`, `terminating` wait for the chain. */
export const AGREEMENT_STATES = [
  'offered', // 磋商中
  'signing', // 一方已签
  'signed', // 双方已签，待下单
  'activating', // 上链生效中
  'active', // 履行中
  'terminating', // 解除上链中
  'terminated', // 已解除
  'expired', // 已到期
  'declined', // 未成约
  'refused', // 链上拒绝生效
] as const

export type AgreementState = (typeof AGREEMENT_STATES)[number]

/** Every act on an agreement: the states it may start from, and the one it ends in. */
export const AGREEMENT_ACTS = {
  counter: { from: ['offered'], to: 'offered' }, // 还价
  decline: { from: ['offered', 'signing'], to: 'declined' }, // 拒绝或撤回
  sign_first: { from: ['offered'], to: 'signing' }, // 一方签署，条款锁定
  sign_second: { from: ['signing'], to: 'signed' }, // 另一方签署
  activate: { from: ['signed'], to: 'activating' }, // 下单后提交上链
  complete_activation: { from: ['activating'], to: 'active' },
  refuse_activation: { from: ['activating'], to: 'refused' },
  terminate: { from: ['active'], to: 'terminating' }, // 解除
  refuse_termination: { from: ['terminating'], to: 'active' }, // 链上拒绝解除
  expire: { from: ['active'], to: 'expired' }, // 到期
  complete_termination: { from: ['terminating'], to: 'terminated' },
} as const satisfies Record<string, { from: readonly AgreementState[]; to: AgreementState }>

export type AgreementAct = keyof typeof AGREEMENT_ACTS

/**
 * The state after `act`.
 * @throws refused `agreement.act_not_allowed` when the act does not start from the agreement's state
 */
export function stateAfter(act: AgreementAct, { id, state }: { id: string; state: string }): AgreementState {
  const { from, to }: { from: readonly AgreementState[]; to: AgreementState } = AGREEMENT_ACTS[act]
  if (from.some((start) => start === state)) return to
  throw new AppError('refused', 'agreement.act_not_allowed', '合约的当前状态不允许此操作', { id, state, act })
}

/** Longest term of an agreement. */
export const MAX_TERM_DAYS = 5 * 366

/** Quotas are counted in 48 bits on the chain. */
export const MAX_QUOTA = 2 ** 48 - 1

/**
 * Checks the window of an agreement: it ends after it begins, has not ended, and is no longer than five years.
 * @throws invalid `agreement.window`
 */
export function checkWindow({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): void {
  const days = (endsAt.getTime() - startsAt.getTime()) / 86_400_000
  if (days <= 0) throw new AppError('invalid', 'agreement.window', '合约的结束时间必须晚于开始时间')
  if (endsAt <= now)
    throw new AppError('invalid', 'agreement.window', '合约的结束时间已经过去', { basis: 'GB/T 37932-2025 9.4' })
  if (days > MAX_TERM_DAYS) throw new AppError('invalid', 'agreement.window', '合约期限不得超过五年')
}
