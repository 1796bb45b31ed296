import { describe, expect, it } from 'vitest'
import type { PricePlan } from '#api/pricing/plan.ts'
import { decidePayout } from '#api/settlement/decide-payout.ts'
import { PAYOUT_STATES, stateAfter } from '#api/settlement/payout.ts'
import { requestPayout } from '#api/settlement/request-payout.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { balancesOf, faultsOfBooks, treasurerOf } from '#test/account/money.ts'
import { deal, lapse, record, release, reserveOne, terminate, withhold } from './deal.ts'

const p = await platform()
const treasurer = await treasurerOf(p)
const perUse: PricePlan = { kind: 'per_use', priceFen: 1_000 }

/** A provider that has earned 950 fen. */
async function earner(): Promise<Member> {
  const use = await deal(p, perUse, 1_000)
  const transfer = await reserveOne(p, use)
  await record(p, use, [transfer])
  await release(p, [transfer])
  return use.provider
}

const ask = (as: Member, body: unknown, key = p.key()) => p.request('POST', '/api/payouts', { as, key, body })
const askFor = (as: Member, amountFen: number) => ask(as, { amountFen, bankNote: '工商银行 6222 演示' })
const decide = (id: string, approved: boolean, { as = treasurer, key = p.key() } = {}) =>
  p.request('POST', `/api/payouts/${id}/decision`, { as, key, body: { approved } })

it('sets aside what is asked for, and pays it', async () => {
  const provider = await earner()
  const asked = await askFor(provider, 900)
  expect(asked).toMatchObject({ status: 201, body: { state: 'requested', amountFen: 900, decidedAt: null } })
  expect(await balancesOf(p, provider.participantId)).toEqual({ payable: 50, payout: 900 })
  const custody = (await balancesOf(p, 'platform')).custody ?? 0
  expect(await decide(asked.body.id, true)).toMatchObject({ status: 200, body: { state: 'paid' } })
  expect(await balancesOf(p, provider.participantId)).toEqual({ payable: 50 })
  expect((await balancesOf(p, 'platform')).custody ?? 0).toBe(custody + 900)
  expect(await eventsOf(p, asked.body.id)).toEqual(['payout.paid'])
  expect(await lastBodyOf(p, asked.body.id)).toMatchObject({ provider: provider.participantId, amountFen: '900' })
})

it('returns what is not paid, and leaves no event of it', async () => {
  const provider = await earner()
  const { body } = await askFor(provider, 950)
  expect(await decide(body.id, false)).toMatchObject({ status: 200, body: { state: 'returned' } })
  expect(await balancesOf(p, provider.participantId)).toEqual({ payable: 950 })
  expect(await eventsOf(p, body.id)).toEqual([])
})

it('repeats its first answer to the same key', async () => {
  const provider = await earner()
  const key = p.key()
  const body = { amountFen: 400, bankNote: '工商银行' }
  const [one, two] = [await ask(provider, body, key), await ask(provider, body, key)]
  expect(two.text).toBe(one.text)
  expect(await balancesOf(p, provider.participantId)).toEqual({ payable: 550, payout: 400 })
})

it('is refused beyond what was earned, to the fen', async () => {
  const provider = await earner()
  expect(await askFor(provider, 951)).toMatchObject({ status: 402, body: { code: 'account.insufficient' } })
  expect(await p.db.payout.count({ where: { providerId: provider.participantId } })).toBe(0)
  expect(await askFor(provider, 950)).toMatchObject({ status: 201 })
  expect(await askFor(provider, 1)).toMatchObject({ status: 402 })
})

it.each([
  ['nothing', { amountFen: 0, bankNote: '工行' }],
  ['less than nothing', { amountFen: -5, bankNote: '工行' }],
  ['more than the bound', { amountFen: 1e12 + 1, bankNote: '工行' }],
  ['no bank note', { amountFen: 5, bankNote: '' }],
  ['a bank note with control characters', { amountFen: 5, bankNote: '工行\u0000' }],
  ['a field that nobody knows', { amountFen: 5, bankNote: '工行', providerId: 'ptc' }],
])('refuses %s', async (_, body) => {
  const answer = await ask(await p.organization('provider'), body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } })
})

