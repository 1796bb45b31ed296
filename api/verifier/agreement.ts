import { SigningKey, keccak256 } from 'ethers/crypto'
import { TypedDataEncoder } from 'ethers/hash'
import { dataSlice, zeroPadValue } from 'ethers/utils'
import { type Hex, type Hex32, sha256OfText } from './bytes.ts'
import { canonicalText } from './json.ts'
import type { Note } from './note.ts'
import type { KeyRecord, Receipt, Terms } from './receipt.ts'
import { demand } from './refusal.ts'
import { checkKeyInclusion } from './record.ts'

const PLATFORM_TITLE = '东营大数据交易分平台'
/** Stands for the consumer in the terms of a standing offer, as its provider signs them. */
export const ANYBODY: Hex32 = `0x${'00'.repeat(32)}`
/** Half the order of secp256k1: of the two signatures (s, n − s) only the lower is accepted. */
const HIGHEST_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n

const TERMS = {
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
}

/** The number of an agreement on the chain: the struct hash (EIP-712) of its terms. */
export const termsDigest = (terms: Terms): Hex32 => TypedDataEncoder.hashStruct('Terms', TERMS, terms)

/** What both parties sign (EIP-712): the terms, in the domain of a platform by its name. */
export const signingDigest = (platform: string, terms: Terms): Hex32 =>
  TypedDataEncoder.hash({ name: PLATFORM_TITLE, version: '1', salt: sha256OfText(platform) }, TERMS, terms)

/** Checks that the transfer was one under this agreement, and that both parties' registered keys signed it. */
export function checkAgreement(receipt: Receipt, note: Note): void {
  checkTerms(receipt)
  checkKey(receipt, note, 'provider')
  checkKey(receipt, note, 'consumer')
  const { terms, standing, provider, consumer } = receipt.agreement
  demand(
    provider.body.address !== consumer.body.address,
    'agreement.consumer.body.address',
    '供需双方使用同一把密钥。',
    'Both parties have the same key.',
  )
  const offered = standing ? { ...terms, consumer: ANYBODY } : terms
  checkSignature(receipt, note, offered, 'provider')
  checkSignature(receipt, note, terms, 'consumer')
}

function checkTerms({ record: { entry, body }, agreement: { terms, policy, price } }: Receipt): void {
  const must = (condition: boolean, field: string, sentence: string, sentenceEn: string) =>
    demand(condition, `agreement.${field}`, sentence, sentenceEn)
  must(
    termsDigest(terms) === entry.agreement,
    'terms',
    '合约条款与存证条目中的合约编号不符。',
    "The terms do not hash to the entry's agreement.",
  )
  must(
    sha256OfText(body.product) === terms.product,
    'terms.product',
    '交付的产品不是合约的产品。',
    "The product is not the agreement's.",
  )
  must(
    sha256OfText(canonicalText(policy)) === terms.policy,
    'policy',
    '使用策略与合约条款不符。',
    'The policy does not hash to what the terms say.',
  )
  must(
    sha256OfText(canonicalText(price)) === terms.price,
    'price',
    '价格与合约条款不符。',
    'The price does not hash to what the terms say.',
  )
  must(
    terms.startsAt <= entry.at && entry.at < terms.endsAt,
    'terms.endsAt',
    '交付时间不在合约有效期内。',
    "The transfer is outside the agreement's window.",
  )
  must(terms.quota > 0, 'terms.quota', '合约没有可用次数。', 'The agreement allows no transfer.')
  must(terms.provider !== terms.consumer, 'terms.consumer', '供需双方是同一主体。', 'Both parties are one.')
}

/** Checks that a party's key was registered before the transfer, and to that party. */
function checkKey({ record, agreement }: Receipt, note: Note, role: 'provider' | 'consumer'): void {
  const key: KeyRecord = agreement[role]
  const must = (condition: boolean, field: string, sentence: string, sentenceEn: string) =>
    demand(condition, `agreement.${role}.${field}`, sentence, sentenceEn)
  must(
    key.entry.subject === agreement.terms[role] && sha256OfText(key.body.participant) === key.entry.subject,
    'entry.subject',
    '密钥登记的主体不是合约的当事方。',
    'The key is registered to another than the party of the agreement.',
  )
  must(
    sha256OfText(canonicalText(key.body)) === key.entry.body,
    'body',
    '密钥登记的内容与条目中的哈希不符。',
    "The key record's body does not hash to what its entry says.",
  )
  must(
    key.entry.actor === zeroPadValue(key.body.address, 32),
    'entry.actor',
    '密钥登记的地址与条目不符。',
    "The key's address is not that of its entry.",
  )
  must(
    key.entry.at <= record.entry.at && key.index < record.index,
    'entry.at',
    '密钥在交付之后才登记。',
    'The key was registered after the transfer.',
  )
  checkKeyInclusion(key, note, `agreement.${role}.inclusion`)
}

function checkSignature({ agreement }: Receipt, note: Note, terms: Terms, role: 'provider' | 'consumer'): void {
  const signer = signerOf(signingDigest(note.platform, terms), agreement[`${role}Signature`])
  demand(
    signer === agreement[role].body.address,
    `agreement.${role}Signature`,
    role === 'provider' ? '供方的签名无效。' : '需方的签名无效。',
    `The ${role}'s signature is not valid.`,
  )
}

/** The address that signed; undefined for a signature that is not 65 bytes with v of 27 or 28 and the lower s. */
export function signerOf(digest: Hex32, signature: Hex): Hex | undefined {
  if (!/^0x[0-9a-f]{128}1[bc]$/.test(signature)) return undefined
  const [r, s, v] = [dataSlice(signature, 0, 32), dataSlice(signature, 32, 64), Number(dataSlice(signature, 64))]
  if (BigInt(s) > HIGHEST_S) return undefined
  try {
    const publicKey = SigningKey.recoverPublicKey(digest, { r, s, v })
    return dataSlice(keccak256(dataSlice(publicKey, 1)), 12)
  } catch {
    return undefined
  }
}
