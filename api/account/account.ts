import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'

/** The accounts (账户) of a participant. */
export const OWN_ACCOUNTS = [
  'available', // 可用余额
  'held', // 冻结
  'payable', // 应付供方
  'payout', // 提现中
] as const

/** All accounts: the platform has two of its own. */
export const ACCOUNT_KINDS = [
  ...OWN_ACCOUNTS,
  'fee_income', // 平台服务费收入
  'custody', // 存管：减去存管方处的钱，使全部账户之和为零
] as const

export type AccountKind = (typeof ACCOUNT_KINDS)[number]

/** What a journal is written for; with its reference it is written once. */
export const JOURNAL_KINDS = [
  'top_up', // 充值到账
  'order_hold', // 下单冻结
  'order_free', // 订单解冻
  'hold', // 交付冻结
  'free', // 交付解冻
  'capture', // 存证后扣款
  'refund', // 扣留退款
  'payout_requested', // 申请提现
  'payout_paid', // 提现付讫
  'payout_returned', // 提现退回
] as const

export type JournalKind = (typeof JOURNAL_KINDS)[number]

/** The owner of the platform's own accounts. */
export const PLATFORM = 'platform'

export type AccountRef = { participantId: string; account: AccountKind }

/** What an account gains, or loses below zero, in fen. */
export type Posting = AccountRef & { amountFen: Fen }

/** A balanced set of entries for one act; `mayOwe` lets a refund leave a provider owing what it was paid before. */
export type Journal = { kind: JournalKind; reference: string; entries: Posting[]; mayOwe?: boolean }

export const accountKey = ({ participantId, account }: AccountRef): string => `${participantId} ${account}`

/** The entries with equal accounts merged and empty ones left out. */
export function merged(entries: Posting[]): Posting[] {
  const sums = new Map<string, Posting>()
  for (const entry of entries) {
    const before = sums.get(accountKey(entry))?.amountFen ?? 0n
    sums.set(accountKey(entry), { ...entry, amountFen: before + entry.amountFen })
  }
  return [...sums.values()].filter(({ amountFen }) => amountFen !== 0n)
}

/** Money that stays with its owner and moves from one of its accounts to another. */
export const moveOwn = (participantId: string, from: AccountKind, to: AccountKind, amountFen: Fen): Posting[] => [
  { participantId, account: from, amountFen: -amountFen },
  { participantId, account: to, amountFen },
]

/** Why an account can't bear an amount: nothing falls below zero but custody, and by a refund what is payable. */
export function shortfall(
  account: AccountKind,
  balanceFen: Fen,
  amountFen: Fen,
  mayOwe = false,
): AppError | undefined {
  if (amountFen >= 0n || balanceFen + amountFen >= 0n) return undefined
  if (account === 'custody' || (account === 'payable' && mayOwe)) return undefined
  return new AppError('unpaid', 'account.insufficient', '账户余额不足，请先充值', { account })
}
