import { beforeAll, describe, expect, it } from 'vitest'
import { prepareContent } from '#api/delivery/prepare.ts'
import { type Reservation, reserveTransfers } from '#api/delivery/reserve.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { findCurrentVersion } from '#api/product/store.ts'
import { readyProduct } from '#test/support/market.ts'
import { type Member, platform, type TestPlatform } from '#test/support/platform.ts'
import { deal } from '#test/settlement/deal.ts'

/** Without a chain: what is refused here is refused by the database alone, which holds nothing for it. */
let p: TestPlatform
let provider: Member
let productId: string
beforeAll(async () => {
  p = await platform()
  provider = await p.organization('provider')
  productId = (await readyProduct(p, provider)).id
})

type Over = { quota?: bigint; usedCount?: bigint; reservedCount?: bigint; suspended?: boolean; state?: string; startsAt?: Date; endsAt?: Date }

/** A demand under an agreement in force that differs from a sound one in the given facts. */
async function demandOf(over: Over = {}): Promise<Reservation> {
  const { consumer, agreementId } = await deal(p, { kind: 'per_use', priceFen: 100 }, 1_000, { provider })
  await p.db.agreement.update({ where: { id: agreementId }, data: { state: 'active', productId, ...over } })
  const version = await p.run(provider, (ctx) => findCurrentVersion(ctx, productId))
  if (!version) throw new Error('the product has a version')
  const content = await prepareContent(p.db, p.delivery.content, version, { format: 'original' }, p.clock.now())
  return { actor: consumer.actor, key: newId('tfr'), requestDigest: 'digest', agreementId, version, content }
}

/** How each of a group was answered: the transfer’s state, or the code of the refusal. */
async function reserve(...demands: Reservation[]): Promise<string[]> {
  const answers = await p.run(provider, (ctx) => reserveTransfers(ctx, demands))
  return answers.map((answer) => (answer instanceof AppError ? answer.code : answer.state))
}

/** What is left of a demand: reservations of its agreement, transfers, money held. */
async function leftOf({ agreementId, actor }: Reservation) {
  const { reservedCount } = await p.db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  const held = await p.db.account.findFirst({ where: { participantId: actor.participantId, kind: 'held' } })
  return {
    reserved: Number(reservedCount), transfers: await p.db.transfer.count({ where: { agreementId } }), heldFen: Number(held?.balanceFen ?? 0n),
  }
}

const now = () => p.clock.now()

it('a sound demand is reserved with its money', async () => {
  const demand = await demandOf()
  expect(await reserve(demand)).toEqual(['reserved'])
  expect(await leftOf(demand)).toEqual({ reserved: 1, transfers: 1, heldFen: 100 })
})

describe('nothing is reserved, nor any money held', () => {
  it.each<[string, () => Over, string]>([
    ['of an agreement that is not in force', () => ({ state: 'terminated' }), 'transfer.agreement_not_active'],
    ['of a suspended agreement', () => ({ suspended: true }), 'transfer.agreement_suspended'],
    ['a moment before the window', () => ({ startsAt: addDays(now(), 1) }), 'transfer.before_window'],
    ['after the window', () => ({ startsAt: addDays(now(), -2), endsAt: addDays(now(), -1) }), 'transfer.after_window'],
    ['when all is used', () => ({ quota: 3n, usedCount: 3n }), 'transfer.quota_exhausted'],
    ['when the rest is reserved', () => ({ quota: 3n, usedCount: 1n, reservedCount: 2n }), 'transfer.quota_exhausted'],
  ])('%s', async (_, over, code) => {
    const demand = await demandOf(over())
    const { reserved } = await leftOf(demand)
    expect(await reserve(demand)).toEqual([code])
    expect(await leftOf(demand)).toEqual({ reserved, transfers: 0, heldFen: 0 })
  })

  it('under another’s agreement, nor of another product, nor by whom may not', async () => {
    const demand = await demandOf()
    const stranger = await p.organization('consumer')
    const other = (await readyProduct(p, provider)).id
    const version = await p.run(provider, (ctx) => findCurrentVersion(ctx, other))
    if (!version) throw new Error('the product has a version')
    expect(await reserve({ ...demand, actor: stranger.actor })).toEqual(['not_found'])
    expect(await reserve({ ...demand, version })).toEqual(['not_found'])
    expect(await reserve({ ...demand, agreementId: 'agr_none' })).toEqual(['not_found'])
    expect(await reserve({ ...demand, actor: provider.actor })).toEqual(['permit.role'])
    expect(await leftOf(demand)).toEqual({ reserved: 0, transfers: 0, heldFen: 0 })
  })
})

it('the last use goes to the first of a group', async () => {
  const demand = await demandOf({ quota: 2n, usedCount: 1n })
  expect(await reserve(demand, { ...demand, key: newId('tfr') })).toEqual(['reserved', 'transfer.quota_exhausted'])
  expect(await leftOf(demand)).toEqual({ reserved: 1, transfers: 1, heldFen: 100 })
})

it('a key that comes twice in a group is one transfer, and none with another demand', async () => {
  const demand = await demandOf()
  expect(await reserve(demand, demand, { ...demand, requestDigest: 'other' })).toEqual(['reserved', 'reserved', 'idempotency.other_request'])
  expect(await reserve(demand, { ...demand, requestDigest: 'other' })).toEqual(['reserved', 'idempotency.other_request'])
  expect(await leftOf(demand)).toEqual({ reserved: 1, transfers: 1, heldFen: 100 })
})
