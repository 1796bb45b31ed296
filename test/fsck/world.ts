import { chmod, open, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { inject } from 'vitest'
import { z } from 'zod'
import type { Database } from '#api/db/client.ts'
import { checkPlatform, type Target } from '#api/fsck/check.ts'
import { placeText } from '#api/fsck/invariant.ts'
import type { Result } from '#api/fsck/report.ts'
import { addDays } from '#api/kernel/time.ts'
import { expireAgreements } from '#api/order/expire.ts'
import { atEnd } from '#test/support/end.ts'
import { eventually, platformWithChain } from '#test/support/platform.ts'
import { activeDeal, openWorld, takeTransfer, type World } from '#test/support/story.ts'

type Deal = Awaited<ReturnType<typeof activeDeal>>

export type Traded = Awaited<ReturnType<typeof tradedPlatform>>

/** The kinds of price plans beside the deal's own. */
const PLANS = [
  { kind: 'free' },
  { kind: 'one_off', priceFen: 3_000 },
  { kind: 'subscription', periodDays: 30, priceFen: 4_000 },
  {
    kind: 'per_volume', unit: 'row',
    tiers: [{ upTo: 7, unitPriceMicroYuan: 20_000 }, { upTo: null, unitPriceMicroYuan: 10_000 }],
  },
]

/**
 * A platform that has traded a little: two transfers that were downloaded, a selection that was not, one that the chain
 * rejected, one that was withheld by a suspension and refunded, a payout, a deal of every other kind of plan, and one
 * that has expired.
 */
export async function tradedPlatform() {
  const platform = await platformWithChain()
  const world = await openWorld(platform)
  const deal = await activeDeal(world)
  const { consumer, provider, agreementId } = deal
  const first = await takeTransfer(consumer, agreementId)
  const taken = [first, await takeTransfer(consumer, agreementId, { format: 'ndjson' })]
  for (const { content } of taken) await (await consumer.client.ask('GET', content)).arrayBuffer()
  const selection = { fields: ['编号'] }
  await takeTransfer(consumer, agreementId, { format: 'csv', selection })
  await rejectedTransfer(platform, deal)
  await withheldTransfer(world, deal)
  await provider.client.post('/api/payouts', { amountFen: 100, bankNote: '测试' }, z.unknown())
  for (const plan of PLANS) await takeAtOnce(await activeDeal(world, { plan }))
  await activeDeal(world, { plan: { kind: 'one_off', priceFen: 500 }, days: 1 })
  if ((await expireAgreements(platform.db, addDays(new Date(), 2))) !== 1) throw new Error('the short deal has expired')
  await eventually(async () => (await countOpen(platform.db)) === 0, 'everything is on the chain and cosigned')
  await writeFile(join(platform.config.DATA_DIR, 'trust.json'), JSON.stringify(platform.started.trust(), null, 2))

  const [{ name }] = await platform.db.$queryRaw<[{ name: string }]>`select current_database() as name`
  const connection = { ...inject('postgres'), database: name }
  const editor = new Client(connection)
  await editor.connect()
  // Whoever edits rows behind the platform's back is not stopped by its triggers either.
  await editor.query('set session_replication_role = replica')
  atEnd(() => editor.end())

  const check = (over: Partial<Target> = {}): Promise<Result> =>
    checkPlatform({
      connection, rpcUrl: inject('chainUrl'), dataDir: platform.config.DATA_DIR, isRunning: true, now: new Date(),
      ...over,
    })
  return { platform, world, deal, editor, connection, check, transferIds: taken.map(({ transfer }) => transfer.id) }
}

/** The events that the chain has not, and the checkpoints that the witness has yet to see. */
async function countOpen(db: Database): Promise<number> {
  const newest = await db.checkpoint.findFirst({ orderBy: { size: 'desc' } })
  const waiting = await db.chainAct.count({ where: { state: { in: ['pending', 'submitted'] } } })
  return waiting + (newest?.cosignedAt ? 0 : 1)
}

/** A transfer whose time is too far from the chain's: the chain skips it. */
async function rejectedTransfer({ clock }: World['platform'], { consumer, agreementId }: Deal) {
  const farMs = 20 * 60_000
  clock.advance(farMs)
  const refused = await takeTransfer(consumer, agreementId).then(() => '', String)
  clock.advance(-farMs)
  if (!refused.includes('time_out_of_bounds')) throw new Error(`the chain rejects it: ${refused}`)
}

/** A transfer whose product is suspended after it was recorded and before its first byte. */
async function withheldTransfer({ office }: Pick<World, 'office'>, { consumer, agreementId, productId }: Deal) {
  const { content } = await takeTransfer(consumer, agreementId)
  const subject = { scope: 'product', subjectId: productId, reason: '测试' }
  const measure = (act: string) => office.regulator.post('/api/supervision/measures', { act, ...subject }, z.unknown())
  await measure('suspend')
  const refused = await consumer.client.ask('GET', content).then(() => '', String)
  if (!refused.includes('product_suspended')) throw new Error(`nothing is released: ${refused}`)
  await measure('resume')
}

/** Transfers that are reserved together and so hold the dearest price that their places may come to have. */
const takeAtOnce = ({ consumer, agreementId }: Deal) =>
  Promise.all([takeTransfer(consumer, agreementId), takeTransfer(consumer, agreementId)])

/** What was found, each as its invariant and its place. */
export const foundIn = ({ findings }: Result): string[] =>
  findings.map(({ invariant, place }) => `${invariant} ${placeText(place)}`).toSorted()

/** A change of one row behind the platform's back: `where` names it before and after. */
type Edit = { table: string; where: string; set: string } | { table: string; where: string; drop: true }

/** What the check finds while one row is changed; the row is put back afterwards. */
export async function foundAfter({ editor, check }: Traded, edit: Edit, over: Partial<Target> = {}): Promise<Result> {
  const { table, where } = edit
  const select = `select to_jsonb(t)::text as row from "${table}" t where ${where}`
  const { rows } = await editor.query<{ row: string }>(select)
  const [before, ...more] = rows
  if (!before || more.length > 0) throw new Error(`one row of ${table} is ${where}, not ${rows.length}`)
  const remove = `delete from "${table}" where ${where}`
  const change = 'drop' in edit ? remove : `update "${table}" set ${edit.set} where ${where}`
  try {
    await editor.query(change)
    return await check(over)
  } finally {
    await editor.query(remove)
    const row = `jsonb_populate_record(null::public."${table}", $1::jsonb)`
    await editor.query(`insert into "${table}" select * from ${row}`, [before.row])
  }
}

/** What the check finds while a row is there that belongs to nothing. */
export async function foundWith({ editor, check }: Traded, insert: string, remove: string): Promise<Result> {
  try {
    await editor.query(insert)
    return await check()
  } finally {
    await editor.query(remove)
  }
}

/** The one value, as text, that a question to the database gives. */
export async function valueOf({ editor }: Traded, sql: string): Promise<string> {
  const { rows } = await editor.query<{ value: string | null }>(`select (${sql})::text as value`)
  const [answer, ...more] = rows
  if (!answer || answer.value === null || more.length > 0) throw new Error(`there is one answer to ${sql}`)
  return answer.value
}

/** What is found while a column of one row is set. */
export const setting = async (traded: Traded, table: string, where: string, set: string): Promise<string[]> =>
  foundIn(await foundAfter(traded, { table, where, set }))

/** What is found while one row is missing. */
export const dropping = async (traded: Traded, table: string, where: string): Promise<string[]> =>
  foundIn(await foundAfter(traded, { table, where, drop: true }))

/** What is found while one bit of a file is another. */
export async function foundInFile({ check }: Traded, path: string, at: number): Promise<string[]> {
  const flip = async () => {
    await chmod(path, 0o600)
    const file = await open(path, 'r+')
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, at)
    await file.write(Buffer.of((buffer[0] ?? 0) ^ 1), 0, 1, at)
    await file.close()
  }
  await flip()
  try {
    return foundIn(await check())
  } finally {
    await flip()
  }
}

/** The transfer that tests lay their hands on, once the platform is there. */
export const transferOf = (traded: () => Traded) => {
  const transferId = () => traded().transferIds[0] ?? ''
  const thatTransfer = () => `id = '${transferId()}'`
  return {
    transferId,
    thatTransfer,
    indexOf: () => valueOf(traded(), `select "recordIndex" from transfer where ${thatTransfer()}`),
  }
}
