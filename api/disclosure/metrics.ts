import { Prisma } from '#api/db/generated/client.ts'
import { overdueSql } from '#api/deadline/overdue.ts'

/** A figure that the regulator asks for (统计指标): what it counts, in which unit, and the query that does. */
export type Metric = {
  key: string
  group: string
  name: string
  english: string
  unit: string
  /** What exactly is counted (口径). */
  definition: string
  sql: (period: Instants) => Prisma.Sql
}

export type Instants = { from: Date; to: Date; now: Date }

const at = (column: Prisma.Sql, { from, to }: { from: Date; to: Date }) =>
  Prisma.sql`${column} >= ${from}::timestamptz and ${column} < ${to}::timestamptz`

const count = (from: Prisma.Sql) => () => Prisma.sql`select count(*)::text as value from ${from}`

const gross = Prisma.sql`coalesce(sum(case when s.kind = 'refunded' then -s."grossFen" else s."grossFen" end), 0)`
const isPublic = Prisma.sql`exists (select 1 from data_product p where p.id = s."productId" and p."scenarioId" is not null)`

/** The condition of `isRegistered` of resources upon their rows. */
const isRegistered = (now: Date) => Prisma.sql`"registrationCode" is not null and "registrationRevokedAt" is null
  and "registrationValidFrom" <= ${now} and "registrationValidTo" > ${now}`

const PARTIES = (['provider', 'consumer', 'department', 'operator'] as const).map((role): Metric => {
  const names = { provider: '供方', consumer: '需方', department: '公共管理部门', operator: '授权运营机构' }
  const english = { provider: 'Providers', consumer: 'Consumers', department: 'Departments', operator: 'Operators' }
  return {
    key: `parties_${role}`, group: '主体', name: `已入驻${names[role]}`, english: english[role], unit: '家',
    definition: `统计时点状态为已入驻、角色含${names[role]}的主体；一家主体有多个角色时分别计入`,
    sql: count(Prisma.sql`participant where state = 'admitted' and ${role} = any(roles)`),
  }
})

const LISTINGS = (['listed', 'under_review', 'delisted'] as const).map((state): Metric => {
  const names = { listed: '挂牌中', under_review: '审核中', delisted: '已摘牌' }
  const english = { listed: 'Listed', under_review: 'Under review', delisted: 'Delisted' }
  return {
    key: `listings_${state}`, group: '产品', name: `${names[state]}的产品`, english: english[state], unit: '个',
    definition: `统计时点挂牌状态为${names[state]}的产品`, sql: count(Prisma.sql`listing where state = ${state}`),
  }
})

/** All figures as one statement, so that they are of one state of the database. */
export const figuresSql = (period: Instants): Prisma.Sql =>
  Prisma.join(
    METRICS.map(({ key, sql }) => Prisma.sql`select ${key}::text as key, value from (${sql(period)})`), ' union all ',
  )

