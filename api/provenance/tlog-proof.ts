import type { Hash } from './merkle.ts'

/** An entry, its place, the path from its leaf to the root, and the signed checkpoint of that root. */
type Proof = { entry: Uint8Array; index: number; path: Hash[]; note: string }

/**
 * The text of a proof that an entry stands in the log (C2SP tlog-proof@v1). The entry itself is the `extra` line:
 * nobody signs that line, but its RFC 6962 hash is the leaf that path and checkpoint prove.
 */
export const formatTlogProof = ({ entry, index, path, note }: Proof): string =>
  ['c2sp.org/tlog-proof@v1', `extra ${base64(entry)}`, `index ${index}`, ...path.map(base64), '', note].join('\n')

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
