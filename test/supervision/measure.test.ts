import { createPublicClient, webSocket } from 'viem'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import { type Hex32, ZERO32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { LEDGER_ABI } from '#api/provenance/ledger-abi.ts'
import { MeasureView } from '#api/supervision/schema.ts'
import { codeOf, type Deal, deal } from '#test/delivery/world.ts'
import { eventually, type Member, platformWithChain } from '#test/support/platform.ts'
import { Id, openWorld, takeTransfer, window, type World } from '#test/support/story.ts'

let world: World
let parties: { provider: Party; consumer: Party }
let auditor: Member
beforeAll(async () => {
  const platform = await platformWithChain()
  world = await openWorld(platform)
  parties = await deal(world)
  auditor = await platform.organization('auditor')
})

type Act = 'suspend' | 'resume'
const take = (act: Act, scope: string, subjectId: string) =>
  world.office.regulator.post('/api/supervision/measures', { act, scope, subjectId, reason: '核查线索' }, MeasureView)

/** What the contract itself says of a subject. */
async function isSuspended(digest: Hex32): Promise<boolean> {
  const client = createPublicClient({ transport: webSocket(inject('chainUrl')) })
  const address = world.platform.started.chain.ledger
  return client.readContract({ address, abi: LEDGER_ABI, functionName: 'isSuspended', args: [digest] })
}

const SCOPES: [string, (of: Deal) => { id: string; digest: Hex32 }][] = [
  ['party', ({ provider }) => ({ id: provider.id, digest: chainId32(provider.id) })],
  ['product', ({ productId }) => ({ id: productId, digest: chainId32(productId) })],
  ['agreement', ({ agreementId, termsDigest }) => ({ id: agreementId, digest: termsDigest })],
  ['ledger', () => ({ id: 'ledger', digest: ZERO32 })],
]

describe.each(SCOPES)('a measure over a %s', (scope, subjectOf) => {
  it('counts on the chain when it is answered, stops the next transfer, and is lifted', async () => {
    const open = await deal(world, { funds: 0, plan: { kind: 'free' } }, parties)
    const { id, digest } = subjectOf(open)
    const suspended = await take('suspend', scope, id)
    expect(suspended).toMatchObject({ state: 'effective', act: 'suspend', scope, subjectId: id, endedAt: null })
    expect(suspended.recordIndex).toBeGreaterThan(0)
    expect(await isSuspended(digest)).toBe(true)
    const { state } = await world.platform.started.chain.agreementOf(open.termsDigest)
    expect(state).toBe(scope === 'agreement' ? 2 : 1)
    expect(await codeOf(takeTransfer(open.consumer, open.agreementId))).toMatch(/^transfer\.\w+_suspended$/)

    expect(await take('resume', scope, id)).toMatchObject({ state: 'effective', act: 'resume' })
    expect(await isSuspended(digest)).toBe(false)
    expect((await takeTransfer(open.consumer, open.agreementId)).transfer.state).toBe('recorded')
  })

  it('is taken once, and lifted once', async () => {
    const { id } = subjectOf(await deal(world, { funds: 0, plan: { kind: 'free' } }, parties))
    expect(await codeOf(take('resume', scope, id))).toBe('supervision.unchanged')
    const { id: measure } = await take('suspend', scope, id)
    await expect(take('suspend', scope, id)).rejects.toMatchObject({
      status: 422, code: 'supervision.already_suspended', message: expect.stringContaining(measure) as string,
    })
    await take('resume', scope, id)
    expect(await codeOf(take('resume', scope, id))).toBe('supervision.unchanged')
    const rows = await world.platform.db.measure.findMany({ where: { subjectId: id, act: 'suspend' } })
    expect(rows.every(({ endedAt }) => endedAt !== null)).toBe(true)
  })
})

const measuresOf = (subjectId: string, act: Act) => world.platform.db.measure.findMany({ where: { subjectId, act } })

it.each(SCOPES)('over a %s, of suspensions at once one is taken, of resumptions as well', async (scope, subjectOf) => {
  const { id, digest } = subjectOf(await deal(world, { funds: 0, plan: { kind: 'free' } }, parties))
  const before = [(await measuresOf(id, 'suspend')).length, (await measuresOf(id, 'resume')).length]
  const atOnce = async (act: Act) => (await Promise.all([1, 2, 3].map(() => codeOf(take(act, scope, id))))).toSorted()
  const refused = ['supervision.already_suspended', 'supervision.already_suspended']
  expect(await atOnce('suspend')).toEqual(['none', ...refused])
  expect(await isSuspended(digest)).toBe(true)
  const [one, ...others] = await atOnce('resume')
  expect(one).toBe('none')
  for (const code of others) expect(['supervision.resuming', 'supervision.unchanged']).toContain(code)
  expect(await isSuspended(digest)).toBe(false)
  const after = [(await measuresOf(id, 'suspend')).length, (await measuresOf(id, 'resume')).length]
  expect(after.map((count, i) => count - (before[i] ?? 0))).toEqual([1, 1])
})

it('a suspension waits until the one before is lifted, and stays when its resumption is asked for twice', async () => {
  const { productId } = await deal(world, { funds: 0, plan: { kind: 'free' } }, parties)
  await take('suspend', 'product', productId)
  const lifting = Promise.all([1, 2].map(() => codeOf(take('resume', 'product', productId))))
  const suspend = () => take('suspend', 'product', productId).catch(() => undefined)
  const again = await eventually(suspend, 'the next suspension')
  await lifting
  expect(again).toMatchObject({ state: 'effective', endedAt: null })
  expect(await isSuspended(chainId32(productId))).toBe(true)
  const product = await world.platform.db.dataProduct.findUniqueOrThrow({ where: { id: productId } })
  expect(product.suspended).toBe(true)
  expect((await measuresOf(productId, 'suspend')).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
})

it('that the chain refuses, over an agreement it does not know yet, can be lifted again', async () => {
  const { listingId } = await deal(world, { funds: 0, plan: { kind: 'free' } }, parties)
  const offer = { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }
  const { id } = await parties.consumer.client.post('/api/agreements', offer, Id)
  expect((await take('suspend', 'agreement', id)).state).toBe('refused')
  const suspended = async () => (await world.platform.db.agreement.findUniqueOrThrow({ where: { id } })).suspended
  expect(await suspended()).toBe(true)
  expect((await take('suspend', 'agreement', id)).state).toBe('refused')
  expect((await measuresOf(id, 'suspend')).filter(({ endedAt }) => endedAt === null)).toHaveLength(1)
  await take('resume', 'agreement', id)
  expect(await suspended()).toBe(false)
})

it('keeps new agreements from a suspended party', async () => {
  const { listingId } = await deal(world, { funds: 0, plan: { kind: 'free' } }, parties)
  await take('suspend', 'party', parties.provider.id)
  const offer = { listingId, plan: 0, purpose: '数据分析', quota: 5, ...window() }
  expect(await codeOf(parties.consumer.client.post('/api/agreements', offer, Id))).toBe('agreement.provider_suspended')
  await take('resume', 'party', parties.provider.id)
  expect(await codeOf(parties.consumer.client.post('/api/agreements', offer, Id))).toBe('none')
})

describe('is refused', () => {
  it.each([
    ['party', 'ptc_00000000000000000000000000'],
    ['product', 'ledger'],
    ['agreement', 'agr_00000000000000000000000000'],
    ['ledger', 'everything'],
  ])('over a %s that is not there', async (scope, id) => {
    expect(await codeOf(take('suspend', scope, id))).toBe('not_found')
  })

  it.each([
    { act: 'delete', scope: 'party', subjectId: 'x', reason: '查' },
    { act: 'suspend', scope: 'city', subjectId: 'x', reason: '查' },
    { act: 'suspend', scope: 'ledger', subjectId: 'ledger' },
    { act: 'suspend', scope: 'ledger', subjectId: 'ledger', reason: '  ' },
  ])('when it is malformed: %j', async (body) => {
    expect(await codeOf(world.office.regulator.post('/api/supervision/measures', body, MeasureView)))
      .toBe('request.invalid')
  })

  it('to all but the regulator; the auditor reads and does nothing', async () => {
    const body = { act: 'suspend', scope: 'party', subjectId: parties.provider.id, reason: '查' }
    const answer = await world.platform.request('POST', '/api/supervision/measures', { as: auditor, body })
    expect(answer.body.code).toBe('permit.role')
    for (const client of [world.office.admission, parties.provider.client, parties.consumer.client])
      expect(await codeOf(client.post('/api/supervision/measures', body, MeasureView))).toBe('permit.role')
    const list = await world.platform.request('GET', '/api/supervision/measures?limit=2', { as: auditor })
    expect([list.status, list.body.items.length]).toEqual([200, 2])
    const { items: [newest], next } = list.body
    const address = `/api/supervision/measures?limit=2&cursor=${next}`
    const second = await world.platform.request('GET', address, { as: auditor })
    expect(second.body.items.every(({ id }: { id: string }) => id < newest.id)).toBe(true)
  })
})
