import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { endpoints } from '#api/app.ts'
import { clientOf } from '#api/cli/client.ts'
import * as road from '#api/cli/road.ts'
import type { Endpoint } from '#api/http/endpoint.ts'
import { ACTS, type Role, ROLES } from '#api/kernel/permit.ts'
import { certificates, disclosures } from './access/certificate.ts'
import { deadlines, erasure } from './access/deadline.ts'
import { liability } from './access/liability.ts'
import { declaration } from './access/declaration.ts'
import { notifications } from './access/notifications.ts'
import { publicData } from './access/public-data.ts'
import { reads } from './access/reads.ts'
import { registrations } from './access/registration.ts'
import { resources } from './access/resource.ts'
import { sharing } from './access/sharing.ts'
import { type Mailbox, openMailbox } from './notification/mailbox.ts'
import { type Member, PASSWORD, platformWithChain } from './support/platform.ts'
import {
  activeDeal, Id, listedProduct, openWorld, smallFile, takeTransfer, window, type World,
} from './support/story.ts'

let world: World
let mailbox: Mailbox
let routes: Endpoint[]
const members = new Map<Role, Member>()
/** `METHOD path` of every request that was answered with success. */
const succeeded = new Set<string>()

const templateOf = (method: string, path: string): string | undefined => {
  const [plain = ''] = path.split('?')
  const found = routes
    .filter((route) => route.method === method.toLowerCase())
    .filter(({ path: template }) => new RegExp(`^${template.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain))
    .toSorted((a, b) => (a.path.match(/\{/g)?.length ?? 0) - (b.path.match(/\{/g)?.length ?? 0))[0]
  return found && `${method.toUpperCase()} ${found.path}`
}

beforeAll(async () => {
  mailbox = await openMailbox()
  const platform = await platformWithChain({ SMTP_URL: mailbox.url, MAIL_FROM: 'no-reply@data.test' })
  const { server, delivery, started } = platform
  routes = endpoints(server, { delivery, sealKey: started.keys.sealKey, trust: started.trust })
  const watched = Object.create(platform.app) as typeof platform.app
  watched.request = async (path, init) => {
    const response = await platform.app.request(path, init)
    if (response.ok) succeeded.add(templateOf(init?.method ?? 'GET', typeof path === 'string' ? path : '') ?? '')
    return response
  }
  world = await openWorld({ ...platform, app: watched })
  for (const role of ROLES) members.set(role, await platform.organization(role))
})

afterAll(() => mailbox.close())

const fill = (path: string) => path.replaceAll(/\{\w+\}/g, '1')

describe('every route × every role', () => {
  it('turns away whoever is not signed in, and lets nobody else in for it', async () => {
    for (const { method, path, act } of routes) {
      const asked = { body: method === 'get' ? undefined : {} }
      const { status, body } = await world.platform.request(method.toUpperCase(), fill(path), asked)
      if (ACTS[act] === 'public') expect([path, status === 401]).toEqual([path, false])
      else expect([path, status, body.code]).toEqual([path, 401, 'permit.sign_in'])
    }
  })

  it.each(ROLES)('lets %s do what the table says, and nothing else', async (role) => {
    for (const { method, path, act } of routes) {
      const allowed: readonly Role[] | 'public' = ACTS[act]
      const request = { as: members.get(role), ...(method === 'get' || method === 'delete' ? {} : { body: {} }) }
      if (path === '/api/sessions' && method === 'delete') continue
      const asked = { ...request, key: 'access-test-key' } as never
      const { status, body } = await world.platform.request(method.toUpperCase(), fill(path), asked)
      const expected = allowed === 'public' || allowed.includes(role)
      const isPermitted = status !== 403 && status !== 401
      expect([method, path, role, isPermitted], body?.title).toEqual([method, path, role, expected])
    }
  })

  it('limits an API key to its scopes', async () => {
    const consumer = await world.admit(['consumer'], 'platform')
    const Made = z.looseObject({ id: z.string(), token: z.string() })
    const made = await consumer.client.post('/api/api-keys', { name: '取数', scopes: ['transfer.view'], days: 1 }, Made)
    const byKey = clientOf(async (path, init) => world.platform.app.request(path, init), made.token)
    await byKey.get('/api/transfers', z.unknown())
    await expect(byKey.get('/api/agreements', z.unknown())).rejects.toMatchObject({ code: 'permit.scope' })
    await consumer.client.get('/api/api-keys', z.unknown())
    await consumer.client.post(`/api/api-keys/${made.id}/revoke`, {}, z.unknown())
    await expect(byKey.get('/api/transfers', z.unknown())).rejects.toMatchObject({ code: 'session.expired' })
  })
})

describe('another’s thing', () => {
  it('is answered as an absent one, byte for byte but for the request id', async () => {
    const deal = await activeDeal(world)
    const { transfer } = await takeTransfer(deal.consumer, deal.agreementId)
    const { items } = await deal.consumer.client.get('/api/orders', z.object({ items: z.array(Id) }))
    const things: Record<string, string> = {
      agreements: deal.agreementId, transfers: transfer.id, orders: items[0]?.id ?? '', products: deal.productId,
      listings: deal.listingId,
    }
    const strangers: Record<string, Member | undefined> = {
      agreements: members.get('consumer'), transfers: members.get('consumer'), orders: members.get('consumer'),
      products: members.get('provider'), listings: members.get('provider'),
    }
    const hidden = routes.filter(({ method, path }) => {
      const noun = path.split('/')[2] ?? ''
      return path.includes('{id}') && noun in things && method !== 'put' && !path.includes('acceptance')
    })
    let compared = 0
    for (const { method, path, act } of hidden) {
      const noun = path.split('/')[2] ?? ''
      const as = strangers[noun]
      const allowed: readonly Role[] | 'public' = ACTS[act]
      if (!as || allowed === 'public' || !as.actor.roles.some((role) => allowed.includes(role))) continue
      const ask = async (id: string) => {
        const address = path.replace('{id}', id).replace('{number}', '1') + queryOf(path)
        const answer = await world.platform.request(method.toUpperCase(), address, {
          as, key: `hidden-${randomBytes(8).toString('hex')}`, body: bodyOf(method, path),
        } as never)
        return [answer.status, answer.text.replace(/"requestId":"[^"]*"/, '')]
      }
      const theirs = await ask(things[noun] ?? '')
      const absent = await ask(`${(things[noun] ?? '').slice(0, 4)}${'0'.repeat(26)}`)
      expect([method, path, theirs]).toEqual([method, path, absent])
      expect([method, path, theirs[0]]).toEqual([method, path, 404])
      compared++
    }
    expect(compared).toBeGreaterThan(15)
  })
})

function queryOf(path: string): string {
  if (path.endsWith('/{id}/difference')) return '?from=1&to=2'
  return path.endsWith('/versions') ? '?fileName=a.csv' : ''
}

/** A body that is well-formed for the route, so that only the thing itself decides. */
function bodyOf(method: string, path: string): unknown {
  if (method === 'get') return undefined
  if (/\/(decline|terminate|delist)$/.test(path)) return { reason: '试探' }
  if (path.endsWith('/destruction')) return { method: 'deleted', note: '试探', digest: `0x${'ab'.repeat(32)}` }
  if (path.endsWith('/sign')) return { password: PASSWORD }
  if (path.endsWith('/consents'))
    return { recipientId: 'ptc_1', purpose: '试探', persons: 1, evidence: '无', digest: `0x${'5d'.repeat(32)}`, validTo: new Date('2100-01-01') }
  if (path.endsWith('/description')) return { descriptions: {}, maskedFields: [] }
  if (path.includes('standing-offer')) {
    const terms = { plan: 0, quota: 1, ...window() }
    return path.endsWith('terms') ? terms : { ...terms, sign: { password: PASSWORD } }
  }
  return {}
}

describe('every route', () => {
  it('is of use to somebody: each is answered with success at least once', async () => {
    await everyday()
    const names = routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`)
    const unused = names.filter((route) => !succeeded.has(route))
    expect(unused).toEqual([])
  }, 300_000)
})

