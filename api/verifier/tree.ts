import { type Hex32, sha256Of } from './bytes.ts'

/**
 * The root of a tree of `size` leaves to which an audit path leads from the leaf at `index`; undefined where the
 * path is not exactly as long as the leaf is deep. The hashes run from the leaf to the root (RFC 6962, 2.1.1).
 */
export function rootOf(leaf: Hex32, index: number, size: number, path: readonly Hex32[]): Hex32 | undefined {
  if (index >= size) return undefined
  if (size === 1) return path.length === 0 ? leaf : undefined
  const sibling = path.at(-1)
  if (sibling === undefined) return undefined
  const left = largestPowerOfTwoBelow(size)
  const rest = path.slice(0, -1)
  const below = index < left ? rootOf(leaf, index, left, rest) : rootOf(leaf, index - left, size - left, rest)
  if (below === undefined) return undefined
  return index < left ? sha256Of('0x01', below, sibling) : sha256Of('0x01', sibling, below)
}

/** The size of the left subtree of a tree with more than one leaf; exact up to 2^53. */
function largestPowerOfTwoBelow(size: number): number {
  let power = 1
  while (power * 2 < size) power *= 2
  return power
}