it('is for suppliers to ask and for the treasurer alone to decide', async () => {
  const byConsumer = await askFor(await p.organization('consumer'), 5)
  expect(byConsumer).toMatchObject({ status: 403, body: { code: 'permit.role' } })
  const { body } = await askFor(await earner(), 5)
  for (const role of ['provider', 'operator', 'consumer', 'second_reviewer', 'regulator', 'auditor'] as const)
    expect(await decide(body.id, true, { as: await p.organization(role) })).toMatchObject({ status: 403 })
  expect(await p.db.payout.findUnique({ where: { id: body.id } })).toMatchObject({ state: 'requested' })
})

it('is hidden from others; the treasurer sees all', async () => {
  const [one, two] = [await earner(), await earner()]
  const { body } = await askFor(one, 5)
  const idsOf = async (as: Member): Promise<string[]> => {
    const list = await p.request('GET', '/api/payouts?limit=100', { as })
    return list.body.items.map(({ id }: { id: string }) => id)
  }
  expect(await idsOf(one)).toEqual([body.id])
  expect(await idsOf(two)).toEqual([])
  expect(await idsOf(treasurer)).toContain(body.id)
  const absent = await decide('pay_00000000000000000000000000', true)
  expect(absent.status).toBe(404)
  expect(hiddenAnswer(await decide('nonsense', true))).toEqual(hiddenAnswer(absent))
})

describe('what was captured for a transfer that nobody was sent yet', () => {
  it('is not paid out: the refusal names what is', async () => {
    const use = await deal(p, perUse, 3_000)
    const transfers = [await reserveOne(p, use), await reserveOne(p, use)]
    await record(p, use, transfers)
    await release(p, transfers.slice(0, 1))
    const refused = await askFor(use.provider, 951)
    expect(refused).toMatchObject({ status: 422, body: { code: 'payout.not_released' } })
    expect(refused.text).toContain('9.50 元')
    expect(await p.db.payout.count({ where: { providerId: use.provider.participantId } })).toBe(0)
    expect(await askFor(use.provider, 950)).toMatchObject({ status: 201 })
    expect(await askFor(use.provider, 1)).toMatchObject({ status: 422, body: { code: 'payout.not_released' } })
    await release(p, transfers)
    expect(await askFor(use.provider, 950)).toMatchObject({ status: 201 })
  })

  it('goes back from what is still payable when it is withheld', async () => {
    const use = await deal(p, perUse, 3_000)
    const [one, two] = [await reserveOne(p, use), await reserveOne(p, use)]
    await record(p, use, [one, two])
    await release(p, [one])
    await withhold(p, use, [two])
    expect(await askFor(use.provider, 950)).toMatchObject({ status: 201 })
    expect(await balancesOf(p, use.provider.participantId)).toEqual({ payout: 950 })
  })

  it('of a one-off price is all of it until any transfer was sent that it paid for', async () => {
    const once = await deal(p, { kind: 'one_off', priceFen: 1_000 }, 1_000)
    const [first, second] = [await reserveOne(p, once), await reserveOne(p, once)]
    await record(p, once, [first, second])
    expect(await askFor(once.provider, 1)).toMatchObject({ status: 422 })
    await release(p, [second])
    expect(await askFor(once.provider, 950)).toMatchObject({ status: 201 })
  })

  it.each([
    { kind: 'one_off', priceFen: 1_000 } as const,
    { kind: 'per_use', priceFen: 1_000 } as const,
    { kind: 'subscription', priceFen: 1_000, periodDays: 30 } as const,
  ])('is paid out once it has lapsed, at a price of $kind', async (plan) => {
    const open = await deal(p, plan, 2_000)
    const transfer = await reserveOne(p, open)
    await record(p, open, [transfer])
    expect(await askFor(open.provider, 950)).toMatchObject({ status: 422, body: { code: 'payout.not_released' } })
    await lapse(p, [transfer])
    expect(await askFor(open.provider, 950)).toMatchObject({ status: 201 })
  })

  it('of a one-off price is all of it too when any has lapsed that it paid for', async () => {
    const once = await deal(p, { kind: 'one_off', priceFen: 1_000 }, 1_000)
    const [first, second] = [await reserveOne(p, once), await reserveOne(p, once)]
    await record(p, once, [first, second])
    await lapse(p, [second])
    expect(await askFor(once.provider, 950)).toMatchObject({ status: 201 })
  })

  it('of a subscription is the period’s in which nothing was sent', async () => {
    const sub = await deal(p, { kind: 'subscription', priceFen: 1_000, periodDays: 30 }, 2_000)
    const first = await reserveOne(p, sub)
    await record(p, sub, [first])
    await release(p, [first])
    p.clock.advance(31 * 86_400_000)
    await record(p, sub, [await reserveOne(p, sub)])
    expect(await askFor(sub.provider, 951)).toMatchObject({ status: 422 })
    expect(await askFor(sub.provider, 950)).toMatchObject({ status: 201 })
  })

  it('is less by what a termination gave back', async () => {
    const once = await deal(p, { kind: 'one_off', priceFen: 1_000 }, 1_000)
    const transfer = await reserveOne(p, once)
    await record(p, once, [transfer])
    await terminate(p, once, once.provider)
    await release(p, [transfer])
    const { payable = 0 } = await balancesOf(p, once.provider.participantId)
    if (payable > 0) expect(await askFor(once.provider, payable)).toMatchObject({ status: 201 })
    expect(await askFor(once.provider, 1)).toMatchObject({ status: 402 })
  })
})

