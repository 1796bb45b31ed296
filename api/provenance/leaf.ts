import type { Context } from '#api/kernel/context.ts'
import { assert } from '#api/kernel/assert.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { z } from '@hono/zod-openapi'
import { eventOf, kindText, transferOf } from './entry.ts'
import { findCosigned } from './prove.ts'

const count = z.number().int()

/** A leaf of the ledger as everybody may read it: nothing but what the chain itself tells. */
export const LeafView = z
  .object({
    index: count,
    kind: z.enum(['transfer', 'event']),
    /** The event's name on the chain; null for a transfer. */
    event: z.string().nullable(),
    /** Hash of the leaf (RFC 6962). */
    leaf: z.string(),
    at: z.string(),
    blockNumber: count,
    transactionHash: z.string(),
    /** The first cosigned checkpoint that covers it; null while the witness has not seen it. */
    checkpoint: z
      .object({ size: count, root: z.string(), blockNumber: count, cosignedAt: z.string() })
      .nullable(),
  })
  .meta({ id: 'Leaf' })

/** A place in the ledger; written as digits alone. */
export const LeafParam = z.object({
  index: z.string().regex(/^(0|[1-9][0-9]{0,14})$/, '存证序号须为非负整数').transform(Number),
})

/** A leaf of the ledger by its place. @throws not_found */
export async function viewLeaf(ctx: Context, place: number): Promise<z.input<typeof LeafView>> {
  permit(ctx.actor, 'provenance.view')
  const record = await ctx.tx.record.findUnique({ where: { index: BigInt(place) } })
  if (!record) throw notFound()
  const { kind, event, at } = factsOf(record)
  return {
    index: place,
    kind,
    event,
    leaf: record.leaf,
    at: new Date(Number(at) * 1000).toISOString(),
    blockNumber: Number(record.blockNumber),
    transactionHash: record.transactionHash,
    checkpoint: await coveringCheckpoint(ctx, record.index),
  }
}

function factsOf({ kind, entry }: { kind: number; entry: Uint8Array }) {
  if (kind === 1) return { kind: 'transfer' as const, event: null, at: transferOf(entry).at }
  const event = eventOf(entry)
  return { kind: 'event' as const, event: kindText(event.kind), at: event.at }
}

async function coveringCheckpoint({ tx }: Context, index: bigint): Promise<z.input<typeof LeafView>['checkpoint']> {
  const checkpoint = await findCosigned(tx, index)
  if (!checkpoint) return null
  const { size, root, blockNumber, cosignedAt } = checkpoint
  assert(cosignedAt !== null, 'a cosigned checkpoint has its time')
  return { size: Number(size), root, blockNumber: Number(blockNumber), cosignedAt: cosignedAt.toISOString() }
}
