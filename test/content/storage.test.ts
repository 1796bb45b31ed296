import { createHash, randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, expect, test } from 'vitest'
import { contentStorage } from '#api/content/storage.ts'

const dir = mkdtempSync(join(tmpdir(), 'storage-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const storage = contentStorage(dir)
const bytes = randomBytes(300_000)
const put = (limitBytes = 1 << 20) =>
  storage.put(Readable.from([bytes.subarray(0, 7), bytes.subarray(7)]), { limitBytes })
const bytesOf = async (stream: ReadableStream<Uint8Array>) => Buffer.from(await new Response(stream).arrayBuffer())
const digest = (name: string) => `0x${createHash(name).update(bytes).digest('hex')}`
const temps = () => readdirSync(join(dir, 'temp'))
const facts = { sizeBytes: bytes.length, sha256: digest('sha256'), sm3: digest('sm3') }

test('a stream is stored whole under a fresh key, with its size and digests', async () => {
  const first = await put()
  const second = await put()
  expect(first).toMatchObject(facts)
  expect(second.key).not.toBe(first.key)
  expect(readFileSync(storage.pathOf(first.key)).equals(bytes)).toBe(true)
  expect(statSync(storage.pathOf(first.key)).mode & 0o777).toBe(0o400)
  expect(temps()).toEqual([])
})

test('SM3 is the national one', async () => {
  const { sm3 } = await storage.put(Readable.from([Buffer.from('abc')]), { limitBytes: 3 })
  expect(sm3).toBe('0x66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

test('a web stream is stored as well', async () => {
  const body = new Response(bytes).body
  if (body === null) throw new Error('a response with bytes has a body')
  expect(await storage.put(body, { limitBytes: bytes.length })).toMatchObject(facts)
})

test('a stream over the limit is refused and leaves nothing behind', async () => {
  const objects = readdirSync(join(dir, 'objects'), { recursive: true }).length
  await expect(put(bytes.length - 1)).rejects.toMatchObject({ kind: 'too_large', code: 'content.too_large' })
  expect(temps()).toEqual([])
  expect(readdirSync(join(dir, 'objects'), { recursive: true }).length).toBe(objects)
})

test('a stream that breaks off leaves nothing behind', async () => {
  async function* broken() {
    yield bytes
    throw new Error('the connection was lost')
  }
  await expect(storage.put(broken(), { limitBytes: 1 << 20 })).rejects.toThrow('the connection was lost')
  expect(temps()).toEqual([])
})

test('a finished file moves in', async () => {
  const path = storage.tempPath()
  writeFileSync(path, bytes)
  const stored = await storage.putFile(path)
  expect(stored).toMatchObject(facts)
  expect(temps()).toEqual([])
  expect(readFileSync(storage.pathOf(stored.key)).equals(bytes)).toBe(true)
})

test('ranges are half-open', async () => {
  const { key } = await put()
  expect((await bytesOf(await storage.read(key))).equals(bytes)).toBe(true)
  expect((await bytesOf(await storage.read(key, { start: 5, end: 9 }))).equals(bytes.subarray(5, 9))).toBe(true)
  expect((await bytesOf(await storage.read(key, { start: bytes.length - 3 }))).equals(bytes.subarray(-3))).toBe(true)
  expect((await bytesOf(await storage.read(key, { start: 5, end: 5 }))).length).toBe(0)
})

test('a reader that stops early closes the file', async () => {
  const { key } = await put()
  const reader = (await storage.read(key)).getReader()
  await reader.read()
  await reader.cancel()
  const open = () => readdirSync('/proc/self/fd').length
  const before = open()
  for (let n = 0; n < 20; n++) await (await storage.read(key)).cancel()
  expect(open()).toBeLessThan(before + 20)
})

test('a removed object is gone, and removing it again is no fault', async () => {
  const { key } = await put()
  await storage.remove(key)
  await storage.remove(key)
  await expect(storage.read(key)).rejects.toMatchObject({ kind: 'gone', code: 'content.gone' })
})

test.each(['', '../../etc/passwd', 'a'.repeat(31), `${'a'.repeat(31)}/`, 'A'.repeat(32), `${'a'.repeat(32)}\n`])(
  'what is no key reaches no file: %j',
  async (key) => {
    expect(() => storage.pathOf(key)).toThrow('storage key')
    await expect(storage.read(key)).rejects.toThrow('storage key')
    await expect(storage.remove(key)).rejects.toThrow('storage key')
  },
)

test('the sweep removes temporaries and no objects', async () => {
  const { key } = await put()
  writeFileSync(storage.tempPath(), 'left over')
  expect(await storage.sweepTemp(new Date(Date.now() - 60_000))).toBe(0)
  expect(await storage.sweepTemp(new Date(Date.now() + 60_000))).toBe(1)
  expect(temps()).toEqual([])
  expect(statSync(storage.pathOf(key)).size).toBe(bytes.length)
})
