import { describe, expect, it } from 'vitest'
import { newId } from '#api/kernel/ids.ts'
import { addDays, addSeconds } from '#api/kernel/time.ts'
import { getRevenuePeriod } from '#api/revenue/find.ts'
import { keepRevenue } from '#api/revenue/keep.ts'
import { countRevenue, realisedRevenue } from '#api/revenue/realised.ts'
import { lockRevenue, revenueStanding } from '#api/revenue/standing.ts'
import { eventsOf, lastBodyOf } from '#test/support/market.ts'
import { eventually, platform } from '#test/support/platform.ts'
import { apply, approve, approved, ceiling, line, type Line, product, scenario, settle } from './world.ts'

const p = await platform()

/** A period of 3,434,000.00 yuan with one scenario whose ceiling counts for it, and one product. */
async function earning() {
  const world = await line(p)
  const period = await approved(p, world)
  const { id: scenarioId } = await scenario(p, world)
  await ceiling(p, world, scenarioId, { period: { id: period.id, quantity: 1_000 } })
  const { id: productId } = await product(p, world, scenarioId)
  return { world, period, scenarioId, productId }
}

const realised = (world: Line, id: string) => p.run(world.operator, (ctx) => realisedRevenue(ctx, id))
const standing = (world: Line, ids: string[]) => p.run(world.operator, (ctx) => revenueStanding(ctx, ids))

const orderData = (world: Line, productId: string, heldFen: bigint, state: string) => ({
  id: newId('ord', world.now), agreementId: newId('agr', world.now), consumerId: world.consumer.participantId,
  providerId: world.operator.participantId, productId, planKind: 'one_off', amountFen: heldFen, heldFen, state,
  placedAt: world.now,
})

const order = (world: Line, productId: string, heldFen: bigint, state = 'active') =>
  p.db.order.create({ data: orderData(world, productId, heldFen, state) })

describe('what a period has earned', () => {
  it('is what was captured less what was refunded, of the grant’s products, within its time', async () => {
    const { world, period, productId } = await earning()
    const { now } = world
    const another = await product(p, world, (await scenario(p, world, { purposeClass: 'sector' })).id)
    const own = await product(p, world, null)
    const stranger = await earning()
    await settle(p, world, productId, { fen: 1_000, at: now })
    await settle(p, world, another.id, { fen: 500, at: addDays(now, 100) })
    await settle(p, world, productId, { fen: 300, at: addDays(now, 1), kind: 'refunded' })
    await settle(p, world, productId, { fen: 7, at: new Date(period.startsAt) })
    await settle(p, world, own.id, { fen: 9_000, at: now })
    await settle(p, world, productId, { fen: 11_000, at: addDays(now, -2) })
    await settle(p, world, productId, { fen: 13_000, at: new Date(period.endsAt) })
    await settle(p, stranger.world, stranger.productId, { fen: 17_000, at: now })
    expect(await realised(world, period.id)).toBe(1_207n)
    const view = await p.run(world.body, (ctx) => getRevenuePeriod(ctx, period.id))
    expect(view).toMatchObject({ realisedFen: 1_207, heldFen: 0, percent: 0 })
  })

  it('is counted on without losing or doubling anything, whenever it is counted', async () => {
    const { world, period, scenarioId, productId } = await earning()
    let sum = 0n
    for (let minute = 0; minute < 12; minute++) {
      const at = addSeconds(world.now, minute * 60)
      await settle(p, world, productId, { fen: 10 + minute, at, kind: minute % 4 === 3 ? 'refunded' : 'captured' })
      sum += minute % 4 === 3 ? -BigInt(10 + minute) : BigInt(10 + minute)
      const to = addSeconds(world.now, minute * 60 - 90)
      await Promise.all([countRevenue(p.db, to), countRevenue(p.db, to)])
      await countRevenue(p.db, addSeconds(to, -180))
      const seen = await standing(world, [scenarioId])
      expect(seen.get(scenarioId)?.realisedFen).toBe(sum)
      expect(await realised(world, period.id)).toBe(sum)
    }
    expect(await p.db.revenuePeriod.findUniqueOrThrow({ where: { id: period.id } })).toMatchObject({
      countedTo: addSeconds(world.now, 570),
    })
  })
})

