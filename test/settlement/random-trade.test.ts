import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decideTopUp } from '#api/account/decide-top-up.ts'
import { requestTopUp } from '#api/account/request-top-up.ts'
import type { Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { DAY_MS } from '#api/kernel/time.ts'
import { closeOrder, openOrder } from '#api/order/order-acts.ts'
import { placeOrder } from '#api/order/place.ts'
import { billRoundedUp, type PricePlan, type VolumePlan } from '#api/pricing/plan.ts'
import { captureCharges, freeCharges, refundCharges, reserveCharges } from '#api/settlement/charge.ts'
import { decidePayout } from '#api/settlement/decide-payout.ts'
import { requestPayout } from '#api/settlement/request-payout.ts'
import { codeOf } from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'
import { agreementOf, treasurerOf } from '#test/order/world.ts'

const FEE_BPS = 333

const rising: VolumePlan = {
  kind: 'per_volume', unit: 'row',
  tiers: [{ upTo: 10, unitPriceMicroYuan: 0 }, { upTo: 25, unitPriceMicroYuan: 14_300 }, { upTo: null, unitPriceMicroYuan: 30_100 }],
}
const falling: VolumePlan = {
  kind: 'per_volume', unit: 'row',
  tiers: [{ upTo: 15, unitPriceMicroYuan: 90_700 }, { upTo: null, unitPriceMicroYuan: 10_001 }],
}
const PLANS: PricePlan[] = [
  { kind: 'free' },
  { kind: 'one_off', priceFen: 1_001 },
  { kind: 'per_use', priceFen: 97 },
  { kind: 'subscription', priceFen: 503, periodDays: 7 },
  rising,
  falling,
]

const p = await platform()
const treasurer = await treasurerOf(p)

const pick = fc.nat({ max: 1_000 })
const acts = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('reserve' as const), items: fc.array(fc.tuple(pick, fc.bigInt(1n, 20n)), { minLength: 1, maxLength: 4 }) }) },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('record' as const), count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reject' as const), which: pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('withhold' as const), which: pick }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('topUp' as const), fen: fc.integer({ min: 1, max: 2_000 }), approved: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('payOut' as const), fen: fc.integer({ min: 1, max: 2_000 }), approved: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 9 }) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('repeat' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('close' as const), which: pick }) },
)
type Act = typeof acts extends fc.Arbitrary<infer T> ? T : never

/** One consumer and one provider with an order of each plan. */
async function newTrade() {
  const consumer = await p.organization('consumer')
  const provider = await p.organization('provider')
  const topUp = await p.run(consumer, (ctx) => requestTopUp(ctx, { amountFen: 3_000, reference: '转账' }))
  await p.run(treasurer, (ctx) => decideTopUp(ctx, topUp.id, { approved: true }))
  const orders: { id: string; agreementId: string; plan: PricePlan }[] = []
  for (const plan of PLANS) {
    const deal = { provider, consumer, listingId: 'lst_none', productId: 'prd_none' }
    const agreement = await agreementOf(p, deal, plan, { state: 'signed' })
    const { id } = await p.run(consumer, (ctx) => placeOrder(ctx, agreement))
    await p.run(consumer, (ctx) => openOrder(ctx, agreement.id))
    orders.push({ id, agreementId: agreement.id, plan })
  }
  return { consumer, provider, orders, open: [...orders] }
}
type Trade = Awaited<ReturnType<typeof newTrade>>

const hash = () => `0x${randomBytes(32).toString('hex')}`

const transferRow = (ctx: Context, { consumer, provider }: Trade, id: string, order: Trade['orders'][number], units: bigint, heldFen: bigint) => ({
  id, orderId: order.id, agreementId: order.agreementId, units, heldFen, key: id, requestDigest: hash(),
  consumerId: consumer.participantId, providerId: provider.participantId, productId: 'prd_none', versionId: 'ver_none',
  state: 'reserved', form: 'file', format: 'csv', contentId: 'ver_none', contentKey: 'none', fileName: 'a.csv',
  mediaType: 'text/csv', sizeBytes: 1n, sha256: hash(), nonce: hash(), contentDigest: hash(), body: '{}',
  at: ctx.now, createdAt: ctx.now,
})

