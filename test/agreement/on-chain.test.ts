import { createPublicClient, parseAbi, webSocket } from 'viem'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import { z } from 'zod'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import { signingDigest, termsDigest, termsOf } from '#api/agreement/terms.ts'
import * as road from '#api/cli/road.ts'
import { asHex } from '#api/kernel/hex.ts'
import { OrderView } from '#api/order/schema.ts'
import { KeyView } from '#api/participant/schema.ts'
import { balancesOf, codeOf } from '#test/delivery/world.ts'
import { PASSWORD, eventually, platformWithChain } from '#test/support/platform.ts'
import { listedProduct, openWorld, window, type World } from '#test/support/story.ts'

const VIEWS = parseAbi([
  'struct Terms { bytes32 policy; bytes32 price; bytes32 product; bytes32 provider; bytes32 consumer; ' +
    'uint40 startsAt; uint40 endsAt; uint48 quota; }',
  'function agreementId(Terms terms) view returns (bytes32)',
  'function termsDigest(Terms terms) view returns (bytes32)',
])

let world: World
let provider: road.Party
let consumer: road.Party
let listingId: string
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  provider = await world.admit(['provider'])
  consumer = await world.admit(['consumer'], 'platform')
  await road.topUp(world.office, consumer.client, 100_000)
  listingId = (await listedProduct(world, provider, [{ kind: 'one_off', priceFen: 1_000 }])).listingId
})

const wish = (over: Record<string, unknown> = {}) => ({ plan: 0, purpose: '数据分析', quota: 3, ...window(), ...over })
const stateOf = async (id: string) => (await consumer.client.get(`/api/agreements/${id}`, AgreementView)).state
const rowOf = (id: string) => world.platform.db.agreement.findUniqueOrThrow({ where: { id } })

/** An agreement that both have signed. */
async function signed(): Promise<string> {
  const { id } = await consumer.client.post('/api/agreements', { listingId, ...wish() }, AgreementView)
  for (const party of [provider, consumer]) await signBy(party, id)
  return id
}

async function signBy(party: road.Party, id: string): Promise<void> {
  const { digest } = await party.client.get(`/api/agreements/${id}/terms`, TypedData)
  await party.client.post(`/api/agreements/${id}/sign`, await party.sign(digest), AgreementView)
}

it('has on the chain the name, the digest, the window and the quota that it has here', async () => {
  const { id } = await road.conclude(provider, consumer, listingId, wish({ quota: 2 ** 40 }))
  const row = await rowOf(id)
  const terms = termsOf(row)
  const client = createPublicClient({ transport: webSocket(inject('chainUrl')) })
  const { chain } = world.platform.started
  const ask = { address: chain.ledger, abi: VIEWS, args: [terms] } as const
  expect(await client.readContract({ ...ask, functionName: 'agreementId' })).toBe(row.termsDigest)
  expect(await client.readContract({ ...ask, functionName: 'termsDigest' })).toBe(
    signingDigest(world.platform.config.PLATFORM_NAME, terms),
  )
  expect(termsDigest(terms)).toBe(row.termsDigest)
  expect(await chain.agreementOf(asHex(row.termsDigest))).toEqual({ quota: 2n ** 40n, used: 0n, state: 1 })
})

describe('an order', () => {
  it('twice at once makes one agreement active and holds its price once', async () => {
    const id = await signed()
    const before = await balancesOf(consumer)
    const place = () => codeOf(consumer.client.post('/api/orders', { agreementId: id }, OrderView))
    const codes = await Promise.all([place(), place(), place()])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    await road.awaitActive(consumer.client, id)
    expect((await balancesOf(consumer)).heldFen).toBe(before.heldFen + 1_000)
    expect(await world.platform.db.order.count({ where: { agreementId: id } })).toBe(1)
  })

  it('of what the chain refuses is cancelled and its money given back', async () => {
    const id = await signed()
    const before = await balancesOf(consumer)
    const { id: keyId } = await consumer.client.post('/api/keys', { custody: 'platform', password: PASSWORD }, KeyView)
    const where = { id: keyId, state: 'registered' }
    await eventually(() => world.platform.db.signingKey.findFirst({ where }), 'the new key')
    const order = await consumer.client.post('/api/orders', { agreementId: id }, OrderView)
    expect(await consumer.client.get(`/api/orders/${order.id}`, OrderView)).toMatchObject({ state: 'cancelled' })
    expect(await rowOf(id)).toMatchObject({ state: 'refused' })
    expect(await balancesOf(consumer)).toEqual(before)
    expect((await world.platform.started.chain.agreementOf(asHex((await rowOf(id)).termsDigest))).state).toBe(0)
  })
})

