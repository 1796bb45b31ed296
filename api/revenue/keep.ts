import type { Database } from '#api/db/client.ts'
import type { RevenuePeriod } from '#api/db/generated/client.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { countRevenue, realisedRevenue, standingOf } from './realised.ts'
import { allowedFen, excessFen, percentOf, revenueStateAfter, warningOf } from './revenue.ts'
import { lockGrant, savePeriod } from './store.ts'

/** No transaction lasts longer: whatever was captured before is in the books by then. */
const SETTLED_AFTER_SECONDS = 300

const AT_ONCE = 100

/**
 * What time brings about: counts on what periods have earned, closes those that have ended, and tells of those that
 * have nearly earned, or earned, their maximum. Gives how many were closed or told of.
 */
export async function keepRevenue(db: Database, now: Date): Promise<number> {
  const settled = addSeconds(now, -SETTLED_AFTER_SECONDS)
  await inTransaction(db, (tx) => countRevenue(tx, settled))
  const work = (verb: (ctx: Context, id: string) => Promise<number>) => (id: string) =>
    inTransaction(db, (tx) => verb({ tx, now, actor: PLATFORM, requestId: id }, id))
  let seen = 0
  for (const id of await endedBy(db, settled)) seen += await work(closePeriod)(id)
  for (const id of await runningAt(db, now)) seen += await work(warnOf)(id)
  return seen
}

const idsOf = (rows: { id: string }[]): string[] => rows.map(({ id }) => id)

const endedBy = async (db: Database, at: Date): Promise<string[]> => idsOf(await db.revenuePeriod.findMany({
  where: { state: 'approved', endsAt: { lte: at } }, select: { id: true }, orderBy: { endsAt: 'asc' }, take: AT_ONCE,
}))

/** Periods that are not yet told of as earned whole. */
const runningAt = async (db: Database, at: Date): Promise<string[]> => idsOf(await db.revenuePeriod.findMany({
  where: { state: 'approved', startsAt: { lte: at }, warnedPercent: { lt: 100 } }, select: { id: true },
}))

/** Closes a period with what it earned (到期结清); what is above its maximum is deducted from the next one. */
async function closePeriod(ctx: Context, id: string): Promise<number> {
  const { authorizationId } = await ctx.tx.revenuePeriod.findUniqueOrThrow({ where: { id } })
  await lockGrant(ctx, authorizationId)
  const row = await ctx.tx.revenuePeriod.findUniqueOrThrow({ where: { id } })
  if (row.state !== 'approved') return 0
  const realisedFen = await realisedRevenue(ctx, id)
  const excess = excessFen(row, realisedFen)
  const closed = await savePeriod(ctx, row, { state: revenueStateAfter('close', row), realisedFen })
  await recordEvent(ctx, 'revenue.closed', id, {
    period: id,
    maximumFen: row.maximumFen.toString(),
    realisedFen: realisedFen.toString(),
    excessFen: excess.toString(),
  })
  if (excess > 0n) await carry(ctx, closed, excess)
  return 1
}

/** Deducts an excess from the grant's next period, where it was applied for or decided on before. */
async function carry(ctx: Context, { id, authorizationId, endsAt }: RevenuePeriod, excess: bigint): Promise<void> {
  const next = await ctx.tx.revenuePeriod.findFirst({
    where: { authorizationId, state: { in: ['applied', 'approved'] }, startsAt: { gte: endsAt } },
    orderBy: { startsAt: 'asc' },
  })
  if (!next) return
  const allowed = allowedFen({ ...next, carriedFen: excess })
  const saved = await savePeriod(ctx, next, { carriedFen: excess, maximumFen: allowed > 0n ? allowed : 0n })
  await recordEvent(ctx, 'revenue.carried', next.id, {
    period: next.id, from: id, carriedFen: excess.toString(), maximumFen: saved.maximumFen.toString(),
  })
}

/** Tells once of each step of the maximum that a period has reached. */
async function warnOf(ctx: Context, id: string): Promise<number> {
  await ctx.tx.$queryRaw`select id from revenue_period where id = ${id} for update`
  const row = await ctx.tx.revenuePeriod.findUniqueOrThrow({ where: { id } })
  const realisedFen = (await standingOf(ctx.tx, [id])).get(id)?.realisedFen ?? 0n
  const step = warningOf(percentOf(realisedFen, row.maximumFen))
  if (row.state !== 'approved' || step <= row.warnedPercent) return 0
  await savePeriod(ctx, row, { warnedPercent: step })
  await recordEvent(ctx, 'revenue.warned', id, { period: id, percent: step })
  return 1
}
