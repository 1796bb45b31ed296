import { randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inject } from 'vitest'
import { z } from 'zod'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { type Client, clientOf } from '#api/cli/client.ts'
import * as road from '#api/cli/road.ts'
import { TransferAnswer } from '#api/delivery/schema.ts'
import { run } from '#api/http/run.ts'
import { type Role, VISITOR } from '#api/kernel/permit.ts'
import { foundOrganization } from '#api/participant/found.ts'
import { FOUNDERS } from '#seeds/accounts.ts'
import { agreeScenario, grantInForce, implementingBody } from './market.ts'
import { PASSWORD, type platformWithChain, uscc } from './platform.ts'

type WithChain = Awaited<ReturnType<typeof platformWithChain>>

export type World = Awaited<ReturnType<typeof openWorld>>

/** A platform with its staff, and ways to admit parties and to trade, through the application's own requests. */
export async function openWorld(platform: WithChain) {
  const passwordHash = inject('passwordHash')
  await run(platform.server, VISITOR, 'founding', async (ctx) => {
    for (const { people, ...founder } of FOUNDERS)
      await foundOrganization(ctx, { ...founder, uscc: uscc(), people: people.map((person) => ({ ...person, passwordHash })) })
  })
  const visitor = clientOf(async (path, init) => platform.app.request(path, init))
  const office = await road.openOffice(visitor, PASSWORD)
  const admit = (roles: road.Application['roles'], custody: 'own' | 'platform' = 'own') =>
    road.admit(visitor, office, {
      uscc: uscc(), name: `测试${roles.join('')}${randomBytes(3).toString('hex')}`, roles, businessScope: '数据服务',
      login: `w${randomBytes(6).toString('hex')}`, password: PASSWORD,
      ...(custody === 'own' ? { key: privateKeyToAccount(generatePrivateKey()) } : {}),
    })
  return { platform, visitor, office, admit }
}

/** The client of a public body that signs nothing: a registry, an implementing body, a price authority. */
export async function bodyOf({ platform }: Pick<World, 'platform'>, role: Role): Promise<Client> {
  const { token } = await platform.organization(role)
  return clientOf(async (path, init) => platform.app.request(path, init), token)
}

/** Enters a code that was issued elsewhere for a department's resource, and has the registry verify it. */
export async function registerResource(world: World, department: road.Party, resourceId: string, validTo: Date) {
  const registry = await bodyOf(world, 'registry')
  const registrationCode = `DEMO-${randomBytes(6).toString('hex')}`
  const entered = await department.client.post(
    `/api/resources/${resourceId}/register`,
    { registrationCode, validFrom: new Date(), validTo, documentDigest: `0x${'5d'.repeat(32)}` },
    Id,
  )
  await registry.post(`/api/registrations/${entered.id}/verification`, { verified: true }, Id)
}

/** The implementing body's grant of resources to an operator of the world, in force. */
export async function grantTo({ platform }: Pick<World, 'platform'>, operator: road.Party, resourceIds: string[]) {
  const member = await platform.member(operator.id, ['operator'])
  return grantInForce(platform, member, member, resourceIds)
}

/** Has a scenario reviewed by the implementing body and its department, and its three-party agreement concluded. */
export async function agreeTo(
  { platform }: Pick<World, 'platform'>,
  scenarioId: string,
  { operator, department }: Record<'operator' | 'department', road.Party>,
) {
  const reviewers = [await implementingBody(platform), await platform.member(department.id, ['department'])]
  return agreeScenario(platform, scenarioId, await platform.member(operator.id, ['operator']), reviewers)
}

/** A file of a few rows on the disk. */
export async function smallFile(rows = 5, fileName = '样例.csv'): Promise<road.ProductFile> {
  const folder = await mkdtemp(join(inject('folder'), 'file-'))
  const path = join(folder, 'file.csv')
  const lines = Array.from({ length: rows }, (_, i) => `${i + 1},站点${i + 1},${(i * 1.5).toFixed(1)}`)
  await writeFile(path, `编号,名称,数值\n${lines.join('\n')}\n`)
  return { path, fileName }
}

export const DAY_MS = 86_400_000

/** A window that has begun and lasts for days. */
export const window = (days = 30, now = Date.now()) => ({
  startsAt: new Date(now - 60_000),
  endsAt: new Date(now + days * DAY_MS),
})

/** A listed product of a provider, with its price plans. */
export async function listedProduct(
  { office }: Pick<World, 'office'>,
  provider: road.Party,
  plans: unknown[] = [{ kind: 'per_use', priceFen: 1_000 }],
  extra: { scenarioId?: string; sourceMode?: string; rows?: number } = {},
) {
  const { rows = 5, sourceMode = 'original', ...rest } = extra
  const product = { name: '样例产品', description: '测试用', sourceMode, sourceNote: '测试生成', ...rest }
  const { id: productId } = await road.createProduct(provider.client, product, await smallFile(rows))
  const listing = await road.list(office, provider.client, {
    productId, title: '样例产品', summary: '测试用', updateCycle: 'daily', coverageSpace: '东营区',
    coverageFrom: '2026-01-01', coverageTo: '2026-12-31', granularity: '站点', license: '合约约定',
    useCases: ['数据分析'], forbiddenUses: ['转售'], keywords: ['样例'], plans,
  })
  return { productId, listingId: listing.id }
}

/** A provider, a consumer with money, a listed product, and an agreement that is active on the chain. */
export async function activeDeal(
  world: World,
  { plan = { kind: 'per_use', priceFen: 1_000 } as unknown, quota = 10, days = 30 } = {},
) {
  const provider = await world.admit(['provider'])
  const consumer = await world.admit(['consumer'])
  await road.topUp(world.office, consumer.client, 1_000_000)
  const { productId, listingId } = await listedProduct(world, provider, [plan])
  const wish = { plan: 0, purpose: '数据分析', quota, ...window(days) }
  const agreement = await road.conclude(provider, consumer, listingId, wish)
  return { provider, consumer, productId, listingId, agreementId: agreement.id }
}

/** One transfer of an agreement; a key of its own unless one is given. */
export const takeTransfer = (
  consumer: road.Party,
  agreementId: string,
  body: Record<string, unknown> = { format: 'csv' },
  key = `take-${randomBytes(8).toString('hex')}`,
) => consumer.client.post(`/api/agreements/${agreementId}/transfers`, body, TransferAnswer, key)

export const Id = z.looseObject({ id: z.string() })
