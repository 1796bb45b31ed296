import { pipeline } from 'node:stream/promises'
import { crc32, createDeflateRaw } from 'node:zlib'
import { assert } from './assert.ts'
import { AppError } from './errors.ts'

/** Where the bytes of a file go, one piece after another. */
export type Sink = (bytes: Uint8Array) => Promise<unknown>

/** What sizes and places in a ZIP file without its 64-bit extension must stay below. */
const LARGEST = 0xffff_ffff

/** Deflated, names in UTF-8, sizes after the data, dated 1980-01-01: the same parts make the same bytes. */
const [VERSION, FLAGS, DEFLATED, TIME, DATE] = [20, 0x0808, 8, 0, 0x0021]

type Part = { name: Buffer; crc: number; packedBytes: number; sizeBytes: number; offset: number }

/**
 * Writes a ZIP file in one pass (APPNOTE 6.3.10). Equal parts in equal order give equal bytes.
 * @throws AppError refused `zip.too_large` for what does not fit into 4 GiB
 */
export function zipWriter(sink: Sink) {
  const parts: Part[] = []
  let at = 0
  const put = async (bytes: Uint8Array) => {
    at += bytes.length
    if (at > LARGEST) throw tooLarge()
    await sink(bytes)
  }
  return {
    /** Writes one part: the pieces of its text. */
    async add(name: string, text: AsyncIterable<string> | Iterable<string>): Promise<void> {
      const part: Part = { name: Buffer.from(name), crc: 0, packedBytes: 0, sizeBytes: 0, offset: at }
      await put(localHeader(part))
      const measured = async function* () {
        for await (const piece of text) {
          const bytes = Buffer.from(piece)
          part.crc = crc32(bytes, part.crc)
          part.sizeBytes += bytes.length
          if (part.sizeBytes > LARGEST) throw tooLarge()
          yield bytes
        }
      }
      await pipeline(measured, createDeflateRaw(), async (packed: AsyncIterable<Uint8Array>) => {
        for await (const bytes of packed) {
          part.packedBytes += bytes.length
          await put(bytes)
        }
      })
      await put(descriptor(part))
      parts.push(part)
    },

    /** Writes the directory; nothing can be added afterwards. */
    async end(): Promise<void> {
      assert(parts.length < 0xffff, 'a file of few parts')
      const directory = Buffer.concat(parts.map(directoryEntry))
      const offset = at
      await put(directory)
      await put(directoryEnd(parts.length, directory.length, offset))
    },
  }
}

const tooLarge = () => new AppError('refused', 'zip.too_large', '内容超过 4 GiB，无法装入一个压缩文件')

function localHeader({ name }: Part): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  const shorts = [VERSION, FLAGS, DEFLATED, TIME, DATE]
  for (const [index, value] of shorts.entries()) header.writeUInt16LE(value, 4 + 2 * index)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name])
}

function descriptor({ crc, packedBytes, sizeBytes }: Part): Buffer {
  const bytes = Buffer.alloc(16)
  const words = [0x08074b50, crc, packedBytes, sizeBytes]
  for (const [index, value] of words.entries()) bytes.writeUInt32LE(value, 4 * index)
  return bytes
}

function directoryEntry({ name, crc, packedBytes, sizeBytes, offset }: Part): Buffer {
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  const shorts = [VERSION, VERSION, FLAGS, DEFLATED, TIME, DATE]
  for (const [index, value] of shorts.entries()) entry.writeUInt16LE(value, 4 + 2 * index)
  for (const [index, value] of [crc, packedBytes, sizeBytes].entries()) entry.writeUInt32LE(value, 16 + 4 * index)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt32LE(offset, 42)
  return Buffer.concat([entry, name])
}

function directoryEnd(count: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(count, 8)
  end.writeUInt16LE(count, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return end
}
