import { addYears } from '#api/resource/resource.ts'
import { AppError, type Fault } from '#api/kernel/errors.ts'
import { NORM, QINGDAO } from './law.ts'

/** States of a grant (授权运营协议), from its signature to the handover. */
export const AUTHORIZATION_STATES = [
  'granted', // 实施机构已签署，待运营机构接受
  'accepted', // 双方已签署，待备案
  'active', // 已备案，运营中
  'suspended', // 暂停，限期整改
  'ended', // 已终止，待移交
  'handed_over', // 已移交
] as const
export type AuthorizationState = (typeof AUTHORIZATION_STATES)[number]

/** Every act on a grant: the states it may start from, and the one it ends in; null where it stays as it is. */
export const AUTHORIZATION_ACTS = {
  accept: { from: ['granted'], to: 'accepted' }, // 运营机构接受
  file: { from: ['accepted'], to: 'active' }, // 协议备案
  suspend: { from: ['active'], to: 'suspended' }, // 暂停
  resume: { from: ['suspended'], to: 'active' }, // 恢复
  give_notice: { from: ['active', 'suspended'], to: null }, // 提前退出通知
  change: { from: ['active', 'suspended'], to: null }, // 变更
  assess: { from: ['active', 'suspended', 'ended', 'handed_over'], to: null }, // 年度评估
  end: { from: ['granted', 'accepted', 'active', 'suspended'], to: 'ended' }, // 终止
  hand_over: { from: ['ended'], to: 'handed_over' }, // 移交
} as const satisfies Record<string, { from: readonly AuthorizationState[]; to: AuthorizationState | null }>
export type AuthorizationAct = keyof typeof AUTHORIZATION_ACTS

/** How a grant ends (终止方式): 期满, 提前退出, 违约. */
export const END_KINDS = ['normal', 'early', 'breach'] as const
export type EndKind = (typeof END_KINDS)[number]

/** What a scenario serves (用途): 公共治理, 公益事业, 产业发展, 行业发展. */
export const PURPOSE_CLASSES = ['governance', 'public_welfare', 'industry', 'sector'] as const
export type PurposeClass = (typeof PURPOSE_CLASSES)[number]

/** Whether products of a purpose are free for everybody. 依据 发改价格〔2025〕65号. */
export const isFreePurpose = (purpose: string): boolean => purpose === 'governance' || purpose === 'public_welfare'

/** What a ceiling is set for one of (计价单位): 产品, 次, 行, MiB, 天. */
export const CEILING_UNITS = ['product', 'use', 'row', 'mebibyte', 'day'] as const
export type CeilingUnit = (typeof CEILING_UNITS)[number]

/** Longest term of a grant, in years. 依据 《公共数据资源授权运营实施规范（试行）》第十四条. */
export const MAX_GRANT_YEARS = 5

type Row = { id: string; state: string }

/**
 * The state of a grant after `act`.
 * @throws refused `authorization.act_not_allowed` when the act does not start from the grant's state
 */
export function authorizationStateAfter(act: AuthorizationAct, { id, state }: Row): AuthorizationState {
  const { from, to }: { from: readonly AuthorizationState[]; to: AuthorizationState | null } = AUTHORIZATION_ACTS[act]
  const start = from.find((one) => one === state)
  if (start) return to ?? start
  throw new AppError('refused', 'authorization.act_not_allowed', '授权的当前状态不允许此操作', { id, state, act })
}

type Term = { startsAt: Date; endsAt: Date }

/** Whether a term is no longer than a grant may be. */
export const isWithinGrantYears = ({ startsAt, endsAt }: Term): boolean =>
  endsAt <= addYears(startsAt, MAX_GRANT_YEARS)

/**
 * Checks the term of a new grant.
 * @throws invalid `authorization.window` for one that ends before it begins, or has ended; refused
 *   `authorization.term` past five years
 */
export function checkTerm(term: Term, now: Date): void {
  if (term.endsAt <= term.startsAt || term.endsAt <= now)
    throw new AppError('invalid', 'authorization.window', '授权的结束时间须晚于开始时间和当前时间')
  if (!isWithinGrantYears(term))
    throw new AppError('refused', 'authorization.term', '授权运营的期限不得超过五年', { basis: `${NORM}第十四条` })
}

/** Whether a grant is in force at an instant: under a plan, accepted, filed, not suspended, within its term. */
export const isInForce = (grant: Term & { state: string; planId: string | null }, at: Date): boolean =>
  grant.state === 'active' && grant.planId !== null && grant.startsAt <= at && at < grant.endsAt

