import { beforeAll, describe, expect, it } from 'vitest'
import { newDeal } from '#test/order/world.ts'
import { draft, eventsOf, list } from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'
import { DAY_MS } from '#test/support/story.ts'
import { act, digestOf, giveKey, offer, sign, type Signers, signers, wish } from './world.ts'

let p: TestPlatform
let deal: Signers
beforeAll(async () => {
  p = await platform()
  deal = await signers(p)
})

const fromNow = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
const offered = async (over: Record<string, unknown> = {}): Promise<string> =>
  String((await offer(p, deal, over)).body.id)
const signAs = (side: 'provider' | 'consumer', id: string) => sign(p, deal[side], deal.keys[side], id)

describe('an offer', () => {
  it('waits for the provider, says all in one sentence and names its terms by a digest', async () => {
    const { status, body } = await offer(p, deal, { quota: 12 })
    expect(status).toBe(201)
    expect(body)
      .toMatchObject({ state: 'offered', turn: deal.provider.participantId, quota: 12, usedCount: 0, previousId: null })
    expect(body.sentence).toContain('至多 12 次，免费')
    expect(body.policy).toMatchObject({ '@type': 'Agreement', uid: `urn:dongying:${body.id}` })
    expect(await eventsOf(p, body.id)).toEqual(['agreement.offered'])
  })

  it('is the same one for the same key', async () => {
    const request = { as: deal.consumer, key: p.key(), body: wish(deal.listingId) }
    const first = await p.request('POST', '/api/agreements', request)
    expect((await p.request('POST', '/api/agreements', request)).text).toBe(first.text)
  })

  it.each([
    ['ends before it begins', { startsAt: fromNow(2), endsAt: fromNow(1) }],
    ['ends when it begins', { startsAt: fromNow(2), endsAt: fromNow(2).replace(/\.\d+Z/, '.000Z') }],
    ['is over', { startsAt: fromNow(-3), endsAt: fromNow(-1) }],
    ['lasts for more than five years', { endsAt: fromNow(5 * 366 + 1) }],
  ])('whose window %s is refused', async (_, over) => {
    const { status, body } = await offer(p, deal, over)
    expect([status, body.code]).toEqual([400, 'agreement.window'])
  })

  it.each([0, -1, 1.5, 2 ** 48, '7'])('for %j uses is malformed', async (quota) => {
    expect((await offer(p, deal, { quota })).body.code).toBe('request.invalid')
  })

  it('may be for as many uses as the chain can count', async () => {
    expect((await offer(p, deal, { quota: 2 ** 48 - 1 })).body.quota).toBe(2 ** 48 - 1)
  })

  it.each([['识别个人', 'forbidden'], ['炒作', 'purpose']])('for %s is refused, with the clause', async (purpose, rule) => {
    const { status, body } = await offer(p, deal, { purpose })
    expect([status, body.code, typeof body.basis]).toEqual([422, `gate.g14_${rule}`, 'string'])
  })

  it('names a plan that the listing has', async () => {
    expect((await offer(p, deal, { plan: 1 })).body.code).toBe('agreement.plan')
    expect((await offer(p, deal, { plan: 5 })).body.code).toBe('request.invalid')
  })

  it('is not for a listing that is not listed, nor there at all', async () => {
    const { id } = await draft(p, deal.provider)
    for (const listingId of [id, 'lst_00000000000000000000000000']) {
      const { status, body } = await offer(p, deal, { listingId })
      expect([status, body.code]).toEqual([404, 'not_found'])
    }
  })

  it('to oneself is refused', async () => {
    const both = await p.organization('provider', 'consumer')
    const { id: listingId } = await list(p, both, (await draft(p, both)).id)
    const { status, body } = await offer(p, { ...deal, consumer: both, listingId })
    expect([status, body.code]).toEqual([422, 'agreement.self_dealing'])
  })

  it.each([
    ['the product', 'agreement.product_suspended'],
    ['the provider', 'agreement.provider_suspended'],
    ['the consumer', 'agreement.consumer_suspended'],
  ])('is refused while %s is suspended', async (what, code) => {
    const other = await newDeal(p)
    const id = { 'the provider': other.provider.participantId, 'the consumer': other.consumer.participantId }[what]
    if (id === undefined) await p.db.dataProduct.update({ where: { id: other.productId }, data: { suspended: true } })
    else await p.db.participant.update({ where: { id }, data: { suspended: true } })
    expect((await offer(p, other)).body.code).toBe(code)
  })
})

