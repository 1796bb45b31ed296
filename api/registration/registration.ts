import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import { addYears } from '#api/resource/resource.ts'

export const RULE = '《公共数据资源登记管理暂行办法》'

/** Kinds of registration (登记类型): 首次, 变更, 更正, 续展, 注销. */
export const KINDS = ['first', 'change', 'correction', 'renewal', 'cancellation'] as const
export type Kind = (typeof KINDS)[number]

/** What is registered: a department's resource, or the product that an operator made of public data. */
export const SUBJECT_KINDS = ['resource', 'product'] as const

/** States of an application to the registry; the last ones of a code follow from the time. */
export const STATES = [
  'draft', // 草稿
  'deposited', // 已存证
  'submitted', // 已提交
  'returned', // 一次性告知补正
  'not_accepted', // 不予受理
  'accepted', // 已受理
  'reviewed', // 形式审核通过
  'not_passed', // 形式审核未通过
  'publicity', // 公示中
  'objected', // 异议处理中
  'terminated', // 异议成立，终止登记
  'coded', // 已赋码，尚未生效
  'valid', // 有效
  'expired', // 已到期
  'superseded', // 已由变更或更正取代
  'revoked', // 已撤销
  'cancelled', // 已注销
  'completed', // 注销登记办结
  'withdrawn', // 已撤回
  'imported', // 录入待核验
  'refused', // 核验未通过
] as const
export type State = (typeof STATES)[number]

type Move = { from: readonly State[]; to: State | null; by: 'registrant' | 'registry' | 'anybody' }

/** Every act: the states it may start from, the one it ends in (none: it stays), and whose act it is. */
export const ACTS = {
  edit: { from: ['draft', 'deposited', 'returned'], to: 'draft', by: 'registrant' }, // 填写
  deposit: { from: ['draft'], to: 'deposited', by: 'registrant' }, // 存证
  submit: { from: ['deposited'], to: 'submitted', by: 'registrant' }, // 提交
  withdraw: { from: ['draft', 'deposited', 'submitted', 'returned'], to: 'withdrawn', by: 'registrant' }, // 撤回
  supplement: { from: ['accepted', 'reviewed', 'publicity', 'objected'], to: null, by: 'registrant' }, // 补交容缺材料
  accept: { from: ['submitted'], to: 'accepted', by: 'registry' }, // 受理
  return: { from: ['submitted'], to: 'returned', by: 'registry' }, // 一次性告知
  decline: { from: ['submitted'], to: 'not_accepted', by: 'registry' }, // 不予受理
  pass: { from: ['accepted'], to: 'reviewed', by: 'registry' }, // 审核通过
  fail: { from: ['accepted'], to: 'not_passed', by: 'registry' }, // 审核未通过
  publish: { from: ['reviewed'], to: 'publicity', by: 'registry' }, // 公示
  object: { from: ['publicity', 'objected'], to: 'objected', by: 'anybody' }, // 公示期异议
  dismiss: { from: ['objected'], to: 'publicity', by: 'registry' }, // 异议不成立
  uphold: { from: ['objected'], to: 'terminated', by: 'registry' }, // 异议成立
  code: { from: ['publicity'], to: 'coded', by: 'registry' }, // 赋码
  complete: { from: ['reviewed'], to: 'completed', by: 'registry' }, // 办结注销
  mark: { from: ['coded', 'valid'], to: null, by: 'anybody' }, // 登记后异议
  revoke: { from: ['coded', 'valid'], to: 'revoked', by: 'registry' }, // 撤销
  clear: { from: ['expired'], to: 'cancelled', by: 'registry' }, // 到期注销
  verify: { from: ['imported'], to: 'coded', by: 'registry' }, // 核验通过
  refuse: { from: ['imported'], to: 'refused', by: 'registry' }, // 核验未通过
} as const satisfies Record<string, Move>
export type RegistrationAct = keyof typeof ACTS

/** States of an application that is under way: a thing has one of them at a time. */
export const OPEN_STATES: readonly State[] = [
  'draft', 'deposited', 'submitted', 'returned', 'accepted', 'reviewed', 'publicity', 'objected', 'imported',
]

