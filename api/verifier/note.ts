import { ed25519 } from '@noble/curves/ed25519.js'
import { hexlify, toUtf8Bytes } from 'ethers/utils'
import { type Hex, type Hex32, LATEST, bytesOfBase64, sha256Of } from './bytes.ts'
import { demand } from './refusal.ts'

/** A checkpoint taken apart (C2SP tlog-checkpoint, signed-note, tlog-cosignature); no signature has been checked. */
export type Note = {
  /** What the signatures cover, the last newline included. */
  text: string
  origin: string
  /** The origin without its epoch: the platform's permanent name. */
  platform: string
  size: number
  root: Hex32
  block: { chainId: number; number: number; hash: Hex32 }
  log: { keyId: Hex; signature: Uint8Array }
  witness: { keyId: Hex; time: number; signature: Uint8Array }
}

/** A verifier key of a signed note: `<name>+<key id>+<base64(type ‖ public key)>`. */
export type NoteKey = { name: string; keyId: Hex; publicKey: Uint8Array }

/** The types of note signatures: of a log, and of a witness (cosignature/v1). */
export const LOG_TYPE = 0x01
export const WITNESS_TYPE = 0x04

const DECIMAL = '0|[1-9][0-9]{0,15}'
const NAME = '[^\\s+\\u0000-\\u0020\\u007f-\\u009f]{1,200}'
const NOTE = new RegExp(
  `^((?<origin>(?<platform>${NAME})/(?:${DECIMAL}))\\n(?<size>${DECIMAL})\\n(?<root>[^\\n ]{44})\\n` +
    `block (?<chainId>${DECIMAL}) (?<number>${DECIMAL}) (?<hash>0x[0-9a-f]{64})\\n)\\n` +
    `— \\k<origin> (?<log>[^\\n ]{92})\\n— witness\\.\\k<platform> (?<witness>[^\\n ]{104})\\n$`,
)
const VKEY = new RegExp(`^(?<name>${NAME})\\+(?<keyId>[0-9a-f]{8})\\+(?<key>[^\\s]{44})$`)

/** Takes a checkpoint's text apart; it must have the four lines and the two signatures of the format, in order. */
export function readNote(checkpoint: string): Note {
  const found = NOTE.exec(checkpoint)
  demand(found?.groups !== undefined, 'checkpoint', '检查点不合格式。', 'The checkpoint is not of the format.')
  const group = (name: string) => found.groups?.[name] ?? ''
  const log = base64Field(group('log'), 68)
  const witness = base64Field(group('witness'), 76)
  return {
    text: found[1] ?? '',
    origin: group('origin'),
    platform: group('platform'),
    size: wholeNumber(group('size')),
    root: hexlify(base64Field(group('root'), 32)),
    block: { chainId: wholeNumber(group('chainId')), number: wholeNumber(group('number')), hash: group('hash') },
    log: { keyId: hexlify(log.slice(0, 4)), signature: log.slice(4) },
    witness: {
      keyId: hexlify(witness.slice(0, 4)),
      time: witnessTime(hexlify(witness.slice(4, 12))),
      signature: witness.slice(12),
    },
  }
}

function base64Field(text: string, length: number): Uint8Array {
  const bytes = bytesOfBase64(text)
  demand(
    bytes?.length === length,
    'checkpoint',
    '检查点的 Base64 编码不规范。',
    'The checkpoint holds base64 that is not canonical.',
  )
  return bytes
}

function wholeNumber(text: string): number {
  const value = Number(text)
  demand(
    Number.isSafeInteger(value),
    'checkpoint',
    '检查点中的数超出范围。',
    'The checkpoint holds a number out of range.',
  )
  return value
}

function witnessTime(bytes: Hex): number {
  const time = BigInt(bytes)
  demand(
    time <= LATEST,
    'checkpoint',
    '见证方联署的时间超出范围。',
    "The cosignature's time is out of range.",
  )
  return Number(time)
}

/** A verifier key taken apart, its key id recomputed; undefined if it is not one of the given type. */
export function readNoteKey(vkey: string, type: number): NoteKey | undefined {
  const { name, keyId, key } = VKEY.exec(vkey)?.groups ?? {}
  if (name === undefined || key === undefined) return undefined
  const bytes = bytesOfBase64(key)
  if (bytes?.length !== 33 || bytes[0] !== type) return undefined
  const computed = sha256Of(toUtf8Bytes(name), '0x0a', bytes).slice(0, 10)
  return computed === `0x${keyId}` ? { name, keyId: computed, publicKey: bytes.slice(1) } : undefined
}

/** Whether the log signed the checkpoint. */
export const isSignedBy = (note: Note, log: NoteKey): boolean =>
  note.log.keyId === log.keyId && isValid(note.log.signature, toUtf8Bytes(note.text), log)

/** Whether the witness cosigned the checkpoint at the time that its signature states. */
export function isCosignedBy(note: Note, witness: NoteKey): boolean {
  const message = toUtf8Bytes(`cosignature/v1\ntime ${note.witness.time}\n${note.text}`)
  return note.witness.keyId === witness.keyId && isValid(note.witness.signature, message, witness)
}

/** By RFC 8032 to the letter (`zip215: false`), so that a signature has one encoding. */
const isValid = (signature: Uint8Array, message: Uint8Array, key: NoteKey): boolean =>
  ed25519.verify(signature, message, key.publicKey, { zip215: false })
