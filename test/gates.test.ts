import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { clientOf, type Client } from '#api/cli/client.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { type LivingDeal, livingDeal } from './gate/living-deal.ts'
import { codeOf } from './delivery/world.ts'
import { platformWithChain } from './support/platform.ts'
import { openWorld, takeTransfer, type World } from './support/story.ts'

/**
 * Every gate, from every way in. A deal is alive: whatever the law asks for is there. One precondition after the other
 * is taken away, and each way to more data, or to what leads to it, says no with the same code and its article; then it
 * is put back, and at the end all of it is open again.
 */
let world: World
let deal: LivingDeal
let byKey: Client
let byBrowser: Client
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  deal = await livingDeal(world)
  const scopes = ['transfer.request', 'transfer.download', 'transfer.view']
  const { token } = await deal.consumer.client.post(
    '/api/api-keys', { name: '取数', scopes, days: 1 }, z.looseObject({ token: z.string() }),
  )
  byKey = clientOf(async (path, init) => world.platform.app.request(path, init), token)
  byBrowser = await browserOf()
}, 60_000)

/** A client that is a browser of ours: its session is a cookie, and its requests say which page they come from. */
async function browserOf(): Promise<Client> {
  const { app, db } = world.platform
  const person = await db.person.findFirstOrThrow({ where: { participantId: deal.consumer.id } })
  const origin = { host: 'localhost', origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }
  const signIn = await app.request('/api/sessions/browser', {
    method: 'POST', headers: { 'content-type': 'application/json', ...origin },
    body: JSON.stringify({ login: person.login, password: 'correct horse battery' }),
  })
  const cookie = (signIn.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return clientOf(async (path, init) => {
    const headers = new Headers(init?.headers)
    for (const [name, value] of Object.entries({ ...origin, cookie })) headers.set(name, value)
    return app.request(path, { ...init, headers })
  })
}

const ignore = z.unknown()
const key = () => `gate-${randomBytes(8).toString('hex')}`

/** Transfers that are ready to be fetched: one that nobody fetched yet, and one that was. */
type Ready = { fresh: string; fetched: string }

async function ready(): Promise<Ready> {
  const fresh = await takeTransfer(deal.consumer, deal.agreementId)
  const fetched = await takeTransfer(deal.consumer, deal.agreementId)
  await deal.consumer.client.ask('GET', fetched.content)
  return { fresh: fresh.content, fetched: fetched.content }
}

const transfer = (client: Client, accept?: string) =>
  client.ask('POST', `/api/agreements/${deal.agreementId}/transfers`, {
    headers: { 'idempotency-key': key(), 'content-type': 'application/json', ...(accept ? { accept } : {}) },
    body: JSON.stringify({ format: 'csv' }),
  })

/** Every way in: each gives the code with which it is refused, or `none` where it leads on. */
const WAYS: Record<string, (ready: Ready) => Promise<unknown>> = {
  'the consumer’s offer': () =>
    deal.consumer.client.post('/api/agreements', { listingId: deal.listingId, ...deal.wish }, ignore),
  'the consumer’s offer in the browser': () =>
    byBrowser.post('/api/agreements', { listingId: deal.listingId, ...deal.wish }, ignore),
  'the provider’s counter-offer': () =>
    deal.operator.client.post(`/api/agreements/${deal.unsigned}/counter`, { quota: 5 }, ignore),
  'a signature': () => deal.operator.client.post(`/api/agreements/${deal.unsigned}/sign`, deal.signature, ignore),
  'an order': () => deal.consumer.client.post('/api/orders', { agreementId: deal.unordered }, ignore),
  'the acceptance of a standing offer': () =>
    deal.consumer.client.post(`/api/listings/${deal.listingId}/acceptance`, deal.acceptance, ignore, key()),
  'a transfer': () => transfer(deal.consumer.client),
  'a transfer in the browser': () => transfer(byBrowser),
  'a transfer by an API key': () => transfer(byKey),
  'a transfer whose bytes come with the answer': () => transfer(byKey, 'text/csv'),
  'the first download of what was recorded': ({ fresh }) => byKey.ask('GET', fresh),
  'a download again': ({ fetched }) => deal.consumer.client.ask('GET', fetched),
  'a download resumed': ({ fetched }) => byBrowser.ask('GET', fetched, { headers: { range: 'bytes=5-' } }),
}

const OFFER = ['the consumer’s offer', 'the consumer’s offer in the browser', 'the provider’s counter-offer']
const ORDER = ['an order', 'the acceptance of a standing offer']
const REQUEST = [
  'a transfer', 'a transfer in the browser', 'a transfer by an API key', 'a transfer whose bytes come with the answer',
]
const RELEASE = ['the first download of what was recorded', 'a download again', 'a download resumed']
const ALL = Object.keys(WAYS)
const FROM_ORDER = [...ORDER, ...REQUEST, ...RELEASE]
/** The activation of a signed agreement is part of its order. */
const DELIVERY = [...REQUEST, ...RELEASE]

type Break = {
  what: string
  code: string
  /** Ways that are refused. */
  ways: string[]
  take: () => Promise<unknown>
  back: () => Promise<unknown>
}

const db = () => world.platform.db
const resource = (data: object) => db().publicDataResource.update({ where: { id: deal.resource.id }, data })
const grant = (data: object) => db().operatingAuthorization.update({ where: { id: deal.grant.id }, data })
const scenario = (data: object) => db().scenario.update({ where: { id: deal.scenarioId }, data })
const declared = (data: object) => db().productDeclaration.update({ where: { productId: deal.productId }, data })
const party = (id: string, data: object) => db().participant.update({ where: { id }, data })
const past = () => addDays(new Date(), -1)

/** A precondition that is one row's columns: gone with some values, back with those that it had. */
function columns<T extends object>(
  what: string, code: string, ways: string[], change: (data: object) => Promise<T>, gone: () => object,
): Break {
  let before: object = {}
  return {
    what, code, ways,
    take: async () => {
      const read = await change({})
      before = Object.fromEntries(Object.keys(gone()).map((name) => [name, Reflect.get(read, name)]))
      await change(gone())
    },
    back: () => change(before),
  }
}

/** Relations that are declared, and end. */
function relations(what: string, code: string, edges: () => Promise<[string, string, string][]>): Break {
  const ids: string[] = []
  return {
    what, code, ways: ALL,
    take: async () => {
      for (const [controller, controlled, kind] of await edges()) {
        const id = newId('rel')
        ids.push(id)
        await db().relatedParty.create({
          data: {
            id, controller, controlled, kind, controllerName: `${controller}（演示）`, controlledName: `${controlled}（演示）`,
            shareBps: kind === 'shares' ? 6_000 : null, declaredBy: 'test', declarer: 'test', byStaff: true,
            evidence: '股东名册', validFrom: past(), createdAt: past(),
          },
        })
      }
    },
    back: () => db().relatedParty.updateMany({ where: { id: { in: ids } }, data: { endedAt: past() } }),
  }
}

const nodeOf = async (id: string) => `uscc:${(await db().participant.findUniqueOrThrow({ where: { id } })).uscc}`

const BREAKS: Break[] = [
  columns('the grant is suspended', 'g1_grant', ALL, grant, () => ({ state: 'suspended' })),
  columns('the grant is over', 'g1_grant', ALL, grant, () => ({ endsAt: past() })),
  columns('the scope is cut', 'g1_scope', ALL, grant, () => ({ resourceIds: ['res_another'] })),
  columns('the scenario is closed', 'g1_scenario', ALL, scenario, () => ({ state: 'closed' })),
  columns('the registration has expired', 'g1_registration', ALL, resource, () => ({ registrationValidTo: past() })),
  columns('the ceiling is over', 'g1_ceiling', ALL, scenario, () => ({ ceilingTo: past() })),
  columns('the data are raw', 'g3_raw', ALL, declared, () => ({ processing: 'raw' })),
  columns('the resource is core data', 'g4_core', ALL, resource, () => ({ grade: 'core' })),
  columns('the data are important', 'g4_important', ALL, declared, () => ({ grade: 'important' })),
  columns('no person consents', 'g5_consent', FROM_ORDER, declared, () => ({
    personalBasis: 'consent', assessmentDigest: `0x${'1'.repeat(64)}`, assessmentTo: addDays(new Date(), 9),
  })),
  columns('the sharing department withdraws its consent', 'g6_sharing_consent', ALL, resource, () => ({
    acquisition: 'shared', sharingConsentDigest: `0x${'1'.repeat(64)}`, sharingWithdrawnAt: past(),
  })),
  relations('the consumer is an affiliate two hops away', 'g7_affiliate', async () => [
    ['uscc:HOLDING', await nodeOf(deal.operator.id), 'shares'], ['uscc:HOLDING', await nodeOf(deal.consumer.id), 'actual_control'],
  ]),
  columns('the price is a fen above the ceiling', 'g8_ceiling', ALL, scenario, () => ({ ceilingFen: 999n })),
  columns('the purpose must be free', 'g8_free', ALL, scenario, () => ({ purposeClass: 'governance' })),
  columns('the agreement would outlast the grant', 'g9_end', ALL, grant, () => ({ endsAt: addDays(new Date(), 1) })),
  columns('the provider may not operate the data', 'g10_operate', ALL, declared, () => ({ rights: ['hold', 'use'] })),
  columns('the provider is more capable than the consumer', 'g11_capability', FROM_ORDER,
    (data) => party(deal.operator.id, data), () => ({ dsmmLevel: 3 })),
  columns('the signed policy was altered', 'g12_contract', DELIVERY,
    (data) => db().agreement.update({ where: { id: deal.agreementId }, data }), () => ({ policy: '{"permission":"all"}' })),
  columns('an objection stands', 'g13_objected', ALL, resource, () => ({ registrationObjected: true })),
  columns('the registration was revoked', 'g13_revoked', ALL, resource, () => ({ registrationRevokedAt: past() })),
  columns('the purpose is forbidden', 'g14_forbidden', ALL,
    (data) => db().listing.update({ where: { id: deal.listingId }, data }), () => ({ forbiddenUses: ['数据分析'] })),
  relations('the consumer belongs to an insider', 'g15_insider', async () => [
    ['person:0001', await nodeOf(deal.consumer.id), 'insider'],
  ]),
  columns('the consumer is established abroad', 'g16_export', ALL, (data) => party(deal.consumer.id, data), () => ({ establishedIn: 'SG' })),
  columns('the agreement was ended', 'g17_ended', RELEASE,
    (data) => db().agreement.update({ where: { id: deal.agreementId }, data }), () => ({ state: 'expired' })),
  columns('the consumer’s verification is over', 'g18_identity', ALL, (data) => party(deal.consumer.id, data), () => ({ verifiedTo: past() })),
  columns('the source is not explained', 'g18_source', ALL,
    (data) => db().dataProduct.update({ where: { id: deal.productId }, data }), () => ({ sourceNote: '' })),
]

/** Who refuses says by which article. */
async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work
    return 'none'
  } catch (error) {
    const { code, basis } = z.looseObject({ code: z.string(), basis: z.string().optional() }).parse(error)
    return basis === undefined ? `${code} without an article` : code
  }
}

