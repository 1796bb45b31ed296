import { describe, expect, it } from 'vitest'
import { addDays } from '#api/kernel/time.ts'
import { applyRevenue } from '#api/revenue/apply.ts'
import { getRevenuePeriod, listRevenuePeriods } from '#api/revenue/find.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, lastBodyOf } from '#test/support/market.ts'
import { eventually, platform } from '#test/support/platform.ts'
import { application, apply, approve, approved, line, reject, RULES } from './world.ts'

const p = await platform()
const world = await line(p)
const other = await line(p)

describe('a period', () => {
  it('is applied for by the operator, and fixed by the price authority at what the example comes to', async () => {
    const mine = await line(p)
    const made = await apply(p, mine)
    expect(made).toMatchObject({
      state: 'applied', profitFen: 234_000_00, maximumFen: 3_434_000_00, carriedFen: 0, realisedFen: 0,
      afterFullYear: true,
      operator: { id: mine.operator.participantId }, implementingBody: { id: mine.body.participantId },
    })
    expect(await approve(p, mine, made.id)).toMatchObject({
      state: 'approved', decisionNo: '东发改价〔2026〕2号（演示）', asked: null, maximumFen: 3_434_000_00,
    })
    expect(await eventsOf(p, made.id)).toEqual(['revenue.applied', 'revenue.approved'])
    expect(await lastBodyOf(p, made.id)).toMatchObject({ maximumFen: '343400000', changes: {}, reason: null })
  })

  it('says where it was applied for before the first full year was over', async () => {
    const young = await line(p, 30)
    expect(await apply(p, young)).toMatchObject({ afterFullYear: false })
  })

  it('lasts a year, or to the end of the grant', async () => {
    const mine = await line(p)
    const { startsAt, endsAt } = await apply(p, mine)
    expect(Date.parse(endsAt) - Date.parse(startsAt)).toBeGreaterThanOrEqual(365 * 86_400_000)
    const late = await apply(p, mine, { startsAt: addDays(mine.now, 1_300) })
    expect(late.endsAt).toBe(late.authorization.endsAt)
  })

  it('is fixed with other figures, each of which is recorded with the one applied for', async () => {
    const mine = await line(p)
    const { id } = await apply(p, mine)
    const figures = { costFen: 2_900_000_00, spreadBps: 500 }
    const view = await approve(p, mine, id, { figures, reason: '折旧年限过短' })
    expect(view).toMatchObject({
      costFen: 2_900_000_00, baseFen: 2_900_000_00, spreadBps: 500, profitFen: 197_200_00, maximumFen: 3_297_200_00,
      reason: '折旧年限过短',
      asked: { costFen: 3_000_000_00, baseFen: 3_000_000_00, spreadBps: 600, bondYieldBps: 180, taxFen: 200_000_00 },
    })
    expect(await lastBodyOf(p, id)).toMatchObject({
      changes: {
        costFen: { asked: '300000000', set: '290000000' }, baseFen: { asked: '300000000', set: '290000000' },
        spreadBps: { asked: '600', set: '500' },
      },
    })
  })

  it('is rejected with a reason, and then applied for anew', async () => {
    const mine = await line(p)
    const { id } = await apply(p, mine)
    expect(await reject(p, mine, id)).toMatchObject({ state: 'rejected', reason: '成本依据不足' })
    expect(await eventsOf(p, id)).toEqual(['revenue.applied', 'revenue.rejected'])
    expect(await codeOf(apply(p, mine))).toBe('none')
  })

  it('is reckoned on assets where the configuration says so, and decided on by the same base', async () => {
    const mine = await line(p)
    const rules = { ...RULES, profitBase: 'assets' as const }
    const input = application(mine, { assetsFen: 1_000_000_00 })
    const { id } = await p.run(mine.operator, (ctx) => applyRevenue(ctx, input, rules))
    const figures = { assetsFen: 500_000_00 }
    expect(await approve(p, mine, id, { figures, reason: '剔除无效资产' })).toMatchObject({
      profitBase: 'assets', baseFen: 500_000_00, profitFen: 39_000_00, maximumFen: 3_239_000_00,
    })
  })
})

