import { TypedDataEncoder, Wallet } from 'ethers'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { concat, hashDomain, hashStruct, hashTypedData, keccak256, pad, stringToHex, toHex, type Hex } from 'viem'
import { openChain, registerParty, ZERO } from './chain.ts'
import { eventEntry, id32, kind32, leafHash, sha256, transferEntry, treeHash, type Terms } from './entry.ts'

/** The published vectors; a file that does not have this form fails the tests that use it. */
const read = <T>(name: string): T =>
  JSON.parse(readFileSync(new URL(`../vectors/${name}.json`, import.meta.url), 'utf8'))

type Signed = { id: Hex; digest: Hex; providerSignature: Hex }
const agreement = read<Signed & {
  platform: string; domain: { name: string; version: string; salt: Hex }; domainSeparator: Hex; terms: Terms
  inputs: Record<'product' | 'provider' | 'consumer' | 'policy' | 'price', string>
  standingOffer: Signed; consumerSignature: Hex
  keys: Record<'provider' | 'consumer', { privateKey: Hex; address: Hex }>
}>('agreement')
const entries = read<{
  transfers: {
    inputs: { transfer: string; released: string; nonce: Hex; body: string }; bytes: Hex; leaf: Hex
    entry: { agreement: Hex; transfer: Hex; content: Hex; body: Hex; at: number; size: number }
  }[]
  events: {
    inputs: { subject: string; body: string }; bytes: Hex; leaf: Hex
    entry: { subject: Hex; kind: string; body: Hex; actor: Hex; at: number }
  }[]
}>('entries')

type TransferVector = (typeof entries.transfers)[number]
type EventVector = (typeof entries.events)[number]
const transferOf = ({ entry: { transfer, at, size, ...rest } }: TransferVector) =>
  ({ ...rest, id: transfer, at: BigInt(at), size: BigInt(size) })
const eventOf = ({ entry: { kind, at, ...rest } }: EventVector) => ({ ...rest, kind: kind32(kind), at: BigInt(at) })

const TYPES: Record<string, { name: string; type: string }[]> = {
  Terms: [
    { name: 'policy', type: 'bytes32' }, { name: 'price', type: 'bytes32' }, { name: 'product', type: 'bytes32' },
    { name: 'provider', type: 'bytes32' }, { name: 'consumer', type: 'bytes32' }, { name: 'startsAt', type: 'uint40' },
    { name: 'endsAt', type: 'uint40' }, { name: 'quota', type: 'uint48' },
  ],
}
const DOMAIN: typeof TYPES = {
  EIP712Domain: [
    { name: 'name', type: 'string' }, { name: 'version', type: 'string' }, { name: 'salt', type: 'bytes32' },
  ],
}
const keccakOfText = (text: string) => keccak256(stringToHex(text))
const word = (value: number) => pad(toHex(value))
const { terms, domain } = agreement
const offer = { ...terms, consumer: ZERO }

test('transfers: hashes of inputs, bytes of the entry, leaf', () => {
  for (const vector of entries.transfers) {
    const { inputs, entry, bytes, leaf } = vector
    const released = Buffer.from(inputs.released)
    const content = sha256(Buffer.from(inputs.nonce.slice(2) + sha256(released).slice(2), 'hex'))
    const [transfer, body] = [id32(inputs.transfer), sha256(inputs.body)]
    expect(entry).toMatchObject({ transfer, content, body, size: released.length })
    expect(toHex(transferEntry(transferOf(vector)))).toBe(bytes)
    expect(bytes).toHaveLength(2 + 2 * 193)
    expect(leafHash(transferEntry(transferOf(vector)))).toBe(leaf)
  }
})

test('events: hashes of inputs, bytes of the entry, leaf', () => {
  for (const vector of entries.events) {
    const { inputs, entry, bytes, leaf } = vector
    expect(entry).toMatchObject({ subject: id32(inputs.subject), body: sha256(inputs.body) })
    expect(toHex(eventEntry(eventOf(vector)))).toBe(bytes)
    expect(bytes).toHaveLength(2 + 2 * 161)
    expect(leafHash(eventEntry(eventOf(vector)))).toBe(leaf)
  }
})

