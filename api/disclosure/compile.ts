import type { OperatingAuthorization } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Fen, yuan } from '#api/kernel/fen.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { PricePlan, sentence } from '#api/pricing/plan.ts'
import { type DisclosureKind, grantsIn, type Section, yearOf } from './disclosure.ts'

/** Compiles what a body discloses of a year out of what is recorded. */
export async function compileDisclosure(ctx: Context, kind: DisclosureKind, bodyId: string, year: number): Promise<Section[]> {
  const own = await ownSection(ctx, bodyId)
  const side = kind === 'implementing_body' ? { implementingBodyId: bodyId } : { operatorId: bodyId }
  const grants = await ctx.tx.operatingAuthorization.findMany({
    where: { ...side, ...grantsIn(year) },
    orderBy: { id: 'asc' },
  })
  if (kind === 'implementing_body') return [own, await grantSection(ctx, grants), await ceilingSection(ctx, grants)]
  const listed = await productSection(ctx, grants)
  if (kind === 'operator') return [own, await resourceSection(ctx, grants), listed]
  return [own, listed, await tradeSection(ctx, grants, year), await assessmentSection(ctx, grants, year)]
}

async function ownSection({ tx }: Context, id: string): Promise<Section> {
  const { name, uscc, businessScope } = await tx.participant.findUniqueOrThrow({ where: { id } })
  return { title: '机构信息', columns: ['名称', '统一社会信用代码', '业务范围'], rows: [[name, uscc, businessScope]] }
}

/** Names of participants by their identifiers. */
async function namesOf({ tx }: Context, ids: string[]): Promise<(id: string) => string> {
  const rows = await tx.participant.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? id
}

const term = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string => `${beijingDay(startsAt)} 至 ${beijingDay(endsAt)}`

/** How a grant stands: it runs, was ended, or has run out. */
function stateOf({ endedAt, endsAt }: OperatingAuthorization, now: Date): string {
  if (endedAt !== null) return `已终止（${beijingDay(endedAt)}）`
  return endsAt <= now ? `已到期（${beijingDay(endsAt)}）` : '运营中'
}

/** 授权对象、内容、范围和时限. 依据 《公共数据资源授权运营实施规范（试行）》第十八条. */
async function grantSection(ctx: Context, grants: OperatingAuthorization[]): Promise<Section> {
  const nameOf = await namesOf(ctx, grants.map(({ operatorId }) => operatorId))
  const rows = grants.map((grant) => [
    nameOf(grant.operatorId), grant.scope, `${grant.resourceIds.length} 项资源`, term(grant), grant.filingNo ?? '',
    stateOf(grant, ctx.now),
  ])
  return { title: '授权信息', columns: ['授权对象', '授权内容', '范围', '时限', '备案编号', '状态'], rows }
}

const scenariosOf = ({ tx }: Context, grants: OperatingAuthorization[]) =>
  tx.scenario.findMany({ where: { authorizationId: { in: grants.map(({ id }) => id) } }, orderBy: { id: 'asc' } })

const UNITS: Record<string, string> = { product: '每件产品', use: '每次', row: '每行', mebibyte: '每 MiB', day: '每天' }

async function ceilingSection(ctx: Context, grants: OperatingAuthorization[]): Promise<Section> {
  const rows = (await scenariosOf(ctx, grants)).flatMap((scenario) => {
    const { name, ceilingFen, ceilingUnit, ceilingDecision, ceilingFrom, ceilingTo, ceilingTrial } = scenario
    if (ceilingFen === null || !ceilingUnit || !ceilingFrom || !ceilingTo) return []
    const kind = ceilingTrial ? '试行收费标准' : '上限收费标准'
    return [[name, kind, yuan(ceilingFen), UNITS[ceilingUnit] ?? ceilingUnit, ceilingDecision ?? '', term({ startsAt: ceilingFrom, endsAt: ceilingTo })]]
  })
  return { title: '上限收费标准', columns: ['场景', '类别', '金额', '单位', '文号', '有效期'], rows }
}

