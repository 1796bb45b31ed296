import { demand } from './refusal.ts'

/** A value that JSON can carry. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** A receipt's text may have as many bytes, and nest as deep, as this. */
export const MAX_BYTES = 65_536
const MAX_DEPTH = 16

/** Reads a receipt's text, which must be the canonical form (RFC 8785) of what it says: one value has one text. */
export function readCanonical(text: string): Json {
  const bytes = text.length > MAX_BYTES ? text.length : new TextEncoder().encode(text).length
  demand(bytes <= MAX_BYTES, 'receipt', '回执超过 64 KiB。', 'The receipt is larger than 64 KiB.')
  const value = parse(text)
  demand(value !== undefined, 'receipt', '回执不是 JSON 文本。', 'The receipt is not JSON.')
  demand(
    canonicalText(value) === text,
    'receipt',
    '回执不是规范形式（RFC 8785），可能有重复的键、多余的空白或改动过的字符。',
    'The receipt is not in canonical form (RFC 8785): duplicate keys, white space or altered characters.',
  )
  return value
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The canonical text of a value (RFC 8785): keys by UTF-16 code units, numbers as ECMAScript writes them. */
export function canonicalText(value: Json, depth = 0): string {
  demand(depth <= MAX_DEPTH, 'receipt', '回执的嵌套过深。', 'The receipt nests too deeply.')
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return JSON.stringify(value)
  if (typeof value === 'string') return canonicalString(value)
  if (Array.isArray(value)) return `[${value.map((item) => canonicalText(item, depth + 1)).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, item]) => `${canonicalKey(key)}:${canonicalText(item, depth + 1)}`).join(',')}}`
}

function canonicalString(value: string): string {
  demand(value.isWellFormed(), 'receipt', '回执含有残缺的字符。', 'The receipt holds a lone surrogate.')
  return JSON.stringify(value)
}

/** `__proto__` would set a prototype instead of a member wherever such an object is copied. */
function canonicalKey(key: string): string {
  demand(key !== '__proto__', 'receipt', '回执含有不允许的键 __proto__。', 'The key __proto__ is not allowed.')
  return canonicalString(key)
}
