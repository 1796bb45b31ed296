import { AppError } from '#api/kernel/errors.ts'

/** States of a transfer (交付记录); no byte leaves before `recorded`. */
export const TRANSFER_STATES = [
  'reserved', // 已预留，待上链
  'submitted', // 已提交上链
  'recorded', // 已存证，可放行
  'released', // 已放行
  'rejected', // 链上拒绝
  'withheld', // 已存证，因暂停而扣留
  'lapsed', // 已存证，保存期内无人取用
] as const

export type TransferState = (typeof TRANSFER_STATES)[number]

export const TRANSFER_ACTS = {
  submit: { from: ['reserved'], to: 'submitted' },
  record: { from: ['submitted'], to: 'recorded' },
  reject: { from: ['submitted'], to: 'rejected' },
  release: { from: ['recorded', 'released'], to: 'released' },
  withhold: { from: ['recorded'], to: 'withheld' },
  lapse: { from: ['recorded'], to: 'lapsed' },
} as const satisfies Record<string, { from: readonly TransferState[]; to: TransferState }>

/** Why the chain refused a transfer: the contract's reasons, each with its code and the clause that it comes from. */
const REASONS: Record<number, { code: string; message: string; basis: string }> = {
  1: { code: 'transfer.agreement_unknown', message: '链上没有这份合约', basis: '合约：生效条款' },
  2: { code: 'transfer.agreement_not_active', message: '合约不在履行中（未生效、已解除或已到期），不能取数', basis: '合约：生效与解除条款；GB/T 37932-2025 9.4' },
  3: { code: 'transfer.before_window', message: '合约的使用期限尚未开始', basis: '合约：许可.dateTime gteq' },
  4: { code: 'transfer.after_window', message: '合约的使用期限已经结束', basis: '合约：许可.dateTime lt；GB/T 37932-2025 9.4' },
  5: { code: 'transfer.quota_exhausted', message: '合约约定的次数已经用完', basis: '合约：许可.count lteq' },
  6: { code: 'transfer.provider_suspended', message: '供方已被监管暂停', basis: 'GB/T 37932-2025 7.3 b)' },
  7: { code: 'transfer.consumer_suspended', message: '需方已被监管暂停', basis: 'GB/T 37932-2025 7.3 b)' },
  8: { code: 'transfer.product_suspended', message: '产品已被监管暂停', basis: 'GB/T 37932-2025 7.3 b)' },
  9: { code: 'transfer.agreement_suspended', message: '合约已被监管暂停', basis: 'GB/T 37932-2025 7.3 b)' },
  10: { code: 'transfer.ledger_suspended', message: '全部交付已被监管暂停', basis: 'GB/T 37932-2025 7.3 b)' },
  11: { code: 'transfer.time_out_of_bounds', message: '请求等待上链过久，请重新发起', basis: '存证：时间界限' },
}

export const REASON = {
  agreementNotActive: 2, beforeWindow: 3, afterWindow: 4, quotaExhausted: 5, agreementSuspended: 9,
}

/** The refusal that a reason of the contract means, the same whether the database or the chain says so. */
export function refusalFor(reason: number): AppError {
  const { code, message, basis } = REASONS[reason] ?? {
    code: 'transfer.rejected',
    message: '链上合约拒绝了这次交付',
    basis: '存证合约',
  }
  return new AppError('refused', code, message, { basis })
}