/** What the stories leave out: one use of everything else. */
async function everyday(): Promise<void> {
  const { office, visitor } = world
  const deal = await activeDeal(world)
  const { consumer, provider, agreementId, listingId, productId } = deal
  const ignore = z.unknown()
  const { transfer } = await takeTransfer(consumer, agreementId)
  for (const path of ['', '/content', '/receipt'])
    await consumer.client.ask('GET', `/api/transfers/${transfer.id}${path}`)
  await office.regulator.send('/api/supervision/search-file', await readFile((await smallFile()).path), ignore)
  await office.regulator.get(`/api/supervision/search?q=${transfer.id}`, ignore)
  await office.regulator.get(`/api/supervision/trace/${transfer.id}`, ignore)
  for (const act of ['suspend', 'resume']) {
    const measure = { act, scope: 'product', subjectId: productId, reason: '演练' }
    await office.regulator.post('/api/supervision/measures', measure, ignore)
    await world.platform.db.$queryRaw`select 1`
    await measureSettled(act, productId)
  }
  await office.regulator.get('/api/supervision/measures', ignore)
  await office.admission.get('/api/participants', ignore)
  const lists = [
    'participants/me', 'people', 'keys', 'products', 'listings', 'agreements', 'orders', 'transfers',
    'settlements', 'payouts', 'account', 'account/entries',
  ]
  for (const path of lists)
    await provider.client.get(`/api/${path}`, ignore)
  for (const path of ['transfers', 'settlements', 'account/entries', 'agreements', 'catalog'])
    await provider.client.text(`/api/${path}/export`)
  await office.regulator.text('/api/supervision/measures/export')
  await office.treasurer.get('/api/account/top-ups', ignore)
  await visitor.post('/api/quotes', { plan: { kind: 'free' } }, ignore)
  for (const path of ['catalog', `catalog/${listingId}`, 'provenance/trust', 'provenance/checkpoint'])
    await visitor.get(`/api/${path}`, ignore)
  await reads(world, deal)
  await people(provider)
  await notifications(world, provider, mailbox)
  await negotiation(deal)
  await declaration(world)
  await supply(provider, productId)
  await payouts(provider)
  await publicData(world)
  await sharing(world)
  await resources(world)
  await deadlines(world, provider)
  await liability(world)
  await registrations(world, consumer, provider)
  await certificates(world, deal)
  await disclosures(world)
  await erasure(world, provider)
  await consumer.client.post(`/api/agreements/${agreementId}/terminate`, { reason: '用完了' }, ignore)
  const { items } = await consumer.client.get('/api/orders', z.object({ items: z.array(Id) }))
  await consumer.client.get(`/api/orders/${items[0]?.id}`, ignore)
  await consumer.client.ask('DELETE', '/api/sessions')
}