describe.each(BREAKS)('when $what', ({ code, ways, take, back }) => {
  it('nothing more is agreed, ordered, requested or sent, on any way', async () => {
    const transfers = await ready()
    await take()
    try {
      const found: [string, string][] = []
      for (const way of ways) found.push([way, await refusalOf(WAYS[way]?.(transfers) ?? Promise.resolve())])
      expect(found).toEqual(ways.map((way) => [way, `gate.${code}`]))
    } finally {
      await back()
    }
  })
})

it('an agreement that has ended is asked nothing more, by the clause and the article', async () => {
  const change = (state: string) => db().agreement.update({ where: { id: deal.agreementId }, data: { state } })
  await change('expired')
  const found = await Promise.all([...REQUEST].map((way) => refusalOf(WAYS[way]?.({ fresh: '', fetched: '' }) ?? Promise.resolve())))
  await change('active')
  expect(found).toEqual(REQUEST.map(() => 'transfer.agreement_not_active'))
})

it('is open again on every way once all is put back', async () => {
  const transfers = await ready()
  const found: [string, string][] = []
  for (const way of ALL.filter((name) => !OFFER.includes(name)))
    found.push([way, await codeOf(WAYS[way]?.(transfers) ?? Promise.resolve())])
  expect(found.filter(([, code]) => code !== 'none')).toEqual([])
})