describe('while the provider is suspended', () => {
  it('nothing is asked for or decided', async () => {
    const provider = await earner()
    const { body } = await askFor(provider, 500)
    const suspend = (suspended: boolean) =>
      p.db.participant.update({ where: { id: provider.participantId }, data: { suspended } })
    await suspend(true)
    expect(await askFor(provider, 100)).toMatchObject({ status: 422, body: { code: 'payout.suspended' } })
    for (const approved of [true, false])
      expect(await decide(body.id, approved)).toMatchObject({ status: 422, body: { code: 'payout.suspended' } })
    expect(await balancesOf(p, provider.participantId)).toEqual({ payable: 450, payout: 500 })
    await suspend(false)
    expect(await decide(body.id, true)).toMatchObject({ status: 200 })
  })
})

describe('a decided one', () => {
  it.each([[true, true], [true, false], [false, true], [false, false]])(
    'is not decided again (first %s, then %s)',
    async (first, second) => {
      const provider = await earner()
      const { body } = await askFor(provider, 950)
      await decide(body.id, first)
      expect(await decide(body.id, second)).toMatchObject({ status: 422, body: { code: 'payout.act_not_allowed' } })
      expect(await balancesOf(p, provider.participantId)).toEqual(first ? {} : { payable: 950 })
    },
  )

  it('every state by every act: only what is requested is decided', async () => {
    for (const state of PAYOUT_STATES)
      for (const act of ['pay', 'return'] as const) {
        const work = Promise.resolve().then(() => stateAfter(act, { id: 'pay', state }))
        expect(await codeOf(work)).toBe(state === 'requested' ? 'none' : 'payout.act_not_allowed')
      }
  })
})

describe('at once', () => {
  it('pays the last fen out to one of two requests', async () => {
    const provider = await earner()
    const works = [1, 2].map(() => p.run(provider, (ctx) => requestPayout(ctx, { amountFen: 950, bankNote: '工行' })))
    expect(await codesOf(works)).toEqual(['account.insufficient', 'none'])
    expect(await balancesOf(p, provider.participantId)).toEqual({ payout: 950 })
  })

  it('is paid or returned, never both', async () => {
    const provider = await earner()
    const { body } = await askFor(provider, 950)
    const works = [true, false].map((approved) => p.run(treasurer, (ctx) => decidePayout(ctx, body.id, { approved })))
    const codes = await codesOf(works)
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(['payout.changed', 'payout.act_not_allowed']).toContain(codes.find((code) => code !== 'none'))
    const { state } = await p.db.payout.findUniqueOrThrow({ where: { id: body.id } })
    expect(await balancesOf(p, provider.participantId)).toEqual(state === 'paid' ? {} : { payable: 950 })
  })
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