describe('is refused', () => {
  it('above the limit of the spread, by the notice', async () => {
    const spread = apply(p, world, { spreadBps: 601 })
    await expect(spread).rejects.toMatchObject({ code: 'revenue.spread', detail: { basis: expect.stringContaining('65号') } })
    const { id } = await apply(p, world)
    expect(await codeOf(approve(p, world, id, { figures: { spreadBps: 700 }, reason: '调整' }))).toBe('revenue.spread')
    expect(await codeOf(approve(p, world, id, { figures: { subsidyFen: 4_000_000_00 }, reason: '调整' }))).toBe('revenue.subsidy')
    expect(await codeOf(apply(p, world))).toBe('revenue.overlap')
    await reject(p, world, id)
  })

  it('outside of the grant’s time, and under a grant that is not in force', async () => {
    expect(await codeOf(apply(p, world, { startsAt: addDays(world.now, -500) }))).toBe('revenue.window')
    expect(await codeOf(apply(p, world, { startsAt: addDays(world.now, -399) }))).toBe('revenue.window')
    const mine = await line(p)
    const { id } = await apply(p, mine)
    await p.db.operatingAuthorization.update({ where: { id: mine.authorizationId }, data: { state: 'ended' } })
    expect(await codeOf(apply(p, mine, { startsAt: addDays(mine.now, 400) }))).toBe('revenue.grant_not_in_force')
    expect(await codeOf(approve(p, mine, id))).toBe('revenue.grant_not_in_force')
    expect(await codeOf(reject(p, mine, id))).toBe('none')
  })

  it('once it is over', async () => {
    const mine = await line(p)
    const { id } = await apply(p, mine)
    await p.db.revenuePeriod.update({ where: { id }, data: { endsAt: addDays(mine.now, -1) } })
    expect(await codeOf(approve(p, mine, id))).toBe('revenue.over')
  })

  it.each(['applied', 'approved', 'rejected', 'closed'])('in state %s where the table does not allow it', async (state) => {
    const mine = await line(p)
    const { id } = await apply(p, mine)
    await p.db.revenuePeriod.update({ where: { id }, data: { state, realisedFen: state === 'closed' ? 0n : null } })
    const expected = state === 'applied' ? 'none' : 'revenue.act_not_allowed'
    expect(await codeOf(approve(p, mine, id))).toBe(expected)
    await p.db.revenuePeriod.update({ where: { id }, data: { state } })
    expect(await codeOf(reject(p, mine, id))).toBe(expected)
  })
})

it('keeps each act to its role', async () => {
  const mine = await line(p)
  const { id } = await apply(p, mine)
  expect(await codeOf(apply(p, mine, {}, mine.body))).toBe('permit.role')
  expect(await codeOf(apply(p, mine, {}, mine.authority))).toBe('permit.role')
  expect(await codeOf(approve(p, mine, id, {}, mine.body))).toBe('permit.role')
  expect(await codeOf(approve(p, mine, id, {}, mine.operator))).toBe('permit.role')
  const staff = await p.organization('treasurer')
  expect(await codeOf(p.run(staff, (ctx) => getRevenuePeriod(ctx, id)))).toBe('permit.role')
})

it('is seen by its operator, its implementing body, the price authority and the overseers, by nobody else', async () => {
  const mine = await line(p)
  const { id } = await approved(p, mine)
  const [regulator, auditor] = [await p.organization('regulator'), await p.organization('auditor')]
  for (const who of [mine.operator, mine.body, mine.authority, other.authority, regulator, auditor]) {
    const { items } = await p.run(who, (ctx) => listRevenuePeriods(ctx, { limit: 100 }))
    expect(items.map((period) => period.id)).toContain(id)
    expect(await p.run(who, (ctx) => getRevenuePeriod(ctx, id))).toMatchObject({ id })
  }
  expect(await codeOf(apply(p, other, { authorizationId: mine.authorizationId }))).toBe('not_found')
  for (const who of [other.operator, other.body]) {
    const { items } = await p.run(who, (ctx) => listRevenuePeriods(ctx, { limit: 100 }))
    expect(items.map((period) => period.id)).not.toContain(id)
    const ask = async (of: string) => hiddenAnswer(await p.request('GET', `/api/revenue-periods/${of}`, { as: who }))
    expect(await ask(id)).toEqual(await ask('rvp_00000000000000000000000000'))
  }
})

