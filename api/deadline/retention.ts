import type { z } from '@hono/zod-openapi'
import type { RetentionView } from './schema.ts'

/**
 * Retention (保存期限): for how long each class of records is kept at least, by which rule, and in which tables it is.
 * A table may hold several classes: the longest time counts. Nothing here deletes anything; whatever else deletes is
 * checked against this table by its test, and every table of the database stands here or among what is erased.
 */
type RecordClass = {
  key: string
  name: string
  english: string
  /** The least time; null for ever. */
  months: number | null
  /** What it is counted from. */
  from: string
  basis: string
  tables: readonly string[]
}

const YEAR = 12

export const RETENTION: readonly RecordClass[] = [
  {
    key: 'trade', name: '交易信息与标的信息', english: 'Trades and what is traded', months: 3 * YEAR, from: '自交易完成之日',
    basis: 'GB/T 37932-2025 7.4 a)',
    tables: [
      'agreement', 'order', 'transfer', 'settlement', 'payout', 'journal', 'entry', 'account', 'top_up', 'listing',
      'listing_review', 'listing_delivery_test', 'data_product', 'product_version', 'measure', 'copy_destruction',
      'liability_event', 'operation_plan', 'operator_application', 'plan_objection', 'operating_authorization',
      'authorization_change', 'scenario', 'scenario_review', 'supply', 'revenue_period', 'sharing_request', 'deadline',
      'certificate', 'certificate_count', 'off_exchange_deal', 'disclosure',
    ],
  },
  {
    key: 'log', name: '操作与授权日志', english: 'Logs of acts and permissions', months: 6, from: '自日志产生之日',
    basis: 'GB/T 37932-2025', tables: ['chain_act'],
  },
  {
    key: 'important_log', name: '重要数据、核心数据交易日志', english: 'Trade logs of important and core data',
    months: 3 * YEAR, from: '自日志产生之日', basis: '《数据交易安全评估指南》（征求意见稿，参照）', tables: ['chain_act'],
  },
  {
    key: 'personal_information', name: '个人信息保护影响评估与处理情况记录', english: 'Personal information: assessments and provisions',
    months: 3 * YEAR, from: '自记录形成之日', basis: '《个人信息保护法》第五十六条、《网络数据安全管理条例》第十二条',
    tables: ['product_declaration', 'personal_consent'],
  },
  {
    key: 'risk_assessment', name: '风险评估报告', english: 'Reports of risk assessments', months: 3 * YEAR, from: '自报告形成之日',
    basis: '《网络数据安全风险评估办法》第十五条', tables: ['product_declaration', 'operator_assessment'],
  },
  {
    key: 'public_registration', name: '公共数据资源登记信息', english: 'Registrations of public data', months: 30 * YEAR,
    from: '自登记之日', basis: '安徽省、河南省公共数据资源登记管理实施细则（参照）',
    tables: [
      'registration', 'registration_serial', 'registration_objection', 'public_data_resource', 'resource_import',
      'resource_quality', 'defect_ticket',
    ],
  },
  {
    key: 'property_registration', name: '数据产权登记信息', english: 'Registrations of data property', months: 20 * YEAR,
    from: '自登记之日', basis: '《数据产权登记工作指引（试行）》第十条', tables: ['property_registration'],
  },
  {
    key: 'node', name: '业务节点与交易主体资料', english: 'Business nodes and participants', months: 3 * YEAR, from: '自退出之日',
    basis: '国家数据基础设施接入管理技术文件（TC609）',
    tables: ['participant', 'person', 'signing_key', 'api_key', 'related_party'],
  },
  {
    key: 'ledger', name: '链上存证与哈希', english: 'The ledger and its hashes', months: null, from: '永久', basis: '平台规则',
    tables: ['chain_act', 'chain_transaction', 'record', 'tile', 'checkpoint', 'ledger_binding', 'ledger_epoch'],
  },
]

/** What is erased, and when: contents when their use ends, and what serves the running platform alone. */
export const ERASED = [
  {
    key: 'content', name: '为交付备好的内容', english: 'Contents prepared for delivery',
    after: '合约结束后按平台设定的天数清除；无人取用的一天后清除', basis: '《山东省数据交易规范指引（试行）》', tables: ['prepared_content'],
  },
  {
    key: 'session', name: '登录会话', english: 'Sessions', after: '退出登录或账号停用时', basis: '平台规则', tables: ['session'],
  },
  {
    key: 'notification', name: '通知与邮件', english: 'Notifications and mails', after: '通知 400 天；已发出的邮件 30 天',
    basis: '平台规则',
    tables: ['notification', 'mail', 'notification_setting', 'notification_cursor', 'told_happening'],
  },
  {
    key: 'derived', name: '检索索引、数源对照与请求应答', english: 'Search index, sources of elements, kept answers',
    after: '由其来源得出，可重新生成；裁定另有存证', basis: '平台规则',
    tables: ['listing_search', 'facet_value', 'idempotent_answer', 'source_claim', 'source_conflict'],
  },
  {
    key: 'personal_fields', name: '联系人与人员的姓名、电话、登录名', english: 'Names, telephones and logins of persons',
    after: '单位退出或本人请求时改为化名，不影响存证', basis: '《个人信息保护法》第四十七条', tables: [],
  },
] as const satisfies readonly (Omit<RecordClass, 'months' | 'from'> & { after: string })[]

/** For how many months a table's rows are kept at least: the longest of its classes; undefined for what is erased. */
export function monthsKept(table: string): number | undefined {
  const classes = RETENTION.filter(({ tables }) => tables.includes(table))
  if (classes.length === 0) return undefined
  return Math.max(...classes.map(({ months }) => months ?? Infinity))
}

/** The table of retention, as it is published. */
export const listRetention = (): z.input<typeof RetentionView> => ({
  items: RETENTION.map(({ key, name, english, months, from, basis }) => ({ key, name, english, months, from, basis })),
  erased: ERASED.map(({ key, name, english, after, basis }) => ({ key, name, english, after, basis })),
})