/** Demands as the delivery reserves them: who can't pay is turned away, the others go on. */
async function reserve(trade: Trade, demands: [number, bigint][]) {
  if (trade.open.length === 0) return
  await p.run(trade.consumer, async (ctx) => {
    const items = demands.map(([which, count]) => {
      const order = trade.open[which % trade.open.length] as Trade['orders'][number]
      return { order, transferId: newId('tfr', ctx.now), orderId: order.id, units: order.plan.kind === 'per_volume' ? count : 0n }
    })
    const charges = await reserveCharges(ctx, items)
    for (const { order, transferId, units } of items) {
      const charge = charges.get(transferId)
      if (charge instanceof AppError) expect(['account.insufficient', 'settlement.period_turning']).toContain(charge.code)
      else await ctx.tx.transfer.create({ data: transferRow(ctx, trade, transferId, order, units, charge?.heldFen ?? -1n) })
    }
  })
}

const ofTrade = ({ orders }: Trade, state: string[]) =>
  p.db.transfer.findMany({
    where: { orderId: { in: orders.map(({ id }) => id) }, state: { in: state } },
    orderBy: { sequence: 'asc' },
  })

let recordIndex = 0n

async function record(trade: Trade, count: number) {
  const rows = (await ofTrade(trade, ['reserved'])).slice(0, count)
  await p.run(trade.consumer, async (ctx) => {
    for (const { id } of rows)
      await ctx.tx.transfer.update({ where: { id }, data: { state: 'recorded', recordIndex: recordIndex++ } })
    const captured = await captureCharges(ctx, rows, FEE_BPS)
    for (const [id, capturedFen] of captured)
      await ctx.tx.transfer.update({ where: { id }, data: { capturedFen, heldFen: 0n } })
  })
}

async function end(trade: Trade, from: string, to: string, which: number, money: (ctx: Context, rows: Transfer[]) => Promise<void>) {
  const rows = await ofTrade(trade, [from])
  const row = rows[which % Math.max(rows.length, 1)]
  if (!row) return
  await p.run(trade.consumer, async (ctx) => {
    await ctx.tx.transfer.update({ where: { id: row.id }, data: { state: to } })
    await money(ctx, [row])
  })
}

/** What was settled already is settled once more: nothing may move. */
async function repeat(trade: Trade) {
  const [recorded, rejected, withheld] = await Promise.all([
    ofTrade(trade, ['recorded', 'withheld']), ofTrade(trade, ['rejected']), ofTrade(trade, ['withheld']),
  ])
  const before = await accountsOf(trade)
  await p.run(trade.consumer, async (ctx) => {
    const paying = recorded.filter(({ units, capturedFen }) => units > 0n || capturedFen > 0n)
    const again = await captureCharges(ctx, paying, FEE_BPS)
    for (const { id, capturedFen } of paying) expect(again.get(id)).toBe(capturedFen)
    await freeCharges(ctx, rejected)
    await refundCharges(ctx, withheld)
  })
  expect(await accountsOf(trade)).toEqual(before)
}

async function close(trade: Trade, which: number) {
  const order = trade.open[which % Math.max(trade.open.length, 1)]
  if (!order) return
  for (const row of (await ofTrade(trade, ['reserved'])).filter(({ orderId }) => orderId === order.id))
    await p.run(trade.consumer, async (ctx) => {
      await ctx.tx.transfer.update({ where: { id: row.id }, data: { state: 'rejected' } })
      await freeCharges(ctx, [row])
    })
  await p.run(trade.consumer, (ctx) => closeOrder(ctx, order.agreementId))
  trade.open = trade.open.filter(({ id }) => id !== order.id)
}

