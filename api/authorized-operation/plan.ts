import { AppError, type Fault } from '#api/kernel/errors.ts'
import { NORM, PROVINCE } from './law.ts'

/** States of an implementing plan (实施方案), from its draft to the choice of the operator. */
export const PLAN_STATES = [
  'draft', // 起草
  'decided', // 已集体决策（三重一大）
  'approved', // 已获政府批准
  'filed', // 已在省级备案
  'called', // 公开征集中
  'chosen', // 已确定，公示中
  'selected', // 已选定运营机构
  'withdrawn', // 已撤回
] as const
export type PlanState = (typeof PLAN_STATES)[number]

/** Every act on a plan: the states it may start from, and the one it ends in. */
export const PLAN_ACTS = {
  edit: { from: ['draft'], to: 'draft' }, // 修改
  decide: { from: ['draft'], to: 'decided' }, // 集体决策
  approve: { from: ['decided'], to: 'approved' }, // 政府批准
  file: { from: ['approved'], to: 'filed' }, // 省级备案
  call: { from: ['filed'], to: 'called' }, // 公开征集
  apply: { from: ['called'], to: 'called' }, // 申请
  choose: { from: ['called'], to: 'chosen' }, // 择优确定
  object: { from: ['chosen'], to: 'chosen' }, // 提出异议
  reopen: { from: ['chosen'], to: 'called' }, // 异议成立，重新择优
  select: { from: ['chosen'], to: 'selected' }, // 公示期满
  withdraw: { from: ['draft', 'decided', 'approved', 'filed', 'called', 'chosen'], to: 'withdrawn' }, // 撤回
} as const satisfies Record<string, { from: readonly PlanState[]; to: PlanState }>

/** How much a plan authorises (授权模式): 整体授权, 分领域授权, 依场景授权. */
export const PLAN_MODES = ['whole', 'field', 'scenario'] as const
export type PlanMode = (typeof PLAN_MODES)[number]

/** How the operator is selected: 公开招标, 邀请招标, 谈判. */
export const SELECTION_METHODS = ['tender', 'invited_tender', 'negotiation'] as const

/** States of an objection (异议) against a choice. */
export const OBJECTION_STATES = ['open', 'upheld', 'dismissed'] as const

/** The plan's items that are told in words; name, mode and products have forms of their own. */
export const PLAN_TEXTS = [
  'necessity', // 必要性与可行性
  'conditions', // 运营机构选择条件
  'scope', // 数据范围、目录、更新频率、质量
  'term', // 期限、建设、技术、进度、评价标准、退出、资产
  'accounting', // 成本收入核算与收益分配
  'security', // 安全、个人信息保护与应急
  'duties', // 权利义务
  'supervision', // 监督与评价
  'other', // 其他
] as const
export type PlanText = (typeof PLAN_TEXTS)[number]

/** All twelve items of a plan, in the order of the law. 依据 《公共数据资源授权运营实施规范（试行）》第九条. */
export const PLAN_ITEMS = [
  'name', 'necessity', 'conditions', 'mode', 'scope', 'term', 'products', 'accounting', 'security', 'duties',
  'supervision', 'other',
] as const

/** A product that is planned, with the form it is delivered in. */
export type PlannedProduct = { name: string; form: string }

/** What a plan says, beside its name and mode; what is not written yet is absent. */
export type PlanContent = Partial<Record<PlanText, string | undefined>> & {
  /** For 公共治理、公益事业, which are free, and for 产业发展、行业发展, which may be charged for. */
  products?: { welfare: PlannedProduct[]; industry: PlannedProduct[] } | undefined
}

type Row = { id: string; state: string }

/**
 * The state of a plan after `act`.
 * @throws refused `plan.act_not_allowed` when the act does not start from the plan's state
 */
export function planStateAfter(act: keyof typeof PLAN_ACTS, { id, state }: Row): PlanState {
  const { from, to }: { from: readonly string[]; to: PlanState } = PLAN_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'plan.act_not_allowed', '实施方案的当前状态不允许此操作', { id, state, act })
}

/** What a plan still lacks of its twelve items, one by one, with where it stands. */
export function planFaults(plan: { items: PlanContent; resourceIds: readonly string[] }): Fault[] {
  const texts = PLAN_TEXTS.filter((key) => (plan.items[key] ?? '') === '').map((key) => ({
    path: `items.${key}`, message: '该项尚未填写',
  }))
  const { welfare = [], industry = [] } = plan.items.products ?? {}
  const products = welfare.length + industry.length > 0 ? [] : [{ path: 'items.products', message: '产品清单为空' }]
  const resources = plan.resourceIds.length > 0 ? [] : [{ path: 'resourceIds', message: '数据目录为空' }]
  return [...texts, ...products, ...resources]
}

/**
 * Checks that a plan has its twelve items.
 * @throws refused `plan.incomplete`, with a fault for each item that is missing
 */
export function checkPlan(plan: Parameters<typeof planFaults>[0]): void {
  const faults = planFaults(plan)
  if (faults.length > 0)
    throw new AppError('refused', 'plan.incomplete', '实施方案须写明全部十二项内容', { basis: `${NORM}第九条`, faults })
}

/**
 * Checks that a call still takes applications.
 * @throws refused `plan.call_over`
 */
export function checkCallOpen(callEndsAt: Date | null, now: Date): void {
  if (callEndsAt === null || callEndsAt <= now)
    throw new AppError('refused', 'plan.call_over', '公开征集已经截止', { basis: `${PROVINCE}第十三条` })
}

/**
 * Checks that everybody had the time to apply before the choice.
 * @throws refused `plan.call_runs`
 */
export function checkCallOver(callEndsAt: Date | null, now: Date): void {
  if (callEndsAt === null || now < callEndsAt)
    throw new AppError('refused', 'plan.call_runs', '公开征集尚未截止，不得提前确定运营机构', { basis: `${PROVINCE}第十三条` })
}

/**
 * Checks that the choice may become final: its publicity is over, and nobody's objection waits for an answer.
 * @throws refused `plan.publicity_runs`, `plan.objection_open`
 */
export function checkPublicityOver(publicityEndsAt: Date | null, hasOpenObjection: boolean, now: Date): void {
  if (publicityEndsAt === null || now < publicityEndsAt)
    throw new AppError('refused', 'plan.publicity_runs', '选定结果的公示期尚未届满', { basis: `${PROVINCE}第十三条` })
  if (hasOpenObjection)
    throw new AppError('refused', 'plan.objection_open', '公示期间的异议尚未答复', { basis: `${PROVINCE}第十三条` })
}

/**
 * Checks that a choice may still be objected to.
 * @throws refused `plan.publicity_over`
 */
export function checkPublicityRuns(publicityEndsAt: Date | null, now: Date): void {
  if (publicityEndsAt === null || publicityEndsAt <= now)
    throw new AppError('refused', 'plan.publicity_over', '公示期已经届满', { basis: `${PROVINCE}第十三条` })
}
