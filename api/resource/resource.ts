import { AppError } from '#api/kernel/errors.ts'

/** Classes of data by what their leak would harm (数据分级). 依据 《数据安全法》第二十一条, GB/T 43697-2024. */
export const GRADES = ['general', 'important', 'core'] as const

/** How far a resource is open (开放属性): 无条件开放, 有条件开放, 不予开放. */
export const OPEN_CLASSES = ['unconditional', 'conditional', 'closed'] as const

/** How often data is renewed (更新频率): 实时, 日, 周, 月, 季, 半年, 年, 不定期, 历史存量. 依据 NDI-TR-2025-06. */
export const UPDATE_CYCLES = [
  'realtime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half_yearly',
  'yearly',
  'irregular',
  'static',
] as const

/** States of a public data resource (公共数据资源), which follow from its entry, its registration and the time. */
export const RESOURCE_STATES = [
  'published', // 已发布，未登记
  'registered', // 登记有效
  'lapsed', // 登记已过期
  'revoked', // 登记已撤销
  'withdrawn', // 已从目录撤下
] as const

export type ResourceState = (typeof RESOURCE_STATES)[number]

/** Every act on a resource: the states it may start from, and the one it ends in. */
export const RESOURCE_ACTS = {
  register: { from: ['published', 'lapsed', 'revoked'], to: 'registered' }, // 登记
  change: { from: ['published', 'registered', 'lapsed', 'revoked'], to: 'same' }, // 变更目录条目
  measure: { from: ['published', 'registered', 'lapsed', 'revoked'], to: 'same' }, // 质量测评
  consent: { from: ['published', 'registered', 'lapsed', 'revoked'], to: 'same' }, // 共享部门同意、撤回同意
  report: { from: ['published', 'registered', 'lapsed', 'revoked'], to: 'same' }, // 提出质量工单
  withdraw: { from: ['published', 'registered', 'lapsed', 'revoked'], to: 'withdrawn' }, // 撤下目录条目
} as const satisfies Record<string, { from: readonly ResourceState[]; to: ResourceState | 'same' }>

export type Registration = {
  registrationCode: string | null
  registrationValidTo: Date | null
  registrationRevokedAt: Date | null
  withdrawnAt: Date | null
}

/** The state of a resource at an instant. A registration that begins later counts as registered. */
export function resourceState(resource: Registration, now: Date): ResourceState {
  const { registrationCode, registrationValidTo, registrationRevokedAt, withdrawnAt } = resource
  if (withdrawnAt !== null) return 'withdrawn'
  if (registrationRevokedAt !== null) return 'revoked'
  if (registrationCode === null || registrationValidTo === null) return 'published'
  return now < registrationValidTo ? 'registered' : 'lapsed'
}

/** What tells whether a resource's registration is in force. */
export type Registered = {
  registrationCode: string | null
  registrationValidFrom: Date | null
  registrationValidTo: Date | null
  registrationRevokedAt: Date | null
}

/** Whether a resource's registration is in force at an instant: begun, not over, and not revoked. */
export const isRegistered = (
  { registrationCode, registrationValidFrom, registrationValidTo, registrationRevokedAt }: Registered,
  now: Date,
): boolean =>
  registrationCode !== null && registrationRevokedAt === null && registrationValidFrom !== null &&
  registrationValidTo !== null && registrationValidFrom <= now && now < registrationValidTo

/**
 * Checks that an act may start from a resource's state.
 * @throws refused `resource.act_not_allowed`
 */
export function checkAct(act: keyof typeof RESOURCE_ACTS, resource: Registration, now: Date): void {
  const state = resourceState(resource, now)
  const { from }: { from: readonly ResourceState[] } = RESOURCE_ACTS[act]
  if (from.includes(state)) return
  throw new AppError('refused', 'resource.act_not_allowed', '资源的当前状态不允许此操作', { state, act })
}

/** The same day some calendar years later (UTC); 29 February becomes 1 March. */
export function addYears(at: Date, years: number): Date {
  const later = new Date(at)
  later.setUTCFullYear(at.getUTCFullYear() + years)
  return later
}
