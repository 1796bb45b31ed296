import { closeOrder, openOrder } from '#api/order/order-acts.ts'
import { placeOrder } from '#api/order/place.ts'
import type { Order, Transfer } from '#api/db/generated/client.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { captureCharges, freeCharges, refundCharges, reserveCharges } from '#api/settlement/charge.ts'
import { signedBy } from '#test/agreement/signed.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'
import { consumerWith } from '#test/account/money.ts'

/** Five per cent. */
export const FEE_BPS = 500

export type Deal = { provider: Member; consumer: Member; orderId: string; agreementId: string }

type Parties = { provider?: Member; consumer?: Member }

/** An order that is open under a price plan, between parties of its own unless they are given. */
export async function deal(p: TestPlatform, plan: PricePlan, funds = 100_000, parties: Parties = {}): Promise<Deal> {
  const provider = parties.provider ?? (await p.organization('provider'))
  const consumer = parties.consumer ?? (await consumerWith(p, funds))
  return p.run(consumer, async (ctx) => {
    const terms = {
      productId: newId('prd'), providerId: provider.participantId, consumerId: consumer.participantId,
      startsAt: ctx.now, endsAt: addDays(ctx.now, 900), quota: 1_000_000n, policy: newId('agr'), price: '',
    }
    const agreement = await ctx.tx.agreement.create({
      data: {
        ...terms, ...signedBy(terms), id: newId('agr'), listingId: 'lst', turn: '', plan, purpose: '', state: 'signed',
        note: '', createdAt: ctx.now,
      },
    })
    const order = await placeOrder(ctx, agreement)
    await openOrder(ctx, agreement.id)
    return { provider, consumer, orderId: order.id, agreementId: agreement.id }
  })
}

export const orderOf = (p: TestPlatform, { orderId }: Deal): Promise<Order> =>
  p.db.order.findUniqueOrThrow({ where: { id: orderId } })

type Wish = { deal: Deal; units?: bigint }

/** Reserves a group of transfers as the delivery does; a refused one gives the code of its refusal. */
export function reserve(p: TestPlatform, wishes: Wish[]): Promise<(Transfer | string)[]> {
  const [first] = wishes
  if (!first) throw new Error('a group has at least one transfer')
  return p.run(first.deal.consumer, async (ctx) => {
    const items = wishes.map(({ deal: { orderId }, units = 0n }) => ({ transferId: newId('tfr'), orderId, units }))
    const charges = await reserveCharges(ctx, items)
    const transfers: (Transfer | string)[] = []
    for (const [i, { transferId: id, units }] of items.entries()) {
      const charge = charges.get(id)
      const of = wishes[i]?.deal ?? first.deal
      if (charge === undefined) throw new Error('every item has its charge')
      if (charge instanceof AppError) {
        transfers.push(charge.code)
        continue
      }
      const data = { ...transferOf(of, ctx.now), id, units, heldFen: charge.heldFen }
      transfers.push(await ctx.tx.transfer.create({ data }))
    }
    return transfers
  })
}

const transferOf = ({ provider, consumer, orderId, agreementId }: Deal, now: Date) => ({
  key: newId('tfr'), requestDigest: '', agreementId, orderId, consumerId: consumer.participantId,
  providerId: provider.participantId, productId: 'prd', versionId: 'ver', state: 'reserved', form: 'file',
  format: 'csv',
  contentId: '', contentKey: '', fileName: '', mediaType: '', sizeBytes: 0n, sha256: '', nonce: '', contentDigest: '',
  body: '', at: now, createdAt: now,
})

/** One transfer that must be reserved. */
export async function reserveOne(p: TestPlatform, of: Deal, units = 0n): Promise<Transfer> {
  const [transfer] = await reserve(p, [{ deal: of, units }])
  if (transfer === undefined || typeof transfer === 'string') throw new Error(`refused: ${transfer ?? 'nothing'}`)
  return transfer
}

type Outcome = 'recorded' | 'released' | 'rejected' | 'withheld' | 'lapsed'

/** Moves transfers to the state that the chain's answer gives them; they are recorded in the order of asking. */
const moveTo = (p: TestPlatform, transfers: Transfer[], state: Outcome) =>
  p.db.$executeRaw`
    update transfer set state = ${state}, "recordIndex" = case when ${state} = 'rejected' then null else sequence end
    where id = any(${transfers.map(({ id }) => id)}::text[])`

/** The chain has recorded transfers: what each captured, in their order. */
export async function record(p: TestPlatform, by: Deal, transfers: Transfer[], feeBps = FEE_BPS): Promise<bigint[]> {
  await moveTo(p, transfers, 'recorded')
  const captured = await p.run(by.consumer, (ctx) => captureCharges(ctx, transfers, feeBps))
  return transfers.map(({ id }) => captured.get(id) ?? -1n)
}

/** The chain has rejected transfers. */
export async function reject(p: TestPlatform, by: Deal, transfers: Transfer[]): Promise<void> {
  await moveTo(p, transfers, 'rejected')
  await p.run(by.consumer, (ctx) => freeCharges(ctx, transfers))
}

/** Recorded transfers are withheld. */
export async function withhold(p: TestPlatform, by: Deal, transfers: Transfer[]): Promise<void> {
  await moveTo(p, transfers, 'withheld')
  await p.run(by.consumer, (ctx) => refundCharges(ctx, transfers))
}

/** The bytes of recorded transfers have left. */
export const release = (p: TestPlatform, transfers: Transfer[]) => moveTo(p, transfers, 'released')

/** Nobody fetched recorded transfers in their time. */
export const lapse = (p: TestPlatform, transfers: Transfer[]) => moveTo(p, transfers, 'lapsed')

/** A party has ended the agreement, and the chain has said so. */
export async function terminate(p: TestPlatform, { agreementId, consumer }: Deal, endedBy: Member): Promise<void> {
  await p.run(consumer, async (ctx) => {
    const data = { state: 'terminated', endedBy: endedBy.participantId, endedAt: ctx.now }
    await ctx.tx.agreement.update({ where: { id: agreementId }, data })
    await closeOrder(ctx, agreementId)
  })
}
