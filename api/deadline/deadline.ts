import { addDays, DAY_MS } from '#api/kernel/time.ts'
import { addMonths, addWorkingDays, lastWorkingDayBefore } from '#api/kernel/working-days.ts'

/** States of a deadline (期限): it runs, and ends by the act in time, by the act too late, or because it fell away. */
export const DEADLINE_STATES = ['running', 'met', 'late', 'lifted'] as const
export type DeadlineState = (typeof DEADLINE_STATES)[number]

export type Span = { working: number } | { days: number } | { months: number } | { hours: number }

/** A limit that the law sets: how long, by which article, and what it is called. */
export type Limit = { span: Span; name: string; english: string; basis: string }

const REGISTRATION = '《公共数据资源登记管理暂行办法》'
const PROPERTY = '《数据产权登记工作指引（试行）》'
const RISK = '《网络数据安全风险评估办法》'
const INCIDENT = '《国家网络安全事件报告管理办法》'
const NODE = '国家数据基础设施接入管理技术文件（TC609）'
const QINGDAO = '《青岛市公共数据资源授权运营实施细则》（参照）'

/** Every limit of the platform, by its key. */
export const LIMITS = {
  registration_first: {
    span: { working: 20 }, name: '首次登记申请', english: 'First registration', basis: `${REGISTRATION}第九条`,
  },
  registration_acceptance: {
    span: { working: 3 }, name: '登记受理', english: 'Acceptance of a registration', basis: `${REGISTRATION}第十条`,
  },
  registration_review: {
    span: { working: 20 }, name: '登记形式审核', english: 'Review of a registration', basis: `${REGISTRATION}第十一条`,
  },
  registration_publicity: {
    span: { working: 10 }, name: '登记公示', english: 'Publicity of a registration', basis: `${REGISTRATION}第十二条`,
  },
  registration_cancellation: {
    span: { working: 10 }, name: '注销登记', english: 'Cancellation of a registration', basis: `${REGISTRATION}第十七条`,
  },
  registration_renewal: {
    span: { days: 60 }, name: '登记续期申请', english: 'Renewal of a registration', basis: `${REGISTRATION}第十五条`,
  },
  registration_correction: {
    span: { working: 10 }, name: '登记材料补正', english: 'Mending of an application',
    basis: '《河南省公共数据资源登记实施细则（征求意见稿）》（参照）',
  },
  registration_objection: {
    span: { working: 5 }, name: '登记异议答复', english: 'Answer to an objection',
    basis: '《安徽省公共数据资源登记管理实施细则》（参照）',
  },
  property_acceptance: {
    span: { working: 3 }, name: '产权登记受理', english: 'Acceptance of a property registration', basis: PROPERTY,
  },
  property_publicity: {
    span: { working: 5 }, name: '产权登记公示', english: 'Publicity of a property registration', basis: PROPERTY,
  },
  property_objection: {
    span: { working: 10 }, name: '产权登记异议处理', english: 'Objection to a property registration', basis: PROPERTY,
  },
  property_total: {
    span: { working: 10 }, name: '产权登记办结', english: 'Property registration in all', basis: PROPERTY,
  },
  property_extension: {
    span: { working: 10 }, name: '产权登记延长办理', english: 'Property registration, extended', basis: PROPERTY,
  },
  property_renewal: {
    span: { months: 6 }, name: '产权登记续期申请', english: 'Renewal of a property registration', basis: PROPERTY,
  },
  plan_filing: { span: { working: 20 }, name: '实施方案备案', english: 'Filing of the plan', basis: `${QINGDAO}第十四条` },
  plan_publicity: {
    span: { working: 3 }, name: '运营机构选定公示', english: 'Publicity of the choice', basis: `${QINGDAO}第十六条`,
  },
  scenario_supply: {
    span: { working: 20 }, name: '场景数据供给', english: 'Supply for a scenario', basis: `${QINGDAO}第十九条`,
  },
  reselection: {
    span: { months: 3 }, name: '期满前重新遴选', english: 'Selection anew before the end', basis: `${QINGDAO}第二十二条`,
  },
  early_exit_notice: {
    span: { months: 6 }, name: '提前退出通知', english: 'Notice of early exit', basis: `${QINGDAO}第二十二条`,
  },
  defect_mending: {
    span: { working: 5 }, name: '数据质量整改', english: 'Mending of a defect',
    basis: '《安徽省公共数据资源授权运营实施细则》第十七条（参照）',
  },
  assessment_rectification: {
    span: { days: 30 }, name: '评估整改', english: 'Rectification after an assessment',
    basis: '《安徽省公共数据资源授权运营实施细则》第十九条（参照）',
  },
  risk_assessment: {
    span: { months: 12 }, name: '重要数据年度风险评估', english: 'Yearly assessment of important data', basis: RISK,
  },
  risk_filing: {
    span: { working: 20 }, name: '风险评估报告报送', english: 'Filing of a risk assessment', basis: RISK,
  },
  risk_rectification: {
    span: { working: 15 }, name: '风险整改报告', english: 'Rectification after a risk assessment',
    basis: RISK,
  },
  vulnerability_report: {
    span: { hours: 24 }, name: '安全缺陷报告', english: 'Report of a vulnerability', basis: '《网络数据安全管理条例》第十条',
  },
  incident_report: {
    span: { hours: 4 }, name: '网络安全事件报告', english: 'Report of an incident', basis: `${INCIDENT}第四条`,
  },
  incident_report_critical: {
    span: { hours: 1 }, name: '关键信息基础设施事件报告', english: 'Report of an incident of critical infrastructure',
    basis: `${INCIDENT}第四条`,
  },
  incident_report_state: {
    span: { hours: 2 }, name: '中央和国家机关事件报告', english: 'Report of an incident of a state organ',
    basis: `${INCIDENT}第四条`,
  },
  incident_summary: {
    span: { days: 30 }, name: '事件处置总结', english: 'Summary after an incident', basis: `${INCIDENT}第八条`,
  },
  disclosure: {
    span: { months: 3 }, name: '年度信息披露', english: 'Yearly disclosure',
    basis: '国家数据局综合司关于公共数据资源授权运营信息披露的通知（2026-02-10）',
  },
  ceiling_trial: {
    span: { months: 12 }, name: '试行期满前申请核定最高准许收入', english: 'Application for the maximum before the trial ends',
    basis: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
  },
  sharing_answer: {
    span: { working: 10 }, name: '共享申请答复', english: 'Answer to a request to share',
    basis: '《政务信息资源共享管理暂行办法》第十二条',
  },
  node_admission: {
    span: { working: 5 }, name: '业务节点接入审核', english: 'Admission of a business node', basis: NODE,
  },
  node_admission_extension: {
    span: { working: 5 }, name: '业务节点接入审核延长', english: 'Admission of a business node, extended', basis: NODE,
  },
  connector_admission: {
    span: { working: 1 }, name: '连接器接入', english: 'Admission of a connector', basis: NODE,
  },
  node_change: { span: { working: 1 }, name: '业务节点变更', english: 'Change of a business node', basis: NODE },
  maintenance_notice: {
    span: { working: 5 }, name: '停机维护预告', english: 'Notice of maintenance', basis: NODE,
  },
  breakdown_explanation: {
    span: { hours: 24 }, name: '故障说明', english: 'Explanation of a breakdown', basis: NODE,
  },
  copy_destruction: {
    span: { days: 30 }, name: '数据副本销毁', english: 'Destruction of copies',
    basis: '《山东省数据交易规范指引（试行）》（期限为平台规则）',
  },
} as const satisfies Record<string, Limit>

