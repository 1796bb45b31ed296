import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { watchDeadlines } from '#api/deadline/watch.ts'
import { asHex, type Hex } from '#api/kernel/hex.ts'
import { tellOfLog, tellOfRest } from '#api/notification/tell.ts'
import { newToken, tokenHash } from '#api/participant/secret.ts'
import { eventually, PASSWORD, type platformWithChain } from '#test/support/platform.ts'
import { chosenPlan, filedPlan, implementingBody, selectedPlan } from '#test/support/operation.ts'
import {
  activeDeal, grantTo, Id, listedProduct, openWorld, smallFile, takeTransfer, window, type World,
} from '#test/support/story.ts'

export type Scene = Awaited<ReturnType<typeof openScene>>

type Platform = Awaited<ReturnType<typeof platformWithChain>>

/** What a consumer offers when nothing is wrong with it. */
export const offerOf = (listingId: string) => ({ listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() })

/** What a listing says when nothing is wrong with it. */
export const LISTING = {
  title: '样例产品', summary: '测试用', updateCycle: 'daily', coverageSpace: '东营区', coverageFrom: '2026-01-01',
  coverageTo: '2026-12-31', granularity: '站点', license: '合约约定', useCases: ['数据分析'], forbiddenUses: ['转售'],
  keywords: ['样例'], plans: [{ kind: 'free' }],
}

/** A platform with one of every kind of thing, who owns it, and others who don't. */
export async function openScene(platform: Platform) {
  const world = await openWorld(platform)
  const deal = await activeDeal(world)
  const { provider, consumer } = deal
  const [takenKey, usedKey] = ['the-key-of-a-transfer', 'the-key-of-a-top-up']
  const { transfer } = await takeTransfer(consumer, deal.agreementId, { format: 'csv' }, takenKey)
  await consumer.client.post('/api/account/top-ups', { amountFen: 1, reference: '转账凭证' }, Id, usedKey)
  const orders = await consumer.client.get('/api/orders', z.object({ items: z.array(Id) }))
  const both = await world.admit(['provider', 'consumer'], 'platform')
  const ownListing = await listedProduct(world, both)
  const product = { name: '草稿产品', description: '测试', sourceMode: 'original', sourceNote: '测试' }
  const { id: draftProduct } = await road.createProduct(provider.client, product, await smallFile())
  const { id: draft } = await provider.client.post('/api/listings', { ...LISTING, productId: draftProduct }, Id)
  const { id: emptyProduct } = await provider.client.post('/api/products', { ...product, name: '没有文件的产品' }, Id)
  const { id: bareDraft } = await provider.client.post('/api/listings', { productId: emptyProduct }, Id)
  const apiKey = await consumer.client.post(
    '/api/api-keys', { name: '取数', scopes: ['transfer.view', 'agreement.sign'], days: 1 }, z.looseObject({ id: z.string(), token: z.string() }),
  )
  const revoked = await consumer.client.post(
    '/api/api-keys', { name: '旧的', scopes: ['transfer.view'], days: 1 }, z.looseObject({ id: z.string(), token: z.string() }),
  )
  await consumer.client.post(`/api/api-keys/${revoked.id}/revoke`, {}, z.unknown())
  const colleague = await consumer.client.post(
    '/api/people', { login: `q${randomBytes(5).toString('hex')}`, password: PASSWORD, name: '同事' }, Id,
  )
  const negotiated = await negotiate(provider, consumer, deal.listingId)
  const department = await world.admit(['department'], 'platform')
  const operator = await world.admit(['operator'], 'platform')
  const publicData = await publishData(world, department, operator)
  const things = {
    product: deal.productId, listing: deal.listingId, agreement: deal.agreementId, transfer: transfer.id,
    order: orders.items[0]?.id ?? '', draft, bareDraft, emptyProduct, ownListing: ownListing.listingId, apiKey: apiKey.id,
    colleague: colleague.id, offered: negotiated.id, ...publicData,
  }
  const tokens = {
    provider: await tokenOf(platform, provider.id), consumer: await tokenOf(platform, consumer.id),
    both: await tokenOf(platform, both.id), department: await tokenOf(platform, department.id),
    strangeProvider: (await platform.organization('provider')).token,
    strangeConsumer: (await platform.organization('consumer')).token,
    strangeDepartment: (await platform.organization('department')).token,
    strangeOperator: (await platform.organization('operator')).token, operator: await tokenOf(platform, operator.id),
    implementingBody: (await implementingBody(platform)).token,
    strangeBody: (await platform.organization('implementing_body')).token,
    priceAuthority: (await platform.organization('price_authority')).token,
    regulator: (await platform.organization('regulator')).token,
    treasurer: (await platform.organization('treasurer')).token,
    admission: (await platform.organization('admission')).token,
    firstReviewer: (await platform.organization('first_reviewer')).token,
    apiKey: apiKey.token, revokedKey: revoked.token, expired: await tokenOf(platform, provider.id, -1),
  }
  const { uscc } = await platform.db.participant.findUniqueOrThrow({ where: { id: provider.id } })
  const { login } = await platform.db.person.findFirstOrThrow({ where: { participantId: provider.id } })
  await eventually(() => isQuiet(platform), 'the outbox being empty')
  await tellAll(platform)
  return { platform, world, provider, consumer, things, tokens, signatures: negotiated.signatures, takenKey, usedKey, taken: { uscc, login } }
}

