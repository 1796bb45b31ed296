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

/** States of a public data resource (公共数据资源), which follow from its registration and the time. */
export const RESOURCE_STATES = [
  'published', // 已发布，未登记
  'registered', // 登记有效
  'lapsed', // 登记已过期
] as const

export type ResourceState = (typeof RESOURCE_STATES)[number]

/** Every act on a resource: the states it may start from, and the one it ends in. */
export const RESOURCE_ACTS = {
  register: { from: ['published', 'lapsed'], to: 'registered' }, // 登记
} as const satisfies Record<string, { from: readonly ResourceState[]; to: ResourceState }>

/** Longest validity of a registration, in years. 依据 《公共数据资源登记管理暂行办法》第十五条. */
export const REGISTRATION_YEARS = 3

export type Registration = { registrationCode: string | null; registrationValidTo: Date | null }

/** The state of a resource at an instant. A registration that begins later counts as registered. */
export function resourceState({ registrationCode, registrationValidTo }: Registration, now: Date): ResourceState {
  if (registrationCode === null || registrationValidTo === null) return 'published'
  return now < registrationValidTo ? 'registered' : 'lapsed'
}

/**
 * Checks that a resource may be registered now, for the given time.
 * @throws refused `resource.act_not_allowed` while a registration is valid, refused `resource.registration_term` past
 *   three years, invalid `resource.registration_window` for a time that ends before it begins, or has ended
 */
export function checkRegistration(resource: Registration, { validFrom, validTo }: Window, now: Date): void {
  const state = resourceState(resource, now)
  if (!RESOURCE_ACTS.register.from.some((from) => from === state))
    throw new AppError('refused', 'resource.act_not_allowed', '该资源的登记仍在有效期内', { state, act: 'register' })
  if (validTo <= validFrom || validTo <= now)
    throw new AppError('invalid', 'resource.registration_window', '登记有效期的结束时间须晚于开始时间和当前时间')
  if (validTo > addYears(validFrom, REGISTRATION_YEARS))
    throw new AppError('refused', 'resource.registration_term', '公共数据资源登记的有效期不得超过三年', {
      basis: '《公共数据资源登记管理暂行办法》第十五条',
    })
}

type Window = { validFrom: Date; validTo: Date }

/** The same day some calendar years later (UTC); 29 February becomes 1 March. */
export function addYears(at: Date, years: number): Date {
  const later = new Date(at)
  later.setUTCFullYear(at.getUTCFullYear() + years)
  return later
}
