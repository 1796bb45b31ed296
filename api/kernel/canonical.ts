import canonicalize from 'canonicalize'
import { createHash } from 'node:crypto'
import { assert } from './assert.ts'
import { type Hex32, hex32 } from './hex.ts'

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The canonical JSON text of a value (RFC 8785). */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value)
  assert(text !== undefined, 'the value has a JSON form')
  return text
}

/** SHA-256 of the UTF-8 of a value's canonical JSON: how bodies, policies and prices are named on the chain. */
export const digestOfJson = (value: Json): Hex32 => sha256(canonicalJson(value))

/** SHA-256 of bytes, or of a text's UTF-8. */
export const sha256 = (input: string | Uint8Array): Hex32 => hex32(createHash('sha256').update(input).digest())
