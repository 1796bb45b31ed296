import { randomBytes } from 'node:crypto'
import { decideTopUp } from '#api/account/decide-top-up.ts'
import { requestTopUp } from '#api/account/request-top-up.ts'
import type { Agreement } from '#api/db/generated/client.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import type { PricePlan } from '#api/pricing/plan.ts'
import { draft, list, nowOf } from '#test/support/market.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'

export type Deal = { provider: Member; consumer: Member; listingId: string; productId: string }

/** A listed product, its provider and a consumer with nothing on its account. */
export async function newDeal(p: TestPlatform): Promise<Deal> {
  const provider = await p.organization('provider')
  const consumer = await p.organization('consumer')
  const { id } = await draft(p, provider)
  const { productId } = await list(p, provider, id)
  return { provider, consumer, listingId: id, productId }
}

const hash = () => `0x${randomBytes(32).toString('hex')}`

/** An agreement as it stands once both have signed; what the signatures say is the chain's to check. */
export async function agreementOf(
  p: TestPlatform,
  { provider, consumer, listingId, productId }: Deal,
  plan: PricePlan,
  over: Partial<Pick<Agreement, 'state' | 'endsAt'>> = {},
): Promise<Agreement> {
  const now = await nowOf(p, consumer)
  return p.db.agreement.create({
    data: {
      id: newId('agr', now), listingId, productId, plan,
      providerId: provider.participantId,
      consumerId: consumer.participantId,
      turn: provider.participantId,
      purpose: '设备预测性维护',
      startsAt: addDays(now, -1),
      endsAt: addDays(now, 365),
      quota: 1_000n,
      policy: '{}',
      price: '{}',
      termsDigest: hash(),
      state: 'signed',
      providerSignature: hash(),
      consumerSignature: hash(),
      note: '',
      createdAt: now,
      ...over,
    },
  })
}

const treasurers = new WeakMap<TestPlatform, Promise<Member>>()

/** The treasurer of a platform, the same one at every call. */
export function treasurerOf(p: TestPlatform): Promise<Member> {
  const treasurer = treasurers.get(p) ?? p.organization('treasurer')
  treasurers.set(p, treasurer)
  return treasurer
}

/** Puts money on a consumer's account, as the treasurer confirms it. */
export async function fund(p: TestPlatform, consumer: Member, amountFen: number): Promise<void> {
  const { id } = await p.run(consumer, (ctx) => requestTopUp(ctx, { amountFen, reference: '转账凭证' }))
  await p.run(await treasurerOf(p), (ctx) => decideTopUp(ctx, id, { approved: true }))
}

/** What stands on a participant's accounts, in fen; accounts that were never used are left out. */
export async function balancesOf(p: TestPlatform, { participantId }: { participantId: string }) {
  const rows = await p.db.account.findMany({ where: { participantId } })
  return Object.fromEntries(rows.map(({ kind, balanceFen }) => [kind, balanceFen]))
}
