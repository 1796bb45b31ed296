import { describe, expect, it } from 'vitest'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import type { Agreement } from '#api/db/generated/client.ts'
import { orderAgreement } from '#api/order/place.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { balancesOf, consumerWith } from '#test/account/money.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { agreementOf, newDeal } from './world.ts'

const p = await platform()
const deal = await newDeal(p)
const oneOff: PricePlan = { kind: 'one_off', priceFen: 1_000 }
const perUse: PricePlan = { kind: 'per_use', priceFen: 1_000 }

/** The deal with a consumer of its own, who has this much money. */
const dealWith = async (fen: number) => ({ ...deal, consumer: await consumerWith(p, fen) })

const place = (who: Member, { id }: Pick<Agreement, 'id'>) => p.run(who, (ctx) => orderAgreement(ctx, id))
const stateOf = async ({ id }: Agreement) => (await p.db.agreement.findUniqueOrThrow({ where: { id } })).state
const countOrders = ({ id }: Agreement) => p.db.order.count({ where: { agreementId: id } })

describe('placing an order', () => {
  it('holds what is paid once and sends the agreement to the chain', async () => {
    const own = await dealWith(1_500)
    const agreement = await agreementOf(p, own, oneOff)
    const order = await place(own.consumer, agreement)
    expect(order).toMatchObject({
      agreementId: agreement.id, planKind: 'one_off', state: 'placed', amountFen: 1_000, heldFen: 1_000, capturedFen: 0,
    })
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 500, held: 1_000 })
    expect(await eventsOf(p, order.id)).toEqual(['order.placed'])
    expect(await eventsOf(p, agreement.id)).toEqual(['agreement.activated'])
    expect(await stateOf(agreement)).toBe('activating')
  })

  it.each<[string, PricePlan]>([
    ['free', { kind: 'free' }],
    ['paid by use', perUse],
    ['paid by volume', { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 1 }] }],
  ])('holds nothing for what is %s, so that no money is needed', async (_, plan) => {
    const own = await dealWith(0)
    const order = await place(own.consumer, await agreementOf(p, own, plan))
    expect(order).toMatchObject({ state: 'placed', amountFen: 0, heldFen: 0 })
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({})
  })

  it('holds the first period of a subscription', async () => {
    const own = await dealWith(1_000)
    await place(own.consumer, await agreementOf(p, own, { kind: 'subscription', priceFen: 1_000, periodDays: 30 }))
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ held: 1_000 })
  })

  it('is refused for one fen too little, and leaves neither order nor event', async () => {
    const own = await dealWith(999)
    const agreement = await agreementOf(p, own, oneOff)
    const answer = await p.request('POST', '/api/orders', {
      as: own.consumer, key: p.key(), body: { agreementId: agreement.id },
    })
    expect(answer.status).toBe(402)
    expect(answer.body.code).toBe('account.insufficient')
    expect(await countOrders(agreement)).toBe(0)
    expect(await eventsOf(p, agreement.id)).toEqual([])
    expect(await balancesOf(p, own.consumer.participantId)).toMatchObject({ available: 999 })
    expect(await stateOf(agreement)).toBe('signed')
  })

  it('answers the same key with the same order', async () => {
    const own = await dealWith(2_000)
    const agreement = await agreementOf(p, own, oneOff)
    const key = p.key()
    const ask = () => p.request('POST', '/api/orders', { as: own.consumer, key, body: { agreementId: agreement.id } })
    const first = await ask()
    const second = await ask()
    expect(first.status).toBe(202)
    expect(second.text).toBe(first.text)
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 1_000, held: 1_000 })
  })

  it.each([
    ['no key', undefined, { agreementId: 'agr_1' }, 428, 'idempotency.key_missing'],
    ['no agreement', 'placing-an-order', {}, 400, 'request.invalid'],
    ['a field too many', 'placing-an-order', { agreementId: 'agr_1', priceFen: 1 }, 400, 'request.invalid'],
  ])('refuses a request with %s', async (_, key, body, status, code) => {
    const answer = await p.request('POST', '/api/orders', { as: deal.consumer, ...(key ? { key } : {}), body })
    expect(answer.status).toBe(status)
    expect(answer.body.code).toBe(code)
  })

  it('is the consumer’s alone: who has another role is refused, another party sees nothing', async () => {
    const own = await dealWith(1_000)
    const agreement = await agreementOf(p, own, oneOff)
    expect(await codeOf(place(await p.organization('registry'), agreement))).toBe('permit.role')
    const stranger = await p.organization('consumer')
    const ask = (agreementId: string) =>
      p.request('POST', '/api/orders', { as: stranger, key: p.key(), body: { agreementId } })
    const theirs = hiddenAnswer(await ask(agreement.id))
    expect(theirs.status).toBe(404)
    expect(theirs).toEqual(hiddenAnswer(await ask('agr_00000000000000000000000000')))
  })

  it('is hidden from a provider that is a consumer elsewhere', async () => {
    const both = await p.organization('provider', 'consumer')
    const agreement = await agreementOf(p, { ...deal, provider: both }, perUse)
    expect(await codeOf(place(both, agreement))).toBe('not_found')
  })

  const unsigned = AGREEMENT_STATES.filter((state) => state !== 'signed')
  it.each(unsigned)('is refused while the agreement is %s', async (state) => {
    const own = await dealWith(1_000)
    const agreement = await agreementOf(p, own, oneOff, { state })
    expect(await codeOf(place(own.consumer, agreement))).toBe('order.not_signed')
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 1_000 })
  })

  it('orders an agreement once', async () => {
    const own = await dealWith(5_000)
    const agreement = await agreementOf(p, own, oneOff)
    await place(own.consumer, agreement)
    expect(await codeOf(place(own.consumer, agreement))).toBe('order.exists')
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 4_000, held: 1_000 })
  })

  it('orders an agreement once when two try at once', async () => {
    const own = await dealWith(5_000)
    const agreement = await agreementOf(p, own, oneOff)
    const codes = await codesOf([1, 2, 3].map(() => place(own.consumer, agreement)))
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(codes.every((code) => ['none', 'order.exists', 'database.exists'].includes(code))).toBe(true)
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 4_000, held: 1_000 })
  })

  it('gives the last fen to one of two agreements that are ordered at once', async () => {
    const own = await dealWith(1_999)
    const both = [await agreementOf(p, own, oneOff), await agreementOf(p, own, oneOff)]
    const codes = await codesOf(both.map((agreement) => place(own.consumer, agreement)))
    expect(codes).toEqual(['account.insufficient', 'none'])
    expect(await balancesOf(p, own.consumer.participantId)).toEqual({ available: 999, held: 1_000 })
  })
})
