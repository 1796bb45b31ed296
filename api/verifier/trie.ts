import { keccak256 } from 'ethers/crypto'
import { type RlpStructuredData, dataLength, decodeRlp, encodeRlp } from 'ethers/utils'
import type { Hex, Hex32 } from './bytes.ts'
import { Refusal, demand } from './refusal.ts'

const BROKEN = ['链上证明的编码有误。', 'The proof is not encoded as it should be.'] as const

/** A decoded RLP list. */
export type RlpList = readonly RlpStructuredData[]

/**
 * What a secured Merkle-Patricia trie with the given root holds under `keccak256(key)`; null where the proof shows
 * that it holds nothing (Ethereum yellow paper, appendix D). Every given node must lie on the walk, once and in order.
 * @throws Refusal naming `field`
 */
export function valueIn(root: Hex32, key: Hex, proof: readonly Hex[], field: string): Hex | null {
  let path = keccak256(key).slice(2)
  let node = nodeOf(root, proof[0], field)
  let used = 1
  for (;;) {
    const [child, rest] = node.length === 17 ? branch(node, path, field) : shortNode(node, path, field)
    path = rest
    if (child === null || path === '') {
      demand(used === proof.length, field, '链上证明有多余的节点。', 'The proof has nodes that it does not need.')
      return child === null ? null : bytesIn(child, field)
    }
    if (typeof child === 'string') node = nodeOf(child, proof[used++], field)
    else node = embedded(child, field)
  }
}

/** The child of a branch on the path; null is an empty place. Keys have one length, so that no branch has a value. */
function branch(node: RlpList, path: string, field: string): [RlpStructuredData | null, string] {
  const child = node[Number.parseInt(path.charAt(0), 16)]
  demand(path.length > 1 && child !== undefined && node[16] === '0x', field, ...BROKEN)
  return [child === '0x' ? null : child, path.slice(1)]
}

/** A leaf or an extension: null where it leads elsewhere. */
function shortNode(node: RlpList, path: string, field: string): [RlpStructuredData | null, string] {
  const [encoded, next] = node
  demand(node.length === 2 && typeof encoded === 'string' && next !== undefined, field, ...BROKEN)
  const flag = encoded.charAt(2)
  const odd = flag === '1' || flag === '3'
  demand(odd || ((flag === '0' || flag === '2') && encoded.charAt(3) === '0'), field, ...BROKEN)
  const part = encoded.slice(odd ? 3 : 4)
  const isLeaf = flag === '2' || flag === '3'
  demand(isLeaf ? part.length === path.length : part !== '' && part.length < path.length, field, ...BROKEN)
  return path.startsWith(part) ? [next, path.slice(part.length)] : [null, path]
}

/** The node that a hash names. Below the root only nodes of 32 bytes and more are named by their hash. */
function nodeOf(hash: Hex, node: Hex | undefined, field: string): RlpList {
  demand(node !== undefined, field, '链上证明缺少节点。', 'The proof lacks a node.')
  demand(
    dataLength(hash) === 32 && keccak256(node) === hash && dataLength(node) >= 32,
    field,
    '链上证明的节点与上一级的哈希不符。',
    'A node of the proof does not match the hash above it.',
  )
  return rlpList(node, field)
}

/** A node that lies inside its parent, because it has fewer than 32 bytes. */
function embedded(node: RlpStructuredData, field: string): RlpList {
  demand(Array.isArray(node) && dataLength(encodeRlp(node)) < 32, field, ...BROKEN)
  return node
}

/** A list from its RLP, which must be the only RLP of that list. */
export function rlpList(encoded: Hex, field: string): RlpList {
  const decoded = decode(encoded)
  demand(Array.isArray(decoded) && encodeRlp(decoded) === encoded, field, ...BROKEN)
  return decoded
}

function decode(encoded: Hex): RlpStructuredData | undefined {
  try {
    return decodeRlp(encoded)
  } catch {
    return undefined
  }
}

/** A byte string of an RLP list. */
export function bytesIn(item: RlpStructuredData | undefined, field: string): Hex {
  if (typeof item === 'string') return item
  throw new Refusal(field, ...BROKEN)
}
