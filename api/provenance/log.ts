import type { Tx } from '#api/db/client.ts'
import type { Tile as TileRow } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import { hex, type Hex32 } from '#api/kernel/hex.ts'
import { leafHash, rootPlan } from './merkle.ts'
import {
  appendLeaves, type Coordinate, type Tile, type Tiles, rootOf, tilesForAppend, tilesOf, tilesOfRows, withTiles,
} from './tile.ts'

/** One leaf to be indexed: its place, the bytes it is the hash of, and what it stands for here. */
export type Leaf = { index: bigint; entry: Buffer; reference: string }

/** The stored tiles at these places; those that are not there are left out. */
export async function readTiles(tx: Tx, wanted: Coordinate[]): Promise<Tiles> {
  if (wanted.length === 0) return new Map()
  const rows = await tx.$queryRaw<TileRow[]>`
    select tile.level, tile.index, tile.hashes from tile
    join unnest(${wanted.map(({ level }) => level)}::int[], ${wanted.map(({ index }) => BigInt(index))}::bigint[])
      as w(level, index) on w.level = tile.level and w.index = tile.index`
  return tilesOfRows(
    rows.map(({ level, index, hashes }) => ({ level, index: Number(index), hashes: Buffer.from(hashes) })),
  )
}

const writeTiles = async (tx: Tx, tiles: Tile[]): Promise<void> => {
  await tx.$executeRaw`
    insert into tile (level, index, hashes)
    select * from unnest(${tiles.map(({ level }) => level)}::int[],
      ${tiles.map(({ index }) => BigInt(index))}::bigint[], ${tiles.map(({ hashes }) => hashes)}::bytea[])
    on conflict (level, index) do update set hashes = excluded.hashes`
}

/**
 * Adds leaves to the index of the log, in order and without a gap, and gives size and root after them.
 * Written with the rows of the effect, in one transaction.
 */
export async function indexLeaves(
  tx: Tx,
  leaves: Leaf[],
  at: { hash: Hex32; blockNumber: bigint },
): Promise<{ size: bigint; root: Hex32 }> {
  const [first] = leaves
  assert(first, 'there are leaves to index')
  const size = Number(first.index)
  const hashes = leaves.map(({ entry }) => leafHash(entry))
  assert(leaves.every(({ index }, i) => Number(index) === size + i), 'the leaves of a transaction stand in a row')
  const before = await readTiles(tx, tilesForAppend(size))
  const changed = appendLeaves(size, hashes, before)
  await writeTiles(tx, changed)
  await tx.$executeRaw`
    insert into record (index, kind, entry, leaf, reference, "transactionHash", "blockNumber")
    select *, ${at.hash}, ${at.blockNumber}::bigint from unnest(
      ${leaves.map(({ index }) => index)}::bigint[], ${leaves.map(({ entry }) => entry[0])}::int[],
      ${leaves.map(({ entry }) => entry)}::bytea[], ${hashes.map(hex)}::text[],
      ${leaves.map(({ reference }) => reference)}::text[])`
  const after = size + leaves.length
  const root = await rootAt(tx, after, withTiles(before, changed))
  await tx.checkpoint.create({ data: { size: BigInt(after), root, blockNumber: at.blockNumber } })
  return { size: BigInt(after), root }
}

async function rootAt(tx: Tx, size: number, known: Tiles): Promise<Hex32> {
  const missing = tilesOf(rootPlan(size)).filter(({ level, index }) => !known.has(`${level}/${index}`))
  const stored = await readTiles(tx, missing)
  return hex(rootOf(size, new Map([...stored, ...known])))
}
