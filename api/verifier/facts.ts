import { readHeader } from './anchor.ts'
import type { Hex, Hex32 } from './bytes.ts'
import type { KeyRecord, Reading } from './receipt.ts'

/** A party as its key's registration shows it. */
export type PartyFacts = {
  participant: string
  name: string
  uscc: string
  address: Hex
  custody: 'own' | 'platform'
  /** What that custody means for the signature. */
  custodySentence: string
  custodySentenceEn: string
  registeredAt: string
}

/** What the receipt says; instants are RFC 3339 in UTC. */
export type Facts = {
  transfer: string
  provider: PartyFacts
  consumer: PartyFacts
  product: string
  version: number
  rows: number | null
  sizeBytes: number
  format: string
  form: 'file' | 'selection'
  mediaType: string
  sha256: Hex32
  sm3: Hex32
  /** The agreement's name on the chain: the hash of its terms. */
  agreement: Hex32
  /** Whether the provider signed an offer to anybody. */
  standing: boolean
  quota: number
  startsAt: string
  endsAt: string
  /** When the platform says that the transfer took place. */
  recordedAt: string
  /** The place in the log, counted from 0, and how many records the checkpoint covers. */
  index: number
  logSize: number
  chainId: number
  blockNumber: number
  blockHash: Hex32
  blockAt: string
  /** When the witness says that it cosigned; null where no trust file names a witness. */
  witnessedAt: string | null
}

const instant = (seconds: number): string => new Date(seconds * 1000).toISOString().replace('.000Z', 'Z')

const CUSTODY = {
  own: ['登记为由该主体自行保管密钥。', 'Registered as a key that the party holds itself.'],
  platform: [
    '登记为由平台托管密钥：签名证明平台用该主体的密钥签署过，单凭签名不能证明该主体本人同意，也不能排除平台自行签署。',
    'Registered as a key that the platform holds: the signature proves that the platform signed with it; ' +
      'alone it proves neither that the party agreed nor that the platform did not sign by itself.',
  ],
} as const

function partyFacts({ entry, body: { participant, name, uscc, address, custody } }: KeyRecord): PartyFacts {
  const [custodySentence, custodySentenceEn] = CUSTODY[custody]
  const registeredAt = instant(entry.at)
  return { participant, name, uscc, address, custody, custodySentence, custodySentenceEn, registeredAt }
}

/** The facts of a receipt whose steps are sound; what the witness says counts only where it is trusted. */
export function factsOf({ receipt, note }: Reading, isTrusted: boolean): Facts {
  const { entry, body, index } = receipt.record
  const { terms, standing, provider, consumer } = receipt.agreement
  return {
    transfer: body.transfer,
    provider: partyFacts(provider),
    consumer: partyFacts(consumer),
    product: body.product,
    version: body.version,
    rows: body.rows,
    sizeBytes: entry.size,
    format: body.format,
    form: body.form,
    mediaType: body.mediaType,
    sha256: body.sha256,
    sm3: body.sm3,
    agreement: entry.agreement,
    standing,
    quota: terms.quota,
    startsAt: instant(terms.startsAt),
    endsAt: instant(terms.endsAt),
    recordedAt: instant(entry.at),
    index,
    logSize: note.size,
    chainId: note.block.chainId,
    blockNumber: note.block.number,
    blockHash: note.block.hash,
    blockAt: instant(readHeader(receipt.anchor, note).time),
    witnessedAt: isTrusted ? instant(note.witness.time) : null,
  }
}

/** One sentence in Chinese and in English. */
type Sentence = readonly [string, string]

const NEVER_PROVEN: readonly Sentence[] = [
  ['不证明数据内容真实、准确或合法。', 'It does not prove that the data are true, accurate or lawful.'],
  ['不证明操作时坐在键盘前的是谁。', 'It does not prove who sat at the keyboard.'],
  ['不证明数据交付后没有被复制或转给他人。', 'It does not prove that no copy was made or passed on after release.'],
  [
    '密钥由谁保管以平台的登记为准，回执不能独立证明。',
    "Whose custody a key was in is the platform's word; the receipt can't prove it by itself.",
  ],
]
const WITHOUT_CONTENT: Sentence = [
  '没有核对文件：不证明手中的文件就是交付的内容。',
  'No file was checked: it does not prove that the file at hand is what was delivered.',
]
const WITHOUT_TRUST: Sentence = [
  '没有信任文件：不证明回执出自平台的日志，也不证明它写在链上；自洽的回执任何人都能编造。',
  "No trust file: it does not prove that the receipt is of the platform's log, nor that it is on the chain; " +
    'anybody can make up a receipt that agrees with itself.',
]

/** What the report does not prove: what no receipt can, what was not given, and what custody leaves open. */
export function notProvenBy(facts: Facts | null, hasContent: boolean, isTrusted: boolean): Sentence[] {
  const open = [...NEVER_PROVEN]
  if (!hasContent) open.push(WITHOUT_CONTENT)
  if (!isTrusted) open.push(WITHOUT_TRUST)
  if (facts?.provider.custody === 'platform') open.push(custodyNotProven('供方', 'provider', facts.provider.name))
  if (facts?.consumer.custody === 'platform') open.push(custodyNotProven('需方', 'consumer', facts.consumer.name))
  return open
}

const custodyNotProven = (role: string, roleEn: string, name: string): Sentence => [
  `${role}「${name}」的密钥由平台托管：不证明其本人签署了合约。`,
  `The platform holds the key of the ${roleEn} 「${name}」: it does not prove that this party itself signed.`,
]
