import { addYears } from '#api/resource/resource.ts'
import { AppError } from '#api/kernel/errors.ts'

/** States of a grant (授权): the operator accepts what the department grants. */
export const AUTHORIZATION_STATES = ['granted', 'active', 'ended'] as const
export type AuthorizationState = (typeof AUTHORIZATION_STATES)[number]

/** Every act on a grant: the states it may start from, and the one it ends in. */
export const AUTHORIZATION_ACTS = {
  accept: { from: ['granted'], to: 'active' }, // 运营机构接受
  end: { from: ['granted', 'active'], to: 'ended' }, // 终止授权
} as const satisfies Record<string, { from: readonly AuthorizationState[]; to: AuthorizationState }>

/** States of a scenario (场景). */
export const SCENARIO_STATES = ['proposed', 'approved', 'rejected'] as const
export type ScenarioState = (typeof SCENARIO_STATES)[number]

/** Every act on a scenario. A ceiling may be set again, as prices are reviewed from time to time. */
export const SCENARIO_ACTS = {
  approve: { from: ['proposed'], to: 'approved' }, // 批准
  reject: { from: ['proposed'], to: 'rejected' }, // 不予批准
  set_ceiling: { from: ['approved'], to: 'approved' }, // 核定上限收费标准
} as const satisfies Record<string, { from: readonly ScenarioState[]; to: ScenarioState }>

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
export function authorizationStateAfter(act: keyof typeof AUTHORIZATION_ACTS, { id, state }: Row): AuthorizationState {
  const { from, to }: { from: readonly string[]; to: AuthorizationState } = AUTHORIZATION_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'authorization.act_not_allowed', '授权的当前状态不允许此操作', { id, state, act })
}

/**
 * The state of a scenario after `act`.
 * @throws refused `scenario.act_not_allowed` when the act does not start from the scenario's state
 */
export function scenarioStateAfter(act: keyof typeof SCENARIO_ACTS, { id, state }: Row): ScenarioState {
  const { from, to }: { from: readonly string[]; to: ScenarioState } = SCENARIO_ACTS[act]
  if (from.includes(state)) return to
  throw new AppError('refused', 'scenario.act_not_allowed', '场景的当前状态不允许此操作', { id, state, act })
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
    throw new AppError('refused', 'authorization.term', '授权运营的期限不得超过五年', {
      basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
    })
}

/** Whether a grant is in force at an instant. */
export const isInForce = (grant: Term & { state: string }, at: Date): boolean =>
  grant.state === 'active' && grant.startsAt <= at && at < grant.endsAt

/**
 * Checks that a scenario asks for resources of its grant alone.
 * @throws refused `scenario.beyond_grant`
 */
export function checkScenarioResources(asked: readonly string[], granted: readonly string[]): void {
  const beyond = asked.filter((id) => !granted.includes(id))
  if (beyond.length === 0) return
  throw new AppError('refused', 'scenario.beyond_grant', '场景使用的资源超出了授权范围', {
    basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
    faults: beyond.map((id) => ({ path: 'resourceIds', message: id })),
  })
}
