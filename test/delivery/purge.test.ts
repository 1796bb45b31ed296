import { existsSync } from 'node:fs'
import { utimes, writeFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { beforeAll, expect, it } from 'vitest'
import { purgeContents } from '#api/delivery/purge.ts'
import { newId } from '#api/kernel/ids.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { DAY_MS, openWorld, takeTransfer, type World } from '#test/support/story.ts'
import { bytesOf, codeOf, type Deal, deal } from './world.ts'

let world: World
let open: Deal
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
  open = await deal(world)
})

const storage = () => world.platform.delivery.content.storage
const purge = (days: number) => purgeContents(world.platform.db, storage(), new Date(Date.now() + days * DAY_MS), 30)
const contents = () =>
  world.platform.db.preparedContent.findMany({
    where: { version: { productId: open.productId } },
    orderBy: { id: 'asc' },
  })
const isThere = (key: string) => existsSync(storage().pathOf(key))

it('removes what nobody took a day after it was made, and keeps what a transfer may release', async () => {
  const { content } = await takeTransfer(open.consumer, open.agreementId)
  const [used] = await contents()
  if (!used) throw new Error('the content was prepared')
  const unused = await storage().put(Readable.from([Buffer.from('unused')]), { limitBytes: 100 })
  const { id: _, contentKey, ...facts } = used
  const spare = { ...facts, id: newId('ver'), contentKey: unused.key, selectionDigest: 'spare' }
  await world.platform.db.preparedContent.create({ data: spare })
  expect(await purge(0.9)).toEqual({ contents: 0, strays: 0 })
  expect(await purge(1.1)).toEqual({ contents: 1, strays: 0 })
  expect([isThere(unused.key), isThere(contentKey)]).toEqual([false, true])
  expect(await contents()).toEqual([used])
  // The agreement ends after 30 days; contents are kept for 30 more.
  expect(await purge(59)).toEqual({ contents: 0, strays: 0 })
  expect((await bytesOf(open.consumer, content)).length).toBeGreaterThan(0)
})

it('removes what may not be released any more, but never the provider’s original', async () => {
  const { transfer, content } = await takeTransfer(open.consumer, open.agreementId, { format: 'original' })
  const keys = (await contents()).map(({ contentKey }) => contentKey)
  const where = { productId: open.productId }
  const { originalKey, normalizedKey } = await world.platform.db.productVersion.findFirstOrThrow({ where })
  expect(await purge(61)).toEqual({ contents: 1, strays: 0 })
  const left = keys.filter(isThere)
  expect(left).toEqual([originalKey])
  expect(isThere(normalizedKey ?? '')).toBe(true)
  expect(await world.platform.db.transfer.count({ where: { id: transfer.id } })).toBe(1)
  expect(await codeOf(bytesOf(open.consumer, content))).toBe('none')
})

it('removes files that no row names, but none that may be about to get a row', async () => {
  const { key } = await storage().put(Readable.from([Buffer.from('no row')]), { limitBytes: 100 })
  expect(await purge(0)).toEqual({ contents: 0, strays: 0 })
  expect(isThere(key)).toBe(true)
  expect(await purge(1.1)).toEqual({ contents: 0, strays: 1 })
  expect(isThere(key)).toBe(false)
})

it('prepares again what was removed', async () => {
  const before = await contents()
  expect((await takeTransfer(open.consumer, open.agreementId)).transfer.state).toBe('recorded')
  expect((await contents()).length).toBe(before.length + 1)
})

it('does not remove a content that a reservation has locked', async () => {
  const content = (await contents()).find(({ format }) => format === 'csv')
  await world.platform.db.$transaction(async (tx) => {
    await tx.$queryRaw`select id from prepared_content where id = ${content?.id ?? ''} for key share`
    expect(await purge(61)).toEqual({ contents: 0, strays: 0 })
  })
})

it('sweeps temporaries that nobody writes to any more', async () => {
  const [old, young] = [storage().tempPath(), storage().tempPath()]
  for (const path of [old, young]) await writeFile(path, 'left over')
  await utimes(old, new Date(), new Date(Date.now() - DAY_MS))
  expect(await storage().sweepTemp(new Date(Date.now() - DAY_MS / 2))).toBe(1)
  expect([existsSync(old), existsSync(young)]).toEqual([false, true])
})
