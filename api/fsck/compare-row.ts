import type { ChainAct, ChainTransaction, Record as LogRecord } from '#api/db/generated/client.ts'
import { keccak256 } from 'viem'
import { LEDGER_SUBJECT } from '#api/supervision/supervision.ts'
import { asHex, hex, type Hex32, ZERO32 } from '#api/kernel/hex.ts'
import { chainId32 } from '#api/kernel/ids.ts'
import { eventItem } from '#api/provenance/batch.ts'
import { eventEntry } from '#api/provenance/entry.ts'
import { computed, differing } from './differ.ts'
import type { ChainLeaf, Step } from './step.ts'

/** Which fields of a row of the index are not those of the leaf. */
export const recordFaults = (
  { entry, hash, item }: ChainLeaf,
  { block, transaction }: Step,
  row: LogRecord,
): string | undefined =>
  differing([
    ['entry', entry.equals(row.entry)],
    ['leaf', row.leaf === hex(hash)],
    ['kind', row.kind === item.kind],
    ['transactionHash', row.transactionHash === transaction.hash],
    ['blockNumber', row.blockNumber === block.number],
  ])

/** Which fields of a stored event do not give the leaf. `digest` is what its subject is called on the chain. */
export const actFaults = (
  { index, entry }: ChainLeaf,
  { transaction }: Step,
  act: ChainAct,
  digest: Hex32 | undefined,
): string | undefined => {
  const item = computed(() => eventItem(act))
  return differing([
    ['subject', digest === act.subjectDigest],
    ['actorId', act.actorDigest === (act.actorId === '' ? ZERO32 : chainId32(act.actorId))],
    ['body', item !== undefined && entry.subarray(65, 97).toString('hex') === item.body.slice(2)],
    ['subjectDigest、eventKind、actorDigest、arguments、at', item !== undefined && sameBesideBody(entry, item)],
    ['state', act.state === 'recorded'],
    ['recordIndex', act.recordIndex === index],
    ['transactionHash', act.transactionHash === transaction.hash],
  ])
}

/** Whether an event gives the entry, whatever its body. */
function sameBesideBody(entry: Buffer, item: ReturnType<typeof eventItem>): boolean {
  const body = asHex(`0x${entry.subarray(65, 97).toString('hex')}`)
  return computed(() => eventEntry({ ...item, body }).equals(entry)) ?? false
}

/** How an event's subject is called on the chain: an agreement's own acts name the digest of its terms. */
export function subjectDigest(
  { kind, eventKind, subject }: Pick<ChainAct, 'kind' | 'eventKind' | 'subject'>,
  termsDigest: string | undefined,
): Hex32 | undefined {
  if (kind === 'event' || kind === 'register_party') return chainId32(subject)
  if (eventKind.startsWith('agreement.')) return termsDigest === undefined ? undefined : asHex(termsDigest)
  return eventKind.startsWith('ledger.') && subject === LEDGER_SUBJECT ? ZERO32 : chainId32(subject)
}

/** Which fields of a kept transaction are not those of the chain's. */
export const transactionFaults = (
  { block, transaction, call }: Step,
  row: ChainTransaction,
): string | undefined =>
  differing([
    ['state', row.state === (transaction.succeeded ? 'confirmed' : 'reverted')],
    ['blockNumber', row.blockNumber === block.number],
    ['signer', row.signer === transaction.from],
    ['batch', row.batch === (call?.name === 'record' ? call.batch : null)],
    ['raw', computed(() => keccak256(asHex(row.raw))) === row.hash],
  ])