/** States that the registrant alone knows of. */
export const OWN_STATES: readonly State[] = ['draft', 'deposited']

/** Why a registration is cancelled (注销事由). */
export const CANCELLATION_GROUNDS = ['unrecoverable', 'right_ended', 'registrant_ended', 'other_by_law'] as const

/** Why the registry revokes one (撤销事由). 依据 《公共数据资源登记管理暂行办法》第二十条. */
export const REVOCATION_GROUNDS = ['false_material', 'forged_result', 'illegal_use', 'other_by_law'] as const

/** Longest validity, in years, and the days before its end in which it may be renewed. 依据 第十五条. */
export const VALID_YEARS = 3
export const RENEWAL_DAYS = 60

type Term = { validFrom: Date | null; validTo: Date | null }

/** The state at an instant: a code is valid from its first instant to its last, and expired afterwards. */
export function stateAt({ state, validFrom, validTo }: Term & { state: string }, now: Date): State {
  if (state === 'coded' && validFrom !== null && validTo !== null) {
    if (now < validFrom) return 'coded'
    return now < validTo ? 'valid' : 'expired'
  }
  return STATES.find((one) => one === state) ?? 'draft'
}

/** Whether a code is in force at an instant. */
export const isInForce = (row: Term & { state: string }, now: Date): boolean => stateAt(row, now) === 'valid'

/**
 * The state after `act`.
 * @throws refused `registration.act_not_allowed` when the act does not start from the state
 */
export function stateAfter(act: RegistrationAct, state: State): State {
  const { from, to }: Move = ACTS[act]
  if (from.includes(state)) return to ?? state
  throw new AppError('refused', 'registration.act_not_allowed', '登记的当前状态不允许此操作', { state, act })
}

/**
 * Whether a registration may be renewed at an instant: in the last 60 days before its end.
 * @throws refused `registration.renewal_window`
 */
export function checkRenewalWindow({ validTo }: { validTo: Date }, now: Date): void {
  if (addDays(validTo, -RENEWAL_DAYS) <= now && now < validTo) return
  throw new AppError('refused', 'registration.renewal_window', '续展须在登记有效期届满前六十日内提出', {
    basis: `${RULE}第十五条`,
  })
}

/**
 * How long a code is valid: three years from its beginning, or to the end of the agreement where that is earlier.
 * @throws refused `registration.agreement_ended` when the agreement ends before the code would begin
 */
export function termFrom(from: Date, agreementEndsAt: Date | undefined): { validFrom: Date; validTo: Date } {
  const longest = addYears(from, VALID_YEARS)
  const validTo = agreementEndsAt !== undefined && agreementEndsAt < longest ? agreementEndsAt : longest
  if (validTo <= from)
    throw new AppError('refused', 'registration.agreement_ended', '授权运营协议在登记生效前已经到期或者终止，不能登记', {
      basis: `${RULE}第十五条`,
    })
  return { validFrom: from, validTo }
}

/**
 * Checks the term of a code that was issued elsewhere.
 * @throws invalid `registration.window`, refused `registration.term` past three years
 */
export function checkTerm({ validFrom, validTo }: { validFrom: Date; validTo: Date }, now: Date): void {
  if (validTo <= validFrom || validTo <= now)
    throw new AppError('invalid', 'registration.window', '登记有效期的结束时间须晚于开始时间和当前时间')
  if (validTo > addYears(validFrom, VALID_YEARS))
    throw new AppError('refused', 'registration.term', '公共数据资源登记的有效期不得超过三年', { basis: `${RULE}第十五条` })
}

/**
 * Checks that an application goes the way of its kind: a cancellation is completed, everything else published and
 * coded.
 * @throws refused `registration.kind_not_allowed`
 */
export function checkWay(kind: string, act: 'publish' | 'code' | 'complete'): void {
  if ((kind === 'cancellation') === (act === 'complete')) return
  const message = act === 'complete' ? '只有注销登记由登记机构直接办结' : '注销登记不经公示和赋码'
  throw new AppError('refused', 'registration.kind_not_allowed', message, { act, basis: RULE })
}
