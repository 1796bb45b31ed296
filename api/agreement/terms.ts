import { randomBytes } from 'node:crypto'
import { hashStruct, hashTypedData, recoverAddress, type TypedDataDomain } from 'viem'
import type { Agreement } from '#api/db/generated/client.ts'
import { canonicalJson, type Json, sha256 } from '#api/kernel/canonical.ts'
import { type Address, hex, type Hex, type Hex32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { beijingDay, secondsOf } from '#api/kernel/time.ts'
import { type PricePlan, sentence as priceSentence } from '#api/pricing/plan.ts'
import { FIELD } from './field.ts'

/** What both parties sign, as the contract hashes it: the EIP-712 struct `Terms`. */
export type Terms = {
  policy: Hex32
  price: Hex32
  product: Hex32
  provider: Hex32
  consumer: Hex32
  startsAt: number
  endsAt: number
  quota: number
}

const TYPES = {
  Terms: [
    { name: 'policy', type: 'bytes32' },
    { name: 'price', type: 'bytes32' },
    { name: 'product', type: 'bytes32' },
    { name: 'provider', type: 'bytes32' },
    { name: 'consumer', type: 'bytes32' },
    { name: 'startsAt', type: 'uint40' },
    { name: 'endsAt', type: 'uint40' },
    { name: 'quota', type: 'uint48' },
  ],
} as const

/**
 * The EIP-712 domain of the platform: without chain id and contract, so that agreements outlive a move to another
 * chain; the salt is the SHA-256 of the platform's permanent name.
 */
export const domainOf = (platform: string): TypedDataDomain & { salt: Hex32 } => ({
  name: '东营大数据交易分平台',
  version: '1',
  salt: sha256(platform),
})

const EIP712_DOMAIN = [
  { name: 'name', type: 'string' },
  { name: 'version', type: 'string' },
  { name: 'salt', type: 'bytes32' },
] as const

/** The agreement's name on the chain: the struct hash of its terms. */
export const termsDigest = (terms: Terms): Hex32 => hashStruct({ data: terms, primaryType: 'Terms', types: TYPES })

/** What a signature is made over. */
export const signingDigest = (platform: string, terms: Terms): Hex32 =>
  hashTypedData({ domain: domainOf(platform), types: TYPES, primaryType: 'Terms', message: terms })

/** The typed data in JSON, as wallets and libraries take it (`eth_signTypedData_v4`). */
export const typedDataOf = (platform: string, terms: Terms) => ({
  domain: domainOf(platform),
  types: { EIP712Domain: EIP712_DOMAIN, ...TYPES },
  primaryType: 'Terms' as const,
  message: terms,
})

/** Half the order of secp256k1: of the two signatures (s, n − s) only the lower is accepted. */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n

/** Whether a signature has the one form that the contract takes: 65 bytes r ‖ s ‖ v with a low s and v 27 or 28. */
const isStrict = (signature: Hex): boolean =>
  /^0x[0-9a-f]{128}1[bc]$/.test(signature) && BigInt(`0x${signature.slice(66, 130)}`) <= HIGHEST_S

/** Whether a signature over the terms is that of an address. A malformed one is not. */
export async function isSignedBy(platform: string, terms: Terms, signature: Hex, address: Address): Promise<boolean> {
  if (!isStrict(signature)) return false
  try {
    const signer = await recoverAddress({ hash: signingDigest(platform, terms), signature })
    return signer.toLowerCase() === address
  } catch {
    return false
  }
}

/** The terms of an agreement as they stand in the database. */
export const termsOf = (row: AgreementFacts & { policy: string; price: string }): Terms => ({
  policy: sha256(row.policy),
  price: sha256(row.price),
  product: chainId32(row.productId),
  provider: chainId32(row.providerId),
  consumer: chainId32(row.consumerId),
  startsAt: secondsOf(row.startsAt),
  endsAt: secondsOf(row.endsAt),
  quota: Number(row.quota),
})

/**
 * What gates ask of a signed agreement: its state, and whether its documents as they stand in the database still give
 * the digest that both parties signed.
 */
export const signedFacts = (row: Agreement) => ({
  state: row.state,
  isWhole: row.providerSignature !== null && row.consumerSignature !== null && termsDigest(termsOf(row)) === row.termsDigest,
})

type AgreementFacts = Pick<Agreement, 'productId' | 'providerId' | 'consumerId' | 'startsAt' | 'endsAt' | 'quota'>

type PolicyFacts = {
  /** The identifier of the agreement, or of the listing for a standing offer: it makes the policy one of its kind. */
  uid: string
  productId: string
  providerId: string
  /** Absent in a standing offer, whose policy is the same for everybody. */
  consumerId?: string
  startsAt: Date
  endsAt: Date
  quota: bigint
  purposes: string[]
  /** The fields that the use is limited to; absent where all of them may be used. */
  fields?: readonly string[]
  forbiddenUses: string[]
  license: string
  /** What is granted beside use: with the right to operate, what is bought may be passed on. */
  rights?: readonly string[]
  previousId?: string | null
}

const constraint = (leftOperand: string, operator: string, rightOperand: Json): Json => ({
  leftOperand,
  operator,
  rightOperand,
})

/** What the right to operate (经营权) allows: to sell, to distribute, to grant the use of. */
const PASSING_ON = ['sell', 'distribute', 'grantUse'] as const

const mayPassOn = ({ rights = [] }: { rights?: readonly string[] }): boolean => rights.includes('operate')

/**
 * The usage policy (使用策略) in ODRL 2.2 as canonical JSON-LD: use within window, count and purpose; no resale and
 * no passing on without the right to operate, none of the forbidden uses; the copy is deleted after the end.
 */
export function policyOf(facts: PolicyFacts): string {
  const target = `urn:dongying:${facts.productId}`
  const rule = (action: string, extra: { [key: string]: Json } = {}): Json => ({ action, target, ...extra })
  return canonicalJson({
    '@context': 'http://www.w3.org/ns/odrl.jsonld',
    '@type': facts.consumerId === undefined ? 'Offer' : 'Agreement',
    uid: `urn:dongying:${facts.uid}`,
    profile: 'urn:dongying:odrl-profile:1',
    assigner: `urn:dongying:${facts.providerId}`,
    ...(facts.consumerId === undefined ? {} : { assignee: `urn:dongying:${facts.consumerId}` }),
    ...(facts.previousId ? { 'dct:replaces': `urn:dongying:${facts.previousId}` } : {}),
    'dct:license': facts.license,
    permission: [
      rule('use', {
        constraint: [
          constraint('dateTime', 'gteq', facts.startsAt.toISOString()),
          constraint('dateTime', 'lt', facts.endsAt.toISOString()),
          constraint('count', 'lteq', facts.quota.toString()),
          constraint('purpose', 'isAnyOf', facts.purposes),
          ...(facts.fields ? [constraint(FIELD, 'isAnyOf', [...facts.fields])] : []),
        ],
      }),
      ...(mayPassOn(facts) ? PASSING_ON.map((action) => rule(action)) : []),
    ],
    prohibition: [
      ...(mayPassOn(facts) ? [] : PASSING_ON.map((action) => rule(action))),
      ...facts.forbiddenUses.map((use) => rule('use', { constraint: [constraint('purpose', 'eq', use)] })),
    ],
    obligation: [rule('delete', { constraint: [constraint('dateTime', 'gteq', facts.endsAt.toISOString())] })],
  })
}

/** A listed price as canonical JSON, which `Terms.price` is the digest of. */
export const priceOf = (plan: PricePlan): string => canonicalJson({ currency: 'CNY', plan: plainPlan(plan) })

/** A negotiated price: its nonce keeps it from being guessed from the digest on the chain. */
export const secretPriceOf = (plan: PricePlan): string =>
  canonicalJson({ currency: 'CNY', plan: plainPlan(plan), nonce: hex(randomBytes(32)) })

/** A price plan as plain JSON: it came out of JSON, and its schema holds JSON's types alone. */
const plainPlan = (plan: PricePlan): Json => JSON.parse(JSON.stringify(plan)) as Json

type SentenceFacts = {
  providerName: string
  consumerName: string
  title: string
  purpose: string
  rights: readonly string[]
  startsAt: Date
  endsAt: Date
  quota: bigint
  plan: PricePlan
}

/** An agreement as one plain Chinese sentence. */
export const sentenceOf = (facts: SentenceFacts): string =>
  `${facts.providerName}许可${facts.consumerName}自${beijingDay(facts.startsAt)}起至${beijingDay(facts.endsAt)}前，` +
  `为「${facts.purpose}」使用「${facts.title}」至多 ${facts.quota} 次，${priceSentence(facts.plan)}；` +
  `${mayPassOn(facts) ? '获经营权，可转售或提供给他人' : '不得转售、转让或提供给他人'}，到期后须删除所持副本。`
