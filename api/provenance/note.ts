import {
  createPrivateKey, createPublicKey, generateKeyPairSync, hash, type KeyObject, sign, verify,
} from 'node:crypto'
import { AppError } from '../kernel/errors.ts'

/** What a key signs: `log` the note itself (signed-note, 0x01), `witness` a timed cosigning of a checkpoint (0x04). */
export type KeyUse = 'log' | 'witness'

/** A public key under a name, as verifiers are given it. */
export type VerifierKey = { name: string; use: KeyUse; id: Buffer; raw: Buffer; publicKey: KeyObject }

/** A key that signs; `secret` is its text form, to be kept where nobody else reads it. */
export type SigningKey = VerifierKey & { privateKey: KeyObject; secret: string }

/** One signature line: who claims it, and what it says after the key id. */
type Signature = { name: string; id: Buffer; bytes: Buffer }

/** A note taken apart: `text` ends with its newline, signatures are claims until a key verifies them. */
export type Note = { text: string; signatures: Signature[] }

const TYPES = { log: 0x01, witness: 0x04 } as const
const ID_SIZE = 4
const ED25519_SIZE = 64
const TIME_SIZE = 8
/** DER before a raw Ed25519 key (RFC 8410): SubjectPublicKeyInfo and PKCS #8. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** No note is longer, in UTF-16 units; none has more signatures (C2SP asks for at least 16). */
export const MAX_NOTE = 65_536
const MAX_SIGNATURES = 32
const MAX_NAME = 255

