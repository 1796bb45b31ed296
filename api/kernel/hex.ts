import { assert } from './assert.ts'

/** Bytes as lower-case hexadecimal text. */
export type Hex = `0x${string}`
/** 32 bytes: a digest, an identifier on the chain. */
export type Hex32 = Hex
/** 20 bytes: an account's address, lower-case. */
export type Address = Hex

export const hex = (bytes: Uint8Array): Hex => `0x${Buffer.from(bytes).toString('hex')}`

/** The 64-digit text of 32 bytes. */
export function hex32(bytes: Uint8Array): Hex32 {
  assert(bytes.length === 32, 'a digest has 32 bytes')
  return hex(bytes)
}

export const bytesOfHex = (text: Hex): Buffer => Buffer.from(text.slice(2), 'hex')

export const ZERO32: Hex32 = `0x${'0'.repeat(64)}`

/** A text that is hexadecimal with 0x by construction (a column of fixed width, a parsed pattern). */
export const asHex = (text: string): Hex => {
  assert(/^0x[0-9a-f]*$/.test(text), 'the text is lower-case hexadecimal')
  return text as Hex
}