async function topUp({ consumer }: Trade, amountFen: number, approved: boolean) {
  const { id } = await p.run(consumer, (ctx) => requestTopUp(ctx, { amountFen, reference: '转账' }))
  await p.run(treasurer, (ctx) => decideTopUp(ctx, id, { approved }))
}

async function payOut({ provider }: Trade, amountFen: number, approved: boolean) {
  const before = (await p.db.account.findFirst({ where: { participantId: provider.participantId, kind: 'payable' } }))?.balanceFen ?? 0n
  const request = p.run(provider, (ctx) => requestPayout(ctx, { amountFen, bankNote: '演示账户' }))
  if (before < BigInt(amountFen)) return expect(await codeOf(request)).toBe('account.insufficient')
  const { id } = await request
  await p.run(treasurer, (ctx) => decidePayout(ctx, id, { approved }))
}

async function perform(trade: Trade, act: Act): Promise<void> {
  switch (act.act) {
    case 'reserve': return reserve(trade, act.items)
    case 'record': return record(trade, act.count)
    case 'reject': return end(trade, 'reserved', 'rejected', act.which, freeCharges)
    case 'withhold': return end(trade, 'recorded', 'withheld', act.which, refundCharges)
    case 'topUp': return topUp(trade, act.fen, act.approved)
    case 'payOut': return payOut(trade, act.fen, act.approved)
    case 'wait': return p.clock.advance(act.days * DAY_MS)
    case 'repeat': return repeat(trade)
    case 'close': return close(trade, act.which)
  }
}

const sumOf = (amounts: bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n)

const accountsOf = ({ consumer, provider }: Trade) =>
  p.db.account.findMany({
    where: { participantId: { in: [consumer.participantId, provider.participantId, 'platform'] } },
    include: { entries: true },
    orderBy: { id: 'asc' },
  })

/** What must hold after every act. */
async function check(trade: Trade): Promise<void> {
  expect(sumOf((await p.db.account.findMany()).map(({ balanceFen }) => balanceFen))).toBe(0n)
  const accounts = await accountsOf(trade)
  for (const { balanceFen, entries } of accounts) expect(balanceFen).toBe(sumOf(entries.map(({ amountFen }) => amountFen)))
  const orders = await p.db.order.findMany({ where: { id: { in: trade.orders.map(({ id }) => id) } } })
  const pending = await ofTrade(trade, ['reserved'])
  const held = accounts.find(({ participantId, kind }) => participantId === trade.consumer.participantId && kind === 'held')
  expect(held?.balanceFen).toBe(sumOf([...orders, ...pending].map(({ heldFen }) => heldFen)))
  const settlements = await p.db.settlement.findMany({ where: { consumerId: trade.consumer.participantId } })
  for (const { id, reservedUnits, capturedFen } of orders) {
    const own = settlements.filter(({ orderId }) => orderId === id)
    expect(capturedFen).toBe(sumOf(own.map(({ kind, grossFen }) => (kind === 'captured' ? grossFen : -grossFen))))
    expect(reservedUnits).toBe(sumOf(pending.filter(({ orderId }) => orderId === id).map(({ units }) => units)))
  }
}

it('double entry holds over any sequence of acts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 5, maxLength: 40 }), async (sequence) => {
      const trade = await newTrade()
      for (const act of sequence) {
        await perform(trade, act)
        await check(trade)
      }
    }),
    { numRuns: 10, endOnFailure: true },
  )
}, 600_000)

it('a volume costs its bill, whatever was rejected in between', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts.filter(({ act }) => ['reserve', 'record', 'reject'].includes(act)), { minLength: 5, maxLength: 25 }), async (sequence) => {
      const trade = await newTrade()
      await topUp(trade, 1_000_000, true)
      for (const act of sequence) await perform(trade, act)
      for (const { id, plan } of trade.orders) {
        if (plan.kind !== 'per_volume') continue
        const { usedUnits, capturedFen } = await p.db.order.findUniqueOrThrow({ where: { id } })
        expect(capturedFen).toBe(billRoundedUp(plan, usedUnits))
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 600_000)
