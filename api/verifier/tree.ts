import { type Hex32, sha256Of } from './bytes.ts'

/** A step up the tree: the sibling of the audit path, the side on which it stands, and the hash of the two. */
export type Rung = { sibling: Hex32; side: 'left' | 'right'; hash: Hex32 }

/**
 * The steps by which an audit path leads up a tree of `size` leaves from the leaf at `index`; undefined where the
 * path is not exactly as long as the leaf is deep. The hashes run from the leaf to the root (RFC 6962, 2.1.1).
 */
export function rungsOf(leaf: Hex32, index: number, size: number, path: readonly Hex32[]): Rung[] | undefined {
  if (index >= size) return undefined
  if (size === 1) return path.length === 0 ? [] : undefined
  const sibling = path.at(-1)
  if (sibling === undefined) return undefined
  const left = largestPowerOfTwoBelow(size)
  const rest = path.slice(0, -1)
  const isLeft = index < left
  const below = isLeft ? rungsOf(leaf, index, left, rest) : rungsOf(leaf, index - left, size - left, rest)
  if (below === undefined) return undefined
  const own = topOf(leaf, below)
  const hash = isLeft ? sha256Of('0x01', own, sibling) : sha256Of('0x01', sibling, own)
  return [...below, { sibling, side: isLeft ? 'right' : 'left', hash }]
}

/** The root to which an audit path leads; undefined as for `rungsOf`. */
export function rootOf(leaf: Hex32, index: number, size: number, path: readonly Hex32[]): Hex32 | undefined {
  const rungs = rungsOf(leaf, index, size, path)
  return rungs === undefined ? undefined : topOf(leaf, rungs)
}

const topOf = (leaf: Hex32, rungs: readonly Rung[]): Hex32 => rungs.at(-1)?.hash ?? leaf

/** The size of the left subtree of a tree with more than one leaf; exact up to 2^53. */
function largestPowerOfTwoBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
