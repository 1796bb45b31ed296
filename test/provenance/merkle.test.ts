import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  EMPTY_ROOT, type Hash, inclusionPlan, leafHash, nodeHash, powerBelow, verifyConsistency, verifyInclusion,
} from '#api/provenance/merkle.ts'
import { naiveConsistency, naivePath, naiveRoot } from './naive-tree.ts'

/** The entries and roots with which certificate transparency's implementations check each other. */
const ENTRIES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const LEAVES = ENTRIES.map((entry) => leafHash(Buffer.from(entry, 'hex')))
const hashes = (...texts: string[]): Hash[] => texts.map((text) => Buffer.from(text, 'hex'))
const root = (size: number): Hash => Buffer.from(ROOTS[size] ?? '', 'hex')

const leavesOf = (size: number) => Array.from({ length: size }, (_, i) => leafHash(Buffer.of(i)))
const tree = fc.integer({ min: 1, max: 200 }).map(leavesOf)

test('the roots of RFC 6962 hold', () => {
  expect(ROOTS.map((_, size) => naiveRoot(LEAVES.slice(0, size)).toString('hex'))).toEqual(ROOTS)
  expect(EMPTY_ROOT).toEqual(root(0))
})

test('the published inclusion and consistency proofs verify', () => {
  const first = hashes(
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  )
  expect(verifyInclusion(leafHash(Buffer.alloc(0)), 0, 8, first, root(8))).toBe(true)
  expect(verifyConsistency(1, root(1), 8, root(8), first)).toBe(true)
  expect(verifyConsistency(6, root(6), 8, root(8), hashes(
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ))).toBe(true)
  expect(verifyConsistency(2, root(2), 5, root(5), hashes(
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
  ))).toBe(true)
})

test('every inclusion path of every tree verifies, and no other leaf, index, path or root does', () => {
  fc.assert(fc.property(tree, fc.nat(), fc.nat(), (leaves, at, other) => {
    const size = leaves.length
    const index = at % size
    const path = naivePath(index, leaves)
    const whole = naiveRoot(leaves)
    const leaf = leaves[index] ?? EMPTY_ROOT
    expect(verifyInclusion(leaf, index, size, path, whole)).toBe(true)
    expect(verifyInclusion(nodeHash(leaf, leaf), index, size, path, whole)).toBe(false)
    expect(verifyInclusion(leaf, index, size, path, nodeHash(whole, whole))).toBe(false)
    expect(verifyInclusion(leaf, index, size, [...path, leaf], whole)).toBe(false)
    expect(verifyInclusion(leaf, size, size, path, whole)).toBe(false)
    if (path.length > 0) {
      expect(verifyInclusion(leaf, index, size, path.slice(1), whole)).toBe(false)
      expect(verifyInclusion(leaf, index, size, path.with(other % path.length, EMPTY_ROOT), whole)).toBe(false)
    }
    if (other % size !== index) expect(verifyInclusion(leaf, other % size, size, path, whole)).toBe(false)
  }))
})

test('every consistency proof verifies, and none for another history', () => {
  fc.assert(fc.property(tree, fc.nat(), fc.nat(), (leaves, older, place) => {
    const [oldSize, size] = [older % (leaves.length + 1), leaves.length]
    const path = naiveConsistency(oldSize, leaves)
    const oldRoot = naiveRoot(leaves.slice(0, oldSize))
    const whole = naiveRoot(leaves)
    expect(verifyConsistency(oldSize, oldRoot, size, whole, path)).toBe(true)
    expect(verifyConsistency(oldSize, oldRoot, size, whole, [...path, whole])).toBe(false)
    expect(verifyConsistency(size + 1, oldRoot, size, whole, path)).toBe(false)
    expect(verifyConsistency(oldSize, nodeHash(oldRoot, oldRoot), size, whole, path)).toBe(false)
    if (oldSize === 0) return
    const rewritten = leaves.with(place % oldSize, EMPTY_ROOT)
    const forged = naiveConsistency(oldSize, rewritten)
    expect(verifyConsistency(oldSize, oldRoot, size, naiveRoot(rewritten), forged)).toBe(false)
    if (path.length > 0) expect(verifyConsistency(oldSize, oldRoot, size, whole, path.slice(1))).toBe(false)
  }))
})

test('hashes of another length are no proof', () => {
  expect(verifyInclusion(LEAVES[0] ?? EMPTY_ROOT, 0, 2, [Buffer.alloc(31)], root(2))).toBe(false)
  expect(verifyConsistency(1, root(1), 2, root(2), [Buffer.alloc(33)])).toBe(false)
  expect(verifyConsistency(0, EMPTY_ROOT, 0, root(1), [])).toBe(false)
  expect(verifyConsistency(1.5, root(1), 2, root(2), [])).toBe(false)
})

test('splitting is exact up to the largest safe size', () => {
  for (let exponent = 1; exponent <= 53; exponent++) {
    expect(powerBelow(2 ** exponent - 1)).toBe(2 ** (exponent - 1))
    expect(powerBelow(2 ** (exponent - 1))).toBe(2 ** (exponent - 1))
  }
  expect(inclusionPlan(0, Number.MAX_SAFE_INTEGER)).toHaveLength(53)
  expect(() => inclusionPlan(8, 8)).toThrow()
})
