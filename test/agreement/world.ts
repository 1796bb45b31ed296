import { generatePrivateKey, privateKeyToAccount, type PrivateKeyAccount } from 'viem/accounts'
import { asHex } from '#api/kernel/hex.ts'
import { newId } from '#api/kernel/ids.ts'
import type { Member, TestPlatform } from '#test/support/platform.ts'
import { DAY_MS } from '#test/support/story.ts'
import { type Deal, newDeal } from '#test/order/world.ts'

export const PURPOSE = '设备预测性维护'

export type Signers = Deal & { keys: { provider: PrivateKeyAccount; consumer: PrivateKeyAccount } }

/** A listed product, its provider and a consumer, each with a key that counts as registered. */
export async function signers(p: TestPlatform, deal?: Deal): Promise<Signers> {
  const made = deal ?? (await newDeal(p))
  return { ...made, keys: { provider: await giveKey(p, made.provider), consumer: await giveKey(p, made.consumer) } }
}

/** Gives an organisation a key as if the chain had registered it. */
export async function giveKey(p: TestPlatform, { participantId }: Member): Promise<PrivateKeyAccount> {
  const key = privateKeyToAccount(generatePrivateKey())
  const now = p.clock.now()
  await p.db.signingKey.create({
    data: {
      id: newId('key', now), participantId, address: key.address.toLowerCase(), custody: 'own', state: 'registered',
      createdAt: now, registeredAt: now,
    },
  })
  return key
}

/** What a consumer wishes, that lacks nothing. */
export const wish = (listingId: string, over: Record<string, unknown> = {}) => ({
  listingId, plan: 0, purpose: PURPOSE, quota: 10,
  startsAt: new Date(Date.now() - 60_000).toISOString(),
  endsAt: new Date(Date.now() + 30 * DAY_MS).toISOString(),
  ...over,
})

export const offer = (p: TestPlatform, { consumer, listingId }: Deal, over: Record<string, unknown> = {}) =>
  p.request('POST', '/api/agreements', { as: consumer, key: p.key(), body: wish(listingId, over) })

/** An act upon an agreement by one of its parties. */
export const act = (p: TestPlatform, as: Member, id: string, name: string, body: unknown = {}) =>
  p.request('POST', `/api/agreements/${id}/${name}`, { as, body })

export async function digestOf(p: TestPlatform, as: Member, id: string) {
  const { body } = await p.request('GET', `/api/agreements/${id}/terms`, { as })
  return asHex(String((body as { digest: string }).digest))
}

/** Signs the terms as they stand. */
export async function sign(p: TestPlatform, as: Member, key: PrivateKeyAccount, id: string) {
  const signature = await key.sign({ hash: await digestOf(p, as, id) })
  return act(p, as, id, 'sign', { signature })
}
