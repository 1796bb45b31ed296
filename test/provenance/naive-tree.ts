import { EMPTY_ROOT, type Hash, nodeHash } from '#api/provenance/merkle.ts'

/** RFC 6962 2.1, as it is written: the yardstick for everything faster. */
export function naiveRoot(leaves: Hash[]): Hash {
  const [only] = leaves
  if (only === undefined) return EMPTY_ROOT
  if (leaves.length === 1) return only
  const k = split(leaves.length)
  return nodeHash(naiveRoot(leaves.slice(0, k)), naiveRoot(leaves.slice(k)))
}

/** PATH(m, D[n]) of RFC 6962 2.1.1. */
export function naivePath(m: number, leaves: Hash[]): Hash[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...naivePath(m, leaves.slice(0, k)), naiveRoot(leaves.slice(k))]
    : [...naivePath(m - k, leaves.slice(k)), naiveRoot(leaves.slice(0, k))]
}

/** PROOF(m, D[n]) of RFC 6962 2.1.2; empty for the empty tree. */
export const naiveConsistency = (m: number, leaves: Hash[]): Hash[] => (m === 0 ? [] : subproof(m, leaves, true))

function subproof(m: number, leaves: Hash[], whole: boolean): Hash[] {
  if (m === leaves.length) return whole ? [] : [naiveRoot(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), whole), naiveRoot(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), false), naiveRoot(leaves.slice(0, k))]
}

const split = (n: number): number => {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}
