import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { PrivateKeyAccount } from 'viem/accounts'
import { z } from 'zod'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import { asHex } from '#api/kernel/hex.ts'
import type { Role } from '#api/kernel/permit.ts'
import { REVIEW_CHECKS } from '#api/listing/checks.ts'
import { ListingView } from '#api/listing/schema.ts'
import { OrderView } from '#api/order/schema.ts'
import { KeyView, ParticipantView } from '#api/participant/schema.ts'
import { ProductSummary, VersionView } from '#api/product/schema.ts'
import { type Client, until } from './client.ts'
import { declare } from './declare.ts'

/** The platform's staff and the regulator, signed in: what they do at the counter. */
export type Office = Record<'admission' | 'first' | 'second' | 'treasurer' | 'regulator', Client>

const OFFICE_LOGINS = {
  admission: 'ruzhu', first: 'chushen', second: 'fushen', treasurer: 'zijin', regulator: 'jianguan',
} as const

export async function openOffice(visitor: Client, password: string): Promise<Office> {
  const signIn = (duty: keyof typeof OFFICE_LOGINS) => visitor.signIn(OFFICE_LOGINS[duty], password)
  return {
    admission: await signIn('admission'),
    first: await signIn('first'),
    second: await signIn('second'),
    treasurer: await signIn('treasurer'),
    regulator: await signIn('regulator'),
  }
}

/** An admitted organisation: its account, and how it signs. */
export type Party = {
  id: string
  name: string
  client: Client
  /** The body of a signature over a digest: its own, or the password for the key that the platform holds. */
  sign: (digest: string) => Promise<{ signature: string } | { password: string }>
}

export type Application = {
  uscc: string
  name: string
  roles: Role[]
  businessScope: string
  login: string
  password: string
  /** The organisation's own key; without it the platform makes one and holds it. */
  key?: PrivateKeyAccount
}

/** Admits an organisation: application, review, sign-in, signing key on the chain. */
export async function admit(visitor: Client, office: Office, application: Application): Promise<Party> {
  const { login, password, key, ...organization } = application
  const { id, name } = await visitor.post(
    '/api/participants',
    {
      ...organization,
      contactName: '联系人', contactPhone: '0546-0000000',
      person: { login, password, name: '经办人' },
    },
    ParticipantView,
  )
  await office.admission.post(`/api/participants/${id}/review`, { approved: true, reason: '材料齐全' }, ParticipantView)
  const client = await visitor.signIn(login, password)
  await registerKey(client, password, key)
  return {
    id, name, client,
    sign: async (digest) => (key ? { signature: await key.sign({ hash: asHex(digest) }) } : { password }),
  }
}

async function registerKey(client: Client, password: string, key: PrivateKeyAccount | undefined): Promise<void> {
  const body = key ? await ownKey(client, password, key) : { custody: 'platform', password }
  const { id } = await client.post('/api/keys', body, KeyView)
  await until(async () => {
    const { items } = await client.get('/api/keys', z.object({ items: z.array(KeyView) }))
    return items.find((one) => one.id === id && one.state === 'registered')
  }, '签名密钥上链登记')
}

async function ownKey(client: Client, password: string, key: PrivateKeyAccount) {
  const { message } = await client.get(`/api/keys/message?address=${key.address}`, z.object({ message: z.string() }))
  return { custody: 'own', address: key.address, signature: await key.signMessage({ message }), password }
}

/** Tops up a consumer's account, as staff confirm it. */
export async function topUp(office: Office, consumer: Client, amountFen: number): Promise<void> {
  const reference = `转账凭证 ${randomBytes(4).toString('hex')}`
  const Id = z.looseObject({ id: z.string() })
  const { id } = await consumer.post('/api/account/top-ups', { amountFen, reference }, Id)
  await office.treasurer.post(`/api/account/top-ups/${id}/decision`, { approved: true }, z.unknown())
}

export type ProductFile = { path: string; fileName: string }

/**
 * Creates a product, uploads a file as its first version, and declares it by what the file holds.
 * @returns with the columns that were masked for the personal information in them
 */
export async function createProduct(
  client: Client,
  product: { name: string; description: string; sourceMode: string; sourceNote: string; scenarioId?: string },
  file: ProductFile,
) {
  const { id, ...origin } = await client.post('/api/products', product, ProductSummary)
  const version = await uploadVersion(client, id, file)
  return { id, version, masked: await declare(client, id, version, origin) }
}

export const uploadVersion = (client: Client, productId: string, { path, fileName }: ProductFile) =>
  client.send(
    `/api/products/${productId}/versions?fileName=${encodeURIComponent(fileName)}`,
    Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    VersionView,
  )

/** A reviewer's decision that approves, with every check ticked. */
export const approval = { approved: true as const, checks: [...REVIEW_CHECKS] }

/** Drafts a listing, submits it with its delivery tested, and has two reviewers approve it. */
export async function list(office: Office, client: Client, listing: Record<string, unknown>) {
  const { id } = await client.post('/api/listings', listing, ListingView)
  const { round } = await client.post(`/api/listings/${id}/submit`, {}, ListingView)
  await office.first.post(`/api/listings/${id}/first-review`, { round, ...approval }, ListingView)
  return office.second.post(`/api/listings/${id}/second-review`, { round, ...approval }, ListingView)
}

export type Wish = { plan: number; purpose: string; startsAt: Date; endsAt: Date; quota: number; note?: string }

/** Brings an agreement from the offer to its being active on the chain: both sign, the consumer orders. */
export async function conclude(provider: Party, consumer: Party, listingId: string, wish: Wish) {
  const { id } = await consumer.client.post('/api/agreements', { listingId, ...wish }, AgreementView)
  for (const party of [provider, consumer]) {
    const { digest } = await party.client.get(`/api/agreements/${id}/terms`, TypedData)
    await party.client.post(`/api/agreements/${id}/sign`, await party.sign(digest), AgreementView)
  }
  await consumer.client.post('/api/orders', { agreementId: id }, OrderView)
  return awaitActive(consumer.client, id)
}

/** Publishes a provider's standing offer: what anybody may accept in one click. */
export async function publishStandingOffer(provider: Party, listingId: string, terms: Omit<Wish, 'purpose' | 'note'>) {
  const { digest } = await provider.client.post(`/api/listings/${listingId}/standing-offer/terms`, terms, TypedData)
  const body = { ...terms, sign: await provider.sign(digest) }
  await provider.client.post(`/api/listings/${listingId}/standing-offer`, body, z.unknown())
}

/** Accepts a standing offer. */
export async function acceptStandingOffer(consumer: Party, listingId: string) {
  const { digest } = await consumer.client.get(`/api/listings/${listingId}/acceptance/terms`, TypedData)
  const accepted = await consumer.client.post(
    `/api/listings/${listingId}/acceptance`,
    await consumer.sign(digest),
    AgreementView,
  )
  return awaitActive(consumer.client, accepted.id)
}

export const awaitActive = (client: Client, id: string) =>
  until(async () => {
    const agreement = await client.get(`/api/agreements/${id}`, AgreementView)
    if (agreement.state === 'refused') throw new Error(`链上拒绝了合约：${agreement.endedReason}`)
    return agreement.state === 'active' ? agreement : undefined
  }, '合约上链生效')