describe('a renewal', () => {
  it('names the agreement before it, in its policy too', async () => {
    const previousId = await offered()
    const { body } = await offer(p, deal, { previousId })
    expect(body).toMatchObject({ previousId, policy: { 'dct:replaces': `urn:dongying:${previousId}` } })
  })

  it('of somebody else’s agreement, of another product’s, or of none is refused alike', async () => {
    const theirs = await newDeal(p)
    const other = await newDeal(p)
    const elsewhere = await offer(p, { ...other, consumer: deal.consumer })
    for (const previousId of [(await offer(p, theirs)).body.id, elsewhere.body.id, 'agr_00000000000000000000000000'])
      expect((await offer(p, deal, { previousId })).body.code).toBe('agreement.previous')
  })
})

describe('a counter-offer', () => {
  it('changes the terms, their digest and the turn, back and forth', async () => {
    const { body: first } = await offer(p, deal)
    const { body: second } = await act(p, deal.provider, first.id, 'counter', { quota: 4, note: '限次' })
    expect(second)
      .toMatchObject({ quota: 4, turn: deal.consumer.participantId, state: 'offered', startsAt: first.startsAt })
    expect(second.termsDigest).not.toBe(first.termsDigest)
    const plan = { kind: 'per_use', priceFen: 55 }
    const { body: third } = await act(p, deal.consumer, first.id, 'counter', { plan })
    expect(third).toMatchObject({ plan, quota: 4, turn: deal.provider.participantId })
    expect(await eventsOf(p, first.id)).toEqual(['agreement.offered', 'agreement.countered', 'agreement.countered'])
  })

  it('is not for the one who waits for an answer', async () => {
    const id = await offered()
    expect((await act(p, deal.consumer, id, 'counter', { quota: 1 })).body.code).toBe('agreement.not_your_turn')
    expect((await signAs('consumer', id)).body.code).toBe('agreement.not_your_turn')
  })

  it('passes the checks of an offer', async () => {
    const id = await offered()
    expect((await act(p, deal.provider, id, 'counter', { endsAt: fromNow(-1), startsAt: fromNow(-2) })).body.code)
      .toBe('agreement.window')
    expect((await act(p, deal.provider, id, 'counter', { quota: 0 })).body.code).toBe('request.invalid')
    expect((await act(p, deal.provider, id, 'counter', { purpose: '转售' })).body.code).toBe('request.invalid')
  })

  it('and a signature at once: one of them counts, and never a signature over other terms', async () => {
    for (let round = 0; round < 5; round++) {
      const id = await offered()
      const results = await Promise.all([act(p, deal.provider, id, 'counter', { quota: 3 }), signAs('provider', id)])
      expect(results.filter(({ status }) => status === 200)).toHaveLength(1)
      const row = await p.db.agreement.findUniqueOrThrow({ where: { id } })
      expect([row.state, Number(row.quota), row.providerSignature === null]).toEqual(
        results[0].status === 200 ? ['offered', 3, true] : ['signing', 10, false],
      )
    }
  })
})

