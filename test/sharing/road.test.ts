import { createHash, randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { SharedView, SharingView } from '#api/sharing/schema.ts'
import { TraceView } from '#api/supervision/schema.ts'
import { verifyReceipt } from '#api/verifier/verify.ts'
import { codeOf } from '#test/delivery/world.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { DAY_MS, Id, openWorld, smallFile, takeTransfer, window, type World } from '#test/support/story.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

const digestOf = (bytes: Uint8Array) => hex32(createHash('sha256').update(bytes).digest())

type Resource = { openClass?: string; shareClass?: string }

/** A department with a resource of three columns, which `smallFile` has. */
async function departmentWith(over: Resource = {}, items: { name: string; personal?: boolean }[] = []) {
  const department = await world.admit(['department'])
  const { id: resourceId } = await department.client.post('/api/resources', {
    code: `RD-${randomBytes(6).toString('hex')}`, name: '站点名录', description: '各站点的编号、名称和数值',
    fields: ['编号', '名称', '数值'], ...(items.length > 0 ? { items } : {}), grade: 'general', openClass: 'closed',
    shareClass: 'conditional', updateCycle: 'yearly', ...over,
  }, Id)
  return { department, resourceId }
}

/** A product of a department's resource, with its file and its declaration. */
async function productOf(party: road.Party, sourceMode: string, resourceId: string) {
  const product = { name: '站点名录', description: '名录', sourceMode, sourceNote: '部门履职中收集', resourceId }
  return (await road.createProduct(party.client, product, await smallFile())).id
}

const textOf = (productId: string, plans: unknown[] = [{ kind: 'free' }]) => ({
  productId, title: '站点名录', summary: '名录', updateCycle: 'yearly', coverageSpace: '东营市', coverageFrom: '2026-01-01',
  coverageTo: '2026-12-31', granularity: '站点', license: '政府数据开放授权', useCases: ['数据分析', '公共服务'],
  forbiddenUses: ['转售'], keywords: ['名录'], plans,
})

/** What a department opens, on the market. */
async function opened(openClass: string) {
  const { department, resourceId } = await departmentWith({ openClass })
  const productId = await productOf(department, 'opened', resourceId)
  const { id: listingId } = await road.list(world.office, department.client, textOf(productId))
  return { department, resourceId, productId, listingId }
}

/** Takes the data and checks bytes, receipt and trace of it. */
async function takeAndVerify(consumer: road.Party, agreementId: string, body: Record<string, unknown> = { format: 'csv' }) {
  const answer = await takeTransfer(consumer, agreementId, body)
  const bytes = new Uint8Array(await (await consumer.client.ask('GET', answer.content)).arrayBuffer())
  const trust = await world.visitor.text('/api/provenance/trust')
  const content = { sha256: digestOf(bytes), size: bytes.length }
  const report = verifyReceipt(await consumer.client.text(answer.receipt.href), { content, trust })
  expect(report.steps.filter(({ state }) => state !== 'passed')).toEqual([])
  const trace = await world.office.regulator.get(`/api/supervision/trace/${answer.transfer.id}`, TraceView)
  return { bytes: Buffer.from(bytes).toString('utf8'), trace, transfer: answer.transfer }
}

const kindsOf = (trace: z.infer<typeof TraceView>) => trace.path.map(({ kind }) => kind)

describe('opening', () => {
  it('goes the road without conditions: one offer to anybody, a verified receipt, a trace from the department', async () => {
    const { department, listingId, resourceId } = await opened('unconditional')
    await road.publishStandingOffer(department, listingId, { plan: 0, quota: 1_000, ...window(300) })
    const entry = await world.visitor.get(`/api/catalog/${listingId}`, z.looseObject({ sourceMode: z.string() }))
    expect(entry.sourceMode).toBe('opened')
    for (const role of ['consumer', 'provider', 'department'] as const) {
      const taker = await world.admit([role], 'platform')
      const { id, plan } = await road.acceptStandingOffer(taker, listingId)
      expect(plan).toEqual({ kind: 'free' })
      const { trace } = await takeAndVerify(taker, id)
      expect(kindsOf(trace)).toEqual(
        ['resource', 'provider', 'product', 'listing', 'agreement', 'order', 'transfer', 'consumer'],
      )
      expect(trace.path[0]).toMatchObject({ id: resourceId, party: department.name })
    }
  })

  it('goes the road on application: purpose, the department’s signature or its reason', async () => {
    const { department, listingId } = await opened('conditional')
    const consumer = await world.admit(['consumer'], 'platform')
    const wish = { plan: 0, purpose: '公共服务', quota: 10, ...window(90) }
    const { id } = await road.conclude(department, consumer, listingId, wish)
    await takeAndVerify(consumer, id)
    const again = await consumer.client.post('/api/agreements', { listingId, ...wish }, Id)
    await department.client.post(`/api/agreements/${again.id}/decline`, { reason: '用途与开放目的不符' }, Id)
    const standing = road.publishStandingOffer(department, listingId, { plan: 0, quota: 9, ...window(9) })
    expect(await codeOf(standing)).toBe('gate.opening_conditional')
    expect(await codeOf(counter(department, (await consumer.client.post('/api/agreements', { listingId, ...wish }, Id)).id)))
      .toBe('permit.role')
  })

  it('asks nobody to apply for what is open without conditions', async () => {
    const { listingId } = await opened('unconditional')
    const consumer = await world.admit(['consumer'], 'platform')
    const offer = { listingId, plan: 0, purpose: '公共服务', quota: 1, ...window(9) }
    expect(await codeOf(consumer.client.post('/api/agreements', offer, Id))).toBe('gate.opening_unconditional')
  })

  it('stops once the department closes the resource, and what was agreed stops with it', async () => {
    const { department, listingId, resourceId } = await opened('unconditional')
    await road.publishStandingOffer(department, listingId, { plan: 0, quota: 1_000, ...window(300) })
    const consumer = await world.admit(['consumer'], 'platform')
    const { id } = await road.acceptStandingOffer(consumer, listingId)
    await takeTransfer(consumer, id)
    await world.platform.db.publicDataResource.update({ where: { id: resourceId }, data: { openClass: 'closed' } })
    expect(await codeOf(takeTransfer(consumer, id))).toMatch(/^gate\./)
    const other = await world.admit(['consumer'], 'platform')
    expect(await codeOf(road.acceptStandingOffer(other, listingId))).toMatch(/^gate\./)
  })
})

const counter = ({ client }: road.Party, id: string) =>
  client.post(`/api/agreements/${id}/counter`, { plan: { kind: 'per_use', priceFen: 1 } }, Id)

describe('a thief of what is open', () => {
  const create = ({ client }: road.Party, sourceMode: string, resourceId?: string) =>
    codeOf(client.post('/api/products', {
      name: '名录', description: '名录', sourceMode, sourceNote: '测试', ...(resourceId === undefined ? {} : { resourceId }),
    }, Id))

  it('is no department, or opens another one’s resource, or one that is closed', async () => {
    const { department, resourceId } = await departmentWith({ openClass: 'unconditional' })
    const closed = await departmentWith()
    for (const role of ['provider', 'operator'] as const) {
      const thief = await world.admit([role], 'platform')
      expect(await create(thief, 'opened', resourceId)).toBe('product.departments_alone')
      expect(await create(thief, 'shared', resourceId)).toBe('product.departments_alone')
      expect(await create(thief, 'opened')).toBe('product.resource_missing')
      expect(await create(thief, 'original', resourceId)).toBe('product.resource_unexpected')
    }
    expect(await create(closed.department, 'opened', resourceId)).toBe('not_found')
    expect(await create(closed.department, 'opened', closed.resourceId)).toBe('product.not_open')
    expect(await create(department, 'original')).toBe('product.not_for_departments')
    expect(await create(department, 'opened', resourceId)).toBe('none')
  })

  it('shares a resource twice, or one that is not shared', async () => {
    const { department, resourceId } = await departmentWith()
    expect(await create(department, 'shared', resourceId)).toBe('none')
    expect(await create(department, 'shared', resourceId)).toBe('product.shared_already')
    const kept = await departmentWith({ shareClass: 'none' })
    expect(await create(kept.department, 'shared', kept.resourceId)).toBe('product.not_shared')
  })

  it('puts a price on it', async () => {
    const { department, resourceId } = await departmentWith({ openClass: 'unconditional' })
    const productId = await productOf(department, 'opened', resourceId)
    const priced = textOf(productId, [{ kind: 'free' }, { kind: 'per_use', priceFen: 1 }])
    expect(await codeOf(road.list(world.office, department.client, priced))).toBe('gate.g8_opened')
  })

  it('lists another’s product, and buys as a department what is for consumers', async () => {
    const { department, resourceId } = await departmentWith({ openClass: 'unconditional' })
    const productId = await productOf(department, 'opened', resourceId)
    const other = await departmentWith()
    expect(await codeOf(other.department.client.post('/api/listings', textOf(productId), Id))).toBe('not_found')
    const provider = await world.admit(['provider'], 'platform')
    const own = { name: '自有', description: '自有', sourceMode: 'original', sourceNote: '测试' }
    const { id } = await road.createProduct(provider.client, own, await smallFile())
    const { id: listingId } = await road.list(world.office, provider.client, textOf(id))
    const offer = { listingId, plan: 0, purpose: '数据分析', quota: 1, ...window(9) }
    expect(await codeOf(other.department.client.post('/api/agreements', offer, Id))).toBe('gate.opening_consumer')
  })
})

/** What a department asks for, of a resource that is another one's. */
async function asked({ client }: road.Party, resourceId: string, over: Record<string, unknown> = {}) {
  return client.post('/api/sharing/requests', {
    resourceId, purpose: '救助对象核验', basis: '《社会救助暂行办法》：核对家庭状况', fields: ['编号', '名称'],
    endsAt: new Date(Date.now() + 60 * DAY_MS), quota: 3, ...over,
  }, SharingView)
}

/** Both departments sign, and the requester orders. */
async function signed(owner: road.Party, requester: road.Party, id: string) {
  for (const party of [owner, requester]) {
    const { digest } = await party.client.get(`/api/agreements/${id}/terms`, z.looseObject({ digest: z.string() }))
    await party.client.post(`/api/agreements/${id}/sign`, await party.sign(digest), Id)
  }
  await requester.client.post('/api/orders', { agreementId: id }, Id)
  return road.awaitActive(requester.client, id)
}

/** Two departments, one of which has consented and supplied, with the agreement in force. */
async function sharing(over: Record<string, unknown> = {}) {
  const { department: owner, resourceId } = await departmentWith()
  const requester = await world.admit(['department'], 'platform')
  const { id } = await asked(requester, resourceId, over)
  const { agreement } = await owner.client.post(`/api/sharing/requests/${id}/answer`, { approved: true }, SharingView)
  const { items } = await owner.client.get('/api/sharing/products', z.object({ items: z.array(SharedView) }))
  const productId = items[0]?.productId ?? ''
  const agreementId = agreement?.id ?? ''
  await road.uploadVersion(owner.client, productId, await smallFile())
  await signed(owner, requester, agreementId)
  const supply = () => owner.client.post('/api/sharing/supplies', { productId, version: 1 }, SharedView)
  return { owner, requester, requestId: id, agreementId, productId, resourceId, supply }
}

const selection = (...fields: string[]) => ({ format: 'csv', selection: { fields } })

describe('sharing between departments', () => {
  it('goes the road: request, consent, two signatures, supply, the consented fields alone, receipt and trace', async () => {
    const { owner, requester, requestId, agreementId, supply, resourceId } = await sharing()
    expect(await codeOf(takeTransfer(requester, agreementId, selection('编号')))).toBe('transfer.version_not_approved')
    await supply()
    const { bytes, trace } = await takeAndVerify(requester, agreementId, selection('编号', '名称'))
    expect(bytes.split('\n')[0]?.trim()).toMatch(/^"?编号"?,"?名称"?$/)
    expect(bytes).not.toMatch(/数值/)
    expect(kindsOf(trace)).toEqual(
      ['resource', 'sharing', 'provider', 'product', 'listing', 'agreement', 'order', 'transfer', 'consumer'],
    )
    expect(trace.path.slice(0, 2)).toMatchObject([{ id: resourceId, party: owner.name }, { id: requestId, party: requester.name }])
    const kinds = trace.events.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['sharing.requested', 'sharing.approved', 'sharing.supplied']))
    expect(trace.events.every(({ state }) => state === 'recorded')).toBe(true)
    const shown = await requester.client.get(`/api/sharing/requests/${requestId}`, SharingView)
    expect(shown).toMatchObject({ state: 'active', isSupplied: true, agreement: { usedCount: 1 } })
  })

  it('refuses every field beyond the consent, however it is asked for', async () => {
    const { requester, agreementId, supply } = await sharing()
    await supply()
    const beyond = [
      { format: 'csv' }, { format: 'parquet' }, { format: 'original' }, selection('编号', '数值'),
      { format: 'csv', selection: { limit: 1 } },
      { format: 'csv', selection: { fields: ['编号'], filter: [{ field: '数值', op: 'gt', value: 1 }] } },
    ]
    for (const body of beyond)
      expect([body, await codeOf(takeTransfer(requester, agreementId, body))]).toEqual([body, 'transfer.fields_beyond'])
    expect(await codeOf(takeTransfer(requester, agreementId, selection('名称')))).toBe('none')
  })

  it('refuses the whole file also where another consumer had it prepared', async () => {
    const { owner, requester, agreementId, supply, resourceId } = await sharing()
    await supply()
    const other = await world.admit(['department'], 'platform')
    const all = await asked(other, resourceId, { fields: ['编号', '名称', '数值'] })
    const { agreement } = await owner.client.post(`/api/sharing/requests/${all.id}/answer`, { approved: true }, SharingView)
    await signed(owner, other, agreement?.id ?? '')
    await takeAndVerify(other, agreement?.id ?? '')
    expect(await codeOf(takeTransfer(requester, agreementId))).toBe('transfer.fields_beyond')
  })

  it('ends with its count, and with the owner’s withdrawal: nothing is taken afterwards', async () => {
    const { owner, requester, requestId, agreementId, supply } = await sharing({ quota: 1 })
    await supply()
    await takeTransfer(requester, agreementId, selection('编号'))
    expect(await codeOf(takeTransfer(requester, agreementId, selection('名称')))).toBe('transfer.quota_exhausted')
    await owner.client.post(`/api/sharing/requests/${requestId}/end`, { reason: '职责调整' }, SharingView)
    expect(await codeOf(takeTransfer(requester, agreementId, selection('编号')))).toBe('transfer.agreement_not_active')
  })

  it('signs nothing for a company, and nothing once the resource is shared no more', async () => {
    const { department: owner, resourceId } = await departmentWith()
    const requester = await world.admit(['department'], 'platform')
    const { id } = await asked(requester, resourceId)
    const { agreement } = await owner.client.post(`/api/sharing/requests/${id}/answer`, { approved: true }, SharingView)
    const company = await world.admit(['consumer'], 'platform')
    const sign = (party: road.Party) => party.client.post(`/api/agreements/${agreement?.id}/sign`, { password: 'x' }, Id)
    expect(await codeOf(company.client.get(`/api/agreements/${agreement?.id}`, Id))).toBe('not_found')
    expect(await codeOf(sign(company))).not.toBe('none')
    await world.platform.db.publicDataResource.update({ where: { id: resourceId }, data: { shareClass: 'none' } })
    expect(await codeOf(signed(owner, requester, agreement?.id ?? ''))).toBe('gate.sharing_none')
  })

  it('is over with its term', async () => {
    const { requester, agreementId, supply } = await sharing({ endsAt: new Date(Date.now() + 3_600_000) })
    await supply()
    await takeTransfer(requester, agreementId, selection('名称'))
    world.platform.clock.advance(3_600_000)
    expect(await codeOf(takeTransfer(requester, agreementId, selection('编号')))).toMatch(/after_window|not_active/)
    world.platform.clock.advance(-3_600_000)
  })
})
