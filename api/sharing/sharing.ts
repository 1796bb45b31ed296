import type { AgreementState } from '#api/agreement/agreement.ts'
import { AppError, type Fault } from '#api/kernel/errors.ts'
import type { Item } from '#api/resource/item.ts'

/** The rules of sharing between departments (政务数据共享). */
export const SHARING_LAW = '《政务信息资源共享管理暂行办法》'

/** Levels of a department (层级): 市级, 县级, 乡镇级. */
export const LEVELS = ['city', 'county', 'town'] as const

/** Who approves a request: the resource's owner, or the rule of what is shared without conditions (无条件共享). */
export const APPROVERS = ['owner', 'rule'] as const

/** States of a request (共享申请). The row knows those up to the answer; the agreement that it led to tells the others. */
export const SHARING_STATES = [
  'requested', // 待答复
  'approved', // 已同意，待双方签署
  'signed', // 双方已签，待生效
  'active', // 共享中
  'ended', // 已终止或到期
  'refused', // 不予共享
  'withdrawn', // 已撤回
] as const
export type SharingState = (typeof SHARING_STATES)[number]

/** Every act on a request: the states it may start from. The agreement's signatures and order are its own acts. */
export const SHARING_ACTS = {
  approve: ['requested'], // 同意
  refuse: ['requested'], // 不予共享
  withdraw: ['requested', 'approved'], // 撤回
  end: ['active'], // 终止
} as const satisfies Record<string, readonly SharingState[]>
export type SharingAct = keyof typeof SHARING_ACTS

const AFTER_APPROVAL: Record<AgreementState, SharingState> = {
  offered: 'approved', signing: 'approved', signed: 'signed', activating: 'signed', active: 'active',
  terminating: 'active', terminated: 'ended', expired: 'ended', refused: 'ended', declined: 'withdrawn',
}

/** The state of a request, by its row and the state of its agreement where it has one. */
export const sharingState = (stored: string, agreement: AgreementState | undefined): SharingState => {
  if (agreement !== undefined) return AFTER_APPROVAL[agreement]
  return SHARING_STATES.find((state) => state === stored) ?? 'requested'
}

/**
 * Checks that an act may start from a request's state.
 * @throws refused `sharing.act_not_allowed`
 */
export function checkSharingAct(act: SharingAct, state: SharingState): void {
  const from: readonly SharingState[] = SHARING_ACTS[act]
  if (from.includes(state)) return
  throw new AppError('refused', 'sharing.act_not_allowed', '共享申请的当前状态不允许此操作', { state, act })
}

/** What a request is judged by, of the resource that it asks for. */
export type Shareable = {
  departmentId: string
  grade: string
  shareClass: string
  acquisition: string
  items: readonly Pick<Item, 'name' | 'personal' | 'sensitive'>[]
}

type Asked = { fields: readonly string[]; necessity: Readonly<Record<string, string>> }

/**
 * Checks that a resource may be asked for at all: by another department, from its source, and not where it is excluded
 * from sharing.
 * @throws refused `sharing.own`, `sharing.none`, `sharing.grade`, `sharing.not_source`
 */
export function checkShareable({ departmentId, grade, shareClass, acquisition }: Shareable, requesterId: string): void {
  if (departmentId === requesterId) throw refuse('own', '该资源属于贵单位，无须申请共享')
  if (shareClass === 'none') throw refuse('none', '该资源的共享属性为不予共享')
  if (grade !== 'general')
    throw refuse('grade', '重要数据和核心数据不经本平台共享', '《数据安全法》第二十一条')
  if (acquisition === 'shared') throw refuse('not_source', '该资源系共享获得，不得再提供给第三方；请向数源部门申请')
}

/**
 * Checks what is asked for: fields of the resource, and for each personal one why the duty needs it.
 * @throws invalid `sharing.field_unknown`, refused `sharing.necessity`, both with the fields
 */
export function checkFewest({ items }: Shareable, { fields, necessity }: Asked): void {
  const names = items.map(({ name }) => name)
  const unknown = [...new Set([...fields, ...Object.keys(necessity)])].filter((field) => !names.includes(field))
  if (unknown.length > 0)
    throw new AppError('invalid', 'sharing.field_unknown', '申请的数据项不在该资源之内', {
      faults: unknown.map((field) => fault(field, '没有这个数据项')),
    })
  const unexplained = personalFields(items, fields).filter((field) => (necessity[field] ?? '') === '')
  if (unexplained.length > 0)
    throw refuse('necessity', '申请个人信息数据项须逐项说明履行职责的必要性', '《个人信息保护法》第六条', {
      faults: unexplained.map((field) => fault(field, '没有说明必要性')),
    })
}

/** The fields that tell of persons, among those asked for. */
export const personalFields = (items: Shareable['items'], fields: readonly string[]): string[] =>
  items.flatMap(({ name, personal, sensitive }) => (fields.includes(name) && (personal || sensitive) ? [name] : []))

const fault = (path: string, message: string): Fault => ({ path, message })

const refuse = (rule: string, message: string, basis = SHARING_LAW, detail: { faults?: Fault[] } = {}) =>
  new AppError('refused', `sharing.${rule}`, message, { basis, ...detail })

/** How the catalogue names what is the whole city's, or its own departments'. */
const CITY: readonly string[] = ['全市', '市本级']

/** What a request crosses (跨部门、跨层级、跨区域): a resource without a region is the city's. */
export function crossingsOf(
  { level, district }: { level: string; district: string | null },
  resourceDistrict: string | null,
): ('department' | 'level' | 'region')[] {
  const asking = level === 'city' ? null : district
  const own = resourceDistrict === null || CITY.includes(resourceDistrict) ? null : resourceDistrict
  const crossesLevel = (asking === null) !== (own === null)
  const crossesRegion = asking !== null && own !== null && asking !== own
  return ['department', ...(crossesLevel ? ['level' as const] : []), ...(crossesRegion ? ['region' as const] : [])]
}

/** By what the requests in a state are found: the row's state where there is no agreement, and the agreement's. */
export const storedFor = (state: SharingState) => ({
  stored: state,
  agreements: Object.entries(AFTER_APPROVAL).flatMap(([agreement, shown]) => (shown === state ? [agreement] : [])),
})
