import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { ListingView } from '#api/listing/schema.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { openWorld, smallFile, takeTransfer, type World } from '#test/support/story.ts'
import { bytesOf, codeOf, type Deal, deal } from './world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld(await platformWithChain())
})

const NOT_APPROVED = 'transfer.version_not_approved'

/** A file that holds what nobody reviewed. */
async function otherFile(text = '类型,身份证号\n张三,370500199001010011\n'): Promise<road.ProductFile> {
  const path = join(await mkdtemp(join(inject('folder'), 'file-')), `${randomBytes(4).toString('hex')}.csv`)
  await writeFile(path, text)
  return { path, fileName: '其他.csv' }
}

const upload = ({ provider, productId }: Deal, file: road.ProductFile) =>
  road.uploadVersion(provider.client, productId, file)

/** The rows that the consumer receives, and the SHA-256 of the bytes. */
async function taken({ consumer, agreementId }: Deal, version?: number) {
  const demand = { format: 'original', ...(version === undefined ? {} : { version }) }
  const { transfer, content } = await takeTransfer(consumer, agreementId, demand)
  const bytes = await bytesOf(consumer, content)
  return { rows: transfer.rows, sha256: `0x${createHash('sha256').update(bytes).digest('hex')}` }
}

const take = ({ consumer, agreementId }: Deal, version: number) =>
  codeOf(takeTransfer(consumer, agreementId, { format: 'csv', version }))

it('delivers the approved version, and its updates of the same columns', async () => {
  const open = await deal(world)
  const update = await upload(open, await smallFile(6))
  expect(await taken(open)).toEqual({ rows: 6, sha256: update.sha256 })
  expect((await taken(open, 1)).rows).toBe(5)
})

it('never delivers a later version of other columns', async () => {
  const open = await deal(world)
  await upload(open, await otherFile())
  await upload(open, await otherFile('编号,名称,数值\n甲,站点1,1.5\n'))
  await expect(takeTransfer(open.consumer, open.agreementId, { format: 'csv', version: 2 }))
    .rejects.toMatchObject({ status: 422, code: NOT_APPROVED })
  expect(await take(open, 3)).toBe(NOT_APPROVED)
  expect((await taken(open)).rows).toBe(5)
})

it('never delivers what was uploaded before the approved version', async () => {
  const open = await deal(world)
  const { client } = open.provider
  await upload(open, await smallFile(7))
  await relist(open)
  expect(await client.get(`/api/listings/${open.listingId}`, ListingView)).toMatchObject({ approvedVersion: 2 })
  expect(await take(open, 1)).toBe(NOT_APPROVED)
  expect((await taken(open)).rows).toBe(7)
})

it('delivers a new shape once it was reviewed, and not while it is under review', async () => {
  const open = await deal(world)
  const { sha256 } = await upload(open, await otherFile())
  await relist(open, async () => {
    expect(await take(open, 2)).toBe(NOT_APPROVED)
    expect((await taken(open)).rows).toBe(5)
  })
  expect(await taken(open)).toEqual({ rows: 1, sha256 })
})

/** Delists and lists again with the newest version. */
async function relist({ provider: { client }, listingId }: Deal, meanwhile = async () => {}): Promise<void> {
  await client.post(`/api/listings/${listingId}/delist`, { reason: '更新' }, z.unknown())
  const listing = await client.get(`/api/listings/${listingId}`, ListingView)
  await client.ask('PUT', `/api/listings/${listingId}`, {
    body: JSON.stringify(textOf(listing)), headers: { 'content-type': 'application/json' },
  })
  const { round } = await client.post(`/api/listings/${listingId}/submit`, {}, ListingView)
  await world.office.first.post(`/api/listings/${listingId}/first-review`, { round, ...road.approval }, ListingView)
  await meanwhile()
  await world.office.second.post(`/api/listings/${listingId}/second-review`, { round, ...road.approval }, ListingView)
}

/** What a provider writes in a listing. */
const textOf = ({
  title, summary, updateCycle, coverageSpace, coverageFrom, coverageTo, granularity, license, useCases, forbiddenUses,
  keywords, plans,
}: ListingView) => ({
  title, summary, updateCycle, coverageSpace, coverageFrom, coverageTo, granularity, license, useCases, forbiddenUses,
  keywords, plans,
})