test('terms are hashes of their inputs, the salt that of the platform name', () => {
  const { product, provider, consumer, policy, price } = agreement.inputs
  expect(terms).toMatchObject({
    product: id32(product), provider: id32(provider), consumer: id32(consumer),
    policy: sha256(policy), price: sha256(price),
  })
  expect(domain.salt).toBe(sha256(agreement.platform))
})

test('domain, id and digest are the same by viem, by ethers and by hand', () => {
  const byHand = keccak256(concat([
    keccakOfText('EIP712Domain(string name,string version,bytes32 salt)'),
    keccakOfText(domain.name), keccakOfText(domain.version), domain.salt,
  ]))
  expect([byHand, TypedDataEncoder.hashDomain(domain), hashDomain({ domain, types: DOMAIN })])
    .toEqual(Array(3).fill(agreement.domainSeparator))

  for (const [signed, message] of [[agreement, terms], [agreement.standingOffer, offer]] as const) {
    const id = keccak256(concat([
      keccakOfText('Terms(bytes32 policy,bytes32 price,bytes32 product,bytes32 provider,bytes32 consumer,'
        + 'uint40 startsAt,uint40 endsAt,uint48 quota)'),
      message.policy, message.price, message.product, message.provider, message.consumer,
      word(message.startsAt), word(message.endsAt), word(message.quota),
    ]))
    const ids = [id, TypedDataEncoder.hashStruct('Terms', TYPES, message),
      hashStruct({ data: message, primaryType: 'Terms', types: TYPES })]
    expect(ids).toEqual(Array(3).fill(signed.id))
    const digests = [keccak256(concat(['0x1901', byHand, id])), TypedDataEncoder.hash(domain, TYPES, message),
      hashTypedData({ domain, types: { ...TYPES, ...DOMAIN }, primaryType: 'Terms', message })]
    expect(digests).toEqual(Array(3).fill(signed.digest))
  }
})

test('signatures are the deterministic ones of the published keys', async () => {
  const provider = new Wallet(agreement.keys.provider.privateKey)
  const consumer = new Wallet(agreement.keys.consumer.privateKey)
  expect(provider.address.toLowerCase()).toBe(agreement.keys.provider.address)
  expect(await provider.signTypedData(domain, TYPES, terms)).toBe(agreement.providerSignature)
  expect(await consumer.signTypedData(domain, TYPES, terms)).toBe(agreement.consumerSignature)
  expect(await provider.signTypedData(domain, TYPES, offer)).toBe(agreement.standingOffer.providerSignature)
})

test.each(['providerSignature', 'standingOffer'] as const)('the ledger agrees, signed with %s', async (form) => {
  const chain = await openChain(terms.startsAt)
  const provider = await registerParty(chain, agreement.inputs.provider, agreement.keys.provider.privateKey)
  const consumer = await registerParty(chain, agreement.inputs.consumer, agreement.keys.consumer.privateKey)
  expect(await chain.read.domainSeparator()).toBe(agreement.domainSeparator)
  expect(await chain.read.agreementId([terms])).toBe(agreement.id)
  expect(await chain.read.termsDigest([terms])).toBe(agreement.digest)

  const ofProvider = form === 'standingOffer' ? agreement.standingOffer.providerSignature : agreement.providerSignature
  await chain.mined(chain.as('recorder').activate([terms, ofProvider, agreement.consumerSignature, ZERO, 1n]))
  const kind = kind32('agreement.activated')
  const activated = { subject: agreement.id, kind, body: ZERO, actor: consumer.id, at: 1n }

  const others = entries.events.filter(({ entry }) => !entry.kind.startsWith('party.'))
  await chain.mined(chain.as('recorder').record([0n, entries.transfers.map(transferOf), others.map(eventOf)]))
  const published = [...entries.transfers, ...others].map(({ leaf }) => leaf)
  expect(await chain.read.root())
    .toBe(treeHash([provider.leaf, consumer.leaf, leafHash(eventEntry(activated)), ...published]))
})

test('the ledger writes the registration of a key as published', async () => {
  const chain = await openChain()
  const [registration] = entries.events
  if (!registration) throw new Error('the first event is a registration')
  const { entry, leaf } = registration
  await chain.mined(chain.as('registrar').registerParty(
    [entry.subject, agreement.keys.provider.address, entry.body, BigInt(entry.at)]))
  expect(await chain.read.root()).toBe(leaf)
})
