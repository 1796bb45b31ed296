import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { type Hash, leafHash, verifyConsistency, verifyInclusion } from '#api/provenance/merkle.ts'
import { isWithin } from '#api/provenance/open-log.ts'
import {
  appendLeaves, consistencyPath, inclusionPath, rootOf, type Tiles, tileKey, tilesForAppend, withTiles,
} from '#api/provenance/tile.ts'
import { parseTilePath } from '#api/provenance/tile-path.ts'
import { tilePath } from './tile-address.ts'

const SIZES = Array.from({ length: 601 }, (_, size) => size)
const entry = (index: number) => Buffer.from(`entry ${index}`)

const sha256 = (...parts: Uint8Array[]): Buffer =>
  parts.reduce((digest, part) => digest.update(part), createHash('sha256')).digest()

const known = new Map<string, Buffer>()

/** MTH(D[start:end]) of RFC 6962 2.1 as it is written, each range computed once; shares no code with the log. */
function mth(start: number, end: number): Buffer {
  const key = `${start}-${end}`
  const found = known.get(key) ?? fresh(start, end)
  known.set(key, found)
  return found
}

function fresh(start: number, end: number): Buffer {
  if (end === start) return sha256()
  if (end - start === 1) return sha256(Buffer.of(0), entry(start))
  const middle = start + split(end - start)
  return sha256(Buffer.of(1), mth(start, middle), mth(middle, end))
}

function path(index: number, start: number, end: number): Buffer[] {
  if (end - start === 1) return []
  const middle = start + split(end - start)
  return index < middle
    ? [...path(index, start, middle), mth(middle, end)]
    : [...path(index, middle, end), mth(start, middle)]
}

function subproof(old: number, start: number, end: number, isWhole: boolean): Buffer[] {
  if (old === end) return isWhole ? [] : [mth(start, end)]
  const middle = start + split(end - start)
  return old <= middle
    ? [...subproof(old, start, middle, isWhole), mth(middle, end)]
    : [...subproof(old, middle, end, false), mth(start, middle)]
}

/** The largest power of two below n. */
const split = (n: number): number => 2 ** Math.floor(Math.log2(n - 1))

/** The tiles of a log that grew entry by entry, as they are at its end. */
function grown(): Tiles {
  let tiles: Tiles = new Map()
  for (const size of SIZES.slice(0, -1)) {
    const before = tilesForAppend(size).map((at) => [tileKey(at), tiles.get(tileKey(at)) ?? Buffer.alloc(0)] as const)
    tiles = withTiles(tiles, appendLeaves(size, [leafHash(entry(size))], new Map(before)))
  }
  return tiles
}

const TILES = grown()
const joined = (hashes: Hash[]): string => Buffer.concat(hashes).toString('hex')
const roots = SIZES.map((size) => mth(0, size))

describe('a log of every size from 0 to 600', () => {
  test('has the root of the RFC', () => {
    for (const size of SIZES) expect(rootOf(size, TILES).equals(roots[size] ?? Buffer.of())).toBe(true)
  })

  test('has exactly the tiles that C2SP asks for, each of the RFC’s hashes', () => {
    for (const size of SIZES) {
      for (const level of [0, 1, 2]) {
        const count = Math.floor(size / 256 ** level)
        const index = Math.floor(count / 256)
        const width = count % 256
        expect(isWithin({ level, index, width: 256 }, size)).toBe(false)
        expect(isWithin({ level, index, width: width + 1 }, size)).toBe(false)
        if (width > 0) expect(isWithin({ level, index, width }, size)).toBe(true)
        if (index > 0) expect(isWithin({ level, index: index - 1, width: 256 }, size)).toBe(true)
        const held = TILES.get(tileKey({ level, index }))?.subarray(0, width * 32).toString('hex') ?? ''
        const right = Array.from({ length: width }, (_, i) =>
          mth((index * 256 + i) * 256 ** level, (index * 256 + i + 1) * 256 ** level))
        expect(held).toBe(joined(right))
      }
      expect(isWithin({ level: 'entries', index: 0, width: 256 }, size)).toBe(size >= 256)
    }
  })

  test('proves each entry', () => {
    for (const size of SIZES.slice(1)) {
      for (let index = size % 17; index < size; index += 17) {
        const proof = inclusionPath(index, size, TILES)
        expect(joined(proof)).toBe(joined(path(index, 0, size)))
        const root = roots[size] ?? Buffer.of()
        expect(verifyInclusion(leafHash(entry(index)), index, size, proof, root)).toBe(true)
        expect(verifyInclusion(leafHash(entry(index + 1)), index, size, proof, root)).toBe(false)
      }
    }
  })

  test('extends every smaller one, provably, and no other', () => {
    for (const size of SIZES) {
      for (const old of SIZES.slice(0, size + 1)) {
        const proof = consistencyPath(old, size, TILES)
        const right = old === 0 ? [] : subproof(old, 0, size, true)
        if (joined(proof) !== joined(right)) throw new Error(`the proof from ${old} to ${size} is another`)
        if (old === 0 || (size + old) % 31 !== 0) continue
        const [older, newer] = [roots[old] ?? Buffer.of(), roots[size] ?? Buffer.of()]
        expect(verifyConsistency(old, older, size, newer, proof)).toBe(true)
        expect(verifyConsistency(old, sha256(older), size, newer, proof)).toBe(false)
        expect(verifyConsistency(old, older, size, sha256(newer), proof)).toBe(false)
      }
    }
  })
})

describe('the address of a tile', () => {
  test('is read as it is written', () => {
    for (const index of [0, 1, 999, 1_000, 70_123, 1_234_067, 999_999_999_999_999]) {
      for (const width of [1, 9, 10, 99, 100, 199, 249, 255, 256]) {
        for (const level of ['entries', 0, 9, 10, 59, 63] as const) {
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width })
        }
      }
    }
    expect(tilePath({ level: 2, index: 1_234_067, width: 7 })).toBe('2/x001/x234/067.p/7')
  })

  test('has one form', () => {
    const others = [
      '', '0', '0/', '0/0', '0/00', '0/0000', '00/000', '64/000', '-1/000', '0/000.p/0', '0/000.p/256', '0/000.p/01',
      '0/000.p/', '0/000.p/1/', '0/x000/001', '0/001/000', '0/x001/x000', '0/X001/000', 'data/000', '0/000?', '0/000\n',
      '0/x001/x000/x000/x000/x000/000', 'entries/1', '0/٠٠٠', '0//000',
    ]
    for (const path of others) expect(parseTilePath(path), JSON.stringify(path)).toBeUndefined()
  })
})