/** Every figure of the market's statistics, in the order in which they are shown. */
export const METRICS: readonly Metric[] = [
  ...PARTIES,
  ...LISTINGS,
  {
    key: 'listings_public', group: '产品', name: '挂牌中的公共数据产品', english: 'Listed products of public data', unit: '个',
    definition: '统计时点挂牌中、由授权运营的场景形成的产品',
    sql: count(Prisma.sql`listing l join data_product p on p.id = l."productId" where l.state = 'listed' and p."scenarioId" is not null`),
  },
  {
    key: 'resources', group: '公共数据', name: '目录内公共数据资源', english: 'Resources in the catalogue', unit: '项',
    definition: '统计时点编入目录的公共数据资源', sql: count(Prisma.sql`public_data_resource`),
  },
  {
    key: 'resources_registered', group: '公共数据', name: '登记有效的资源', english: 'Registered resources', unit: '项',
    definition: '统计时点有登记编码、未撤销且在有效期内的资源',
    sql: ({ now }) => Prisma.sql`select count(*)::text as value from public_data_resource where ${isRegistered(now)}`,
  },
  {
    key: 'registrations_expiring', group: '公共数据', name: '六十日内到期的登记', english: 'Registrations that end within 60 days', unit: '项',
    definition: '统计时点有效、且在其后六十日内到期的登记',
    sql: ({ now }) => Prisma.sql`select count(*)::text as value from public_data_resource
      where ${isRegistered(now)} and "registrationValidTo" <= ${now}::timestamptz + interval '60 days'`,
  },
  {
    key: 'grants_active', group: '公共数据', name: '有效的授权', english: 'Grants in force', unit: '项',
    definition: '统计时点状态为运营中、在期限内的授权',
    sql: ({ now }) => Prisma.sql`select count(*)::text as value from operating_authorization
      where state = 'active' and "startsAt" <= ${now} and "endsAt" > ${now}`,
  },
  {
    key: 'agreements', group: '交易', name: '生效的合约', english: 'Agreements that came into force', unit: '份',
    definition: '期间内在链上生效的合约', sql: (period) => Prisma.sql`select count(*)::text as value from agreement where ${at(Prisma.sql`"activatedAt"`, period)}`,
  },
  {
    key: 'orders', group: '交易', name: '订单', english: 'Orders', unit: '笔', definition: '期间内下达的订单',
    sql: (period) => Prisma.sql`select count(*)::text as value from "order" where ${at(Prisma.sql`"placedAt"`, period)}`,
  },
  {
    key: 'amount', group: '交易', name: '场内交易额', english: 'Amount on the exchange', unit: '元',
    definition: '期间内结算金额减去退款，含平台服务费',
    sql: (period) => Prisma.sql`select to_char(${gross} / 100.0, 'FM999999999999990.00') as value from settlement s where ${at(Prisma.sql`s.at`, period)}`,
  },
  {
    key: 'amount_public', group: '交易', name: '其中：公共数据产品', english: 'Of which: public data', unit: '元',
    definition: '场内交易额中，由授权运营的场景形成的产品的部分',
    sql: (period) => Prisma.sql`select to_char(${gross} / 100.0, 'FM999999999999990.00') as value from settlement s
      where ${at(Prisma.sql`s.at`, period)} and ${isPublic}`,
  },
  {
    key: 'amount_filed', group: '交易', name: '场外备案交易额', english: 'Amount filed from elsewhere', unit: '元',
    definition: '期间内准予备案的场外交易的合同金额',
    sql: (period) => Prisma.sql`select to_char(coalesce(sum("amountFen"), 0) / 100.0, 'FM999999999999990.00') as value
      from off_exchange_deal where state = 'filed' and ${at(Prisma.sql`"decidedAt"`, period)}`,
  },
  {
    key: 'transfers', group: '交付', name: '上链存证的交付', english: 'Transfers on the chain', unit: '次',
    definition: '期间内存证的交付，不论是否已取',
    sql: (period) => Prisma.sql`select count(*)::text as value from transfer where ${at(Prisma.sql`"recordedAt"`, period)}`,
  },
  {
    key: 'transfers_refused', group: '交付', name: '被拒绝或扣留的交付', english: 'Transfers refused or withheld', unit: '次',
    definition: '期间内请求、被链上合约拒绝或在放行前扣留的交付',
    sql: (period) => Prisma.sql`select count(*)::text as value from transfer
      where state in ('rejected', 'withheld') and ${at(Prisma.sql`"createdAt"`, period)}`,
  },
  {
    key: 'bytes', group: '交付', name: '放行的数据量', english: 'Bytes released', unit: '字节',
    definition: '期间内首次放行的交付内容的字节数；重复下载不计',
    sql: (period) => Prisma.sql`select coalesce(sum("sizeBytes"), 0)::text as value from transfer where ${at(Prisma.sql`"releasedAt"`, period)}`,
  },
  {
    key: 'transfers_free', group: '交付', name: '公共治理和公益事业的免费交付', english: 'Free transfers for governance and welfare', unit: '次',
    definition: '期间内存证、场景用途为公共治理或公益事业的交付',
    sql: (period) => Prisma.sql`select count(*)::text as value from transfer t join data_product p on p.id = t."productId"
      join scenario c on c.id = p."scenarioId" and c."purposeClass" in ('governance', 'public_welfare')
      where ${at(Prisma.sql`t."recordedAt"`, period)}`,
  },
  {
    key: 'personal_products', group: '安全', name: '以单独同意提供个人信息的产品', english: 'Products of personal information by consent', unit: '个',
    definition: '统计时点挂牌中、合规声明以单独同意为依据的产品',
    sql: count(Prisma.sql`product_declaration d join listing l on l."productId" = d."productId" where l.state = 'listed' and d."personalBasis" = 'consent'`),
  },
  {
    key: 'measures', group: '监管', name: '监管措施', english: 'Measures', unit: '次', definition: '期间内采取的暂停和恢复措施',
    sql: (period) => Prisma.sql`select count(*)::text as value from measure where ${at(Prisma.sql`"createdAt"`, period)}`,
  },
  {
    key: 'deadlines_met', group: '监管', name: '按期办结的时限', english: 'Deadlines met', unit: '项', definition: '期间内按期办结的法定时限',
    sql: (period) => Prisma.sql`select count(*)::text as value from deadline where state = 'met' and ${at(Prisma.sql`"closedAt"`, period)}`,
  },
  {
    key: 'deadlines_late', group: '监管', name: '逾期的时限', english: 'Deadlines missed', unit: '项',
    definition: '期间内逾期办结，或到期未办结的法定时限',
    sql: ({ now, ...period }) => Prisma.sql`select count(*)::text as value from deadline
      where (state = 'late' or ${overdueSql(now)}) and ${at(Prisma.sql`"dueAt"`, period)}`,
  },
  {
    key: 'defects', group: '监管', name: '质量工单', english: 'Defect tickets', unit: '件', definition: '期间内提出的公共数据质量工单',
    sql: (period) => Prisma.sql`select count(*)::text as value from defect_ticket where ${at(Prisma.sql`"createdAt"`, period)}`,
  },
  {
    key: 'certificates', group: '监管', name: '签发的凭证', english: 'Certificates issued', unit: '份', definition: '期间内签发的主体、挂牌、交易和备案凭证，含后来撤销的',
    sql: (period) => Prisma.sql`select count(*)::text as value from certificate where ${at(Prisma.sql`"issuedAt"`, period)}`,
  },
  {
    key: 'disclosures', group: '监管', name: '发布的信息披露', english: 'Disclosures', unit: '份', definition: '期间内发布的年度信息披露和年度报告',
    sql: (period) => Prisma.sql`select count(*)::text as value from disclosure where ${at(Prisma.sql`"publishedAt"`, period)}`,
  },
]
