import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { pipeline } from 'node:stream'
import { crc32, createInflateRaw } from 'node:zlib'
import { refused, unreadable } from './faults.ts'
import { XLSX_LIMITS } from './limits.ts'

/** One file within a ZIP file, as the directory describes it. */
export type ZipEntry = {
  name: string
  method: number
  crc: number
  /** Its bytes in the file and out of it, where it begins in the file, and where the next one does. */
  packed: number
  unpacked: number
  offset: number
  end: number
}

const [STORED, DEFLATED] = [0, 8]
const [ENCRYPTED, MASKED] = [0x0001, 0x2000]
const SATURATED = 0xffff_ffff
/** Bytes of the directory's end without and with the longest comment. */
const [END_BYTES, TAIL_BYTES] = [22, 22 + 0xffff]
const DIRECTORY_LIMIT = 8 << 20
const CHUNK = 1 << 16
/** Small parts may be packed as tightly as they like. */
const RATIO_FROM = 16 << 20

/**
 * The parts of a ZIP file by their names in lower case. Its directory is checked before anything is unpacked: number,
 * sizes, ratios, names, and that no two parts share bytes.
 * @throws AppError refused `content.unreadable`, `content.xlsx_encrypted`, `content.xlsx_too_many_entries`,
 *   `content.xlsx_too_large`, `content.xlsx_ratio`
 */
export async function zipEntries(path: string): Promise<Map<string, ZipEntry>> {
  const file = await open(path)
  try {
    const { count, size, offset } = await directoryPlace(file)
    if (count > XLSX_LIMITS.entries) throw tooManyEntries(count)
    if (size > DIRECTORY_LIMIT) throw damaged()
    const entries = entriesOf(await bytesAt(file, offset, size), count)
    checkSizes(entries)
    return named(separated(entries, offset))
  } finally {
    await file.close()
  }
}

/**
 * The bytes of a part. They are no more than the directory says, and have its checksum.
 * @throws AppError refused `content.unreadable`, `content.xlsx_size_mismatch`
 */
export async function* unpack(path: string, entry: ZipEntry): AsyncGenerator<Buffer> {
  if (entry.method !== STORED && entry.method !== DEFLATED) throw damaged()
  const start = await dataStart(path, entry)
  if (start + entry.packed > entry.end) throw damaged()
  if (entry.packed === 0) return
  const packed = createReadStream(path, { start, end: start + entry.packed - 1 })
  const inflated = () => pipeline(packed, createInflateRaw({ chunkSize: CHUNK }), () => undefined)
  const bytes = entry.method === STORED ? packed : inflated()
  let [size, crc] = [0, 0]
  for await (const chunk of bytes) {
    const part = asBuffer(chunk)
    size += part.length
    if (size > entry.unpacked) throw mismatch(entry)
    crc = crc32(part, crc)
    yield part
  }
  if (size !== entry.unpacked || crc !== entry.crc) throw mismatch(entry)
}

const damaged = () => unreadable('Excel 文件已损坏或无法读取')

const mismatch = ({ name }: ZipEntry) =>
  refused('content.xlsx_size_mismatch', 'Excel 文件内部的实际大小或校验与其目录不符', { part: name })

const tooManyEntries = (entries: number) =>
  refused('content.xlsx_too_many_entries', `Excel 文件内部超过 ${XLSX_LIMITS.entries} 个部件`, {
    entries,
    limit: XLSX_LIMITS.entries,
  })

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  if (position < 0 || length < 0) throw damaged()
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position)
  if (bytesRead !== length) throw damaged()
  return buffer
}

