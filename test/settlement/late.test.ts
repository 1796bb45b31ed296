import { expect, it } from 'vitest'
import { DAY_MS } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { balancesOf } from '#test/account/money.ts'
import { platform } from '#test/support/platform.ts'
import { deal, record, reject, reserve, reserveOne } from './deal.ts'

const p = await platform()
const weekly: PricePlan = { kind: 'subscription', priceFen: 1_000, periodDays: 7 }

it('a late record of a period that is paid captures nothing of the next one', async () => {
  const sub = await deal(p, weekly, 5_000)
  await record(p, sub, [await reserveOne(p, sub)])
  const late = await reserveOne(p, sub)
  p.clock.advance(7 * DAY_MS)
  expect(await reserve(p, [{ deal: sub }])).toEqual(['settlement.period_turning'])
  expect(await record(p, sub, [late])).toEqual([0n])
  const next = await reserveOne(p, sub)
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 3_000, held: 1_000 })
  await reject(p, sub, [next])
  expect(await balancesOf(p, sub.consumer.participantId)).toEqual({ available: 3_000, held: 1_000 })
})
