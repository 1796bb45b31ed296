import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PricePlan } from '#api/pricing/plan.ts'
import { quote } from '#api/pricing/quote.ts'
import { platform } from '#test/support/platform.ts'

const ladder: PricePlan = {
  kind: 'per_volume', unit: 'row',
  tiers: [{ upTo: 1_000, unitPriceMicroYuan: 2_800 }, { upTo: null, unitPriceMicroYuan: 1_500 }],
}
const usage = { transfers: 3n, days: 31n, units: 1_501n }

describe('a quote', () => {
  it.each<[PricePlan, bigint]>([
    [{ kind: 'free' }, 0n],
    [{ kind: 'one_off', priceFen: 50_000 }, 50_000n],
    [{ kind: 'per_use', priceFen: 12_300 }, 36_900n],
    [{ kind: 'subscription', priceFen: 9_900, periodDays: 30 }, 19_800n],
    [ladder, 356n],
  ])('of %o comes to %d fen', (plan, totalFen) => {
    expect(quote(plan, usage).totalFen).toBe(totalFen)
  })

  it('shows its parts, which make the total once the whole is rounded up to the fen', () => {
    const plans = fc.constantFrom<PricePlan>(
      ladder,
      { kind: 'free' },
      { kind: 'one_off', priceFen: 7 },
      { kind: 'per_use', priceFen: 7 },
      { kind: 'subscription', priceFen: 7, periodDays: 7 },
    )
    const count = fc.bigInt({ min: 0n, max: 1_000_000_000n })
    fc.assert(
      fc.property(plans, count, count, count, (plan, transfers, days, units) => {
        const { parts, totalFen } = quote(plan, { transfers, days, units })
        const microYuan = parts.reduce((sum, part) => sum + part.quantity * part.unitPriceMicroYuan, 0n)
        expect(parts.reduce((sum, { amountMicroYuan }) => sum + amountMicroYuan, 0n)).toBe(microYuan)
        expect(totalFen * 10_000n - microYuan).toBeGreaterThanOrEqual(0n)
        expect(totalFen * 10_000n - microYuan).toBeLessThan(10_000n)
      }),
    )
  })
})

describe('POST /api/quotes', async () => {
  const p = await platform()
  const ask = (body: unknown) => p.request('POST', '/api/quotes', { body })

  it('answers anybody, with sentence, parts and total', async () => {
    const { status, body } = await ask({ plan: ladder, units: 1_501 })
    expect(status).toBe(200)
    expect(body).toEqual({
      sentence: '按量累进计费：至 1000 行每行 0.0028 元，其余每行 0.0015 元',
      parts: [
        { label: '第 1 级', quantity: '1000', unitPriceMicroYuan: '2800', amountMicroYuan: '2800000' },
        { label: '第 2 级', quantity: '501', unitPriceMicroYuan: '1500', amountMicroYuan: '751500' },
      ],
      totalFen: '356',
    })
  })

  it('stays exact where JSON numbers would not', async () => {
    const plan = { kind: 'per_use', priceFen: 9_999_999_999_999 }
    const { body } = await ask({ plan, transfers: 999_999_999 })
    expect(body.totalFen).toBe((9_999_999_999_999n * 999_999_999n).toString())
  })

  it.each([
    ['a negative price', { plan: { kind: 'one_off', priceFen: -1 } }, 'plan.priceFen'],
    ['a negative usage', { plan: { kind: 'free' }, units: -1 }, 'units'],
    ['tiers that fall', { plan: { ...ladder, tiers: [{ upTo: 1, unitPriceMicroYuan: 1 }] } }, 'plan.tiers'],
  ])('refuses %s and says where it stands', async (_, body, path) => {
    const answer = await ask(body)
    expect(answer.status).toBe(400)
    expect(answer.body).toMatchObject({ code: 'request.invalid', faults: [{ path }] })
  })
})
