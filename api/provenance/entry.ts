import { assert } from '#api/kernel/assert.ts'
import { bytesOfHex, hex, type Hex32 } from '#api/kernel/hex.ts'

/** A transfer as the contract takes it: the entry's fields in order. Hashes and ids are 32 bytes, `at` Unix seconds. */
export type TransferItem = {
  agreement: Hex32
  id: Hex32
  content: Hex32
  body: Hex32
  at: bigint
  size: bigint
}

/** A life-cycle event as the contract takes it. */
export type EventItem = { subject: Hex32; kind: Hex32; body: Hex32; actor: Hex32; at: bigint }

const word = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex')

/** The bytes whose hash is a transfer's leaf: 0x01 and six words. */
export const transferEntry = ({ agreement, id, content, body, at, size }: TransferItem): Buffer =>
  Buffer.concat([Buffer.of(1), ...[agreement, id, content, body].map(bytesOfHex), word(at), word(size)])

/** The bytes whose hash is an event's leaf: 0x02 and five words. */
export const eventEntry = ({ subject, kind, body, actor, at }: EventItem): Buffer =>
  Buffer.concat([Buffer.of(2), ...[subject, kind, body, actor].map(bytesOfHex), word(at)])

/** An event's name as 32 bytes: ASCII, left-aligned, zero padded. */
export function kindWord(name: string): Hex32 {
  assert(/^[\x20-\x7e]{1,32}$/.test(name), 'the name of an event is at most 32 ASCII characters')
  return hex(Buffer.concat([Buffer.from(name, 'ascii'), Buffer.alloc(32 - name.length)]))
}

/** The name that 32 bytes hold. */
export const kindText = (kind: Hex32): string => bytesOfHex(kind).toString('ascii').replace(/\0+$/, '')

const wordAt = (entry: Buffer, n: number): Buffer => entry.subarray(1 + 32 * n, 33 + 32 * n)
const hexAt = (entry: Buffer, n: number): Hex32 => hex(wordAt(entry, n))
const numberAt = (entry: Buffer, n: number): bigint => BigInt(hexAt(entry, n))

/** The fields of a transfer's entry. */
export function transferOf(bytes: Uint8Array): TransferItem {
  const entry = Buffer.from(bytes)
  assert(entry.length === 193 && entry[0] === 1, 'the entry is a transfer')
  const [agreement, id, content, body] = [hexAt(entry, 0), hexAt(entry, 1), hexAt(entry, 2), hexAt(entry, 3)]
  return { agreement, id, content, body, at: numberAt(entry, 4), size: numberAt(entry, 5) }
}

/** The fields of an event's entry. */
export function eventOf(bytes: Uint8Array): EventItem {
  const entry = Buffer.from(bytes)
  assert(entry.length === 161 && entry[0] === 2, 'the entry is an event')
  const [subject, kind, body, actor] = [hexAt(entry, 0), hexAt(entry, 1), hexAt(entry, 2), hexAt(entry, 3)]
  return { subject, kind, body, actor, at: numberAt(entry, 4) }
}
