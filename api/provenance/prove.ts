import type { Checkpoint, Record as LogRecord } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Json } from '#api/kernel/canonical.ts'
import { hex, type Hex32 } from '#api/kernel/hex.ts'
import { eventOf, kindText, transferOf } from './entry.ts'
import { readTiles } from './log.ts'
import { type Hash, inclusionPlan } from './merkle.ts'
import { hashesOf, tilesOf } from './tile.ts'

/** A record with its path to a checkpoint's root, in the receipt's form. */
export type ProvenRecord = {
  index: number
  entry: { [key: string]: Json }
  body: Json
  inclusion: Hex32[]
}

/** The smallest cosigned checkpoint that covers a record; undefined while the witness has not seen it. */
export const findCosigned = async (tx: Tx, index: bigint): Promise<Checkpoint | undefined> =>
  (await tx.checkpoint.findFirst({
    where: { size: { gt: index }, cosignedAt: { not: null } },
    orderBy: { size: 'asc' },
  })) ?? undefined

/** The newest cosigned checkpoint: what the log has published. */
export const newestCosigned = async (tx: Tx): Promise<Checkpoint | undefined> =>
  (await tx.checkpoint.findFirst({ where: { cosignedAt: { not: null } }, orderBy: { size: 'desc' } })) ?? undefined

/** The audit path of a record in the tree of a size. */
export async function inclusionOf(tx: Tx, index: bigint, size: bigint): Promise<Hash[]> {
  const plan = inclusionPlan(Number(index), Number(size))
  return hashesOf(plan, await readTiles(tx, tilesOf(plan)))
}

/** An event of the outbox, proven in the tree of a size. */
export async function proveEvent(tx: Tx, actId: string, size: bigint): Promise<ProvenRecord> {
  const act = await tx.chainAct.findUniqueOrThrow({ where: { id: actId } })
  const record = await tx.record.findUniqueOrThrow({ where: { reference: actId } })
  const { subject, kind, body, actor, at } = eventOf(record.entry)
  return {
    index: Number(record.index),
    entry: { subject, kind: kindText(kind), body, actor, at: Number(at) },
    body: JSON.parse(act.body) as Json,
    inclusion: (await inclusionOf(tx, record.index, size)).map(hex),
  }
}

/** A transfer's record in the form of the receipt, proven in the tree of a size. */
export async function proveTransfer(tx: Tx, record: LogRecord, body: string, size: bigint): Promise<ProvenRecord> {
  const { agreement, id, content, body: bodyDigest, at, size: sizeBytes } = transferOf(record.entry)
  return {
    index: Number(record.index),
    entry: { agreement, transfer: id, content, body: bodyDigest, at: Number(at), size: Number(sizeBytes) },
    body: JSON.parse(body) as Json,
    inclusion: (await inclusionOf(tx, record.index, size)).map(hex),
  }
}

/** The note and the anchor of a cosigned checkpoint. */
export function noteOf(checkpoint: Checkpoint): { checkpoint: string; anchor: Json } {
  assert(checkpoint.note !== null && checkpoint.anchor !== null, 'a cosigned checkpoint has note and anchor')
  return { checkpoint: checkpoint.note, anchor: checkpoint.anchor as Json }
}
