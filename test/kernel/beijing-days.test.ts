import { expect, it } from 'vitest'
import { z } from 'zod'
import { BeijingDays, isPeriod, within } from '#api/kernel/beijing-days.ts'

const Days = z.object(BeijingDays)

it('counts days by Beijing’s clock: a day begins at 16:00 UTC of the day before', () => {
  const { from, to } = Days.parse({ from: '2026-11-24', to: '2026-11-25' })
  expect([from?.toISOString(), to?.toISOString()]).toEqual(['2026-11-23T16:00:00.000Z', '2026-11-24T16:00:00.000Z'])
  expect(within({ from, to })).toEqual({ gte: from, lt: to })
})

it('is open where a day is left out', () => {
  expect(within(Days.parse({}))).toEqual({})
  expect(within({ to: new Date(0) })).toEqual({ lt: new Date(0) })
})

it.each(['yesterday', '2026-02-30', '2026-11-24T00:00:00Z', '0001-01-01', '1970-01-01', '2200-01-01', ''])('refuses %s', (from) => {
  expect(Days.safeParse({ from }).success).toBe(false)
})

it('ends after it begins', () => {
  const [first, second] = [new Date(0), new Date(1)]
  expect([isPeriod({ from: first, to: second }), isPeriod({ from: first, to: first }), isPeriod({ from: second, to: first })])
    .toEqual([true, false, false])
  expect([isPeriod({}), isPeriod({ from: first }), isPeriod({ to: first })]).toEqual([true, true, true])
})
