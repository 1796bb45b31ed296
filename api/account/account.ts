import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'

/** The accounts (账户) that a participant may have. */
export const OWN_ACCOUNTS = [
  'available', // 可用余额
  'held', // 冻结
  'payable', // 待提现的供方收入
  'payout', // 提现处理中
] as const

/** The platform's own accounts. `custody` is minus the money at the custodian, so that all balances sum to zero. */
export const PLATFORM_ACCOUNTS = [
  'fee_income', // 平台服务费收入
  'custody', // 资金存管
] as const

export type AccountKind = (typeof OWN_ACCOUNTS)[number] | (typeof PLATFORM_ACCOUNTS)[number]

/** Who owns the platform's own accounts. */
export const PLATFORM = 'platform'

export type AccountRef = { participantId: string; account: AccountKind }

/** What moves money; with its reference, the kind names a journal (记账凭证). */
export const JOURNAL_KINDS = [
  'top_up', // 充值到账
  'order_hold', // 下单冻结
  'order_free', // 订单结束解冻
  'hold', // 交付冻结
  'free', // 交付未成解冻
  'capture', // 交付结算
  'refund', // 退款
  'payout_requested', // 申请提现
  'payout_paid', // 提现付款
  'payout_returned', // 提现退回
] as const

export type JournalKind = (typeof JOURNAL_KINDS)[number]

export type Posting = AccountRef & { amountFen: Fen }

export type Journal = {
  kind: JournalKind
  /** The business act that it books: the identifier of a transfer, an order, a top-up or a payout. */
  reference: string
  entries: Posting[]
  /** Lets a payable fall below zero: a refund of what was paid out already is the provider's debt. */
  mayOwe?: boolean
}

const SHORTFALLS = {
  available: '可用余额不足，请先充值',
  held: '冻结金额不足',
  payable: '可提现余额不足',
  payout: '提现处理中的金额不足',
  fee_income: '平台服务费余额不足',
} as const

/**
 * Why an account can't give what a journal takes from it; undefined when it can. Money that comes in is never refused,
 * so that a debt can be worked off.
 */
export function shortfall(account: AccountKind, balanceFen: Fen, amountFen: Fen, mayOwe = false): AppError | undefined {
  if (amountFen >= 0n || balanceFen + amountFen >= 0n || account === 'custody') return undefined
  if (account === 'payable' && mayOwe) return undefined
  return new AppError('unpaid', 'account.insufficient', SHORTFALLS[account], { account })
}

/** Entries with equal accounts merged and without those that move nothing. */
export function merged(entries: readonly Posting[]): Posting[] {
  const byAccount = new Map<string, Posting>()
  for (const entry of entries) {
    const amountFen = (byAccount.get(accountKey(entry))?.amountFen ?? 0n) + entry.amountFen
    byAccount.set(accountKey(entry), { ...entry, amountFen })
  }
  return [...byAccount.values()].filter(({ amountFen }) => amountFen !== 0n)
}

export const accountKey = ({ participantId, account }: AccountRef): string => `${participantId} ${account}`

/** A movement from one account to another of the same owner. */
export const moveOwn = (participantId: string, from: AccountKind, to: AccountKind, amountFen: Fen): Posting[] => [
  { participantId, account: from, amountFen: -amountFen },
  { participantId, account: to, amountFen },
]
