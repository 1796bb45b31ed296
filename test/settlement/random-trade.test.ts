import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Transfer } from '#api/db/generated/client.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import { closeOrder } from '#api/order/order-acts.ts'
import { billRoundedUp, type PricePlan, type VolumePlan } from '#api/pricing/plan.ts'
import { captureCharges, freeCharges, refundCharges } from '#api/settlement/charge.ts'
import { decidePayout } from '#api/settlement/decide-payout.ts'
import { requestPayout } from '#api/settlement/request-payout.ts'
import { consumerWith, faultsOfBooks, fund } from '#test/account/money.ts'
import { codeOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { type Deal, deal, record, reject, release, reserve, terminate, withhold } from './deal.ts'

const FEE_BPS = 333

const ladder = (...tiers: [number | null, number][]): VolumePlan => ({
  kind: 'per_volume', unit: 'row', tiers: tiers.map(([upTo, unitPriceMicroYuan]) => ({ upTo, unitPriceMicroYuan })),
})

/** Prices that don't divide evenly. */
const SIMPLE: PricePlan[] = [
  { kind: 'free' },
  { kind: 'one_off', priceFen: 1_001 },
  { kind: 'per_use', priceFen: 97 },
  { kind: 'subscription', priceFen: 503, periodDays: 7 },
]

/** One that rises from nothing, one that falls. */
const LADDERS = [ladder([10, 0], [25, 14_300], [null, 30_100]), ladder([15, 90_700], [null, 10_001])]

const p = await platform()
const treasurer = await p.organization('treasurer')

type Sale = Deal & { plan: PricePlan }
type Trade = { consumer: Member; provider: Member; sales: Sale[]; open: Sale[]; captured: Map<string, Fen> }

/** One consumer and one provider with an order of each plan. */
async function newTrade(plans: PricePlan[]): Promise<Trade> {
  const consumer = await consumerWith(p, 3_000)
  const provider = await p.organization('provider')
  const sales: Sale[] = []
  for (const plan of plans) sales.push({ ...(await deal(p, plan, 0, { consumer, provider })), plan })
  return { consumer, provider, sales, open: sales, captured: new Map() }
}

/** The element that a number means, whatever its size; undefined of nothing. */
const chosen = <T>(list: T[], which: number): T | undefined => list[which % Math.max(list.length, 1)]

const inState = ({ sales }: Trade, ...states: string[]): Promise<Transfer[]> =>
  p.db.transfer.findMany({
    where: { orderId: { in: sales.map(({ orderId }) => orderId) }, state: { in: states } },
    orderBy: { sequence: 'asc' },
  })

const dealOf = ({ sales }: Trade, { orderId }: Transfer): Sale => {
  const sale = sales.find((one) => one.orderId === orderId)
  if (!sale) throw new Error('every transfer belongs to a sale')
  return sale
}

const REFUSALS = ['account.insufficient', 'settlement.period_turning']

/** What may happen: each act takes any number and finds something to act on, or nothing. */
const ACTS = {
  reserve: async (trade: Trade, which: number) => {
    const wishes = [which, which + 3, which + 7].flatMap((number) => {
      const sale = chosen(trade.open, number)
      return sale ? [{ deal: sale, units: sale.plan.kind === 'per_volume' ? BigInt(1 + (number % 20)) : 0n }] : []
    })
    if (wishes.length === 0) return
    for (const made of await reserve(p, wishes)) if (typeof made === 'string') expect(REFUSALS).toContain(made)
  },
  record: async (trade: Trade, which: number) => {
    const oldest = (await inState(trade, 'reserved')).slice(0, 1 + (which % 4))
    const [first] = oldest
    if (!first) return
    const captured = await record(p, dealOf(trade, first), oldest.toReversed(), FEE_BPS)
    oldest.toReversed().forEach(({ id }, i) => trade.captured.set(id, captured[i] ?? -1n))
  },
  reject: async (trade: Trade, which: number) => {
    const transfer = chosen(await inState(trade, 'reserved'), which)
    if (transfer) await reject(p, dealOf(trade, transfer), [transfer])
  },
  withhold: async (trade: Trade, which: number) => {
    const transfer = chosen(await inState(trade, 'recorded'), which)
    if (transfer) await withhold(p, dealOf(trade, transfer), [transfer])
  },
  release: async (trade: Trade, which: number) => {
    const transfer = chosen(await inState(trade, 'recorded'), which)
    if (transfer) await release(p, [transfer])
  },
  topUp: ({ consumer }: Trade, which: number) => fund(p, consumer, which),
  payOut: async ({ provider }: Trade, which: number) => {
    const where = { participantId: provider.participantId, kind: 'payable' }
    const payable = (await p.db.account.findFirst({ where }))?.balanceFen ?? 0n
    const asking = p.run(provider, (ctx) => requestPayout(ctx, { amountFen: which, bankNote: '演示账户' }))
    const code = await codeOf(asking)
    if (payable < BigInt(which)) return expect(code).toBe('account.insufficient')
    if (code === 'payout.not_released') return
    const { id } = await asking
    await p.run(treasurer, (ctx) => decidePayout(ctx, id, { approved: which % 2 === 0 }))
  },
  wait: async (_: Trade, which: number) => p.clock.advance((1 + (which % 9)) * DAY_MS),
  /** The end of an agreement: the chain rejects what still waits, then the order is closed. */
  close: async (trade: Trade, which: number) => {
    const sale = chosen(trade.open, which)
    if (!sale) return
    const waiting = (await inState(trade, 'reserved')).filter(({ orderId }) => orderId === sale.orderId)
    if (waiting.length > 0) await reject(p, sale, waiting)
    if (which % 2 === 0) await terminate(p, sale, which % 4 === 0 ? trade.provider : trade.consumer)
    else await p.run(trade.consumer, (ctx) => closeOrder(ctx, sale.agreementId))
    trade.open = trade.open.filter((one) => one !== sale)
  },
  /** Whatever was captured, freed or refunded is told once more: nothing may move. */
  repeat: async (trade: Trade) => {
    const recorded = await inState(trade, 'recorded', 'released', 'withheld')
    const captured = recorded.filter(({ id }) => trade.captured.get(id) !== 0n)
    const [rejected, withheld] = [await inState(trade, 'rejected'), await inState(trade, 'withheld')]
    const before = await balances()
    await p.run(trade.consumer, async (ctx) => {
      const again = await captureCharges(ctx, captured, FEE_BPS)
      for (const { id } of captured) expect(again.get(id)).toBe(trade.captured.get(id))
      await freeCharges(ctx, rejected)
      await refundCharges(ctx, withheld)
    })
    expect(await balances()).toEqual(before)
  },
} satisfies Record<string, (trade: Trade, which: number) => unknown>

type ActName = keyof typeof ACTS

const balances = () => p.db.account.findMany({ orderBy: { id: 'asc' } })

const sumOf = (amounts: Fen[]): Fen => amounts.reduce((sum, amount) => sum + amount, 0n)

/** What orders and transfers say must be what the accounts say. */
async function checkMoney(trade: Trade): Promise<void> {
  const orders = await p.db.order.findMany({ where: { consumerId: trade.consumer.participantId } })
  const waiting = await inState(trade, 'reserved')
  const settlements = await p.db.settlement.findMany({ where: { consumerId: trade.consumer.participantId } })
  const held = await p.db.account.findFirst({ where: { participantId: trade.consumer.participantId, kind: 'held' } })
  expect(held?.balanceFen).toBe(sumOf([...orders, ...waiting].map(({ heldFen }) => heldFen)))
  for (const { id, capturedFen, reservedUnits } of orders) {
    const own = settlements.filter(({ orderId }) => orderId === id)
    expect(capturedFen).toBe(sumOf(own.map(({ kind, grossFen }) => (kind === 'captured' ? grossFen : -grossFen))))
    expect(reservedUnits).toBe(sumOf(waiting.filter(({ orderId }) => orderId === id).map(({ units }) => units)))
  }
}

/** Sequences of acts, as often as they are named. */
const sequencesOf = (...names: ActName[]) =>
  fc.array(fc.tuple(fc.constantFrom(...names), fc.integer({ min: 1, max: 2_000 })), { minLength: 8, maxLength: 30 })

it('double entry holds over any sequence of acts, and every order’s sums are those of its transfers', async () => {
  const all = sequencesOf(
    'reserve', 'reserve', 'reserve', 'record', 'record', 'record', 'reject', 'release', 'withhold', 'withhold',
    'topUp', 'topUp',
    'payOut', 'wait', 'close', 'repeat',
  )
  await fc.assert(
    fc.asyncProperty(all, async (sequence) => {
      const trade = await newTrade([...SIMPLE, ...LADDERS])
      for (const [name, which] of sequence) {
        await ACTS[name](trade, which)
        await checkMoney(trade)
      }
      expect(await faultsOfBooks(p)).toEqual([])
    }),
    { numRuns: 8, endOnFailure: true },
  )
}, 300_000)

it('a volume costs the bill of what was used, however a batch is ordered and whatever was rejected', async () => {
  await fc.assert(
    fc.asyncProperty(sequencesOf('reserve', 'reserve', 'record', 'reject'), async (sequence) => {
      const trade = await newTrade(LADDERS)
      await fund(p, trade.consumer, 1_000_000)
      for (const [name, which] of sequence) await ACTS[name](trade, which)
      for (const { orderId, plan } of trade.sales) {
        const { usedUnits, capturedFen } = await p.db.order.findUniqueOrThrow({ where: { id: orderId } })
        expect(capturedFen).toBe(plan.kind === 'per_volume' ? billRoundedUp(plan, usedUnits) : undefined)
      }
    }),
    { numRuns: 12, endOnFailure: true },
  )
}, 300_000)
