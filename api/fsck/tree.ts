import { EMPTY_ROOT, type Hash, nodeHash } from '#api/provenance/merkle.ts'
import type { Tile } from '#api/provenance/tile.ts'

const WIDTH = 256

/** The log's tree as its leaves alone make it (RFC 6962), one leaf after another; keeps what the next ones need. */
export function growingTree() {
  /** Roots of the complete subtrees, left → right, each lower than the one before. */
  const subtrees: Hash[] = []
  /** The hashes of each level that no full tile holds yet, and the number of its full tiles. */
  const levels: { hashes: Hash[]; full: number }[] = []
  let size = 0

  const addToFrontier = (leaf: Hash): void => {
    let node = leaf
    for (let count = size; count % 2 === 0; count /= 2) node = nodeHash(subtrees.pop() ?? EMPTY_ROOT, node)
    subtrees.push(node)
  }

  const addToTiles = (leaf: Hash): Tile[] => {
    const complete: Tile[] = []
    let node: Hash | undefined = leaf
    for (let level = 0; node !== undefined; level++) {
      const row = (levels[level] ??= { hashes: [], full: 0 })
      row.hashes.push(node)
      node = undefined
      if (row.hashes.length < WIDTH) continue
      complete.push({ level, index: row.full, hashes: Buffer.concat(row.hashes) })
      node = rootOfFull(row.hashes)
      row.hashes = []
      row.full += 1
    }
    return complete
  }

  return {
    size: () => size,
    /** Adds a leaf hash and gives the tiles that it completes. */
    append: (leaf: Hash): Tile[] => {
      size += 1
      addToFrontier(leaf)
      return addToTiles(leaf)
    },
    root: (): Hash => (size === 0 ? EMPTY_ROOT : subtrees.reduceRight((right, left) => nodeHash(left, right))),
    /** The tiles that are not full: at most one a level. */
    partialTiles: (): Tile[] =>
      levels.flatMap(({ hashes, full }, level) =>
        hashes.length === 0 ? [] : [{ level, index: full, hashes: Buffer.concat(hashes) }],
      ),
    /** How many tiles each level has, the last one full or not. */
    tileCounts: (): number[] => levels.map(({ hashes, full }) => full + (hashes.length === 0 ? 0 : 1)),
  }
}

function rootOfFull(hashes: Hash[]): Hash {
  let level = hashes
  while (level.length > 1)
    level = Array.from({ length: level.length / 2 }, (_, i) =>
      nodeHash(level[2 * i] ?? EMPTY_ROOT, level[2 * i + 1] ?? EMPTY_ROOT),
    )
  return level[0] ?? EMPTY_ROOT
}
