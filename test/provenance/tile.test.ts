import fc from 'fast-check'
import { expect, test } from 'vitest'
import { consistencyPlan, type Hash, inclusionPlan, leafHash, rootPlan } from '#api/provenance/merkle.ts'
import {
  appendLeaves, consistencyPath, hashesOf, inclusionPath, rootOf, type Tiles, tileKey, tilesForAppend, tilesOf,
  tilesOfRows, withTiles,
} from '#api/provenance/tile.ts'
import { naiveConsistency, naivePath, naiveRoot } from './naive-tree.ts'

const leavesOf = (count: number): Hash[] => Array.from({ length: count }, (_, i) => leafHash(Buffer.from(`entry ${i}`)))
const LEAVES = leavesOf(1_500)
const whole: Tiles = tilesOfRows(appendLeaves(0, LEAVES, new Map()))
const size = fc.integer({ min: 1, max: LEAVES.length })

/** Only the tiles that were listed: whoever needs another one fails. */
const only = (tiles: Tiles, wanted: { level: number; index: number }[]): Tiles =>
  new Map([...tiles].filter(([key]) => wanted.some((coordinate) => tileKey(coordinate) === key)))

const grow = (tiles: Tiles, before: number, added: Hash[]): Tiles =>
  withTiles(tiles, appendLeaves(before, added, only(tiles, tilesForAppend(before))))

test('however a log grows, its tiles are the same bytes', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 8 }), (steps) => {
    let tiles: Tiles = new Map()
    let count = 0
    for (const step of steps) {
      const next = Math.min(count + step, LEAVES.length)
      tiles = grow(tiles, count, LEAVES.slice(count, next))
      count = next
    }
    expect(tiles).toEqual(tilesOfRows(appendLeaves(0, LEAVES.slice(0, count), new Map())))
    expect(rootOf(count, tiles)).toEqual(naiveRoot(LEAVES.slice(0, count)))
  }), { numRuns: 30 })
})

test('every level has floor(size / 256^level) hashes, in tiles of 256, none of them empty', () => {
  const tiles = tilesOfRows(appendLeaves(0, leavesOf(70_000), new Map()))
  const widths = (level: number) =>
    [...tiles].filter(([key]) => key.startsWith(`${level}/`)).map(([, hashes]) => hashes.length / 32)
  expect(widths(0)).toEqual([...Array<number>(273).fill(256), 112])
  expect(widths(1)).toEqual([256, 17])
  expect(widths(2)).toEqual([1])
})

test('the listed tiles suffice for the root of any past size, though they have grown since', () => {
  fc.assert(fc.property(size, (count) => {
    expect(rootOf(count, only(whole, tilesOf(rootPlan(count))))).toEqual(naiveRoot(LEAVES.slice(0, count)))
  }))
})

test('the listed tiles suffice for any inclusion path', () => {
  fc.assert(fc.property(size, fc.nat(), (count, at) => {
    const index = at % count
    const tiles = only(whole, tilesOf(inclusionPlan(index, count)))
    expect(inclusionPath(index, count, tiles)).toEqual(naivePath(index, LEAVES.slice(0, count)))
  }))
})

test('the listed tiles suffice for any consistency proof', () => {
  fc.assert(fc.property(size, fc.nat(), (count, older) => {
    const oldSize = older % (count + 1)
    const tiles = only(whole, tilesOf(consistencyPlan(oldSize, count)))
    expect(consistencyPath(oldSize, count, tiles)).toEqual(naiveConsistency(oldSize, LEAVES.slice(0, count)))
  }))
})

test('a group of neighbours needs few tiles, each listed once', () => {
  const plans = Array.from({ length: 200 }, (_, i) => inclusionPlan(i, 1_500))
  const wanted = tilesOf(plans.flat())
  expect(wanted.map(tileKey).sort()).toEqual(['0/0', '0/5', '1/0'])
  const tiles = only(whole, wanted)
  expect(plans.map((plan) => hashesOf(plan, tiles))[7]).toEqual(naivePath(7, LEAVES))
})

test('a missing or narrow tile is a defect, never a wrong hash', () => {
  expect(() => rootOf(300, new Map())).toThrow('tile 1/0 is there')
  expect(() => rootOf(300, new Map([...whole, ['0/1', Buffer.alloc(32)]]))).toThrow('wide enough')
  expect(() => appendLeaves(300, LEAVES.slice(0, 1), new Map())).toThrow('holds 44 hashes')
})
