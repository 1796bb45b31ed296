import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { AppError } from '#api/kernel/errors.ts'
import { addDays } from '#api/kernel/time.ts'
import {
  allowedFen, excessFen, type Figures, overlaps, percentOf, periodEnd, reckon, REVENUE_ACTS, REVENUE_STATES,
  revenueStateAfter, type RevenueRules, warningOf,
} from '#api/revenue/revenue.ts'

const rules: RevenueRules = { profitBase: 'cost', spreadLimitBps: 600, authority: 'PROVINCE' }
const example: Figures = {
  costFen: 300_000_000n, subsidyFen: 0n, assetsFen: 0n, bondYieldBps: 180, spreadBps: 600, taxFen: 20_000_000n,
}

const fen = fc.bigInt({ min: 0n, max: 10n ** 13n })
const figures = fc
  .record({
    costFen: fen, part: fc.integer({ min: 0, max: 100 }), assetsFen: fen, taxFen: fen,
    bondYieldBps: fc.integer({ min: 0, max: 2_000 }), spreadBps: fc.integer({ min: 0, max: 600 }),
  })
  .map(({ part, ...rest }): Figures => ({ ...rest, subsidyFen: (rest.costFen * BigInt(part)) / 100n }))
const bases = fc.constantFrom('cost' as const, 'assets' as const)

const codeOf = (work: () => unknown): string => {
  try {
    work()
    return 'none'
  } catch (error) {
    return error instanceof AppError ? error.code : 'other'
  }
}

describe('the maximum of a period', () => {
  it('of the worked example is 3,434,000.00 yuan: 3,000,000 of cost, 234,000 of profit, 200,000 of taxes', () => {
    const { profitFen, maximumFen } = reckon(example, 0n, rules)
    expect([profitFen, maximumFen]).toEqual([23_400_000n, 343_400_000n])
  })

  it('reckons the cost net of subsidies, and the profit on it', () => {
    expect(reckon({ ...example, subsidyFen: 100_000_000n }, 0n, rules)).toMatchObject({
      baseFen: 200_000_000n, profitFen: 15_600_000n, maximumFen: 235_600_000n,
    })
  })

  it('reckons the profit on the effective assets where the configuration says so', () => {
    expect(reckon({ ...example, assetsFen: 50_000_000n }, 0n, { ...rules, profitBase: 'assets' })).toMatchObject({
      baseFen: 50_000_000n, profitFen: 3_900_000n, maximumFen: 323_900_000n,
    })
  })

  it.each([[1n, 0n], [1_282n, 99n], [1_283n, 100n]])('rounds the profit of %d fen of cost down to %d', (costFen, profit) => {
    expect(reckon({ ...example, costFen }, 0n, rules).profitFen).toBe(profit)
  })

  it('is the sum of its parts, for any figures, and never below nothing', () => {
    fc.assert(fc.property(figures, bases, fen, (given, profitBase, carried) => {
      const reckoned = reckon(given, carried, { ...rules, profitBase })
      const { costFen, subsidyFen, profitFen, taxFen, maximumFen } = reckoned
      const sum = costFen - subsidyFen + profitFen + taxFen - carried
      return allowedFen(reckoned) === sum && maximumFen === (sum > 0n ? sum : 0n)
    }))
  })

  it('has a profit within one fen of base times rate, and not above it', () => {
    fc.assert(fc.property(figures, bases, (given, profitBase) => {
      const { baseFen, profitFen } = reckon(given, 0n, { ...rules, profitBase })
      const exact = baseFen * BigInt(given.bondYieldBps + given.spreadBps)
      return profitFen * 10_000n <= exact && exact < (profitFen + 1n) * 10_000n
    }))
  })

  it('is refused with a spread above the limit, and with subsidies above the cost', () => {
    expect(codeOf(() => reckon({ ...example, spreadBps: 601 }, 0n, rules))).toBe('revenue.spread')
    expect(codeOf(() => reckon({ ...example, spreadBps: 301 }, 0n, { ...rules, spreadLimitBps: 300 }))).toBe('revenue.spread')
    expect(codeOf(() => reckon({ ...example, subsidyFen: 300_000_001n }, 0n, rules))).toBe('revenue.subsidy')
  })
})