describe('how scenarios stand', () => {
  it('tells the maximum, what was earned and what orders and transfers hold, by scenario', async () => {
    const { world, period, scenarioId, productId } = await earning()
    await settle(p, world, productId, { fen: 4_000, at: world.now })
    await order(world, productId, 900n)
    await order(world, productId, 90n, 'placed')
    await order(world, productId, 5_000n, 'closed')
    const { id: trial } = await scenario(p, world)
    const stranger = await line(p, 30)
    const { id: without } = await scenario(p, stranger)
    const all = await standing(world, [scenarioId, trial, without])
    const expected = { maximumFen: BigInt(period.maximumFen), realisedFen: 4_000n, heldFen: 990n }
    expect([...all]).toEqual(expect.arrayContaining([[scenarioId, expected], [trial, expected]]))
    expect(all.size).toBe(2)
    expect((await standing(world, [])).size).toBe(0)
  })

  it.each(['applied', 'rejected', 'closed'])('allows nothing under a period that is %s', async (state) => {
    const { world, period, scenarioId } = await earning()
    await p.db.revenuePeriod.update({ where: { id: period.id }, data: { state } })
    expect((await standing(world, [scenarioId])).get(scenarioId)).toMatchObject({ maximumFen: 0n })
  })

  it('allows nothing before and after the period', async () => {
    const { world, period, scenarioId } = await earning()
    for (const now of [addSeconds(new Date(period.startsAt), -1), new Date(period.endsAt)]) {
      const seen = await p.run(world.operator, (ctx) => revenueStanding({ ...ctx, now }, [scenarioId]))
      expect(seen.get(scenarioId)).toMatchObject({ maximumFen: 0n })
    }
  })

  it('of two orders at once, the second sees what the first holds', async () => {
    const { world, scenarioId, productId } = await earning()
    const [locked, ready] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const first = p.run(world.consumer, async (ctx) => {
      await lockRevenue(ctx, [scenarioId])
      locked.resolve()
      await ready.promise
      await ctx.tx.order.create({ data: orderData(world, productId, 700n, 'placed') })
    })
    await locked.promise
    let isThrough = false
    const second = p.run(world.consumer, async (ctx) => {
      await lockRevenue(ctx, [scenarioId])
      const seen = (await revenueStanding(ctx, [scenarioId])).get(scenarioId)
      isThrough = true
      return seen
    })
    const isWaiting = async () => {
      const rows = await p.db.$queryRaw<unknown[]>`select 1 from pg_stat_activity
        where datname = current_database() and wait_event_type = 'Lock'`
      return rows.length > 0
    }
    await eventually(async () => isThrough || (await isWaiting()), 'the second order waiting for the first')
    ready.resolve()
    await first
    expect(await second).toMatchObject({ heldFen: 700n })
  })
})

describe('the warning', () => {
  it('is told once at 90 and once at 100 percent', async () => {
    const { world, period, productId } = await earning()
    const told = async () => (await eventsOf(p, period.id)).filter((kind) => kind === 'revenue.warned').length
    const earn = async (fen: number) => {
      await settle(p, world, productId, { fen, at: world.now })
      await keepRevenue(p.db, p.clock.now())
      await keepRevenue(p.db, p.clock.now())
    }
    await earn(3_090_599_99)
    expect(await told()).toBe(0)
    await earn(1)
    expect(await told()).toBe(1)
    expect(await lastBodyOf(p, period.id)).toMatchObject({ percent: 90 })
    await earn(343_399_99)
    expect(await told()).toBe(1)
    await Promise.all([earn(1), keepRevenue(p.db, p.clock.now())])
    expect(await told()).toBe(2)
    expect(await lastBodyOf(p, period.id)).toMatchObject({ percent: 100 })
    expect(await p.run(world.operator, (ctx) => getRevenuePeriod(ctx, period.id))).toMatchObject({
      percent: 100, warnedPercent: 100, realisedFen: period.maximumFen,
    })
  })
})

describe('the end of a period', () => {
  it('closes it once with what it earned, and carries the excess into the next application', async () => {
    const { world, period, productId } = await earning()
    await settle(p, world, productId, { fen: period.maximumFen + 1_000_00, at: world.now })
    const end = new Date(period.endsAt)
    await keepRevenue(p.db, addSeconds(end, 299))
    expect(await eventsOf(p, period.id)).not.toContain('revenue.closed')
    await Promise.all([keepRevenue(p.db, addSeconds(end, 300)), keepRevenue(p.db, addSeconds(end, 300))])
    expect((await eventsOf(p, period.id)).filter((kind) => kind === 'revenue.closed')).toHaveLength(1)
    const closed = await p.run(world.authority, (ctx) => getRevenuePeriod(ctx, period.id))
    expect(closed).toMatchObject({ state: 'closed', realisedFen: period.maximumFen + 1_000_00, excessFen: 1_000_00 })
    const next = await apply(p, world, { startsAt: end })
    expect(next).toMatchObject({ carriedFen: 1_000_00, maximumFen: period.maximumFen - 1_000_00 })
  })

  it('deducts the excess from a next period that was decided on before', async () => {
    const { world, period, productId } = await earning()
    const end = new Date(period.endsAt)
    const { id } = await apply(p, world, { startsAt: end })
    await approve(p, world, id)
    await settle(p, world, productId, { fen: period.maximumFen + 5, at: world.now })
    await keepRevenue(p.db, addSeconds(end, 300))
    const view = () => p.run(world.operator, (ctx) => getRevenuePeriod(ctx, id))
    expect(await view()).toMatchObject({ state: 'approved', carriedFen: 5, maximumFen: period.maximumFen - 5 })
    expect(await eventsOf(p, id)).toEqual(['revenue.applied', 'revenue.approved', 'revenue.carried'])
  })

  it('is taken anew when a next period that waits is decided on', async () => {
    const { world, period, productId } = await earning()
    const end = new Date(period.endsAt)
    const { id } = await apply(p, world, { startsAt: end })
    await settle(p, world, productId, { fen: period.maximumFen + 5, at: world.now })
    await keepRevenue(p.db, addSeconds(end, 300))
    await p.db.revenuePeriod.update({ where: { id }, data: { carriedFen: 0n } })
    expect(await approve(p, world, id)).toMatchObject({ carriedFen: 5, maximumFen: period.maximumFen - 5 })
  })

  it('carries nothing where no more was earned than allowed', async () => {
    const { world, period } = await earning()
    await keepRevenue(p.db, addSeconds(new Date(period.endsAt), 300))
    expect(await apply(p, world, { startsAt: new Date(period.endsAt) })).toMatchObject({ carriedFen: 0 })
  })
})
