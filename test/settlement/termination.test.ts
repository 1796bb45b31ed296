import { describe, expect, it } from 'vitest'
import { DAY_MS } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { decidePayout } from '#api/settlement/decide-payout.ts'
import { refundUnused } from '#api/settlement/refund-unused.ts'
import { requestPayout } from '#api/settlement/request-payout.ts'
import { codeOf, eventsOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { balancesOf, faultsOfBooks, treasurerOf } from '#test/account/money.ts'
import { type Deal, deal, orderOf, record, release, reserveOne, terminate, withhold } from './deal.ts'

const p = await platform()
const oneOff: PricePlan = { kind: 'one_off', priceFen: 90_000 }
const month: PricePlan = { kind: 'subscription', priceFen: 3_000, periodDays: 30 }

const refundsOf = ({ orderId }: Deal) => p.db.settlement.findMany({ where: { orderId, kind: 'refunded' } })

/** Sets the term of an agreement so that a part of it, in thousandths, is over now. */
async function runFor({ agreementId, consumer }: Deal, thousandths: number): Promise<void> {
  const days = 100
  const { now } = await p.run(consumer, async (ctx) => ctx)
  const startsAt = new Date(now.getTime() - (days * DAY_MS * thousandths) / 1_000)
  const endsAt = new Date(startsAt.getTime() + days * DAY_MS)
  await p.db.agreement.update({ where: { id: agreementId }, data: { startsAt, endsAt } })
}

/** A one-off deal that was paid by its first transfer, a part of whose term is over. */
async function paid(thousandths: number) {
  const once = await deal(p, oneOff, 90_000)
  const transfer = await reserveOne(p, once)
  await record(p, once, [transfer])
  await runFor(once, thousandths)
  return { once, transfer }
}

describe('a provider that ends a one-off agreement', () => {
  it('gives back the time that is left, the fee’s part with it, rounded down to the fen', async () => {
    const { once, transfer } = await paid(250)
    const income = (await balancesOf(p, 'platform')).fee_income ?? 0
    await terminate(p, once, once.provider)
    const [row, ...more] = await refundsOf(once)
    expect(more).toEqual([])
    // The term goes on while the test runs: a few milliseconds of a hundred days are no fen, but round one down.
    const gross = Number(row?.grossFen)
    expect([67_499, 67_500]).toContain(gross)
    expect(row).toMatchObject({ transferId: transfer.id })
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: gross })
    expect(await balancesOf(p, once.provider.participantId)).toEqual({ payable: 85_500 - Number(row?.shareFen) })
    expect((await balancesOf(p, 'platform')).fee_income).toBe(income - Number(row?.feeFen))
    expect([3_374n, 3_375n]).toContain(row?.feeFen)
    expect(await orderOf(p, once)).toMatchObject({ state: 'closed', capturedFen: 90_000n - BigInt(gross) })
    expect(await eventsOf(p, row?.id ?? '')).toEqual(['settlement.refunded'])
  })

  it('gives it back once, and a transfer that is withheld later brings back the rest', async () => {
    const { once, transfer } = await paid(500)
    await terminate(p, once, once.provider)
    await p.run(once.consumer, (ctx) => refundUnused(ctx, once.orderId))
    expect(await refundsOf(once)).toHaveLength(1)
    await withhold(p, once, [transfer])
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 90_000 })
    expect(await balancesOf(p, once.provider.participantId)).toEqual({})
    expect(await orderOf(p, once)).toMatchObject({ capturedFen: 0n })
  })

  it('owes what it was paid out already, which later captures work off', async () => {
    const { once, transfer } = await paid(100)
    await release(p, [transfer])
    const { id } = await p.run(once.provider, (ctx) => requestPayout(ctx, { amountFen: 85_500, bankNote: '工行 6222' }))
    await p.run(await treasurerOf(p), (ctx) => decidePayout(ctx, id, { approved: true }))
    await terminate(p, once, once.provider)
    const { payable = 0 } = await balancesOf(p, once.provider.participantId)
    expect(payable).toBeLessThan(-76_000)
    const use = await deal(p, { kind: 'per_use', priceFen: 1_000 }, 1_000, { provider: once.provider })
    const next = await reserveOne(p, use)
    await record(p, use, [next])
    await release(p, [next])
    expect(await balancesOf(p, once.provider.participantId)).toEqual({ payable: payable + 950 })
    const again = p.run(once.provider, (ctx) => requestPayout(ctx, { amountFen: 1, bankNote: '工行 6222' }))
    expect(await codeOf(again)).toBe('account.insufficient')
  })

  it('gives back all of what no record has captured', async () => {
    const once = await deal(p, oneOff, 90_000)
    await terminate(p, once, once.provider)
    expect(await balancesOf(p, once.consumer.participantId)).toEqual({ available: 90_000 })
    expect(await refundsOf(once)).toEqual([])
  })

  it('gives nothing back once its time is over', async () => {
    const { once } = await paid(1_000)
    await terminate(p, once, once.provider)
    expect(await refundsOf(once)).toEqual([])
  })
})

describe('a provider that ends a subscription', () => {
  it('gives back the rest of the paid period, and nothing of those before it', async () => {
    const sub = await deal(p, month, 6_000)
    await record(p, sub, [await reserveOne(p, sub)])
    p.clock.advance(31 * DAY_MS)
    const second = await reserveOne(p, sub)
    await record(p, sub, [second])
    p.clock.advance(10 * DAY_MS)
    await terminate(p, sub, sub.provider)
    const [row, ...more] = await refundsOf(sub)
    expect(more).toEqual([])
    expect([1_999n, 2_000n]).toContain(row?.grossFen)
    expect(row).toMatchObject({ transferId: second.id })
  })

  it('counts the period no longer than the agreement', async () => {
    const sub = await deal(p, month, 3_000)
    const transfer = await reserveOne(p, sub)
    await record(p, sub, [transfer])
    const endsAt = new Date(transfer.createdAt.getTime() + 10 * DAY_MS)
    await p.db.agreement.update({ where: { id: sub.agreementId }, data: { endsAt } })
    p.clock.advance(5 * DAY_MS)
    await terminate(p, sub, sub.provider)
    const [row] = await refundsOf(sub)
    expect([1_499n, 1_500n]).toContain(row?.grossFen)
  })

  it('gives nothing back between two periods', async () => {
    const sub = await deal(p, month, 6_000)
    await record(p, sub, [await reserveOne(p, sub)])
    p.clock.advance(31 * DAY_MS)
    await terminate(p, sub, sub.provider)
    expect(await refundsOf(sub)).toEqual([])
  })
})

it('a consumer that ends it gets nothing back, nor does either of what is paid per use', async () => {
  const { once } = await paid(250)
  await terminate(p, once, once.consumer)
  const use = await deal(p, { kind: 'per_use', priceFen: 1_000 }, 1_000)
  await record(p, use, [await reserveOne(p, use)])
  await terminate(p, use, use.provider)
  expect([...(await refundsOf(once)), ...(await refundsOf(use))]).toEqual([])
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
