import { assert } from '../kernel/assert.ts'
import {
  consistencyPlan, EMPTY_ROOT, type Hash, inclusionPlan, isSize, nodeHash, powerBelow, type Range, rootPlan,
} from './merkle.ts'

/** Where a tile stands: hash i of tile n at level l is over the entries [(256n + i)·256^l, (256n + i + 1)·256^l). */
export type Coordinate = { level: number; index: number }

/** One tile: 1 to 256 hashes of 32 bytes, one after another (C2SP tlog-tiles). Never changed in place. */
export type Tile = Coordinate & { hashes: Buffer }

/** Tiles by `tileKey`. A tile may be wider than the tree that is asked about: the log has grown since. */
export type Tiles = ReadonlyMap<string, Buffer>

const TILE_WIDTH = 256
const TILE_HEIGHT = 8
const HASH_SIZE = 32

/** The name under which a `Tiles` map holds a tile. */
export const tileKey = ({ level, index }: Coordinate): string => `${level}/${index}`

/** A map of tiles, from rows as a table holds them. */
export const tilesOfRows = (rows: Iterable<Tile>): Tiles => new Map([...rows].map((row) => [tileKey(row), row.hashes]))

/** The same tiles after an append. */
export const withTiles = (tiles: Tiles, changed: Iterable<Tile>): Tiles => new Map([...tiles, ...tilesOfRows(changed)])

/** The partial tiles that an append to a tree of `size` entries continues. */
export function tilesForAppend(size: number): Coordinate[] {
  assert(isSize(size), 'a size is a non-negative safe integer')
  const wanted: Coordinate[] = []
  for (let level = 0, count = size; count > 0; level++, count = Math.floor(count / TILE_WIDTH)) {
    if (count % TILE_WIDTH > 0) wanted.push({ level, index: Math.floor(count / TILE_WIDTH) })
  }
  return wanted
}

/** The tiles that the hashes of these ranges need, each once: read them all together, then compute. */
export function tilesOf(plan: Iterable<Range>): Coordinate[] {
  const wanted = new Map<string, Coordinate>()
  for (const range of plan) {
    for (const subtree of subtreesOf(range)) {
      const coordinate = placeOf(subtree)
      wanted.set(tileKey(coordinate), { level: coordinate.level, index: coordinate.index })
    }
  }
  return [...wanted.values()]
}

/** The hashes of ranges, from tiles that hold at least those of `tilesOf`. */
export const hashesOf = (plan: Range[], tiles: Tiles): Hash[] => plan.map((range) => hashOf(range, tiles))

/** Root of the tree of `size` entries. */
export const rootOf = (size: number, tiles: Tiles): Hash => hashesOf(rootPlan(size), tiles)[0] ?? EMPTY_ROOT

/** Audit path of an entry, leaf → root. */
export const inclusionPath = (index: number, size: number, tiles: Tiles): Hash[] =>
  hashesOf(inclusionPlan(index, size), tiles)

/** Consistency proof between two sizes of the same log. */
export const consistencyPath = (oldSize: number, newSize: number, tiles: Tiles): Hash[] =>
  hashesOf(consistencyPlan(oldSize, newSize), tiles)

/** The tiles as they are after `leaves` (leaf hashes) join a tree of `size` entries: only those that changed. */
export function appendLeaves(size: number, leaves: Hash[], tiles: Tiles): Tile[] {
  assert(isSize(size) && isSize(size + leaves.length), 'a size is a non-negative safe integer')
  const changed: Tile[] = []
  let [added, count] = [leaves, size]
  for (let level = 0; added.length > 0; level++) {
    const extended = extendLevel(level, count, added, tiles)
    changed.push(...extended)
    added = extended.filter(isFull).map((tile) => nodeIn(tile.hashes, TILE_HEIGHT, 0))
    count = Math.floor(count / TILE_WIDTH)
  }
  return changed
}

/** A complete subtree: 2^height entries from position·2^height on. */
type Subtree = { height: number; position: number }

/** The complete subtrees of which a range consists, left → right, each lower than the one before. */
function* subtreesOf({ start, end }: Range): Generator<Subtree> {
  for (let from = start; from < end; ) {
    const count = powerBelow(end - from)
    yield { height: Math.log2(count), position: from / count }
    from += count
  }
}

/** The tile that holds a subtree, and where in it: a node `height` levels above the tile's hashes. */
function placeOf({ height, position }: Subtree): Coordinate & { height: number; position: number } {
  const within = height % TILE_HEIGHT
  const wide = 2 ** (TILE_HEIGHT - within)
  return {
    level: (height - within) / TILE_HEIGHT,
    index: Math.floor(position / wide),
    height: within,
    position: position % wide,
  }
}

/** MTH of a range (RFC 6962 2.1): its complete subtrees folded from the right. */
const hashOf = (range: Range, tiles: Tiles): Hash =>
  [...subtreesOf(range)]
    .map((subtree) => subtreeHash(subtree, tiles))
    .reduceRight((right, left) => nodeHash(left, right))

function subtreeHash(subtree: Subtree, tiles: Tiles): Hash {
  const place = placeOf(subtree)
  const tile = tiles.get(tileKey(place))
  assert(tile !== undefined, `tile ${tileKey(place)} is there`)
  return nodeIn(tile, place.height, place.position)
}

/** What was computed inside a tile, by height and position: a thousand paths hash a tile once. */
const inside = new WeakMap<Buffer, Map<number, Hash>>()

function nodeIn(tile: Buffer, height: number, position: number): Hash {
  if (height === 0) return hashAt(tile, position)
  const known = inside.get(tile) ?? new Map<number, Hash>()
  inside.set(tile, known)
  const key = height * TILE_WIDTH + position
  const found = known.get(key)
  if (found !== undefined) return found
  const node = nodeHash(nodeIn(tile, height - 1, 2 * position), nodeIn(tile, height - 1, 2 * position + 1))
  known.set(key, node)
  return node
}

function hashAt(tile: Buffer, position: number): Hash {
  const start = position * HASH_SIZE
  assert(tile.length >= start + HASH_SIZE, 'the tile is wide enough')
  return tile.subarray(start, start + HASH_SIZE)
}

/** The changed tiles of one level, where `count` hashes stand and `added` follow. */
function extendLevel(level: number, count: number, added: Hash[], tiles: Tiles): Tile[] {
  const held = count % TILE_WIDTH
  const index = Math.floor(count / TILE_WIDTH)
  const partial = held === 0 ? Buffer.alloc(0) : tiles.get(tileKey({ level, index }))?.subarray(0, held * HASH_SIZE)
  assert(partial?.length === held * HASH_SIZE, `tile ${level}/${index} holds ${held} hashes`)
  const all = Buffer.concat([partial, ...added])
  const width = TILE_WIDTH * HASH_SIZE
  return Array.from({ length: Math.ceil(all.length / width) }, (_, i) => ({
    level,
    index: index + i,
    hashes: Buffer.from(all.subarray(i * width, (i + 1) * width)),
  }))
}

const isFull = (tile: Tile) => tile.hashes.length === TILE_WIDTH * HASH_SIZE