async function measureSettled(act: string, subjectId: string): Promise<void> {
  const { eventually } = await import('./support/platform.ts')
  const where = { act, subjectId, state: 'effective' }
  await eventually(() => world.platform.db.measure.findFirst({ where }), 'the measure on the chain')
}

async function people({ client }: road.Party): Promise<void> {
  const login = `q${randomBytes(5).toString('hex')}`
  const { id } = await client.post('/api/people', { login, password: PASSWORD, name: '同事' }, Id)
  await client.post(`/api/people/${id}/disable`, {}, z.unknown())
}

async function negotiation({ provider, consumer, listingId }: Awaited<ReturnType<typeof activeDeal>>): Promise<void> {
  const offer = { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }
  const { id } = await consumer.client.post('/api/agreements', offer, Id)
  await provider.client.post(`/api/agreements/${id}/counter`, { quota: 4 }, Id)
  await consumer.client.post(`/api/agreements/${id}/decline`, { reason: '不合适' }, Id)
  await consumer.client.get(`/api/agreements/${id}`, Id)
  await road.publishStandingOffer(provider, listingId, { plan: 0, quota: 9, ...window() })
  await road.acceptStandingOffer(await richConsumer(), listingId)
}

async function richConsumer(): Promise<road.Party> {
  const consumer = await world.admit(['consumer'])
  await road.topUp(world.office, consumer.client, 100_000)
  return consumer
}

async function supply(provider: road.Party, productId: string): Promise<void> {
  const { client } = provider
  await road.uploadVersion(client, productId, await smallFile(7))
  await client.get(`/api/products/${productId}`, z.unknown())
  await client.get(`/api/products/${productId}/versions/2`, z.unknown())
  await client.get(`/api/products/${productId}/difference?from=1&to=2`, z.unknown())
  const description = JSON.stringify({ descriptions: { 名称: '站点的名称' }, maskedFields: ['名称'] })
  const described = routes.find(({ path }) => path.endsWith('/description'))
  await client.ask(described?.method.toUpperCase() ?? 'PUT', `/api/products/${productId}/versions/2/description`, {
    body: description, headers: { 'content-type': 'application/json' },
  })
  const product = { name: '另一产品', description: '测试', sourceMode: 'original', sourceNote: '测试' }
  const other = await road.createProduct(client, product, await smallFile())
  const text = {
    title: '另一产品', summary: '测试', updateCycle: 'daily', coverageSpace: '河口区', coverageFrom: '2026-01-01',
    coverageTo: '2026-12-31', granularity: '站点', license: '约定', useCases: ['教学'], forbiddenUses: ['转售'],
    keywords: ['样例'], plans: [{ kind: 'one_off', priceFen: 100 }],
  }
  const { id } = await client.post('/api/listings', { ...text, productId: other.id }, Id)
  const headers = { 'content-type': 'application/json' }
  await client.ask('PUT', `/api/listings/${id}`, { body: JSON.stringify(text), headers })
  await client.post(`/api/listings/${id}/submit`, {}, Id)
  await client.post(`/api/listings/${id}/withdraw`, {}, Id)
  await client.get(`/api/listings/${id}`, Id)
  const { listingId } = await listedProduct(world, provider)
  await client.post(`/api/listings/${listingId}/delist`, { reason: '下架' }, Id)
}

async function payouts({ client }: road.Party): Promise<void> {
  const payout = await client.post('/api/payouts', { amountFen: 100, bankNote: '开户行 尾号 0000' }, Id)
  await world.office.treasurer.post(`/api/payouts/${payout.id}/decision`, { approved: true }, z.unknown())
}