export type LimitKey = keyof typeof LIMITS

export const isLimitKey = (text: string): text is LimitKey => Object.hasOwn(LIMITS, text)

export const LIMIT_KEYS: readonly LimitKey[] = Object.keys(LIMITS).filter(isLimitKey)

/**
 * Limits that no act of the platform starts: what they are about happens outside it, or they are one that another
 * includes. A test compares this with the acts, so that the public table says the truth.
 */
export const NOT_STARTED: ReadonlySet<LimitKey> = new Set([
  'registration_renewal', 'property_acceptance', 'property_publicity', 'property_objection', 'property_total',
  'property_extension', 'property_renewal', 'risk_assessment', 'risk_filing', 'risk_rectification',
  'vulnerability_report', 'incident_report', 'incident_report_critical', 'incident_report_state', 'incident_summary',
  'node_admission', 'node_admission_extension', 'connector_admission', 'node_change', 'maintenance_notice',
  'breakdown_explanation',
])

/** Periods that must have run out before what follows them: their end is nobody's fault, and no act is late by it. */
export const PERIODS: ReadonlySet<LimitKey> = new Set([
  'registration_publicity', 'property_publicity', 'plan_publicity', 'early_exit_notice',
])

/** What is unique while a clock runs: one clock of a limit upon a thing. */
export const runningKey = (limit: LimitKey, subject: string): string => `${limit}:${subject}`

/** What a span is counted in. */
export type Unit = 'working_day' | 'day' | 'month' | 'hour'

/** A span's unit and number. */
export function measureOf(limit: LimitKey): { unit: Unit; count: number } {
  const { span }: Limit = LIMITS[limit]
  if ('working' in span) return { unit: 'working_day', count: span.working }
  if ('months' in span) return { unit: 'month', count: span.months }
  if ('days' in span) return { unit: 'day', count: span.days }
  return { unit: 'hour', count: span.hours }
}

/** When a limit that begins at an instant ends. */
export function dueAt(limit: LimitKey, openedAt: Date): Date {
  const { span }: Limit = LIMITS[limit]
  if ('working' in span) return addWorkingDays(openedAt, span.working)
  if ('months' in span) return addMonths(openedAt, span.months)
  if ('days' in span) return addDays(openedAt, span.days)
  return new Date(openedAt.getTime() + span.hours * 3_600_000)
}

const SHORT_MS = 2 * DAY_MS

/** When people are warned of an end: when the last working day before it begins, or at 80 % of less than two days. */
export function warnAt(openedAt: Date, endsAt: Date): Date {
  const lengthMs = endsAt.getTime() - openedAt.getTime()
  if (lengthMs < SHORT_MS) return new Date(openedAt.getTime() + Math.floor(Math.max(lengthMs, 0) * 0.8))
  const begins = lastWorkingDayBefore(endsAt)
  return begins < openedAt ? openedAt : begins
}