describe('a standing offer', () => {
  it('accepted twice, and many times at once, is one agreement and one order', async () => {
    const { listingId: open } = await listedProduct(world, provider, [{ kind: 'one_off', priceFen: 500 }])
    await road.publishStandingOffer(provider, open, { plan: 0, quota: 5, ...window() })
    const before = await balancesOf(consumer)
    const { digest } = await consumer.client.get(`/api/listings/${open}/acceptance/terms`, TypedData)
    const body = await consumer.sign(digest)
    const accept = () => consumer.client.post(`/api/listings/${open}/acceptance`, body, AgreementView)
    const answers = await Promise.allSettled([accept(), accept(), accept()])
    const ids = new Set(answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.id] : [])))
    expect(ids.size).toBe(1)
    const again = await accept()
    expect([...ids]).toEqual([again.id])
    await road.awaitActive(consumer.client, again.id)
    expect((await balancesOf(consumer)).heldFen).toBe(before.heldFen + 500)
    expect(await world.platform.db.order.count({ where: { agreementId: again.id } })).toBe(1)
  })

  it('is there for others too, each with an agreement of its own', async () => {
    const { listingId: open } = await listedProduct(world, provider, [{ kind: 'free' }])
    await road.publishStandingOffer(provider, open, { plan: 0, quota: 5, ...window() })
    const other = await world.admit(['consumer'])
    const [mine, theirs] = [await road.acceptStandingOffer(consumer, open), await road.acceptStandingOffer(other, open)]
    expect(mine.id).not.toBe(theirs.id)
    expect(mine.termsDigest).not.toBe(theirs.termsDigest)
    expect(mine.signatures.provider).toBe(theirs.signatures.provider)
  })

  it('that was never made can’t be accepted; nobody else makes it; nobody accepts its own', async () => {
    const { listingId: open } = await listedProduct(world, provider)
    expect(await codeOf(consumer.client.get(`/api/listings/${open}/acceptance/terms`, TypedData)))
      .toBe('agreement.no_standing_offer')
    const stranger = await world.admit(['provider', 'consumer'])
    const terms = { plan: 0, quota: 5, ...window() }
    expect(await codeOf(stranger.client.post(`/api/listings/${open}/standing-offer/terms`, terms, TypedData)))
      .toBe('not_found')
    const { listingId: own } = await listedProduct(world, stranger)
    await road.publishStandingOffer(stranger, own, terms)
    expect(await codeOf(road.acceptStandingOffer(stranger, own))).toBe('agreement.self_dealing')
  })
})

describe('a termination', () => {
  it.each(['provider', 'consumer'] as const)('by the %s ends it here, on the chain, and the order', async (side) => {
    const { id, termsDigest: digest } = await road.conclude(provider, consumer, listingId, wish())
    const before = await balancesOf(consumer)
    const party = side === 'provider' ? provider : consumer
    const body = { reason: '不再需要' }
    const ended = await party.client.post(`/api/agreements/${id}/terminate`, body, AgreementView)
    expect(ended).toMatchObject({ state: 'terminated', endedReason: '不再需要' })
    expect((await world.platform.started.chain.agreementOf(asHex(digest))).state).toBe(3)
    expect(await balancesOf(consumer))
      .toMatchObject({ heldFen: before.heldFen - 1_000, availableFen: before.availableFen + 1_000 })
    expect(await codeOf(party.client.post(`/api/agreements/${id}/terminate`, body, z.unknown())))
      .toBe('agreement.act_not_allowed')
  })

  it('by both at once ends it once', async () => {
    const { id } = await road.conclude(provider, consumer, listingId, wish())
    const end = ({ client }: road.Party) =>
      codeOf(client.post(`/api/agreements/${id}/terminate`, { reason: '解除' }, z.unknown()))
    const codes = await Promise.all([end(provider), end(consumer)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    await eventually(async () => (await stateOf(id)) === 'terminated', 'the end')
    expect(await world.platform.db.chainAct.count({ where: { subject: id, kind: 'terminate' } })).toBe(1)
  })
})