const NAME = /^[^\p{White_Space}\p{Cc}+]+$/u
const SIGNATURE_LINE = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/u
const VKEY = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u
const SECRET = /^PRIVATE\+KEY\+([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u

/** A fresh key pair. */
export function generateKey(name: string, use: KeyUse): SigningKey {
  const seed = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(PKCS8.length)
  return signingKey(name, use, seed)
}

/** The text of a verifier key: `<name>+<hex key id>+<base64(type ‖ public key)>`. */
export const formatVerifierKey = (key: VerifierKey): string =>
  `${key.name}+${key.id.toString('hex')}+${typed(key.use, key.raw).toString('base64')}`

/** @throws AppError invalid `note.key_malformed` if the text is no verifier key, or its key id is another key's */
export function parseVerifierKey(text: string): VerifierKey {
  const { name, id, use, raw } = parseKey(VKEY, text)
  const key = verifierKey(name, use, raw)
  if (!key.id.equals(id)) throw malformedKey()
  return key
}

/** Reads `SigningKey.secret`. @throws AppError invalid `note.key_malformed` */
export function parseSigningKey(secret: string): SigningKey {
  const { name, id, use, raw } = parseKey(SECRET, secret)
  const key = signingKey(name, use, raw)
  if (!key.id.equals(id)) throw malformedKey()
  return key
}

/**
 * Takes a signed note apart, by the letter of C2SP signed-note.
 * @throws AppError invalid `note.malformed`
 */
export function parseNote(note: string): Note {
  // eslint-disable-next-line no-control-regex -- the rule is about control characters
  if (note.length > MAX_NOTE || !note.isWellFormed() || /[\0-\x09\x0b-\x1f]/.test(note)) throw malformed()
  const split = note.lastIndexOf('\n\n')
  if (split < 0 || !note.endsWith('\n')) throw malformed()
  const lines = note.slice(split + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) throw malformed()
  return { text: note.slice(0, split + 1), signatures: lines.map(parseSignature) }
}

/** A text with the signature lines that `signNote` and `cosign` return. */
export const formatNote = (text: string, lines: string[]): string => `${text}\n${lines.join('')}`

/** The log's signature line over a note's text. */
export const signNote = (text: string, key: SigningKey): string =>
  signatureLine(key, sign(null, Buffer.from(text), key.privateKey))

/** A witness's line (cosignature/v1) over a checkpoint's text; `time` in Unix seconds. */
export const cosign = (text: string, key: SigningKey, time: number): string =>
  signatureLine(key, Buffer.concat([timeBytes(time), sign(null, cosigned(text, time), key.privateKey)]))

/**
 * What a key says about a note: `undefined` if it did not sign it, or if one of its signatures is false;
 * the time (Unix seconds) is a witness's, and 0 for a log.
 */
export function verifyNote(note: Note, key: VerifierKey): { time: number } | undefined {
  const own = ofKey(note.signatures, key)
  const times = own.flatMap((signature) => verifySignature(note.text, signature.bytes, key) ?? [])
  return own.length === 0 || times.length < own.length ? undefined : { time: Math.max(...times) }
}

/** The lines of a note that claim to be a key's. */
export const linesOf = ({ signatures }: Note, key: VerifierKey): string[] =>
  ofKey(signatures, key).map(({ bytes }) => signatureLine(key, bytes))

const ofKey = (signatures: Signature[], { name, id }: VerifierKey): Signature[] =>
  signatures.filter((signature) => signature.name === name && signature.id.equals(id))

function verifySignature(text: string, bytes: Buffer, key: VerifierKey): number | undefined {
  if (key.use === 'log') {
    const valid = bytes.length === ED25519_SIZE && verify(null, Buffer.from(text), key.publicKey, bytes)
    return valid ? 0 : undefined
  }
  if (bytes.length !== TIME_SIZE + ED25519_SIZE) return undefined
  const time = Number(bytes.readBigUInt64BE())
  if (!Number.isSafeInteger(time)) return undefined
  return verify(null, cosigned(text, time), key.publicKey, bytes.subarray(TIME_SIZE)) ? time : undefined
}

function parseSignature(line: string): Signature {
  const [, name = '', base64 = ''] = SIGNATURE_LINE.exec(line) ?? []
  const bytes = strictBase64(base64)
  if (!isName(name) || bytes === undefined || bytes.length <= ID_SIZE) throw malformed()
  return { name, id: bytes.subarray(0, ID_SIZE), bytes: bytes.subarray(ID_SIZE) }
}

function parseKey(form: RegExp, text: string): { name: string; id: Buffer; use: KeyUse; raw: Buffer } {
  const [, name = '', id = '', base64 = ''] = form.exec(text) ?? []
  const bytes = strictBase64(base64)
  if (!isName(name) || bytes?.length !== 33) throw malformedKey()
  const use = bytes[0] === TYPES.log ? 'log' : bytes[0] === TYPES.witness ? 'witness' : undefined
  if (use === undefined) throw malformedKey()
  return { name, id: Buffer.from(id, 'hex'), use, raw: bytes.subarray(1) }
}

function verifierKey(name: string, use: KeyUse, raw: Buffer): VerifierKey {
  if (!isName(name)) throw malformedKey()
  const publicKey = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
  return { name, use, id: keyId(name, use, raw), raw, publicKey }
}

function signingKey(name: string, use: KeyUse, seed: Buffer): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const raw = createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).subarray(SPKI.length)
  const key = verifierKey(name, use, raw)
  const secret = `PRIVATE+KEY+${name}+${key.id.toString('hex')}+${typed(use, seed).toString('base64')}`
  return { ...key, privateKey, secret }
}

/** First four bytes of SHA-256(name ‖ newline ‖ type ‖ public key). */
const keyId = (name: string, use: KeyUse, raw: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), typed(use, raw)]), 'buffer').subarray(0, ID_SIZE)

const typed = (use: KeyUse, raw: Buffer): Buffer => Buffer.concat([Buffer.of(TYPES[use]), raw])

const signatureLine = (key: VerifierKey, bytes: Buffer): string =>
  `— ${key.name} ${Buffer.concat([key.id, bytes]).toString('base64')}\n`

const cosigned = (text: string, time: number): Buffer => Buffer.from(`cosignature/v1\ntime ${time}\n${text}`)

function timeBytes(time: number): Buffer {
  const bytes = Buffer.alloc(TIME_SIZE)
  bytes.writeBigUInt64BE(BigInt(time))
  return bytes
}

/** Bytes of a base64 text, `undefined` where another text would stand for the same bytes. */
export function strictBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : undefined
}

const isName = (name: string) => name.length <= MAX_NAME && NAME.test(name)
const malformed = () => new AppError('invalid', 'note.malformed', '签名文本的格式不对')
const malformedKey = () => new AppError('invalid', 'note.key_malformed', '公钥或私钥文本的格式不对')
