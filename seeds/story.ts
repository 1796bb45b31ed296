import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { run } from '#api/http/run.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { type Founded, foundOrganization } from '#api/participant/found.ts'
import { hashPassword } from '#api/participant/secret.ts'
import type { Platform } from '#api/server.ts'
import { APPLICANTS, DEMO_PASSWORD, FOUNDERS, loginLines, ORGANIZATIONS, randomPassword, usccOf } from './accounts.ts'
import { admitAll, leaveApplications, openOffice } from './chapter/admission.ts'
import { tellCatalogue } from './chapter/catalogue.ts'
import { tellLiability } from './chapter/liability.ts'
import { tellListings } from './chapter/listings.ts'
import { tellPublicData } from './chapter/public-data.ts'
import { tellRegistration } from './chapter/registration.ts'
import { tellRevenue } from './chapter/revenue.ts'
import { tellSharing } from './chapter/sharing.ts'
import { tellMeasures, tellTrades } from './chapter/trades.ts'

type Told = Pick<Platform, 'app' | 'server' | 'delivery' | 'keys'>

/**
 * The first start: founds the platform's own organisations, and tells the demo's story through the application itself.
 * Gives what people should read once the platform serves.
 */
export async function tellStory(platform: Told, url: string): Promise<string[]> {
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
  const told = config.DEMO === 'story' ? await tellOnce(platform) : []
  return [`接口文档：${url}/docs`, ...(isDemo ? demoNotice(config.DEMO) : first ? secretNotice(made) : []), ...told]
}

async function found({ server }: Told, passwordFor: (login: string) => string): Promise<void> {
  const organizations: Founded[] = []
  for (const founder of FOUNDERS) {
    const people = await Promise.all(
      founder.people.map(async (person) => ({ ...person, passwordHash: await hashPassword(passwordFor(person.login)) })),
    )
    organizations.push({ ...founder, people })
  }
  await run(server, VISITOR, 'founding', async (ctx) => {
    for (const organization of organizations) await foundOrganization(ctx, organization)
  })
}

const secretNotice = (made: string[]) => ['以下账号的口令只显示这一次，请立即保存：', ...made.map((line) => `  ${line}`)]

const demoNotice = (demo: string) => [
  `演示账号（口令均为 ${DEMO_PASSWORD}）：`,
  ...(demo === 'story' ? loginLines() : []),
  '  平台：入驻审核 ruzhu　初审 chushen　复审 fushen　资金 zijin',
  '  监督：监管 jianguan　审计 shenji',
  '试一试：npm run trade -- 任意.csv　走完一笔交易；npm run fsck　核对账本与数据库',
]

/** Tells the story on a platform that nobody has joined yet; one that was cut short is neither repeated nor hidden. */
async function tellOnce(platform: Told): Promise<string[]> {
  const { db } = platform.server
  const exists = async (login: string, roles: readonly string[]) =>
    (await db.participant.findUnique({ where: { uscc: usccOf(login, roles) } })) !== null
  if ((await db.participant.count()) === FOUNDERS.length) await tell(platform)
  else if (await exists('minzheng', ORGANIZATIONS.minzheng.roles))
    if (!(await exists('wuliu', APPLICANTS.wuliu.roles)))
      return ['上次启动时演示故事没有讲完，现有数据不完整；换一个空的 DATA_DIR 启动可得到完整的演示']
  return []
}

async function tell(platform: Told): Promise<void> {
  const { server, delivery } = platform
  const office = await openOffice(platform)
  const folder = join(server.config.DATA_DIR, 'demo')
  const stage = {
    office,
    folder,
    parties: await admitAll(platform, office),
    engine: delivery.content.engine,
    now: server.clock(),
  }
  const [open, own] = await Promise.all([tellPublicData(server, stage), tellListings(stage)])
  const market = new Map([...open, ...own])
  await Promise.all([
    tellMeasures(stage, market), tellTrades(stage, market), tellRevenue(stage, market), tellSharing(stage),
  ])
  await tellCatalogue(stage)
  await tellRegistration(server, stage)
  await tellLiability(stage, server.db, market)
  await leaveApplications(platform, office)
  await rm(folder, { recursive: true, force: true })
}
