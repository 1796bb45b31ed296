import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { growingTree } from '#api/fsck/tree.ts'
import { appendLeaves, rootOf, type Tile, tileKey, tilesOfRows, withTiles } from '#api/provenance/tile.ts'

const leafOf = (n: number) => createHash('sha256').update(String(n)).digest()
const leaves = (count: number) => Array.from({ length: count }, (_, i) => leafOf(i))
const textOf = (tiles: Iterable<Tile>) =>
  [...tiles].map((tile) => `${tileKey(tile)} ${tile.hashes.toString('hex')}`).toSorted()

describe('a tree that grows leaf by leaf', () => {
  it('has the root that the tiles of the platform give, at every size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (count) => {
        const tree = growingTree()
        for (const leaf of leaves(count)) tree.append(leaf)
        const tiles = tilesOfRows(appendLeaves(0, leaves(count), new Map()))
        expect(tree.root()).toEqual(rootOf(count, tiles))
        expect(tree.size()).toBe(count)
      }),
      { numRuns: 30 },
    )
  })

  it.each([1, 255, 256, 257, 65_536, 65_537])('makes the very tiles of a log of %i leaves', (count) => {
    const tree = growingTree()
    const complete = leaves(count).flatMap((leaf) => tree.append(leaf))
    const tiles = withTiles(new Map(), appendLeaves(0, leaves(count), new Map()))
    const expected = [...tiles].map(([key, hashes]) => `${key} ${hashes.toString('hex')}`).toSorted()
    expect(textOf([...complete, ...tree.partialTiles()])).toEqual(expected)
    expect(tree.tileCounts().reduce((sum, one) => sum + one, 0)).toBe(tiles.size)
  })
})