describe('what was earned too much', () => {
  it('is deducted from later periods until it is gone, whatever each of them earns', () => {
    const periods = fc.array(fc.tuple(figures, fen), { minLength: 1, maxLength: 8 })
    fc.assert(fc.property(periods, (years) => {
      let [carried, allowed, earned] = [0n, 0n, 0n]
      for (const [given, realised] of years) {
        const reckoned = reckon(given, carried, rules)
        allowed += allowedFen({ ...reckoned, carriedFen: 0n })
        earned += realised
        carried = excessFen(reckoned, realised)
        if (carried < 0n) return false
      }
      // Nothing that was earned beyond all that was allowed is ever forgotten.
      return earned - allowed <= carried
    }))
  })

  it('is what lies above the maximum, to the fen', () => {
    const parts = reckon(example, 0n, rules)
    expect([343_399_999n, 343_400_000n, 343_400_001n].map((realised) => excessFen(parts, realised))).toEqual([0n, 0n, 1n])
  })

  it('goes on to the period after where it is more than the next one allows', () => {
    const parts = reckon({ ...example, costFen: 100n, taxFen: 0n }, 1_000n, rules)
    expect(parts.maximumFen).toBe(0n)
    expect(excessFen(parts, 0n)).toBe(893n)
  })
})

it.each([
  [0n, 100n, 0], [89n, 100n, 0], [90n, 100n, 90], [99n, 100n, 90], [100n, 100n, 100], [150n, 100n, 100], [0n, 0n, 0], [1n, 0n, 100],
  [-5n, 100n, 0], [899_999n, 1_000_000n, 0],
])('%d of %d reaches the step %d', (realised, maximum, step) => {
  expect(warningOf(percentOf(realised, maximum))).toBe(step)
})

describe('a period', () => {
  const grant = { startsAt: new Date('2026-01-01T00:00:00Z'), endsAt: new Date('2028-07-01T00:00:00Z') }
  const now = new Date('2026-06-01T00:00:00Z')
  const endOf = (startsAt: string) => periodEnd(new Date(startsAt), grant, now).toISOString()

  it('lasts a year, or the rest of the term', () => {
    expect(endOf('2027-01-01T00:00:00Z')).toBe('2028-01-01T00:00:00.000Z')
    expect(endOf('2028-01-01T00:00:00Z')).toBe('2028-07-01T00:00:00.000Z')
  })

  it.each(['2025-12-31T23:59:59Z', '2028-07-01T00:00:00Z'])('does not begin at %s, outside of the grant', (startsAt) => {
    expect(codeOf(() => endOf(startsAt))).toBe('revenue.window')
  })

  it('that is over is not applied for', () => {
    expect(codeOf(() => periodEnd(grant.startsAt, grant, new Date('2027-01-01T00:00:00Z')))).toBe('revenue.window')
  })

  it('overlaps another one that shares an instant, and not the one that it follows', () => {
    const [a, b] = [{ startsAt: now, endsAt: addDays(now, 2) }, { startsAt: addDays(now, 2), endsAt: addDays(now, 3) }]
    expect([overlaps(a, b), overlaps(b, a), overlaps(a, { ...b, startsAt: addDays(now, 1) })]).toEqual([false, false, true])
  })
})

it.each(Object.entries(REVENUE_ACTS).flatMap(([act, { from, to }]) =>
  REVENUE_STATES.map((state) => [act, state, from.some((one) => one === state) ? to : 'refused'] as const)))(
  '%s from %s is %s', (act, state, after) => {
    const acted = () => revenueStateAfter(act as keyof typeof REVENUE_ACTS, { id: 'rvp_x', state })
    if (after === 'refused') expect(codeOf(acted)).toBe('revenue.act_not_allowed')
    else expect(acted()).toBe(after)
  })
