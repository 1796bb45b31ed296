import { createHash } from 'node:crypto'
import type { Hex } from 'viem'

/** Formats of the ledger, written independently of contracts and platform. */
export type Transfer = { agreement: Hex; id: Hex; content: Hex; body: Hex; at: bigint; size: bigint }
export type Event = { subject: Hex; kind: Hex; body: Hex; actor: Hex; at: bigint }
export type Terms = {
  policy: Hex; price: Hex; product: Hex; provider: Hex; consumer: Hex; startsAt: number; endsAt: number; quota: number
}

export const sha256 = (input: string | Uint8Array): Hex => `0x${createHash('sha256').update(input).digest('hex')}`

/** The 32 bytes that stand for an id on the chain. */
export const id32 = (id: string): Hex => sha256(id)

/** A kind of event: ASCII, left-aligned. */
export const kind32 = (text: string): Hex => `0x${Buffer.from(text, 'ascii').toString('hex').padEnd(64, '0')}`

const word = (value: bigint) => value.toString(16).padStart(64, '0')
const joined = (prefix: string, ...parts: string[]) =>
  Buffer.from(prefix + parts.map((part) => part.replace('0x', '')).join(''), 'hex')

export const transferEntry = (t: Transfer) =>
  joined('01', t.agreement, t.id, t.content, t.body, word(t.at), word(t.size))
export const eventEntry = (e: Event) => joined('02', e.subject, e.kind, e.body, e.actor, word(e.at))

export const leafHash = (entry: Uint8Array): Hex => sha256(Buffer.concat([Buffer.of(0), entry]))

/** RFC 6962, 2.1, by its recursive definition. */
export function treeHash(leaves: Hex[]): Hex {
  const [only] = leaves
  if (only === undefined) return sha256('')
  if (leaves.length === 1) return only
  let split = 1
  while (split * 2 < leaves.length) split *= 2
  return sha256(joined('01', treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split))))
}
