import { describe, expect, it } from 'vitest'
import type { Agreement } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { cancelOrder, closeOrder, openOrder } from '#api/order/order-acts.ts'
import { placeOrder } from '#api/order/place.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { balancesOf, consumerWith } from '#test/account/money.ts'
import { codeOf, eventsOf } from '#test/support/market.ts'
import { eventually, platform } from '#test/support/platform.ts'
import { agreementOf, newDeal } from './world.ts'

const p = await platform()
const deal = await newDeal(p)
const oneOff: PricePlan = { kind: 'one_off', priceFen: 1_000 }

/** An order that was placed by a consumer of its own with 1,000 fen, and what the writer does to it. */
async function placed(plan: PricePlan = oneOff) {
  const consumer = await consumerWith(p, 1_000)
  const agreement = await agreementOf(p, { ...deal, consumer }, plan)
  const { id } = await p.run(consumer, (ctx) => placeOrder(ctx, agreement))
  const act = (verb: (ctx: Context, agreementId: string) => Promise<void>) =>
    p.run(consumer, (ctx) => verb(ctx, agreement.id))
  return { id, consumer, agreement, act, row: () => p.db.order.findUniqueOrThrow({ where: { id } }) }
}

const cancel = (ctx: Context, id: Agreement['id']) => cancelOrder(ctx, id, '链上合约拒绝了签名')

describe('an order follows its agreement', () => {
  it('is opened when the chain has activated it; what is held stays held', async () => {
    const { consumer, act, row } = await placed()
    await act(openOrder)
    expect(await row()).toMatchObject({ state: 'active', heldFen: 1_000n, closedAt: null })
    expect(await balancesOf(p, consumer.participantId)).toEqual({ held: 1_000 })
  })

  it('is cancelled when the chain has refused it, and everything held goes back', async () => {
    const { id, consumer, act, row } = await placed()
    await act(cancel)
    expect(await row()).toMatchObject({ state: 'cancelled', heldFen: 0n, capturedFen: 0n, closedAt: expect.any(Date) })
    expect(await balancesOf(p, consumer.participantId)).toEqual({ available: 1_000 })
    expect(await eventsOf(p, id)).toEqual(['order.placed', 'order.closed'])
  })

  it('is closed at the end, and what no record has captured goes back', async () => {
    const { id, consumer, act, row } = await placed({ kind: 'subscription', priceFen: 1_000, periodDays: 30 })
    await act(openOrder)
    await act(closeOrder)
    expect(await row()).toMatchObject({ state: 'closed', heldFen: 0n, closedAt: expect.any(Date) })
    expect(await balancesOf(p, consumer.participantId)).toEqual({ available: 1_000 })
    expect(await eventsOf(p, id)).toEqual(['order.placed', 'order.closed'])
  })

  it('moves no money where nothing was held', async () => {
    const { consumer, act } = await placed({ kind: 'per_use', priceFen: 1 })
    await act(openOrder)
    await act(closeOrder)
    expect(await balancesOf(p, consumer.participantId)).toEqual({ available: 1_000 })
  })

  it('gives the same money back once, however often it is told to', async () => {
    const { consumer, act } = await placed()
    await act(cancel)
    expect(await codeOf(act(cancel))).toBe('order.act_not_allowed')
    expect(await codeOf(act(closeOrder))).toBe('order.act_not_allowed')
    expect(await balancesOf(p, consumer.participantId)).toEqual({ available: 1_000 })
  })

  it('is opened or cancelled, never both: who read the state before the other moved it is turned away', async () => {
    const { consumer, agreement, act, row } = await placed()
    const cancelling = await p.run(consumer, async (ctx) => {
      await openOrder(ctx, agreement.id)
      const late = codeOf(act(cancel))
      await eventually(isSomebodyWaiting, 'the other waits for the order')
      return { late }
    })
    expect(await cancelling.late).toBe('order.changed')
    expect(await row()).toMatchObject({ state: 'active', heldFen: 1_000n })
    expect(await balancesOf(p, consumer.participantId)).toEqual({ held: 1_000 })
  })
})

/** Whether a transaction of this database waits for a lock of another one. */
async function isSomebodyWaiting(): Promise<boolean> {
  const rows = await p.db.$queryRaw<{ waiting: number }[]>`
    select count(*)::int as waiting from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return rows.some(({ waiting }) => waiting > 0)
}
