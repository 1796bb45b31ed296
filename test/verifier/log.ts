import { createHash, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto'
import { concat, numberToHex, padHex, stringToHex, type Hex } from 'viem'

/** SHA-256 of bytes given as hexadecimal texts or as one plain text. */
export const sha256 = (...parts: Hex[]): Hex => digest(Buffer.from(concat(parts).slice(2), 'hex'))
export const sha256OfText = (text: string): Hex => digest(Buffer.from(text))
const digest = (bytes: Buffer): Hex => `0x${createHash('sha256').update(bytes).digest('hex')}`

export type TransferEntry = { agreement: Hex; transfer: Hex; content: Hex; body: Hex; at: number; size: number }
export type EventEntry = { subject: Hex; kind: string; body: Hex; actor: Hex; at: number }

const word = (value: number) => numberToHex(value, { size: 32 })

/** The leaf of an entry, byte for byte as the ledger's design has it. */
export const leafOfTransfer = ({ agreement, transfer, content, body, at, size }: TransferEntry): Hex =>
  sha256('0x00', '0x01', agreement, transfer, content, body, word(at), word(size))
export const leafOfEvent = ({ subject, kind, body, actor, at }: EventEntry): Hex =>
  sha256('0x00', '0x02', subject, padHex(stringToHex(kind), { size: 32, dir: 'right' }), body, actor, word(at))

/** MTH of RFC 6962, 2.1, as it stands there. */
export function rootOf(leaves: readonly Hex[]): Hex {
  const [first] = leaves
  if (first === undefined) return sha256()
  if (leaves.length === 1) return first
  const k = split(leaves.length)
  return sha256('0x01', rootOf(leaves.slice(0, k)), rootOf(leaves.slice(k)))
}

/** PATH of RFC 6962, 2.1.1, as it stands there. */
export function pathOf(index: number, leaves: readonly Hex[]): Hex[] {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  const [left, right] = [leaves.slice(0, k), leaves.slice(k)]
  return index < k ? [...pathOf(index, left), rootOf(right)] : [...pathOf(index - k, right), rootOf(left)]
}

const split = (size: number) => 2 ** Math.floor(Math.log2(size - 1))

/** An Ed25519 key that signs notes under a name. */
export type NoteSigner = { name: string; type: number; key: KeyObject }

/** A signer whose key follows from its name alone. */
export function noteSigner(name: string, type: number, seed = name): NoteSigner {
  const der = Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    createHash('sha256').update(seed).digest(),
  ])
  return { name, type, key: createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }) }
}

const publicKeyOf = ({ key }: NoteSigner) => createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)

const typedKey = (signer: NoteSigner) => Buffer.concat([Buffer.from([signer.type]), publicKeyOf(signer)])

const keyId = (signer: NoteSigner) =>
  createHash('sha256').update(`${signer.name}\n`).update(typedKey(signer)).digest().subarray(0, 4)

/** The verifier key of a signer. */
export const vkeyOf = (signer: NoteSigner) =>
  `${signer.name}+${keyId(signer).toString('hex')}+${typedKey(signer).toString('base64')}`

/** The signature line of a log. */
export const logLine = (signer: NoteSigner, text: string) =>
  line(signer.name, keyId(signer), sign(null, Buffer.from(text), signer.key))

/** The signature line of a witness (cosignature/v1). */
export function witnessLine(signer: NoteSigner, text: string, time: number): string {
  const stamp = Buffer.alloc(8)
  stamp.writeBigUInt64BE(BigInt(time))
  const signature = sign(null, Buffer.from(`cosignature/v1\ntime ${time}\n${text}`), signer.key)
  return line(signer.name, keyId(signer), stamp, signature)
}

const line = (name: string, ...parts: Buffer[]) => `— ${name} ${Buffer.concat(parts).toString('base64')}\n`
