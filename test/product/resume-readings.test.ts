import { Readable } from 'node:stream'
import { expect, it } from 'vitest'
import { contentEngine } from '#api/content/engine.ts'
import { beginReading } from '#api/product/begin-reading.ts'
import { createProduct } from '#api/product/create.ts'
import { resumeReadings } from '#api/product/resume-readings.ts'
import { eventsOf, productInput } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const provider = await p.organization('provider')
const { content } = p.delivery

/** A version whose process ended before it was read. */
async function leftUnread(text: string): Promise<{ productId: string; id: string }> {
  const { id: productId } = await p.run(provider, (ctx) => createProduct(ctx, productInput()))
  const stored = await content.storage.put(Readable.from([Buffer.from(text)]), { limitBytes: 1_000 })
  const { id } = await p.run(provider, (ctx) => beginReading(ctx, productId, 'a.csv', stored))
  return { productId, id }
}

it('finishes what was left unread, once, or tells why it can’t be read', async () => {
  const good = await leftUnread('a,b\n1,2\n')
  const bad = await leftUnread('a,b\n1\n')
  expect(await resumeReadings(p.server, content)).toEqual({ ready: 1, failed: 1, left: 0 })
  const ready = await p.db.productVersion.findUniqueOrThrow({ where: { id: good.id } })
  expect([ready.state, ready.rows]).toEqual(['ready', 1n])
  expect(await eventsOf(p, good.productId)).toEqual(['product.created', 'product.versioned'])
  const failed = await p.db.productVersion.findUniqueOrThrow({ where: { id: bad.id } })
  expect([failed.state, failed.failure]).toEqual(['failed', expect.objectContaining({ code: 'content.ragged' })])
  expect(await resumeReadings(p.server, content)).toEqual({ ready: 0, failed: 0, left: 0 })
})

it('fails a version whose file is gone', async () => {
  const { id } = await leftUnread('a\n1\n')
  const { originalKey } = await p.db.productVersion.findUniqueOrThrow({ where: { id } })
  await content.storage.remove(originalKey)
  expect(await resumeReadings(p.server, content)).toEqual({ ready: 0, failed: 1, left: 0 })
  expect((await p.db.productVersion.findUniqueOrThrow({ where: { id } })).state).toBe('failed')
})

it('leaves a version to be read for the next start when the engine stops', async () => {
  const { id } = await leftUnread('a\n1\n')
  const options = { tempDir: `${p.server.config.contentDir}/stopped`, memoryMiB: 256, timeoutMs: 10_000 }
  const engine = contentEngine(options)
  engine.close()
  expect(await resumeReadings(p.server, { ...content, engine })).toEqual({ ready: 0, failed: 0, left: 1 })
  expect((await p.db.productVersion.findUniqueOrThrow({ where: { id } })).state).toBe('reading')
  expect(await resumeReadings(p.server, content)).toEqual({ ready: 1, failed: 0, left: 0 })
})

it('reads a version once when two processes resume at once', async () => {
  const { productId } = await leftUnread('a\n1\n')
  const [one, two] = await Promise.all([resumeReadings(p.server, content), resumeReadings(p.server, content)])
  expect([one.ready + two.ready, one.failed + two.failed]).toEqual([1, 0])
  expect(await eventsOf(p, productId)).toEqual(['product.created', 'product.versioned'])
})