/** A session of an organisation's first person that ends after so many hours. */
async function tokenOf({ db, clock }: Platform, participantId: string, hours = 100): Promise<string> {
  const person = await db.person.findFirstOrThrow({ where: { participantId } })
  const token = newToken('dys')
  const [createdAt, expiresAt] = [clock.now(), new Date(clock.now().getTime() + hours * 3_600_000)]
  await db.session.create({
    data: { tokenHash: tokenHash(token), personId: person.id, createdAt, authenticatedAt: createdAt, expiresAt },
  })
  return token
}

/** Watches the clocks and tells of all that has happened, so that neither mark nor notification comes of it later. */
async function tellAll({ db, clock }: Platform): Promise<void> {
  const telling = { db, clock: clock.now, post: undefined, hasWitness: true }
  await watchDeadlines(db, clock.now())
  await tellOfLog(telling)
  await tellOfRest(telling)
}

/** Whether nothing is on its way to the chain or to the witness. */
async function isQuiet({ db }: Platform): Promise<boolean> {
  const pending = await db.chainAct.count({ where: { state: { in: ['pending', 'submitted'] } } })
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  return pending === 0 && newest?.cosignedAt != null
}

const ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

/** The other signature (r, n − s) over the same digest, which recovers to the same key. */
function twinOf(signature: Hex): Hex {
  const s = (ORDER - BigInt(`0x${signature.slice(66, 130)}`)).toString(16).padStart(64, '0')
  return asHex(`${signature.slice(0, 66)}${s}${signature.endsWith('1b') ? '1c' : '1b'}`)
}

/** An offer that went to and fro once, so that the provider is to answer, and signatures that it must not take. */
async function negotiate(provider: road.Party, consumer: road.Party, listingId: string) {
  const signed = async (party: road.Party, id: string): Promise<Hex> => {
    const { digest } = await provider.client.get(`/api/agreements/${id}/terms`, z.looseObject({ digest: z.string() }))
    const made = await party.sign(digest)
    return asHex('signature' in made ? made.signature : '')
  }
  const { id } = await consumer.client.post('/api/agreements', offerOf(listingId), Id)
  const replayed = await signed(provider, id)
  await provider.client.post(`/api/agreements/${id}/counter`, { quota: 6 }, Id)
  await consumer.client.post(`/api/agreements/${id}/counter`, { quota: 4 }, Id)
  const good = await signed(provider, id)
  const bare = `${good.slice(0, 130)}${good.endsWith('1b') ? '00' : '01'}`
  return { id, signatures: { replayed, foreign: await signed(consumer, id), twin: twinOf(good), bare } }
}

/** A department's resource, the grant to an operator with its scenario, and plans on their way. */
async function publishData(world: World, department: road.Party, operator: road.Party) {
  const { id: resource } = await department.client.post('/api/resources', {
    code: `B-${Date.now()}`, name: '名录', description: '名录', fields: ['编号'], grade: 'general', openClass: 'conditional', updateCycle: 'yearly',
  }, Id)
  const { id: authorization } = await grantTo(world, operator, [resource])
  const { id: scenario } = await operator.client.post('/api/scenarios', {
    authorizationId: authorization, name: '分析', purposeClass: 'industry', plan: '分析', resourceIds: [resource],
    fields: { [resource]: [{ name: '编号' }] }, necessity: '名录只有一项',
  }, Id)
  const { platform } = world
  const member = await platform.member(operator.id, ['operator'])
  const { id: filedPlanId } = await filedPlan(platform, await implementingBody(platform), [resource])
  const { id: chosenPlanId } = await chosenPlan(platform, member, [resource])
  const { id: selectedPlanId } = await selectedPlan(platform, member, [resource])
  const { id: period } = await operator.client.post('/api/revenue-periods', {
    authorizationId: authorization, name: '首个期间', startsAt: new Date(), costFen: 100, subsidyFen: 0, bondYieldBps: 180,
    spreadBps: 600, taxFen: 0, documents: [{ title: '成本核算表', digest: `0x${'cd'.repeat(32)}` }],
  }, Id)
  return { resource, authorization, scenario, period, operator: operator.id, filedPlanId, chosenPlanId, selectedPlanId }
}
