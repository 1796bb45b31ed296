import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, mkdirSync } from 'node:fs'
import { type FileHandle, chmod, copyFile, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { AppError } from '#api/kernel/errors.ts'
import { assert } from '#api/kernel/assert.ts'
import { type Hex32, hex32 } from '#api/kernel/hex.ts'

/** A stored object: the key that names it, its size in bytes and its digests. */
export type StoredObject = { key: string; sizeBytes: number; sha256: Hex32; sm3: Hex32 }

export type ContentStorage = ReturnType<typeof contentStorage>

const KEY = /^[0-9a-f]{32}$/

/**
 * Stored objects in a local folder: immutable files under random keys, `objects/ab/abcd…`, temporaries in `temp`.
 *
 * An object appears whole and synced to the disk, or not at all. Two equal contents are two objects, so that
 * removing one never takes away the other.
 */
export function contentStorage(dir: string) {
  const temp = join(dir, 'temp')
  mkdirSync(temp, { recursive: true, mode: 0o700 })
  const pathOf = (key: string) => {
    assert(KEY.test(key), 'a storage key is 32 lower-case hexadecimal digits')
    return join(dir, 'objects', key.slice(0, 2), key)
  }
  /** A fresh path on the storage's own disk, for results that `putFile` then takes over without copying. */
  const tempPath = () => join(temp, randomBytes(16).toString('hex'))

  const admit = async (path: string, facts: Omit<StoredObject, 'key'>): Promise<StoredObject> => {
    const key = randomBytes(16).toString('hex')
    const target = pathOf(key)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    await chmod(path, 0o400)
    await rename(path, target)
    for (const folder of [dirname(target), join(dir, 'objects'), dir]) await sync(folder)
    return { key, ...facts }
  }

  return {
    pathOf,
    tempPath,

    /**
     * Stores a stream.
     * @throws AppError too_large `content.too_large` past the limit; nothing is left behind then
     */
    async put(stream: AsyncIterable<Uint8Array>, { limitBytes }: { limitBytes: number }): Promise<StoredObject> {
      const path = tempPath()
      try {
        return await admit(path, await write(stream, path, limitBytes))
      } catch (error) {
        await rm(path, { force: true })
        throw error
      }
    },

    /** Stores a finished file, which moves away from its path. */
    async putFile(path: string): Promise<StoredObject> {
      const own = tempPath()
      await rename(path, own).catch(async (error: unknown) => {
        if (!isCode(error, 'EXDEV')) throw error
        await copyFile(path, own)
        await rm(path)
      })
      return admit(own, await digest(own))
    },

    /**
     * The bytes from `start` up to, without, `end`; all of them by default.
     * @throws AppError gone `content.gone` when the object was removed
     */
    async read(key: string, range: { start?: number; end?: number } = {}): Promise<ReadableStream<Uint8Array>> {
      const file = await openStored(pathOf(key))
      const { start = 0, end = (await file.stat()).size } = range
      if (start >= end) {
        await file.close()
        return byteStream(Readable.from([]))
      }
      return byteStream(file.createReadStream({ start, end: end - 1 }))
    },

    /**
     * The bytes from `start` up to, without, `end`, at once: for small ones, where a stream costs more than they do.
     * @throws AppError gone `content.gone` when the object was removed
     */
    async readBytes(key: string, { start, end }: { start: number; end: number }): Promise<Uint8Array<ArrayBuffer>> {
      const file = await openStored(pathOf(key))
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(end - start), 0, end - start, start)
        assert(bytesRead === end - start, 'an object is as long as it was when it was stored')
        return buffer
      } finally {
        await file.close()
      }
    },

    /** Removes an object; an absent one is no fault. */
    async remove(key: string): Promise<void> {
      await rm(pathOf(key), { force: true })
    },

    /** Removes what interrupted work left behind: temporaries that nobody has written to since. Returns their number. */
    async sweepTemp(before: Date): Promise<number> {
      const names = await namesBefore(temp, before)
      for (const name of names) await rm(join(temp, name), { recursive: true, force: true })
      return names.length
    },

    /** The keys of the objects that were stored before an instant, some at a time. */
    async *keysBefore(before: Date): AsyncGenerator<string[]> {
      const objects = join(dir, 'objects')
      for (const folder of await namesBefore(objects, new Date(8.64e15)))
        yield (await namesBefore(join(objects, folder), before)).filter((name) => KEY.test(name))
    },
  }
}

/** Opens a stored file. @throws AppError gone `content.gone` */
async function openStored(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    throw isCode(error, 'ENOENT') ? new AppError('gone', 'content.gone', '该内容已按期清除', { path }) : error
  }
}

/** The names in a folder whose file was written last before an instant; none where there is no folder. */
async function namesBefore(folder: string, before: Date): Promise<string[]> {
  const old: string[] = []
  for (const name of await readdir(folder).catch(absent(() => []))) {
    const facts = await stat(join(folder, name)).catch(absent(() => undefined))
    if (facts && facts.mtime < before) old.push(name)
  }
  return old
}

/** What stands for a file or folder that is gone. */
const absent =
  <T>(instead: () => T) =>
  (error: unknown): T => {
    if (isCode(error, 'ENOENT')) return instead()
    throw error
  }

async function write(stream: AsyncIterable<Uint8Array>, path: string, limitBytes: number) {
  const file = await open(path, 'wx', 0o600)
  const digests = hashes()
  try {
    for await (const chunk of stream) {
      if (digests.add(chunk) > limitBytes)
        throw new AppError('too_large', 'content.too_large', `文件超过上限 ${limitBytes} 字节`, { limit: limitBytes })
      await writeAll(file, chunk)
    }
    await file.sync()
  } finally {
    await file.close()
  }
  return digests.end()
}

async function writeAll(file: FileHandle, chunk: Uint8Array) {
  for (let done = 0; done < chunk.length; ) done += (await file.write(chunk, done)).bytesWritten
}

async function digest(path: string) {
  const digests = hashes()
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) digests.add(bytes(chunk))
  await sync(path)
  return digests.end()
}

function hashes() {
  const sha256 = createHash('sha256')
  const sm3 = createHash('sm3')
  let sizeBytes = 0
  return {
    add(chunk: Uint8Array): number {
      sha256.update(chunk)
      sm3.update(chunk)
      return (sizeBytes += chunk.length)
    },
    end: () => ({ sizeBytes, sha256: hex32(sha256.digest()), sm3: hex32(sm3.digest()) }),
  }
}

/** Makes a file's bytes, or a folder's names, survive a loss of power. */
async function sync(path: string) {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

const isCode = (error: unknown, code: string) => error instanceof Error && 'code' in error && error.code === code

/** Streams of files without an encoding yield buffers; their type says `any`. */
const bytes = (chunk: unknown) => chunk as Uint8Array

/** Node's own web streams and the global ones are the same objects under two declarations. */
const byteStream = (stream: Readable) => Readable.toWeb(stream) as unknown as ReadableStream<Uint8Array>