describe('a signature', () => {
  it('by one and then the other makes the agreement; the first locks the terms', async () => {
    const id = await offered()
    expect((await signAs('provider', id)).body.state).toBe('signing')
    expect((await act(p, deal.consumer, id, 'counter', { quota: 1 })).body.code).toBe('agreement.act_not_allowed')
    expect((await signAs('provider', id)).body.code).toBe('agreement.signed_already')
    expect((await signAs('consumer', id)).body).toMatchObject({ state: 'signed', usedCount: 0 })
    expect(await eventsOf(p, id)).toEqual(['agreement.offered', 'agreement.signed', 'agreement.signed'])
  })

  it('by both at once after the offer counts for the one whose turn it is', async () => {
    const id = await offered()
    await act(p, deal.provider, id, 'counter', { quota: 6 })
    const [provider, consumer] = await Promise.all([signAs('provider', id), signAs('consumer', id)])
    expect(consumer.status).toBe(200)
    expect(provider.status === 200 || provider.body.code === 'agreement.not_your_turn' || provider.status === 409)
      .toBe(true)
  })

  const refused = async (by: Member, id: string, signature: string) =>
    expect((await act(p, by, id, 'sign', { signature })).body.code).toBe('agreement.signature')

  it('over the terms before a counter-offer does not count for those after it', async () => {
    const id = await offered()
    const old = await deal.keys.consumer.sign({ hash: await digestOf(p, deal.consumer, id) })
    await act(p, deal.provider, id, 'counter', { quota: 9_999 })
    await refused(deal.consumer, id, old)
  })

  it('of another agreement, of the other party, or of a stranger does not count', async () => {
    const [id, other] = [await offered(), await offered()]
    await refused(deal.provider, id, await deal.keys.provider.sign({ hash: await digestOf(p, deal.provider, other) }))
    await refused(deal.provider, id, await deal.keys.consumer.sign({ hash: await digestOf(p, deal.provider, id) }))
    await refused(deal.provider, id, `0x${'11'.repeat(64)}1b`)
    await refused(deal.provider, id, `0x${'00'.repeat(65)}`)
    expect((await p.db.agreement.findUniqueOrThrow({ where: { id } })).state).toBe('offered')
  })

  it('in a form that the contract does not take is refused here already', async () => {
    const id = await offered()
    const good = await deal.keys.provider.sign({ hash: await digestOf(p, deal.provider, id) })
    const [r, s, v] = [good.slice(2, 66), BigInt(`0x${good.slice(66, 130)}`), Number.parseInt(good.slice(130), 16)]
    const N = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n
    const mirrored = `0x${r}${(N - s).toString(16).padStart(64, '0')}${(v === 27 ? 28 : 27).toString(16)}`
    await refused(deal.provider, id, mirrored)
    await refused(deal.provider, id, `${good.slice(0, 130)}${(v - 27).toString(16).padStart(2, '0')}`)
    expect((await act(p, deal.provider, id, 'sign', { signature: good })).status).toBe(200)
  })

  it.each(['0x', `0x${'ab'.repeat(64)}`, `0x${'AB'.repeat(65)}`, 7])('like %j is malformed', async (signature) => {
    expect((await act(p, deal.provider, await offered(), 'sign', { signature })).body.code).toBe('request.invalid')
  })

  it('by the platform needs a key that it holds, and one’s password', async () => {
    const id = await offered()
    expect((await act(p, deal.provider, id, 'sign', { password: 'wrong' })).body.code).toBe('session.wrong_credentials')
    expect((await act(p, deal.provider, id, 'sign', { password: deal.provider.password })).body.code)
      .toBe('signing_key.not_held')
  })

  it('needs a registered key, and a retired one is none', async () => {
    const other = await newDeal(p)
    const { body: { id } } = await offer(p, other)
    const key = await giveKey(p, other.provider)
    const { participantId } = other.provider
    await p.db.signingKey.updateMany({ where: { participantId }, data: { state: 'retired' } })
    expect((await sign(p, other.provider, key, id)).body.code).toBe('signing_key.missing')
    await giveKey(p, other.provider)
    expect((await sign(p, other.provider, key, id)).body.code).toBe('agreement.signature')
  })

  it('is refused once the product is suspended, or no longer listed', async () => {
    const other = await signers(p)
    const { body: { id } } = await offer(p, other)
    await p.db.dataProduct.update({ where: { id: other.productId }, data: { suspended: true } })
    expect((await sign(p, other.provider, other.keys.provider, id)).body.code).toBe('agreement.product_suspended')
    await p.db.dataProduct.update({ where: { id: other.productId }, data: { suspended: false } })
    await p.request('POST', `/api/listings/${other.listingId}/delist`, { as: other.provider, body: { reason: '停供' } })
    expect((await sign(p, other.provider, other.keys.provider, id)).status).toBe(404)
  })
})

it('is declined by either party, once, with a reason', async () => {
  for (const by of [deal.provider, deal.consumer]) {
    const id = await offered()
    expect((await act(p, by, id, 'decline', {})).body.code).toBe('request.invalid')
    expect((await act(p, by, id, 'decline', { reason: '不合适' })).body)
      .toMatchObject({ state: 'declined', endedReason: '不合适' })
    expect((await act(p, by, id, 'decline', { reason: '再' })).body.code).toBe('agreement.act_not_allowed')
  }
})
