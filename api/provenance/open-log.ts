import type { Checkpoint } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { readTiles } from './log.ts'
import { findCosigned, inclusionOf, newestCosigned, noteOf } from './prove.ts'
import { tileKey } from './tile.ts'
import type { TileResource } from './tile-path.ts'
import { formatTlogProof } from './tlog-proof.ts'

/*
 * The open log (公开账本): what C2SP tlog-tiles, tlog-checkpoint and tlog-proof ask of a log, so that clients which know
 * nothing of this platform can follow it.
 *
 * It is no second log. The contract's tree is an RFC 6962 tree of SHA-256 already; its entries are the bytes that the
 * contract hashes, so the root of the served checkpoint is the root in the chain's slot. The index keeps what is served
 * as rows: `record` an entry, `tile` up to 256 hashes of one level, `checkpoint` the signed and cosigned note. The one
 * elected writer appends them in the transaction that applies a batch, and touches no tile but those that the batch
 * extends: the work is that of the new entries, whatever the log's size. Readers compute nothing. An answer is one row
 * of tiles, at most 8 KiB, or 256 rows of entries, at most 50 KiB, in any API process alike.
 *
 * What is served lies below the newest cosigned checkpoint: nobody is shown a hash that the witness has not seen. A
 * tile that grew since is served at any width it once had, as its first hashes, which never change; so each answer but
 * the checkpoint is immutable. Entries hold ids, hashes, times and counts, exactly what the chain holds.
 */

const HASH_SIZE = 32

/** The newest cosigned checkpoint, as a note. @throws unavailable `log.awaiting_witness` */
export async function readCheckpoint(ctx: Context): Promise<string> {
  permit(ctx.actor, 'provenance.view')
  return noteOf(await published(ctx.tx)).checkpoint
}

/**
 * A tile's hashes, or a bundle of entries, each after its length in two bytes.
 * @throws not_found where the published tree has not so much; unavailable `log.awaiting_witness`
 */
export async function readTileResource(ctx: Context, resource: TileResource): Promise<Buffer> {
  permit(ctx.actor, 'provenance.view')
  const { size } = await published(ctx.tx)
  if (!isWithin(resource, Number(size))) throw notFound()
  const { level, ...place } = resource
  return level === 'entries' ? entriesOf(ctx.tx, place) : tileOf(ctx.tx, { level, ...place })
}

/**
 * The tlog-proof of an entry, to the first cosigned checkpoint that covers it.
 * @throws not_found; unavailable `log.awaiting_witness`
 */
export async function readProof({ actor, tx }: Context, index: number): Promise<string> {
  permit(actor, 'provenance.view')
  const record = await tx.record.findUnique({ where: { index: BigInt(index) } })
  if (!record) throw notFound()
  const checkpoint = await findCosigned(tx, record.index)
  if (!checkpoint) throw awaitingWitness()
  const path = await inclusionOf(tx, record.index, checkpoint.size)
  return formatTlogProof({ entry: record.entry, index, path, note: noteOf(checkpoint).checkpoint })
}

/** Whether a tree of `size` entries has all the hashes, or entries, that a resource asks for. */
export const isWithin = ({ level, index, width }: TileResource, size: number): boolean =>
  index * 256 + width <= Math.floor(size / 256 ** (level === 'entries' ? 0 : level))

async function published(tx: Tx): Promise<Checkpoint> {
  const newest = await newestCosigned(tx)
  if (!newest) throw awaitingWitness()
  return newest
}

async function tileOf(tx: Tx, { level, index, width }: { level: number; index: number; width: number }) {
  const tile = (await readTiles(tx, [{ level, index }])).get(tileKey({ level, index }))
  const length = width * HASH_SIZE
  assert(tile !== undefined && tile.length >= length, `tile ${level}/${index} holds ${width} hashes`)
  return tile.subarray(0, length)
}

async function entriesOf(tx: Tx, { index, width }: { index: number; width: number }): Promise<Buffer> {
  const start = BigInt(index * 256)
  const rows = await tx.record.findMany({
    where: { index: { gte: start, lt: start + BigInt(width) } }, orderBy: { index: 'asc' }, select: { entry: true },
  })
  assert(rows.length === width, `${width} entries stand from ${start} on`)
  return bundleOf(rows.map(({ entry }) => entry))
}

/** Entries in one piece, each after its length. */
export const bundleOf = (entries: Uint8Array[]): Buffer =>
  Buffer.concat(entries.flatMap((entry) => [Buffer.of(entry.length >> 8, entry.length & 0xff), entry]))

const awaitingWitness = () =>
  new AppError('unavailable', 'log.awaiting_witness', '见证方尚未会签，请稍后再取', { retryAfter: 2 })
