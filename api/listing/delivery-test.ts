import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import type { DeliveryTest, Listing, ProductVersion } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { hex32 } from '#api/kernel/hex.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import type { Content, Run } from '#api/product/read-version.ts'
import { getVersion } from '#api/product/store.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { stateAfter } from './listing.ts'
import type { DeliveryTestView } from './schema.ts'
import { getOwnListing, getSubmittedListing } from './store.ts'

/** Rows that are taken out in a test. */
const TEST_ROWS = 20

/** What came out of a test. */
export type Outcome =
  | { passed: true; rows: number; sizeBytes: number; sha256: string }
  | { passed: false; failure: string }

/**
 * Tests the delivery (试交付) of the version that is under review: a few rows of it are prepared as they would be for a
 * consumer, outside any transaction, and thrown away.
 * @throws not_found, refused `listing.act_not_allowed`
 */
export async function testDelivery(
  run: Run,
  content: Content,
  id: string,
  act: TestAct = 'listing.test_delivery',
): Promise<DeliveryTestView> {
  const asked = await run((ctx) => askTest(ctx, id, act))
  const outcome = await prepare(content, asked)
  return deliveryTestView(await run((ctx) => recordDeliveryTest(ctx, id, asked.version.number, outcome, act)))
}

/** Who submits a listing has its delivery tested with it. */
type TestAct = 'listing.test_delivery' | 'listing.submit'

type Asked = { version: ProductVersion; masked: string[] }

async function askTest(ctx: Context, id: string, act: TestAct): Promise<Asked> {
  const { productId, submittedVersion } = await getTestable(ctx, id, act)
  assert(submittedVersion !== null, 'a listing under review has its version')
  const version = await getVersion(ctx, productId, submittedVersion)
  const declaration = await ctx.tx.productDeclaration.findUnique({ where: { productId } })
  return { version, masked: declaration?.personalBasis === 'consent' ? [] : version.maskedFields }
}

async function getTestable(ctx: Context, id: string, act: TestAct): Promise<Listing> {
  permit(ctx.actor, act)
  const listing = seesAll(ctx.actor) ? await getSubmittedListing(ctx, id) : await getOwnListing(ctx, id)
  stateAfter('test_delivery', listing)
  return listing
}

async function prepare({ engine, storage }: Content, { version, masked }: Asked): Promise<Outcome> {
  const outPath = storage.tempPath()
  try {
    assert(version.normalizedKey !== null, 'a version that is ready has its normal form')
    const path = storage.pathOf(version.normalizedKey)
    const { rows } = await engine.convert(path, { format: 'csv', limit: TEST_ROWS, masked, outPath })
    return outcomeOf(rows, version, await readFile(outPath))
  } catch (error) {
    return { passed: false, failure: error instanceof AppError ? error.message : '平台取出内容时发生意外错误' }
  } finally {
    await rm(outPath, { force: true })
  }
}

/** Whether as many rows came out as there should. */
function outcomeOf(rows: number, version: ProductVersion, bytes: Buffer): Outcome {
  const expected = Math.min(TEST_ROWS, Number(version.rows ?? 0))
  if (rows !== expected || bytes.length === 0)
    return { passed: false, failure: `应取出 ${expected} 行，实际 ${rows} 行、${bytes.length} 字节` }
  const sha256 = hex32(createHash('sha256').update(bytes).digest())
  return { passed: true, rows, sizeBytes: bytes.length, sha256 }
}

/**
 * Enters what came out of a test of a version.
 * @throws not_found, refused `listing.act_not_allowed`
 */
export async function recordDeliveryTest(
  ctx: Context,
  id: string,
  version: number,
  outcome: Outcome,
  act: TestAct = 'listing.test_delivery',
): Promise<DeliveryTest> {
  const listing = await getTestable(ctx, id, act)
  const facts = outcome.passed
    ? { rows: BigInt(outcome.rows), sizeBytes: BigInt(outcome.sizeBytes), sha256: outcome.sha256, failure: null }
    : { rows: null, sizeBytes: null, sha256: null, failure: outcome.failure }
  const row = await ctx.tx.deliveryTest.create({
    data: {
      ...facts, id: newId('evt', ctx.now), listingId: id, version, passed: outcome.passed,
      testedBy: ctx.actor.participantId, at: ctx.now,
    },
  })
  const body = { listing: id, product: listing.productId, version, passed: outcome.passed, sha256: row.sha256 }
  await recordEvent(ctx, 'listing.delivery_tested', id, body)
  return row
}

/** The newest test of a version. */
export const findDeliveryTest = (
  { tx }: Pick<Context, 'tx'>,
  listingId: string,
  version: number,
): Promise<DeliveryTest | null> =>
  tx.deliveryTest.findFirst({ where: { listingId, version }, orderBy: [{ at: 'desc' }, { id: 'desc' }] })

export const deliveryTestView = (row: DeliveryTest): DeliveryTestView => ({
  version: row.version,
  passed: row.passed,
  rows: row.rows === null ? null : Number(row.rows),
  sizeBytes: row.sizeBytes === null ? null : Number(row.sizeBytes),
  sha256: row.sha256,
  failure: row.failure,
  at: row.at.toISOString(),
})
