import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { AppError } from '#api/kernel/errors.ts'
import { refused } from './faults.ts'
import type { Encoding } from './schema.ts'

const CHUNK = 1 << 20
/** Valid three-byte sequences before the first bad byte, from which on a file is damaged UTF-8 and not GB18030. */
const CONVINCING = 8

/**
 * The text of a file as UTF-8 without a byte order mark: the file itself, or a copy at `copyPath`.
 * @throws AppError refused `content.bad_encoding` with the offset of the first byte that can't be decoded
 */
export async function asUtf8(path: string, copyPath: string): Promise<{ path: string; encoding: Encoding }> {
  const start = await head(path, 3)
  const hasMark = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  const offset = await firstNonUtf8(path)
  if (offset === null && !hasMark) return { path, encoding: 'utf-8' }
  if (offset === null) {
    await rewrite(copyPath, stream(path, 3))
    return { path: copyPath, encoding: 'utf-8-bom' }
  }
  if (hasMark || (await isConvincing(path, offset))) throw undecodable(offset, 'UTF-8')
  await rewrite(copyPath, fromGb18030(path, offset))
  return { path: copyPath, encoding: 'gb18030' }
}

/** The first bytes of a file. */
export async function head(path: string, length: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The file's bytes from an offset on, in chunks. */
export async function* stream(path: string, start = 0): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(path, { start, highWaterMark: CHUNK })) yield asBuffer(chunk)
}

/** The lines of a UTF-8 file, which end with a line feed alone: a text in JSON may hold whatever else ends a line. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const part of createReadStream(path, { encoding: 'utf8', highWaterMark: CHUNK })) {
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

/** Writes chunks to a new file. */
export async function rewrite(path: string, chunks: AsyncIterable<Buffer>): Promise<void> {
  const file = await open(path, 'w', 0o600)
  try {
    await file.writeFile(chunks)
  } finally {
    await file.close()
  }
}

/** Passes chunks on up to a most of bytes. @throws what `tooMuch` makes, before the chunk that goes beyond */
export async function* within(
  chunks: AsyncIterable<Buffer>,
  bytes: number,
  tooMuch: () => Error,
): AsyncGenerator<Buffer> {
  let passed = 0
  for await (const chunk of chunks) {
    passed += chunk.length
    if (passed > bytes) throw tooMuch()
    yield chunk
  }
}

export const wide = () =>
  new AppError('unsupported', 'content.unsupported_encoding', '不支持 UTF-16 或 UTF-32 编码，请另存为 UTF-8 或 GB18030')

/** Whether a file begins with a byte order mark of UTF-16 or UTF-32. */
export const isWide = (start: Buffer) =>
  (start[0] === 0xff && start[1] === 0xfe) ||
  (start[0] === 0xfe && start[1] === 0xff) ||
  (start.length >= 4 && start.readUInt32BE() === 0xfeff)

const undecodable = (offset: number, encoding: string) =>
  refused('content.bad_encoding', `文件在字节偏移 ${offset} 处无法按 ${encoding} 解码`, { offset, encoding })

async function firstNonUtf8(path: string): Promise<number | null> {
  let offset = 0
  let rest: Buffer = Buffer.alloc(0)
  for await (const chunk of stream(path)) {
    const block = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
    const end = wholeSequences(block)
    if (!isUtf8(block.subarray(0, end))) return offset + firstBad(block)
    rest = block.subarray(end)
    offset += end
  }
  return rest.length > 0 ? offset : null
}

/** Bytes of a sequence by its first byte; 0 where none can begin. */
const sequenceLength = (lead: number) =>
  lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0

/** The length of a block without a sequence that the next block completes. */
function wholeSequences(block: Buffer): number {
  for (let back = 1; back <= Math.min(3, block.length); back++) {
    const length = sequenceLength(block[block.length - back] ?? 0)
    if (length > 0) return length > back ? block.length - back : block.length
  }
  return block.length
}

function firstBad(block: Buffer): number {
  let at = 0
  while (at < block.length) {
    const length = sequenceLength(block[at] ?? 0)
    if (length === 0 || (length > 1 && !isUtf8(block.subarray(at, at + length)))) return at
    at += length
  }
  return at
}

async function isConvincing(path: string, offset: number): Promise<boolean> {
  let count = 0
  for (const byte of await head(path, Math.min(offset, CHUNK))) if (byte >= 0xe0) count++
  return count >= CONVINCING
}

/** Decodes by the WHATWG rules of GB18030, which cover GBK and GB2312. */
async function* fromGb18030(path: string, utf8Offset: number): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder('gb18030', { fatal: true, ignoreBOM: true })
  let offset = 0
  try {
    for await (const chunk of stream(path)) {
      yield Buffer.from(decoder.decode(chunk, { stream: true }))
      offset += chunk.length
    }
    decoder.decode()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw undecodable(Math.max(utf8Offset, await firstNonGb18030(path, offset)), 'UTF-8 或 GB18030')
  }
}

/** Decodes again up to the chunk that failed, and that one byte by byte. */
async function firstNonGb18030(path: string, failed: number): Promise<number> {
  const decoder = new TextDecoder('gb18030', { fatal: true })
  let offset = 0
  for await (const chunk of stream(path)) {
    if (offset < failed) decoder.decode(chunk, { stream: true })
    else for (let at = 0; at < chunk.length; at++) if (!accepts(decoder, chunk.subarray(at, at + 1))) return offset + at
    offset += chunk.length
  }
  return offset
}

function accepts(decoder: InstanceType<typeof TextDecoder>, byte: Buffer): boolean {
  try {
    decoder.decode(byte, { stream: true })
    return true
  } catch {
    return false
  }
}

/** Streams of files without an encoding yield buffers; their type says `any`. */
const asBuffer = (chunk: unknown) => chunk as Buffer