it('is listed by grant and by state', async () => {
  const mine = await line(p)
  const { id } = await approved(p, mine)
  const { id: next } = await apply(p, mine, { startsAt: addDays(mine.now, 400) })
  const idsOf = async (query: object) =>
    (await p.run(mine.authority, (ctx) => listRevenuePeriods(ctx, { limit: 100, ...query }))).items.map((one) => one.id)
  const { authorizationId } = mine
  expect(await idsOf({ authorizationId })).toEqual([next, id])
  expect(await idsOf({ authorizationId, state: 'approved' })).toEqual([id])
  expect(await idsOf({ authorizationId, state: 'closed' })).toEqual([])
})

it('is applied for once, and decided on once, when many do it at once', async () => {
  const mine = await line(p)
  const applied = await codesOf([apply(p, mine), apply(p, mine), apply(p, mine)])
  expect(applied).toEqual(['none', 'revenue.overlap', 'revenue.overlap'])
  const { id } = await p.db.revenuePeriod.findFirstOrThrow({ where: { authorizationId: mine.authorizationId } })
  const codes = await codesOf([approve(p, mine, id), reject(p, mine, id), approve(p, mine, id), reject(p, mine, id)])
  expect(codes.filter((code) => code === 'none')).toHaveLength(1)
  expect(await eventsOf(p, id)).toHaveLength(2)
})

it('is not applied for under a grant that is being suspended', async () => {
  const mine = await line(p)
  let applied: Promise<string> | undefined
  await p.db.$transaction(async (tx) => {
    await tx.operatingAuthorization.update({ where: { id: mine.authorizationId }, data: { state: 'suspended' } })
    applied = codeOf(apply(p, mine))
    await eventually(async () => {
      const [row] = await p.db.$queryRaw<{ waiting: bigint }[]>`
        select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      return row !== undefined && row.waiting > 0n
    }, 'the application waits for the suspension')
  })
  expect(await applied).toBe('revenue.grant_not_in_force')
})

describe('the routes', () => {
  const body = () => ({ ...application(world), startsAt: world.now.toISOString() })

  it('take an application and a decision', async () => {
    const mine = await line(p)
    const input = { ...application(mine), startsAt: mine.now.toISOString() }
    const made = await p.request('POST', '/api/revenue-periods', { as: mine.operator, body: input })
    expect([made.status, made.body.maximumFen]).toEqual([201, 3_434_000_00])
    const decision = { approved: true, decisionNo: '东发改价〔2026〕3号（演示）' }
    const at = `/api/revenue-periods/${made.body.id}/decision`
    const { status, body: decided } = await p.request('POST', at, { as: mine.authority, body: decision })
    expect([status, decided.state]).toEqual([200, 'approved'])
  })

  it.each([
    ['a negative cost', () => ({ ...body(), costFen: -1 })],
    ['half a fen', () => ({ ...body(), taxFen: 0.5 })],
    ['a cost beyond the bound', () => ({ ...body(), costFen: 1e14 })],
    ['a yield of a hundred percent', () => ({ ...body(), bondYieldBps: 10_000 })],
    ['no document', () => ({ ...body(), documents: [] })],
    ['a document without a digest', () => ({ ...body(), documents: [{ title: '表', digest: '0x12' }] })],
    ['a maximum of one’s own', () => ({ ...body(), maximumFen: 1 })],
    ['a begin without a zone', () => ({ ...body(), startsAt: '2026-01-01T00:00:00' })],
  ])('answer 400 for an application with %s', async (_, input) => {
    const answer = await p.request('POST', '/api/revenue-periods', { as: world.operator, body: input() })
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
  })

  it.each([
    ['no number', { approved: true }],
    ['other figures and no reason', { approved: true, decisionNo: '一号', figures: { costFen: 1 } }],
    ['a rejection without a reason', { approved: false }],
    ['a maximum set by hand', { approved: true, decisionNo: '一号', figures: { maximumFen: 1 }, reason: '理由' }],
  ])('answer 400 for a decision with %s', async (_, decision) => {
    const at = '/api/revenue-periods/rvp_x/decision'
    const answer = await p.request('POST', at, { as: world.authority, body: decision })
    expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
  })
})
