import { beforeAll, describe, expect, it } from 'vitest'
import { prepareContent } from '#api/delivery/prepare.ts'
import { reservationQueue } from '#api/delivery/queue.ts'
import { type Reservation, reserveTransfers } from '#api/delivery/reserve.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { findCurrentVersion } from '#api/product/store.ts'
import { readyProduct } from '#test/support/market.ts'
import { eventually, type Member, platform, type TestPlatform } from '#test/support/platform.ts'
import { deal } from '#test/settlement/deal.ts'
import { putInForce } from './demands.ts'

/** Without a chain: what is refused here is refused by the database alone, which holds nothing for it. */
let p: TestPlatform
let provider: Member
let productId: string
beforeAll(async () => {
  p = await platform()
  provider = await p.organization('provider')
  productId = (await readyProduct(p, provider)).id
})

const QUEUE_LIMIT = 100

type Over = {
  quota?: bigint
  usedCount?: bigint
  reservedCount?: bigint
  suspended?: boolean
  state?: string
  startsAt?: Date
  endsAt?: Date
}

/** A demand under an agreement in force that differs from a sound one in the given facts. */
async function demandOf(over: Over = {}): Promise<Reservation> {
  const { consumer, agreementId } = await deal(p, { kind: 'per_use', priceFen: 100 }, 1_000, { provider })
  await putInForce(p, agreementId, { productId, ...over })
  const found = await p.run(provider, (ctx) => findCurrentVersion(ctx, productId))
  if (!found) throw new Error('the product has a version')
  const version = { ...found, masked: [] }
  const content = await prepareContent(p.db, p.delivery.content, version, { format: 'original' }, p.clock.now())
  return { actor: consumer.actor, key: newId('tfr'), requestDigest: 'digest', agreementId, version, content }
}

/** How each of a group was answered: the transfer’s state, or the code of the refusal. */
async function reserve(...demands: Reservation[]): Promise<string[]> {
  const answers = await p.run(provider, (ctx) => reserveTransfers(ctx, demands, QUEUE_LIMIT))
  return answers.map((answer) => (answer instanceof AppError ? answer.code : answer.state))
}

/** What is left of a demand: reservations of its agreement, transfers, money held. */
async function leftOf({ agreementId, actor }: Reservation) {
  const { reservedCount } = await p.db.agreement.findUniqueOrThrow({ where: { id: agreementId } })
  const held = await p.db.account.findFirst({ where: { participantId: actor.participantId, kind: 'held' } })
  return {
    reserved: Number(reservedCount),
    transfers: await p.db.transfer.count({ where: { agreementId } }),
    heldFen: Number(held?.balanceFen ?? 0n),
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
    expect(await reserve({ ...demand, version: { ...version, masked: [] } })).toEqual(['not_found'])
    expect(await reserve({ ...demand, agreementId: 'agr_none' })).toEqual(['not_found'])
    const registry = await p.organization('registry')
    expect(await reserve({ ...demand, actor: registry.actor })).toEqual(['permit.role'])
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
  const other = { ...demand, requestDigest: 'other' }
  expect(await reserve(demand, demand, other)).toEqual(['reserved', 'reserved', 'idempotency.other_request'])
  expect(await reserve(demand, other)).toEqual(['reserved', 'idempotency.other_request'])
  expect(await leftOf(demand)).toEqual({ reserved: 1, transfers: 1, heldFen: 100 })
})

describe('what waits for the chain', () => {
  it('is bounded over all processes: the excess is turned away and holds nothing', async () => {
    const demand = await demandOf({ quota: 50n })
    const waiting = await p.db.transfer.count({ where: { state: { in: ['reserved', 'submitted'] } } })
    const group = Array.from({ length: 9 }, () => ({ ...demand, key: newId('tfr') }))
    const ask = (demands: Reservation[]) => p.run(provider, (ctx) => reserveTransfers(ctx, demands, waiting + 2))
    const answers = [...(await ask(group)), ...(await ask([{ ...demand, key: newId('tfr') }]))]
    const codes = answers.map((answer) => (answer instanceof AppError ? answer.code : answer.state))
    expect(codes).toEqual(['reserved', 'reserved', ...Array<string>(8).fill('transfer.queue_full')])
    expect(answers.at(-1)).toMatchObject({ kind: 'unavailable', detail: { retryAfter: 2 } })
    expect(await leftOf(demand)).toEqual({ reserved: 2, transfers: 2, heldFen: 200 })
  })
})

describe('one key at two processes at once', () => {
  it('is one transfer, counted and paid once; nobody else of the groups is failed by it', async () => {
    const demand = await demandOf()
    const others = [await demandOf(), await demandOf()]
    const processes = [0, 1].map(() => reservationQueue({ ...p.server, config: { ...p.server.config } }))
    // Both have looked the key up, and found nothing, before either may go on.
    const answers = await p.db.$transaction(
      async (tx) => {
        await tx.$queryRaw`select id from agreement where id = ${demand.agreementId} for update`
        const asked = processes.flatMap((queue, i) => [queue.reserve(demand), queue.reserve(others[i] ?? demand)])
        await eventually(async () => (await countBlocked()) === 2, 'both groups wait for the agreement')
        return asked
      },
      { timeout: 30_000 },
    ).then((asked) => Promise.all(asked))
    const became = answers.map((answer) => (answer instanceof AppError ? answer.code : answer.state))
    expect(became).toEqual(Array(4).fill('reserved'))
    const [first, , again] = answers
    expect(again).toMatchObject({ id: first instanceof AppError ? '' : first?.id })
    for (const each of [demand, ...others])
      expect(await leftOf(each)).toEqual({ reserved: 1, transfers: 1, heldFen: 100 })
  })
})

/** The sessions of this database that wait for a lock. */
async function countBlocked(): Promise<number> {
  const [row] = await p.db.$queryRaw<{ count: bigint }[]>`
    select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
  return Number(row?.count ?? 0n)
}

it('a content that was removed meanwhile is not reserved', async () => {
  const demand = await demandOf()
  const content = { ...demand.content, id: newId('ver') }
  expect(await reserve({ ...demand, content })).toEqual(['transfer.content_purged'])
  expect(await leftOf(demand)).toEqual({ reserved: 0, transfers: 0, heldFen: 0 })
})
