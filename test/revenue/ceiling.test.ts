import { describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, lastBodyOf } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { apply, approved, ceiling, line, reject, scenario } from './world.ts'

const p = await platform()

/** The worked example: ceilings and quantities of three scenarios, 3,340,000 yuan in all. */
const EXAMPLE = [
  { fen: 1_50, unit: 'use', quantity: 1_000_000 },
  { fen: 5_000_00, unit: 'product', quantity: 200 },
  { fen: 70_000_00, unit: 'product', quantity: 12 },
]

describe('ceilings within a period', () => {
  it('of the worked example sum to 3,340,000.00 of 3,434,000.00 yuan, and pass', async () => {
    const world = await line(p)
    const { id } = await approved(p, world)
    for (const { quantity, ...one } of EXAMPLE) {
      const { id: scenarioId } = await scenario(p, world)
      const set = await ceiling(p, world, scenarioId, { ...one, period: { id, quantity } })
      expect(set.ceiling).toMatchObject({ fen: one.fen, period: { id, quantity }, isTrial: false })
    }
    const answer = await p.request('GET', `/api/revenue-periods/${id}`, { as: world.authority })
    expect(answer.body).toMatchObject({ ceilingsFen: 3_340_000_00, maximumFen: 3_434_000_00 })
    const products: number[] = answer.body.ceilings.map(({ productFen }: { productFen: number }) => productFen)
    expect(products.toSorted((a, b) => a - b)).toEqual([840_000_00, 1_000_000_00, 1_500_000_00])
  })

  it('pass at the maximum to the fen, and are refused a fen above it with both sums', async () => {
    const world = await line(p)
    const { id } = await approved(p, world)
    const [one, two] = [await scenario(p, world), await scenario(p, world)]
    await ceiling(p, world, one.id, { fen: 343_399_999, period: { id, quantity: 1 } })
    await expect(ceiling(p, world, two.id, { fen: 2, period: { id, quantity: 1 } })).rejects.toMatchObject({
      code: 'ceiling.beyond_revenue',
      detail: { sumFen: '343400001', maximumFen: '343400000', basis: expect.stringContaining('65号') },
    })
    expect(await codeOf(ceiling(p, world, two.id, { fen: 1, period: { id, quantity: 1 } }))).toBe('none')
  })

  it('set anew count once', async () => {
    const world = await line(p)
    const { id } = await approved(p, world)
    const { id: scenarioId } = await scenario(p, world)
    const set = (fen: number) => ceiling(p, world, scenarioId, { fen, period: { id, quantity: 1 } })
    await set(300_000_000)
    expect(await codeOf(set(343_400_000))).toBe('none')
    expect(await codeOf(set(343_400_001))).toBe('ceiling.beyond_revenue')
  })

  it('set at once can’t pass together where only one of them fits', async () => {
    for (let attempt = 0; attempt < 4; attempt++) {
      const world = await line(p)
      const { id } = await approved(p, world)
      const scenarios = await Promise.all([1, 2, 3, 4].map(() => scenario(p, world)))
      const codes = await Promise.all(scenarios.map((row) =>
        codeOf(ceiling(p, world, row.id, { fen: 200_000_000, period: { id, quantity: 1 } }))))
      expect(codes.toSorted()).toEqual(['ceiling.beyond_revenue', 'ceiling.beyond_revenue', 'ceiling.beyond_revenue', 'none'])
    }
  })

  it('need a period of the same grant that is approved', async () => {
    const [world, other] = [await line(p), await line(p)]
    const { id: scenarioId } = await scenario(p, world)
    const set = (id: string) => codeOf(ceiling(p, world, scenarioId, { period: { id, quantity: 1 } }))
    expect(await set('rvp_none')).toBe('ceiling.no_period')
    expect(await set((await approved(p, other)).id)).toBe('ceiling.no_period')
    const { id } = await apply(p, world)
    expect(await set(id)).toBe('ceiling.no_period')
    await reject(p, world, id)
    expect(await set(id)).toBe('ceiling.no_period')
    const { id: closed } = await approved(p, world)
    await p.db.revenuePeriod.update({ where: { id: closed }, data: { state: 'closed' } })
    expect(await set(closed)).toBe('ceiling.no_period')
  })

  it('hold within their period alone', async () => {
    const world = await line(p)
    const { id } = await approved(p, world)
    const { id: scenarioId } = await scenario(p, world)
    const set = (over: object) => codeOf(ceiling(p, world, scenarioId, { period: { id, quantity: 1 }, ...over }))
    expect(await set({ validFrom: addDays(world.now, -2) })).toBe('ceiling.beyond_period')
    expect(await set({ validTo: addDays(world.now, 366) })).toBe('ceiling.beyond_period')
    expect(await set({})).toBe('none')
  })
})

