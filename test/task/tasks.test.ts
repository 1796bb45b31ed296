import { beforeAll, describe, expect, it } from 'vitest'
import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { beginReading } from '#api/product/begin-reading.ts'
import { failReading } from '#api/product/finish-reading.ts'
import { reviewFirst } from '#api/listing/review.ts'
import { ROLES } from '#api/kernel/permit.ts'
import { agreementOf, type Deal, newDeal } from '#test/order/world.ts'
import {
  approval, draft, grantInForce, grantOf, implementingBody, list, nowOf, publicDataLine, readyProduct, readyVersion,
  registeredResource, reviewers, scenarioInput, submitted,
} from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'

let p: TestPlatform
beforeAll(async () => {
  p = await platform()
})

type Task = { key: string; count: number; href: string }

async function tasksOf(as: Member): Promise<Record<string, [number, string]>> {
  const { status, body } = await p.request('GET', '/api/tasks', { as })
  expect(status).toBe(200)
  return Object.fromEntries((body.tasks as Task[]).map(({ key, count, href }) => [key, [count, href]]))
}

const keysOf = async (as: Member) => Object.keys(await tasksOf(as))

const SUPPLY = ['listings_rejected', 'listing_drafts', 'versions_failed', 'versions_read', 'offers_to_answer', 'sales_to_sign']
const CONSUMPTION = ['counters_to_answer', 'agreements_to_sign', 'agreements_to_order', 'transfers_awaiting', 'quota_nearly_used']

describe('what waits for somebody', () => {
  it.each<[(typeof ROLES)[number], string[]]>([
    ['provider', SUPPLY],
    ['consumer', CONSUMPTION],
    ['department', [
      'scenarios_to_decide', 'scenarios_to_confirm', 'scenarios_to_supply', 'resources_to_register',
      'tickets_to_answer', 'registrations_to_mend', 'sharing_to_answer', 'sharing_to_supply', 'sharing_to_sign', 'sharing_to_order',
    ]],
    ['operator', [
      'calls_to_answer', 'changes_to_accept', 'assessments_to_mend', 'scenarios_to_agree', 'scenarios_to_destroy',
      'grants_to_accept', 'registrations_to_mend', ...SUPPLY,
    ]],
    ['implementing_body', [
      'objections_to_answer', 'plans_to_file', 'plans_to_choose', 'plans_to_select', 'plans_to_grant', 'grants_to_file',
      'changes_to_file', 'grants_to_hand_over', 'scenarios_to_decide', 'scenarios_to_confirm', 'ceilings_to_set', 'tickets_to_decide', 'conflicts_to_settle']],
    ['registry', ['registrations_to_decide']],
    ['admission', ['participants_to_review']],
    ['first_reviewer', ['certificates_to_verify', 'listings_first_review']],
    ['second_reviewer', ['listings_second_review']],
    ['price_authority', ['revenue_to_decide']],
    ['treasurer', ['top_ups_to_decide', 'payouts_to_decide']],
    ['regulator', ['suspensions_in_force']],
    ['auditor', ['suspensions_in_force']],
  ])('is of the desks of a %s', async (role, keys) => {
    expect(await keysOf(await p.organization(role))).toEqual(keys)
  })

  it('is of both sides where an organisation is both, and of nobody who is not signed in', async () => {
    expect(await keysOf(await p.organization('provider', 'consumer'))).toEqual([...SUPPLY, ...CONSUMPTION])
    expect(await p.request('GET', '/api/tasks')).toMatchObject({ status: 401, body: { code: 'permit.sign_in' } })
  })
})

describe('a provider', () => {
  it('is told of drafts, of rejected listings, and led to the one', async () => {
    const provider = await p.organization('provider')
    expect(await tasksOf(provider)).toMatchObject({ listing_drafts: [0, '/provide'], listings_rejected: [0, '/provide'] })
    const one = await draft(p, provider)
    expect(await tasksOf(provider)).toMatchObject({ listing_drafts: [1, `/provide/listings/${one.id}`] })
    const { first } = await reviewers(p)
    const { round } = await submitted(p, provider, one.id)
    await p.run(first, (ctx) => reviewFirst(ctx, one.id, { round, approved: false, reason: '摘要过短' }))
    await draft(p, provider)
    await draft(p, provider)
    expect(await tasksOf(provider)).toMatchObject({
      listing_drafts: [2, '/provide'], listings_rejected: [1, `/provide/listings/${one.id}`],
    })
    await submitted(p, provider, one.id)
    expect(await tasksOf(provider)).toMatchObject({ listings_rejected: [0, '/provide'] })
  })

  it('is told of versions that failed, and of those read that no listing has', async () => {
    const provider = await p.organization('provider')
    const product = await readyProduct(p, provider)
    expect(await tasksOf(provider)).toMatchObject({ versions_read: [1, '/provide'], versions_failed: [0, '/provide'] })
    const stored = { key: '0'.repeat(32), sizeBytes: 1, sha256: '0x00', sm3: '0x00' } as const
    const version = await p.run(provider, (ctx) => beginReading(ctx, product.id, '坏.csv', stored))
    await p.run(provider, (ctx) => failReading(ctx, version, { code: 'content.malformed', message: '读不懂', detail: {} }))
    expect(await tasksOf(provider)).toMatchObject({ versions_read: [0, '/provide'], versions_failed: [1, '/provide'] })
    await readyVersion(p, provider, product.id)
    const { id } = await draft(p, provider, { productId: product.id })
    await list(p, provider, id)
    await readyVersion(p, provider, product.id)
    expect(await tasksOf(provider)).toMatchObject({ versions_read: [0, '/provide'], versions_failed: [0, '/provide'] })
    await readyVersion(p, provider, product.id, { fields: ['别的'] })
    expect(await tasksOf(provider)).toMatchObject({ versions_read: [1, '/provide'] })
  })
})

