import * as z from 'zod'
import { LATEST } from './bytes.ts'
import { readCanonical } from './json.ts'
import { type Note, readNote } from './note.ts'
import { Refusal, STEPS, type StepName } from './refusal.ts'

const MAX_QUOTA = 2 ** 48 - 1

const hex = (maxBytes: number) =>
  z.string().max(2 + 2 * maxBytes).regex(/^0x(?:[0-9a-f]{2})+$/)
const hex20 = z.string().regex(/^0x[0-9a-f]{40}$/)
const hex32 = z.string().regex(/^0x[0-9a-f]{64}$/)
const count = z.int().min(0)
const instant = z.int().min(0).max(LATEST)
const id = (prefix: string) => z.string().regex(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`))
/** At most as many hashes as a tree of 2^53 leaves is high. */
const path = z.array(hex32).max(53)
/** A trie of 64 nibbles is rarely 10 nodes deep; a branch has at most 532 bytes. */
const proof = z.array(hex(1024)).min(1).max(32)
const openObject = z.record(z.string(), z.json())

const TransferBody = z.strictObject({
  transfer: id('tfr'),
  agreement: id('agr'),
  product: id('prd'),
  version: count,
  source: hex32,
  sha256: hex32,
  sm3: hex32,
  mediaType: z.string().min(1).max(255),
  format: z.enum(['csv', 'parquet', 'ndjson', 'xlsx', 'original']),
  rows: count.nullable(),
  form: z.enum(['file', 'selection']),
  selection: hex32.nullable(),
  fingerprint: z.null(),
  nonce: hex32,
})

const KeyRecord = z.strictObject({
  index: count,
  entry: z.strictObject({
    subject: hex32,
    kind: z.literal('party.key_registered'),
    body: hex32,
    actor: hex32,
    at: instant,
  }),
  body: z.strictObject({
    participant: id('ptc'),
    name: z.string().min(1).max(200),
    uscc: z.string().min(1).max(32),
    address: hex20,
    custody: z.enum(['own', 'platform']),
    nonce: hex32,
  }),
  inclusion: path,
})

/** 交易存证回执: what a party keeps of one transfer. */
const Receipt = z.strictObject({
  type: z.literal('dongying.transfer-receipt/v1'),
  id: id('tfr'),
  record: z.strictObject({
    index: count,
    entry: z.strictObject({
      agreement: hex32,
      transfer: hex32,
      content: hex32,
      body: hex32,
      at: instant,
      size: count,
    }),
    body: TransferBody,
  }),
  inclusion: path,
  checkpoint: z.string().max(2048),
  anchor: z.strictObject({
    kind: z.literal('evm-mpt'),
    chainId: z.int().min(1),
    header: hex(8192),
    account: proof,
    size: proof,
    root: proof,
  }),
  agreement: z.strictObject({
    terms: z.strictObject({
      policy: hex32,
      price: hex32,
      product: hex32,
      provider: hex32,
      consumer: hex32,
      startsAt: instant,
      endsAt: instant,
      quota: z.int().min(0).max(MAX_QUOTA),
    }),
    standing: z.boolean(),
    providerSignature: hex(65),
    consumerSignature: hex(65),
    policy: openObject,
    price: openObject,
    provider: KeyRecord,
    consumer: KeyRecord,
  }),
})

export type Receipt = z.infer<typeof Receipt>
export type TransferRecord = Receipt['record']
export type KeyRecord = z.infer<typeof KeyRecord>
export type Terms = Receipt['agreement']['terms']

/** A receipt of the right form, whose checkpoint has been taken apart; nothing of it has been checked. */
export type Reading = { receipt: Receipt; note: Note }

/**
 * Reads a receipt's text.
 * @throws Refusal naming the first field that is not of the format
 */
export function readReceipt(text: string): Reading {
  const parsed = Receipt.safeParse(readCanonical(text))
  if (!parsed.success) throw malformed(parsed.error)
  return { receipt: parsed.data, note: readNote(parsed.data.checkpoint) }
}

/** The refusal of an input that is not of the format, naming its first fault; `root` stands before its path. */
export function malformed(error: z.ZodError, root: string[] = []): Refusal {
  const issue = error.issues[0]
  const keys = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const field = [...root, ...(issue?.path ?? []), ...keys].map(String).join('.') || 'receipt'
  if (keys.length > 0) return new Refusal(field, `不认识的字段 ${field}。`, `The field ${field} is unknown.`)
  return new Refusal(field, `字段 ${field} 缺失或不合格式。`, `The field ${field} is missing or not of the format.`)
}

/** The step that answers for a field of the receipt. */
export function stepOf(field: string): StepName {
  const first = field.split('.')[0]
  return STEPS.find((step) => step === first) ?? 'record'
}