async function resourceSection(ctx: Context, grants: OperatingAuthorization[]): Promise<Section> {
  const ids = [...new Set(grants.flatMap(({ resourceIds }) => resourceIds))]
  const resources = await ctx.tx.publicDataResource.findMany({ where: { id: { in: ids } }, orderBy: { code: 'asc' } })
  const nameOf = await namesOf(ctx, resources.map(({ departmentId }) => departmentId))
  const rows = resources.map((row) => [
    row.code, row.name, nameOf(row.departmentId), row.registrationCode ?? '未登记',
    row.registrationValidTo === null ? '' : beijingDay(row.registrationValidTo),
  ])
  return { title: '获授权的公共数据资源', columns: ['资源代码', '名称', '供数部门', '登记编码', '登记有效期至'], rows }
}

const PURPOSES: Record<string, string> = { governance: '公共治理', public_welfare: '公益事业', industry: '产业发展', sector: '行业发展' }

type Product = { title: string; scenario: string; purpose: string; plans: unknown; state: string; listedAt: Date | null }

const productsOf = ({ tx }: Context, grants: OperatingAuthorization[]): Promise<Product[]> => tx.$queryRaw<Product[]>`
  select l.title, s.name as scenario, s."purposeClass" as purpose, l.plans, l.state, l."listedAt"
  from listing l join data_product p on p.id = l."productId" join scenario s on s.id = p."scenarioId"
  where s."authorizationId" = any(${grants.map(({ id }) => id)}::text[]) and l."listedAt" is not null order by l.id`

/** 产品和服务清单, with the concrete prices (具体收费标准). */
async function productSection(ctx: Context, grants: OperatingAuthorization[]): Promise<Section> {
  const rows = (await productsOf(ctx, grants)).map(({ title, scenario, purpose, plans, state, listedAt }) => [
    title, scenario, PURPOSES[purpose] ?? purpose, PricePlan.array().parse(plans).map(sentence).join('；'),
    listedAt === null ? '' : beijingDay(listedAt), state === 'listed' ? '挂牌中' : '已下架',
  ])
  return { title: '产品和服务清单及收费标准', columns: ['名称', '场景', '用途', '收费标准', '挂牌日期', '状态'], rows }
}

type Trade = { scenario: string; agreements: number; transfers: number; grossFen: Fen }

async function tradeSection({ tx }: Context, grants: OperatingAuthorization[], year: number): Promise<Section> {
  const { from, to } = yearOf(year)
  const trades = await tx.$queryRaw<Trade[]>`
    select s.name as scenario,
      (select count(*)::int from agreement a join data_product p on p.id = a."productId"
        where p."scenarioId" = s.id and a."activatedAt" >= ${from} and a."activatedAt" < ${to}) as agreements,
      (select count(*)::int from transfer t join data_product p on p.id = t."productId"
        where p."scenarioId" = s.id and t."recordedAt" >= ${from} and t."recordedAt" < ${to}) as transfers,
      (select coalesce(sum(case when x.kind = 'refunded' then -x."grossFen" else x."grossFen" end), 0)::bigint
        from settlement x join data_product p on p.id = x."productId"
        where p."scenarioId" = s.id and x.at >= ${from} and x.at < ${to}) as "grossFen"
    from scenario s where s."authorizationId" = any(${grants.map(({ id }) => id)}::text[]) order by s.id`
  const rows = trades.map(({ scenario, agreements, transfers, grossFen }) => [scenario, String(agreements), String(transfers), yuan(grossFen)])
  return { title: '交易与收入', columns: ['场景', '生效合约', '交付次数', '收入（扣除退款）'], rows }
}

const RESULTS: Record<string, string> = { excellent: '优秀', qualified: '合格', unqualified: '不合格' }

async function assessmentSection({ tx }: Context, grants: OperatingAuthorization[], year: number): Promise<Section> {
  const found = await tx.operatorAssessment.findMany({ where: { authorizationId: { in: grants.map(({ id }) => id) }, year } })
  const scopeOf = new Map(grants.map(({ id, scope }) => [id, scope]))
  const rows = found.map(({ authorizationId, result, report }) => [scopeOf.get(authorizationId) ?? '', RESULTS[result] ?? result, report])
  return { title: '年度评估', columns: ['授权', '结果', '评估意见'], rows }
}