describe('a trial standard', () => {
  it('is set without a period in the grant’s first year, and a clock runs for the operator to apply', async () => {
    const world = await line(p, 30)
    const { id } = await scenario(p, world)
    const set = await ceiling(p, world, id)
    expect(set.ceiling).toMatchObject({ period: null, isTrial: true })
    expect(await lastBodyOf(p, id)).toMatchObject({ trial: true, period: null, quantity: null })
    const where = { subject: world.authorizationId, limit: 'ceiling_trial' }
    expect(await p.db.deadline.findFirst({ where })).toMatchObject({
      responsibleId: world.operator.participantId, state: 'running', interestedIds: [world.body.participantId],
    })
    await approved(p, world)
    expect(await p.db.deadline.findFirst({ where })).toMatchObject({ state: 'met' })
  })

  it('is refused after the first year, and for longer than it', async () => {
    const [old, young] = [await line(p), await line(p, 30)]
    const [late, long] = [await scenario(p, old), await scenario(p, young)]
    await expect(ceiling(p, old, late.id)).rejects.toMatchObject({
      kind: 'refused', code: 'ceiling.trial_over', detail: { basis: expect.stringContaining('65号') },
    })
    expect(await codeOf(ceiling(p, young, long.id, { validTo: addDays(young.now, 337) }))).toBe('ceiling.trial_over')
    expect(await codeOf(ceiling(p, young, long.id, { validTo: addDays(young.now, 335) }))).toBe('none')
  })

  it('gives way to a ceiling within a period', async () => {
    const world = await line(p, 30)
    const { id: scenarioId } = await scenario(p, world)
    await ceiling(p, world, scenarioId)
    const { id } = await approved(p, world)
    const set = await ceiling(p, world, scenarioId, { period: { id, quantity: 5 } })
    expect(set.ceiling).toMatchObject({ isTrial: false, period: { id, quantity: 5 } })
  })
})

it('is set by the implementing body of the grant alone, and not for what must be free', async () => {
  const [world, other] = [await line(p, 30), await line(p, 30)]
  const { id } = await scenario(p, world)
  expect(await codeOf(ceiling(p, world, id, {}, world.authority))).toBe('permit.role')
  expect(await codeOf(ceiling(p, world, id, {}, world.operator))).toBe('permit.role')
  expect(await codeOf(ceiling(p, world, id, {}, other.body))).toBe('not_found')
  const free = await scenario(p, world, { purposeClass: 'public_welfare' })
  expect(await codeOf(ceiling(p, world, free.id))).toBe('ceiling.free_purpose')
})

it.each([
  ['no quantity', { id: 'rvp_x' }], ['a quantity of nothing', { id: 'rvp_x', quantity: 0 }],
  ['half a unit', { id: 'rvp_x', quantity: 0.5 }], ['too much', { id: 'rvp_x', quantity: 1e13 }],
])('answers 400 for a period with %s', async (_, period) => {
  const world = await line(p)
  const body = {
    fen: 1, unit: 'use', decision: '一号', validFrom: world.now.toISOString(),
    validTo: addDays(world.now, 9).toISOString(), period,
  }
  const answer = await p.request('PUT', '/api/scenarios/scn_x/ceiling', { as: world.body, body })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})
