import { signedBy } from '#test/agreement/signed.ts'
import { randomBytes } from 'node:crypto'
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
  const terms = {
    productId,
    providerId: provider.participantId,
    consumerId: consumer.participantId,
    startsAt: addDays(now, -1),
    endsAt: over.endsAt ?? addDays(now, 365),
    quota: 1_000n,
    policy: JSON.stringify({ uid: hash() }),
    price: '{}',
  }
  return p.db.agreement.create({
    data: {
      ...terms,
      ...signedBy(terms),
      id: newId('agr', now), listingId, plan,
      turn: provider.participantId,
      purpose: '设备预测性维护',
      state: 'signed',
      note: '',
      createdAt: now,
      ...over,
    },
  })
}
