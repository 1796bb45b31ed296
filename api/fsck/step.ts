import { hex, type Hex32, ZERO32 } from '#api/kernel/hex.ts'
import { type EventItem, eventEntry, transferEntry, type TransferItem } from '#api/provenance/entry.ts'
import type { Hash } from '#api/provenance/merkle.ts'
import { leafHash } from '#api/provenance/merkle.ts'
import { type Call, eventsOf } from './call.ts'
import type { LedgerBlock, LedgerTransaction } from './chain-reader.ts'

/** A leaf of the log as calldata makes it. */
export type ChainLeaf = {
  index: bigint
  /** The transfer's id or the event's subject. */
  id: Hex32
  entry: Buffer
  hash: Hash
  item: { kind: 1; transfer: TransferItem } | { kind: 2; event: EventItem }
}

/** A transfer that the chain skipped. */
export type ChainRejection = { id: Hex32; reason: number }

/** What one transaction added to the log, from its calldata and its rejections. */
export type Step = {
  block: Pick<LedgerBlock, 'number' | 'hash' | 'time'>
  transaction: LedgerTransaction
  call: Call | undefined
  leaves: ChainLeaf[]
  rejections: ChainRejection[]
}

/** Rebuilds what a transaction added to a log of `size` leaves: transfers that were not rejected, then events. */
export function stepOf(
  block: Step['block'],
  transaction: LedgerTransaction,
  call: Call | undefined,
  { size, root }: { size: number; root: () => Hash },
): Step {
  const step: Step = { block, transaction, call, leaves: [], rejections: [] }
  if (!call || !transaction.succeeded) return step
  const add = (id: Hex32, entry: Buffer, item: ChainLeaf['item']) =>
    step.leaves.push({ index: BigInt(size + step.leaves.length), id, entry, hash: leafHash(entry), item })
  if (call.name === 'record')
    call.transfers.forEach((transfer, place) => {
      const reason = transaction.rejected.get(place)
      if (reason === undefined) add(transfer.id, transferEntry(transfer), { kind: 1, transfer })
      else step.rejections.push({ id: transfer.id, reason })
    })
  const before = call.name === 'continueLog' ? hex(root()) : ZERO32
  for (const event of eventsOf(call, before)) add(event.subject, eventEntry(event), { kind: 2, event })
  return step
}

/** Whether the receipt's events tell of the very leaves that calldata makes: a sentence if they do not. */
export function eventsFault({ transaction, leaves }: Step): string | undefined {
  const told = transaction.leaves
  if (told.length !== leaves.length)
    return `交易 ${transaction.hash} 的回执有 ${told.length} 个存证事件，按调用数据应有 ${leaves.length} 个`
  const wrong = leaves.find(({ index, id }, i) => told[i]?.index !== index || told[i]?.id !== id)
  return wrong && `交易 ${transaction.hash} 的回执事件与调用数据在第 ${wrong.index} 号存证处不符`
}
