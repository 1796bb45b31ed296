import { AppError } from '#api/kernel/errors.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { addMonths } from '#api/kernel/working-days.ts'
import { addYears } from '#api/resource/resource.ts'

export const GUIDE = '《数据产权登记工作指引（试行）》'

/** States of a property registration (数据产权登记): decided elsewhere, prepared, imported and verified here. */
export const STATES = [
  'prepared', // 准备中
  'submitted', // 已向登记机构提交
  'imported', // 凭证已录入，待核验
  'verified', // 凭证有效
  'refused', // 核验未通过
  'lapsed', // 已到期
  'revoked', // 已撤销
] as const
export type State = (typeof STATES)[number]

type Move = { from: readonly State[]; to: State | null; by: 'holder' | 'reviewer' }

/** Every act: the states it may start from, the one it ends in (none: it stays), and whose act it is. */
export const ACTS = {
  edit: { from: ['prepared', 'refused'], to: 'prepared', by: 'holder' }, // 填写
  submit: { from: ['prepared'], to: 'submitted', by: 'holder' }, // 标记已提交
  import: { from: ['prepared', 'submitted', 'refused'], to: 'imported', by: 'holder' }, // 录入凭证
  verify: { from: ['imported'], to: 'verified', by: 'reviewer' }, // 核验通过
  refuse: { from: ['imported'], to: 'refused', by: 'reviewer' }, // 核验未通过
  mark: { from: ['verified'], to: null, by: 'reviewer' }, // 标记、解除异议
  revoke: { from: ['verified'], to: 'revoked', by: 'reviewer' }, // 登记机构已撤销
} as const satisfies Record<string, Move>
export type PropertyAct = keyof typeof ACTS

/** States of a registration that is under way: a product has one of them at a time. */
export const OPEN_STATES: readonly State[] = ['prepared', 'submitted', 'imported', 'refused']

/** The three rights (三权): 持有权, 使用权, 经营权. They are independent of each other. 依据 第三条、第二十一条. */
export const RIGHTS = ['hold', 'use', 'operate'] as const
export type Right = (typeof RIGHTS)[number]

/** Longest validity of a certificate, in years, and the months before its end in which it may be renewed. */
export const VALID_YEARS = 5
const RENEWAL_MONTHS = 6

/** The state at an instant: a verified certificate lapses with its end. */
export function stateAt({ state, validTo }: { state: string; validTo: Date | null }, now: Date): State {
  if (state === 'verified' && validTo !== null && validTo <= now) return 'lapsed'
  return STATES.find((one) => one === state) ?? 'prepared'
}

/**
 * The state after `act`.
 * @throws refused `property.act_not_allowed` when the act does not start from the state
 */
export function stateAfter(act: PropertyAct, state: State): State {
  const { from, to }: Move = ACTS[act]
  if (from.includes(state)) return to ?? state
  throw new AppError('refused', 'property.act_not_allowed', '产权登记的当前状态不允许此操作', { state, act })
}

/**
 * Whether a text is a certificate's number (登记凭证编码): SJ, region of two digits, agency, year and month, serial of
 * four. 依据 《数据产权登记工作指引（试行）》.
 */
export const isCertificate = (text: string): boolean => /^SJ\d{2}\d\d{4}(?:0[1-9]|1[0-2])\d{4}$/.test(text)

/**
 * Checks the term of a certificate.
 * @throws invalid `property.window`, refused `property.term` past five years
 */
export function checkTerm({ validFrom, validTo }: { validFrom: Date; validTo: Date }, now: Date): void {
  if (validTo <= validFrom || validTo <= now)
    throw new AppError('invalid', 'property.window', '凭证有效期的结束时间须晚于开始时间和当前时间')
  if (validTo > addYears(validFrom, VALID_YEARS))
    throw new AppError('refused', 'property.term', '数据产权登记凭证的有效期不得超过五年', { basis: GUIDE })
}

/** The days in Beijing on which a certificate may be renewed: from six months before its last day to the day before. */
export function renewalDays(validTo: Date): { from: string; to: string } {
  const last = new Date(validTo.getTime() - 1)
  const before = new Date(addMonths(last, -RENEWAL_MONTHS).getTime() - 1)
  return { from: beijingDay(before), to: beijingDay(new Date(last.getTime() - 86_400_000)) }
}

/** @throws refused `property.renewal_window` */
export function checkRenewalWindow(validTo: Date, now: Date): void {
  const { from, to } = renewalDays(validTo)
  const today = beijingDay(now)
  if (from <= today && today <= to) return
  throw new AppError('refused', 'property.renewal_window', `续期须在 ${from} 至 ${to} 之间提出`, { basis: GUIDE })
}
