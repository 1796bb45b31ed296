import { hash } from 'node:crypto'
import { assert } from '../kernel/assert.ts'

/** SHA-256 digest: 32 bytes. */
export type Hash = Buffer

/** Entries [start, end), `start` a multiple of the smallest power of two that holds them, as RFC 6962 splits. */
export type Range = { start: number; end: number }

const LEAF = Buffer.of(0)
const NODE = Buffer.of(1)

/** Hash of a log entry (RFC 6962 2.1): SHA-256(0x00 ‖ entry). */
export const leafHash = (entry: Uint8Array): Hash => hash('sha256', Buffer.concat([LEAF, entry]), 'buffer')

/** Hash of an inner node (RFC 6962 2.1): SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Hash =>
  hash('sha256', Buffer.concat([NODE, left, right]), 'buffer')

/** Root of the empty tree: SHA-256 of nothing. */
export const EMPTY_ROOT: Hash = hash('sha256', Buffer.alloc(0), 'buffer')

/** The one range whose hash is the root of a tree of `size` entries; none where the tree is empty. */
export const rootPlan = (size: number): Range[] => (size === 0 ? [] : [{ start: 0, end: size }])

/** The siblings of a leaf's ancestors, leaf → root (RFC 9162 2.1.3.1). */
export function inclusionPlan(index: number, size: number): Range[] {
  assertSize(size)
  assert(Number.isSafeInteger(index) && index >= 0 && index < size, 'the index lies in the tree')
  const plan: Range[] = []
  let [start, end] = [0, size]
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      plan.push({ start: middle, end })
      end = middle
    } else {
      plan.push({ start, end: middle })
      start = middle
    }
  }
  return plan.reverse()
}

/** The ranges of a consistency proof between two sizes (RFC 9162 2.1.4.1). */
export function consistencyPlan(oldSize: number, newSize: number): Range[] {
  assertSize(newSize)
  assert(Number.isSafeInteger(oldSize) && oldSize >= 0 && oldSize <= newSize, 'the older tree is not the larger')
  if (oldSize === 0 || oldSize === newSize) return []
  const plan: Range[] = []
  let [start, end] = [0, newSize]
  while (end !== oldSize) {
    const middle = start + splitOf(end - start)
    if (oldSize <= middle) {
      plan.push({ start: middle, end })
      end = middle
    } else {
      plan.push({ start, end: middle })
      start = middle
    }
  }
  if (start > 0) plan.push({ start, end })
  return plan.reverse()
}

/** Whether the path leads from a leaf to the root (RFC 9162 2.1.3.2). */
export function verifyInclusion(leaf: Hash, index: number, size: number, path: Hash[], root: Hash): boolean {
  if (!isSize(size) || !isSize(index) || index >= size || !path.every(isHash)) return false
  let [node, last, at] = [leaf, size - 1, index]
  for (const sibling of path) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      node = nodeHash(node, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && node.equals(root)
}

/** Whether the newer tree begins with the older one (RFC 9162 2.1.4.2); all extend the empty tree, by an empty path. */
export function verifyConsistency(
  oldSize: number, oldRoot: Hash, newSize: number, newRoot: Hash, path: Hash[],
): boolean {
  if (!isSize(oldSize) || !isSize(newSize) || oldSize > newSize || !path.every(isHash)) return false
  if (newSize === 0 && !newRoot.equals(EMPTY_ROOT)) return false
  if (oldSize === 0) return path.length === 0 && oldRoot.equals(EMPTY_ROOT)
  if (oldSize === newSize) return path.length === 0 && oldRoot.equals(newRoot)
  return climbBoth(oldSize, oldRoot, newSize, newRoot, path)
}

function climbBoth(oldSize: number, oldRoot: Hash, newSize: number, newRoot: Hash, path: Hash[]): boolean {
  let [at, last] = [oldSize - 1, newSize - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  const [first, ...rest] = at === 0 ? [oldRoot, ...path] : path
  if (first === undefined) return false
  let [older, newer] = [first, first]
  for (const sibling of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (at % 2 === 0 && at !== 0) [at, last] = [half(at), half(last)]
    } else {
      newer = nodeHash(newer, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && older.equals(oldRoot) && newer.equals(newRoot)
}

const isHash = (bytes: Uint8Array) => bytes.length === 32
const half = (n: number) => Math.floor(n / 2)

/** Whether a number can count entries. */
export const isSize = (size: number) => Number.isSafeInteger(size) && size >= 0

/** The largest power of two that is not above `count`. */
export function powerBelow(count: number): number {
  let power = 1
  while (power * 2 <= count) power *= 2
  return power
}

/** Where RFC 6962 splits a tree of `count` > 1 entries: its k. */
const splitOf = (count: number) => powerBelow(count - 1)

function assertSize(size: number): void {
  assert(isSize(size), 'a size is a non-negative safe integer')
}
