import { concat } from 'ethers/utils'
import { type Hex, type Hex32, label, sha256Of, sha256OfText, word } from './bytes.ts'
import { canonicalText } from './json.ts'
import type { Note } from './note.ts'
import type { KeyRecord, Receipt, TransferRecord } from './receipt.ts'
import { demand } from './refusal.ts'
import { rootOf, type Rung, rungsOf } from './tree.ts'

/** The entry of a transfer, 193 bytes. */
function transferEntry({ agreement, transfer, content, body, at, size }: TransferRecord['entry']): Hex {
  return concat(['0x01', agreement, transfer, content, body, word(at), word(size)])
}

/** The entry of an event, 161 bytes. */
function eventEntry({ subject, kind, body, actor, at }: KeyRecord['entry']): Hex {
  return concat(['0x02', subject, label(kind), body, actor, word(at)])
}

/** The leaf hash of an entry (RFC 6962). */
const leafOf = (entry: Hex): Hex32 => sha256Of('0x00', entry)

/** Checks that receipt, body and entry tell of one and the same transfer. @throws Refusal */
export function checkRecord({ id, record: { entry, body } }: Receipt): void {
  demand(id === body.transfer, 'id', '回执编号与存证内容不符。', 'The receipt is not of the transfer that its record names.')
  demand(
    sha256OfText(body.transfer) === entry.transfer,
    'record.entry.transfer',
    '存证条目的交付编号与存证内容不符。',
    "The entry's transfer is not the body's.",
  )
  demand(
    sha256OfText(canonicalText(body)) === entry.body,
    'record.body',
    '存证内容与存证条目中的哈希不符。',
    'The body does not hash to what the entry says.',
  )
  demand(
    sha256Of(body.nonce, body.sha256) === entry.content,
    'record.entry.content',
    '内容承诺与随机数、SHA-256 不符。',
    'The content commitment does not open to the nonce and SHA-256 of the body.',
  )
}

/** What a verifier found out about the bytes at hand: their SHA-256 and their number. */
export type Content = { sha256: Hex32; size: number }

/** Checks that the bytes at hand are those of the record. @throws Refusal */
export function checkContent(content: Content, { entry, body }: TransferRecord): void {
  demand(
    content.size === entry.size,
    'record.entry.size',
    `文件大小为 ${content.size} 字节，存证为 ${entry.size} 字节。`,
    `The file has ${content.size} bytes, the record says ${entry.size}.`,
  )
  demand(
    content.sha256 === body.sha256,
    'record.body.sha256',
    '文件的 SHA-256 与存证不符。',
    "The file's SHA-256 is not the record's.",
  )
}

/** Checks that the transfer is a leaf under the checkpoint's root. @throws Refusal */
export function checkInclusion({ record, inclusion }: Receipt, note: Note): void {
  checkLeaf(leafOf(transferEntry(record.entry)), record.index, inclusion, note, 'inclusion')
}

/** The leaf of a receipt's record, the steps up from it, and the root at which they should arrive. */
export type Climb = { leaf: Hex32; rungs: Rung[]; root: Hex32 }

/**
 * The way from a receipt's leaf to its checkpoint's root, for those who want to see it; null for a path of another
 * length.
 */
export function climbOf({ record, inclusion }: Receipt, note: Note): Climb | null {
  const leaf = leafOf(transferEntry(record.entry))
  const rungs = rungsOf(leaf, record.index, note.size, inclusion)
  return rungs === undefined ? null : { leaf, rungs, root: note.root }
}

/** Checks that a key's registration is a leaf under the checkpoint's root. @throws Refusal */
export function checkKeyInclusion({ index, entry, inclusion }: KeyRecord, note: Note, field: string): void {
  checkLeaf(leafOf(eventEntry(entry)), index, inclusion, note, field)
}

function checkLeaf(leaf: Hex32, index: number, path: readonly Hex32[], note: Note, field: string): void {
  demand(
    rootOf(leaf, index, note.size, path) === note.root,
    field,
    '包含路径到不了检查点的根。',
    "The inclusion path does not lead to the checkpoint's root.",
  )
}
