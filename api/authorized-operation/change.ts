import { AppError } from '#api/kernel/errors.ts'
import { PROVINCE } from './law.ts'

/** States of a change (变更), which repeats the approval: nothing of the grant changes before it is filed. */
export const CHANGE_STATES = [
  'proposed', // 已提出
  'decided', // 已集体决策
  'approved', // 已获政府批准
  'accepted', // 运营机构已接受
  'filed', // 已备案，生效
  'abandoned', // 已放弃
] as const
export type ChangeState = (typeof CHANGE_STATES)[number]

/** Every act on a change: the states it may start from, and the one it ends in. */
export const CHANGE_ACTS = {
  decide: { from: ['proposed'], to: 'decided' },
  approve: { from: ['decided'], to: 'approved' },
  accept: { from: ['approved'], to: 'accepted' },
  file: { from: ['accepted'], to: 'filed' },
  abandon: { from: ['proposed', 'decided', 'approved', 'accepted'], to: 'abandoned' },
} as const satisfies Record<string, { from: readonly ChangeState[]; to: ChangeState }>

/** States in which a change is on its way. */
export const OPEN_CHANGES = CHANGE_ACTS.abandon.from

/** What a change is about (变更事项): 授权模式, 数据范围, 收益分配, 期限, 其他重大事项. */
export const CHANGE_KINDS = ['mode', 'scope', 'split', 'term', 'other'] as const

/** What the yearly assessment comes to (年度评估): 优秀, 合格, 不合格. */
export const ASSESSMENT_RESULTS = ['excellent', 'qualified', 'unqualified'] as const

/**
 * The state of a change after `act`.
 * @throws refused `change.act_not_allowed` when the act does not start from the change's state
 */
export function changeStateAfter(
  act: keyof typeof CHANGE_ACTS,
  { id, state }: { id: string; state: string },
): ChangeState {
  const { from, to }: { from: readonly string[]; to: ChangeState } = CHANGE_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'change.act_not_allowed', '变更须依次重新履行集体决策、批准、接受和备案程序', {
    basis: `${PROVINCE}第十二条`, id, state, act,
  })
}