/** Where the directory is: at the end of the file, or where the 64-bit end before that says. */
async function directoryPlace(file: FileHandle): Promise<{ count: number; size: number; offset: number }> {
  const { size: fileSize } = await file.stat()
  const tailStart = Math.max(0, fileSize - TAIL_BYTES)
  const tail = await bytesAt(file, tailStart, fileSize - tailStart)
  let at = tail.length - END_BYTES
  while (at >= 0 && !isEnd(tail, at)) at--
  if (at < 0) throw damaged()
  const end = tailStart + at
  const count = tail.readUInt16LE(at + 10)
  const [size, offset] = [tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  const isWide = count === 0xffff || size === SATURATED || offset === SATURATED
  const found = isWide ? await widePlace(file, end) : { count, size, offset }
  if (found.offset + found.size > end) throw damaged()
  return found
}

/** The end of a directory with a comment that reaches exactly to the end of the file. */
const isEnd = (tail: Buffer, at: number) =>
  tail.readUInt32LE(at) === 0x06054b50 && at + END_BYTES + tail.readUInt16LE(at + 20) === tail.length

async function widePlace(file: FileHandle, end: number) {
  const locator = await bytesAt(file, end - 20, 20)
  if (locator.readUInt32LE(0) !== 0x07064b50) throw damaged()
  const wide = await bytesAt(file, safe(locator.readBigUInt64LE(8)), 56)
  if (wide.readUInt32LE(0) !== 0x06064b50) throw damaged()
  const [count, size, offset] = [32, 40, 48].map((at) => safe(wide.readBigUInt64LE(at)))
  return { count: count ?? 0, size: size ?? 0, offset: offset ?? 0 }
}

function safe(value: bigint): number {
  if (value > BigInt(Number.MAX_SAFE_INTEGER)) throw damaged()
  return Number(value)
}

function entriesOf(directory: Buffer, count: number): ZipEntry[] {
  const entries: ZipEntry[] = []
  let at = 0
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const lengths = [28, 30, 32].map((place) => directory.readUInt16LE(at + place))
    const [nameBytes = 0, extraBytes = 0, commentBytes = 0] = lengths
    const next = at + 46 + nameBytes + extraBytes + commentBytes
    if (next > directory.length || entries.length === count) throw damaged()
    if ((directory.readUInt16LE(at + 8) & (ENCRYPTED | MASKED)) !== 0) throw encrypted()
    const extra = directory.subarray(at + 46 + nameBytes, at + 46 + nameBytes + extraBytes)
    const [packed = 0, unpacked = 0, offset = 0] = sizesOf(directory, at, extra)
    const name = directory.toString('utf8', at + 46, at + 46 + nameBytes).replaceAll('\\', '/').replace(/^\/+/, '')
    const [method, crc] = [directory.readUInt16LE(at + 10), directory.readUInt32LE(at + 16)]
    entries.push({ name, method, crc, packed, unpacked, offset, end: 0 })
    at = next
  }
  if (entries.length !== count) throw damaged()
  return entries
}

/** A workbook whose parts need a password. */
export const encrypted = () =>
  refused('content.xlsx_encrypted', '该 Excel 文件已加密，请去掉打开密码后再上传')

/** Packed and unpacked size and offset: of 32 bits, or, where these are saturated, of 64 bits from the extra field. */
function sizesOf(directory: Buffer, at: number, extra: Buffer): number[] {
  const [packed = 0, unpacked = 0, offset = 0] = [20, 24, 42].map((place) => directory.readUInt32LE(at + place))
  const wide = wideField(extra)
  let next = 0
  const resolved = (value: number) => {
    if (value !== SATURATED) return value
    next += 8
    if (wide.length < next) throw damaged()
    return safe(wide.readBigUInt64LE(next - 8))
  }
  const unpackedBytes = resolved(unpacked)
  return [resolved(packed), unpackedBytes, resolved(offset)]
}

function wideField(extra: Buffer): Buffer {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2))
    if (extra.readUInt16LE(at) === 1) return extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2))
  return extra.subarray(0, 0)
}

function checkSizes(entries: ZipEntry[]) {
  const total = entries.reduce((sum, { unpacked }) => sum + unpacked, 0)
  const detail = { unpacked: total, limit: XLSX_LIMITS.unpackedBytes }
  if (total > XLSX_LIMITS.unpackedBytes)
    throw refused('content.xlsx_too_large', `Excel 文件解压后超过 ${XLSX_LIMITS.unpackedBytes} 字节`, detail)
  const bomb = entries.find(({ packed, unpacked }) => unpacked > Math.max(RATIO_FROM, packed * XLSX_LIMITS.ratio))
  if (bomb !== undefined)
    throw refused('content.xlsx_ratio', `Excel 文件的压缩比超过 ${XLSX_LIMITS.ratio} 倍，疑似压缩炸弹`, {
      part: bomb.name,
      limit: XLSX_LIMITS.ratio,
    })
}

/** The entries, each of which ends where the next one begins. */
function separated(entries: ZipEntry[], directory: number): ZipEntry[] {
  const sorted = entries.toSorted((a, b) => a.offset - b.offset)
  return sorted.map((entry, index) => {
    const end = sorted[index + 1]?.offset ?? directory
    if (entry.offset + 30 + entry.packed > end) throw damaged()
    return { ...entry, end }
  })
}

function named(entries: ZipEntry[]): Map<string, ZipEntry> {
  const byName = new Map(entries.map((entry) => [entry.name.toLowerCase(), entry]))
  if (byName.size !== entries.length) throw damaged()
  return byName
}

async function dataStart(path: string, { offset }: ZipEntry): Promise<number> {
  const file = await open(path)
  try {
    const header = await bytesAt(file, offset, 30)
    if (header.readUInt32LE(0) !== 0x04034b50) throw damaged()
    return offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28)
  } finally {
    await file.close()
  }
}

/** Streams of bytes yield buffers; their type says `any`. */
const asBuffer = (chunk: unknown) => chunk as Buffer
