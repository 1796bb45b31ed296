import { expect, it } from 'vitest'
import { DAY_MS } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { platform } from '#test/support/platform.ts'
import { balancesOf, faultsOfBooks } from '#test/account/money.ts'
import { deal, orderOf, record, reject, reserve, reserveOne, withhold } from './deal.ts'

const p = await platform()
const month: PricePlan = { kind: 'subscription', priceFen: 3_000, periodDays: 30 }

it('pays its first period at the order, which begins with the first transfer', async () => {
  const sub = await deal(p, month, 10_000)
  p.clock.advance(100 * DAY_MS)
  const transfer = await reserveOne(p, sub)
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 7_000, held: 3_000 })
  const { periodEnd } = await orderOf(p, sub)
  expect((periodEnd?.getTime() ?? 0) - transfer.createdAt.getTime()).toBe(30 * DAY_MS)
  expect(await record(p, sub, [transfer])).toEqual([3_000n])
  expect(await orderOf(p, sub)).toMatchObject({ heldFen: 0n, capturedFen: 3_000n, paidUntil: periodEnd })
})

it('holds the next period’s price once, with the first transfer after the end', async () => {
  const sub = await deal(p, month, 10_000)
  await record(p, sub, [await reserveOne(p, sub)])
  p.clock.advance(29 * DAY_MS)
  await record(p, sub, [await reserveOne(p, sub)])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 7_000 })
  p.clock.advance(1 * DAY_MS)
  const transfers = (await reserve(p, [{ deal: sub }, { deal: sub }])).filter((one) => typeof one !== 'string')
  expect(transfers.map(({ heldFen }) => heldFen)).toEqual([0n, 0n])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 4_000, held: 3_000 })
  expect(await record(p, sub, transfers)).toEqual([3_000n, 0n])
  expect(await orderOf(p, sub)).toMatchObject({ capturedFen: 6_000n })
})

it('begins no period without the money, and the one that could be paid later does', async () => {
  const sub = await deal(p, month, 3_000)
  await record(p, sub, [await reserveOne(p, sub)])
  p.clock.advance(31 * DAY_MS)
  expect(await reserve(p, [{ deal: sub }, { deal: sub }])).toEqual(['account.insufficient', 'account.insufficient'])
  const { periodEnd } = await orderOf(p, sub)
  expect(periodEnd?.getTime()).toBeLessThan(Date.now() + 1_000 * DAY_MS)
  expect(await orderOf(p, sub)).toMatchObject({ heldFen: 0n, capturedFen: 3_000n })
})

it('charges no period in which the chain took nothing: its price pays for the next one', async () => {
  const sub = await deal(p, month, 10_000)
  await reject(p, sub, [await reserveOne(p, sub)])
  p.clock.advance(40 * DAY_MS)
  const transfer = await reserveOne(p, sub)
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 7_000, held: 3_000 })
  expect(await record(p, sub, [transfer])).toEqual([3_000n])
})

it('begins no period while the last one’s transfers may still capture its price', async () => {
  const sub = await deal(p, month, 10_000)
  const late = await reserveOne(p, sub)
  p.clock.advance(30 * DAY_MS)
  expect(await reserve(p, [{ deal: sub }])).toEqual(['settlement.period_turning'])
  expect(await record(p, sub, [late])).toEqual([3_000n])
  const next = await reserveOne(p, sub)
  expect(await record(p, sub, [next])).toEqual([3_000n])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 4_000 })
})

it('refunds a period whose only transfer was withheld, and holds its price anew', async () => {
  const sub = await deal(p, month, 10_000)
  const transfer = await reserveOne(p, sub)
  await record(p, sub, [transfer])
  await withhold(p, sub, [transfer])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 10_000 })
  expect(await orderOf(p, sub)).toMatchObject({ capturedFen: 0n, periodEnd: null })
  expect(await record(p, sub, [await reserveOne(p, sub)])).toEqual([3_000n])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 7_000 })
})

it('refunds the period that was paid in vain, and no other', async () => {
  const sub = await deal(p, month, 10_000)
  const first = await reserveOne(p, sub)
  await record(p, sub, [first])
  p.clock.advance(31 * DAY_MS)
  const second = await reserveOne(p, sub)
  await record(p, sub, [second])
  const { periodEnd } = await orderOf(p, sub)
  await withhold(p, sub, [first])
  expect(await orderOf(p, sub)).toMatchObject({ capturedFen: 3_000n, periodEnd })
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 7_000 })
  const refunds = await p.db.settlement.findMany({ where: { orderId: sub.orderId, kind: 'refunded' } })
  expect(refunds).toMatchObject([{ transferId: first.id, grossFen: 3_000n }])
})

it('after all of this the books are right', async () => {
  expect(await faultsOfBooks(p)).toEqual([])
})
