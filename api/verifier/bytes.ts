import { sha256 } from 'ethers/crypto'
import { concat, decodeBase64, encodeBase64, getBytes, hexlify, toBeHex, toUtf8Bytes } from 'ethers/utils'

/** Bytes as lower-case hexadecimal text beginning with 0x. */
export type Hex = string
/** 32 bytes. */
export type Hex32 = string

/** The latest instant of the formats, in seconds since 1970 (uint40). */
export const LATEST = 2 ** 40 - 1

/** SHA-256 of a text's UTF-8. */
export const sha256OfText = (text: string): Hex32 => sha256(toUtf8Bytes(text))

/** SHA-256 of byte strings laid end to end. */
export const sha256Of = (...parts: (Hex | Uint8Array)[]): Hex32 => sha256(concat(parts))

/** A whole number as 32 bytes, the most significant first. */
export const word = (value: number): Hex32 => toBeHex(value, 32)

/** A whole number without leading zero bytes; zero has no bytes. */
export const minimal = (value: number): Hex => (value === 0 ? '0x' : toBeHex(value))

/** A text as 32 bytes of ASCII, zeros behind it. The caller has bounded it to printable ASCII. */
export const label = (text: string): Hex32 => {
  const bytes = new Uint8Array(32)
  bytes.set(toUtf8Bytes(text))
  return hexlify(bytes)
}

/** The bytes of canonical padded base64 (RFC 4648, section 4); anything else is undefined. */
export function bytesOfBase64(text: string): Uint8Array | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) return undefined
  const bytes = getBytes(decodeBase64(text))
  return encodeBase64(bytes) === text ? bytes : undefined
}