describe('the parties of an agreement', () => {
  const set = (id: string, data: object) => p.db.agreement.update({ where: { id }, data })
  const both = async ({ provider, consumer }: Deal) => {
    const [supply, consumption] = [await tasksOf(provider), await tasksOf(consumer)]
    const bought = ['counters_to_answer', 'agreements_to_sign', 'agreements_to_order'].map((key) => consumption[key])
    return [supply['offers_to_answer'], supply['sales_to_sign'], ...bought].map((task) => task?.[0])
  }

  it('are told when it is their turn to answer, to sign, to order', async () => {
    const deal = await newDeal(p)
    const { id } = await agreementOf(p, deal, { kind: 'free' }, { state: 'offered' })
    expect(await both(deal)).toEqual([1, 0, 0, 0, 0])
    expect((await tasksOf(deal.provider))['offers_to_answer']).toEqual([1, `/provide/agreements/${id}`])
    await set(id, { turn: deal.consumer.participantId })
    expect(await both(deal)).toEqual([0, 0, 1, 0, 0])
    await set(id, { state: 'signing', consumerSignature: null })
    expect(await both(deal)).toEqual([0, 0, 0, 1, 0])
    await set(id, { consumerSignature: '0x', providerSignature: null })
    expect(await both(deal)).toEqual([0, 1, 0, 0, 0])
    await set(id, { state: 'signed', providerSignature: '0x' })
    expect(await both(deal)).toEqual([0, 0, 0, 0, 1])
    await set(id, { state: 'active' })
    expect(await both(deal)).toEqual([0, 0, 0, 0, 0])
  })

  it('are told when the quota is nearly used, while the agreement runs', async () => {
    const deal = await newDeal(p)
    const { id } = await agreementOf(p, deal, { kind: 'free' }, { state: 'active' })
    const waits = async () => (await tasksOf(deal.consumer))['quota_nearly_used']
    for (const [usedCount, reservedCount, expected] of [[799n, 0n, 0], [799n, 1n, 1], [1_000n, 0n, 1]] as const) {
      await set(id, { usedCount, reservedCount })
      expect((await waits())?.[0]).toBe(expected)
    }
    expect(await waits()).toEqual([1, `/my/agreements/${id}`])
    await set(id, { endsAt: addDays(await nowOf(p, deal.consumer), -1) })
    expect(await waits()).toEqual([0, '/my'])
  })

  it('are told of transfers that were recorded and not taken yet', async () => {
    const deal = await newDeal(p)
    const { id: agreementId } = await agreementOf(p, deal, { kind: 'free' }, { state: 'active' })
    const now = await nowOf(p, deal.consumer)
    const states = ['reserved', 'submitted', 'rejected', 'recorded', 'released', 'withheld']
    for (const [at, state] of states.entries())
      await p.db.transfer.create({
        data: {
          id: newId('tfr'), key: newId('tfr'), requestDigest: '', agreementId, orderId: '', state,
          consumerId: deal.consumer.participantId, providerId: deal.provider.participantId, productId: deal.productId,
          versionId: '', form: 'file', format: 'csv', contentId: '', contentKey: '', fileName: '', mediaType: '',
          sizeBytes: 0n, sha256: '', nonce: '', contentDigest: '', body: '', at: now, createdAt: now,
          recordIndex: at < 3 ? null : BigInt(at),
        },
      })
    expect((await tasksOf(deal.consumer))['transfers_awaiting']).toEqual([1, '/my'])
  })
})

