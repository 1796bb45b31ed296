import { beforeAll, describe, expect, it } from 'vitest'
import * as road from '#api/cli/road.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { balancesOf, codeOf, type Deal, deal } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

/** One fen a row. */
const PER_ROW = { kind: 'per_volume', unit: 'row', tiers: [{ upTo: null, unitPriceMicroYuan: 10_000 }] }

const rowsOf = (value: string) => ({ format: 'csv', selection: { filter: [{ field: '名称', op: 'eq', value }] } })
const FOUND = rowsOf('站点1')
const NOTHING = rowsOf('没有的站点')

const contentsOf = ({ productId }: Deal) =>
  world.platform.db.preparedContent.count({ where: { version: { productId } } })
const take = ({ consumer, agreementId }: Deal, demand: Record<string, unknown>) =>
  codeOf(takeTransfer(consumer, agreementId, demand))

/** One demand that finds something, and one that finds nothing. */
const takeBoth = async (open: Deal) => [await take(open, FOUND), await take(open, NOTHING)]

describe('a price per row', () => {
  it('tells nobody without money whether a filter finds anything', async () => {
    const open = await deal(world, { plan: PER_ROW, funds: 0 })
    expect(await takeBoth(open)).toEqual(['account.insufficient', 'account.insufficient'])
    expect(await contentsOf(open)).toBe(0)
    await road.topUp(world.office, open.consumer.client, 1)
    expect(await take(open, NOTHING)).toBe('none')
    expect(await balancesOf(open.consumer)).toMatchObject({ availableFen: 0, heldFen: 0 })
    expect(await takeBoth(open)).toEqual(['account.insufficient', 'account.insufficient'])
  })
})

describe('no content is prepared', () => {
  const inAMinute = () => new Date(Date.now() + 60_000)
  const change = (open: Deal, data: { suspended?: boolean; quota?: bigint; startsAt?: Date }) =>
    world.platform.db.agreement.update({ where: { id: open.agreementId }, data })

  it.each<[string, (open: Deal) => Promise<unknown>, string]>([
    ['for a suspended agreement', (open) => change(open, { suspended: true }), 'transfer.agreement_suspended'],
    ['before the window', (open) => change(open, { startsAt: inAMinute() }), 'transfer.before_window'],
    ['of a suspended product',
      ({ productId: id }) => world.platform.db.dataProduct.update({ where: { id }, data: { suspended: true } }),
      'transfer.product_suspended'],
    ['for a suspended consumer',
      ({ consumer: { id } }) => world.platform.db.participant.update({ where: { id }, data: { suspended: true } }),
      'transfer.consumer_suspended'],
    ['of a suspended provider',
      ({ provider: { id } }) => world.platform.db.participant.update({ where: { id }, data: { suspended: true } }),
      'transfer.provider_suspended'],
  ])('%s', async (_, obstruct, code) => {
    const open = await deal(world)
    await obstruct(open)
    expect(await take(open, FOUND)).toBe(code)
    expect(await contentsOf(open)).toBe(0)
  })

  it('when the quota is used up', async () => {
    const open = await deal(world, { quota: 1 })
    const codes = [await take(open, { format: 'original' }), await take(open, FOUND)]
    expect(codes).toEqual(['none', 'transfer.quota_exhausted'])
    expect(await contentsOf(open)).toBe(1)
  })

  it('without the price of one use, or of the period', async () => {
    const use = await deal(world, { plan: { kind: 'per_use', priceFen: 101 }, funds: 100 })
    expect(await take(use, FOUND)).toBe('account.insufficient')
    expect(await contentsOf(use)).toBe(0)
    const sub = await deal(world, { plan: { kind: 'subscription', priceFen: 100, periodDays: 1 }, funds: 100 })
    expect(await take(sub, { format: 'original' })).toBe('none')
    const over = { where: { agreementId: sub.agreementId }, data: { periodEnd: new Date(Date.now() - 1) } }
    await world.platform.db.order.update(over)
    expect(await take(sub, FOUND)).toBe('account.insufficient')
    expect(await contentsOf(sub)).toBe(1)
  })
})