/** The items of an operating agreement that are told in words. */
export const AGREEMENT_TEXTS = [
  'term', // 期限及其依据
  'products', // 产品清单、技术标准、安全审查、业务规范性审查
  'platform', // 支撑技术平台
  'assets', // 资产权属
  'accounting', // 成本收入核算与收益分配
  'security', // 安全、个人信息保护、监测与应急
  'evaluation', // 绩效评价、续期或退出
  'breach', // 违约责任
  'dispute', // 争议解决
  'termination', // 变更与终止条件
  'other', // 其他
] as const

/** The items of an operating agreement that are so, or the agreement is none: 披露义务, 不得参与再开发. */
export const AGREEMENT_CLAUSES = ['disclosure', 'noRedevelopment'] as const

/** All thirteen items of an agreement, in the order of the law. 依据 《公共数据资源授权运营实施规范（试行）》第十四条. */
export const AGREEMENT_ITEMS = [
  'scope', 'term', 'products', 'platform', 'assets', 'clauses', 'accounting', 'security', 'evaluation', 'breach',
  'dispute', 'termination', 'other',
] as const

export type AgreementContent =
  Partial<Record<(typeof AGREEMENT_TEXTS)[number], string | undefined>> &
  Partial<Record<(typeof AGREEMENT_CLAUSES)[number], boolean | undefined>>

/** What an agreement lacks of its thirteen items, one by one. */
export const agreementFaults = (items: AgreementContent): Fault[] => [
  ...AGREEMENT_TEXTS.filter((key) => (items[key] ?? '') === '').map((key) => (
    { path: `items.${key}`, message: '该项尚未填写' }
  )),
  ...AGREEMENT_CLAUSES.filter((key) => items[key] !== true).map((key) => (
    { path: `items.${key}`, message: '须载明该条款' }
  )),
]

/**
 * Checks that an agreement has its thirteen items.
 * @throws refused `authorization.incomplete`, with a fault for each item that is missing
 */
export function checkAgreement(items: AgreementContent): void {
  const faults = agreementFaults(items)
  if (faults.length > 0)
    throw new AppError('refused', 'authorization.incomplete', '运营协议须载明全部十三项内容', {
      basis: `${NORM}第十四条`, faults,
    })
}

type Ending = { state: string; endsAt: Date; noticeEndsAt: Date | null }

/**
 * Checks that a grant may end in this way: the term is over, or the notice of an early exit is. One that is not in
 * operation yet may end as it is.
 * @throws refused `authorization.not_over`, `authorization.notice_missing`, `authorization.notice_runs`
 */
export function checkEnd(kind: EndKind, { state, endsAt, noticeEndsAt }: Ending, now: Date): void {
  if (kind === 'normal' && now < endsAt)
    throw new AppError('refused', 'authorization.not_over', '授权期限尚未届满', { basis: `${NORM}第十四条` })
  if (kind !== 'early' || state === 'granted' || state === 'accepted') return
  if (noticeEndsAt === null)
    throw new AppError('refused', 'authorization.notice_missing', '提前退出须提前六个月通知', { basis: `${QINGDAO}第二十二条` })
  if (now < noticeEndsAt)
    throw new AppError('refused', 'authorization.notice_runs', '提前退出的通知期尚未届满', { basis: `${QINGDAO}第二十二条` })
}

/** What is done at the end of an operation: accounts withdrawn, data handed over or destroyed, logs handed over. */
export type Handover = { accounts: boolean; data: boolean; destroyed: boolean; logs: boolean }

/**
 * Checks that nothing is left at the operator.
 * @throws refused `authorization.handover_incomplete`, with a fault for each thing that is left
 */
export function checkHandover({ accounts, data, destroyed, logs }: Handover): void {
  const faults = [
    ...(accounts ? [] : [{ path: 'accounts', message: '平台、服务器和数据账号尚未收回' }]),
    ...(data || destroyed ? [] : [{ path: 'data', message: '数据尚未移交或者销毁' }]),
    ...(logs ? [] : [{ path: 'logs', message: '网络日志尚未全部移交' }]),
  ]
  if (faults.length > 0)
    throw new AppError('refused', 'authorization.handover_incomplete', '移交事项尚未完成', {
      basis: `${QINGDAO}第二十二条`, faults,
    })
}