describe('public data', () => {
  it('waits for the department: resources; for the implementing body: ceilings; for the operator: grants', async () => {
    const department = await p.organization('department')
    const operator = await p.organization('operator')
    const resource = await registeredResource(p, department)
    const body = await implementingBody(p)
    const now = await nowOf(p, department)
    await grantOf(p, operator, [resource.id])
    expect(await tasksOf(operator)).toMatchObject({ grants_to_accept: [1, '/operate'] })
    const grant = await grantInForce(p, department, operator, [resource.id])
    const { id } = await p.run(operator, (ctx) => proposeScenario(ctx, scenarioInput(grant.id, [resource])))
    expect(await tasksOf(department)).toMatchObject({ scenarios_to_decide: [1, '/scenarios'] })
    expect(await tasksOf(body)).toMatchObject({ ceilings_to_set: [0, '/scenarios'] })
    await p.db.scenario.update({ where: { id }, data: { state: 'approved' } })
    expect(await tasksOf(body)).toMatchObject({ ceilings_to_set: [1, '/scenarios'] })
    await p.db.scenario.update({ where: { id }, data: { purposeClass: 'governance' } })
    expect(await tasksOf(body)).toMatchObject({ ceilings_to_set: [0, '/scenarios'] })
    await p.db.publicDataResource.update({ where: { id: resource.id }, data: { registrationValidTo: now } })
    expect(await tasksOf(department)).toMatchObject({ resources_to_register: [1, '/resources'] })
  })

  it('waits for nobody any more once its grant has ended, nor once that was handed over', async () => {
    const department = await p.organization('department')
    const operator = await p.organization('operator')
    const resource = await registeredResource(p, department)
    const body = await implementingBody(p)
    const grant = await grantInForce(p, department, operator, [resource.id])
    const input = scenarioInput(grant.id, [resource])
    await p.run(operator, (ctx) => proposeScenario(ctx, { ...input, name: '待审核' }))
    const { id } = await p.run(operator, (ctx) => proposeScenario(ctx, input))
    await p.db.scenario.update({ where: { id }, data: { state: 'approved' } })
    const registrationValidTo = await nowOf(p, department)
    await p.db.publicDataResource.update({ where: { id: resource.id }, data: { registrationValidTo } })
    const waiting = async () => {
      const [ofDepartment, ofBody] = [await tasksOf(department), await tasksOf(body)]
      return [ofDepartment['scenarios_to_decide'], ofDepartment['resources_to_register'], ofBody['ceilings_to_set']]
        .map((task) => task?.[0])
    }
    const before = await waiting()
    expect(before.slice(0, 2)).toEqual([1, 1])
    for (const state of ['ended', 'handed_over']) {
      await p.db.operatingAuthorization.update({ where: { id: grant.id }, data: { state } })
      expect(await waiting()).toEqual([0, 0, (before[2] ?? 0) - 1])
    }
  })

  it('waits no more once all is done', async () => {
    const { department, operator } = await publicDataLine(p)
    expect(await tasksOf(department)).toMatchObject({ scenarios_to_decide: [0, '/scenarios'], resources_to_register: [0, '/resources'] })
    expect(await tasksOf(operator)).toMatchObject({ grants_to_accept: [0, '/operate'] })
  })
})

describe('the office', () => {
  const grown = async (as: Member, key: string, act: () => Promise<unknown>) => {
    const before = (await tasksOf(as))[key]?.[0] ?? -1
    await act()
    return ((await tasksOf(as))[key]?.[0] ?? -1) - before
  }

  it('is told of reviews that are due, each by its stage', async () => {
    const provider = await p.organization('provider')
    const { first, second } = await reviewers(p)
    const { id } = await draft(p, provider)
    expect(await grown(first, 'listings_first_review', () => submitted(p, provider, id))).toBe(1)
    const approve = () => p.run(first, (ctx) => reviewFirst(ctx, id, { round: 1, ...approval }))
    expect(await grown(second, 'listings_second_review', approve)).toBe(1)
    expect(await grown(first, 'listings_first_review', async () => {})).toBe(0)
  })

  it('is told of applications, top-ups, payouts and suspensions', async () => {
    const admission = await p.organization('admission')
    const treasurer = await p.organization('treasurer')
    const auditor = await p.organization('auditor')
    const { participantId } = await p.organization('consumer')
    const now = await nowOf(p, auditor)
    const apply = () => p.db.participant.update({ where: { id: participantId }, data: { state: 'under_review' } })
    expect(await grown(admission, 'participants_to_review', apply)).toBe(1)
    const topUp = { id: newId('top'), participantId, amountFen: 1n, reference: '', state: 'requested', createdAt: now }
    expect(await grown(treasurer, 'top_ups_to_decide', () => p.db.topUp.create({ data: topUp }))).toBe(1)
    const payout = { id: newId('pay'), providerId: participantId, amountFen: 1n, bankNote: '', state: 'requested', createdAt: now }
    expect(await grown(treasurer, 'payouts_to_decide', () => p.db.payout.create({ data: payout }))).toBe(1)
    const measure = {
      id: newId('mea'), scope: 'party', subjectId: participantId, act: 'suspend', reason: '', personId: '',
      state: 'effective', actId: newId('evt'), createdAt: now,
    }
    expect(await grown(auditor, 'suspensions_in_force', () => p.db.measure.create({ data: measure }))).toBe(1)
    const lift = () => p.db.measure.update({ where: { id: measure.id }, data: { endedAt: now } })
    expect(await grown(auditor, 'suspensions_in_force', lift)).toBe(-1)
  })
})

it('nobody is told of what waits for others', async () => {
  const stranger = await p.organization('provider', 'consumer')
  expect(Object.values(await tasksOf(stranger)).map(([count]) => count)).toEqual([...SUPPLY, ...CONSUMPTION].map(() => 0))
})
