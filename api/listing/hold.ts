import type { Database } from '#api/db/client.ts'
import { Prisma } from '#api/db/generated/client.ts'
import { gateRefusals } from '#api/gate/gate.ts'
import { inTransaction } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { PLATFORM } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { dealOf } from './find.ts'
import { type Hold, holdOf, saveListing } from './store.ts'

const AT_ONCE = 500

/**
 * Holds listings off the market while a gate is shut for everybody (登记失效或被异议的，暂停交易), and puts them back when
 * it opens. Nothing depends on it: every deal asks the gates itself. It spares buyers what they can't have.
 * @returns a work that looks at the next listings, in turn, and gives how many were held or put back
 */
export function listingKeeper(db: Database): (now: Date) => Promise<number> {
  let last = ''
  return async (now) => {
    const contextIn = (tx: Context['tx']): Context => ({ tx, now, actor: PLATFORM, requestId: 'listing-keeper' })
    const rows = await db.listing.findMany({
      where: { state: 'listed', id: { gt: last } }, orderBy: { id: 'asc' }, take: AT_ONCE,
    })
    last = rows.length < AT_ONCE ? '' : (rows.at(-1)?.id ?? '')
    const refusals = await inTransaction(db, (tx) => gateRefusals(contextIn(tx), 'list', rows.map((row) => dealOf(row))))
    let moved = 0
    for (const row of rows.filter((one) => holdOf(one)?.code !== codeOf(refusals.get(one.id))))
      if (await inTransaction(db, (tx) => keepListing(contextIn(tx), row.id))) moved += 1
    return moved
  }
}

const codeOf = (refusal: AppError | undefined): string | undefined => refusal?.code

/** Asks again under the row's lock: holds the listing, or puts it back. Gives whether it moved. */
async function keepListing(ctx: Context, id: string): Promise<boolean> {
  const { tx, now } = ctx
  await tx.$queryRaw`select id from listing where id = ${id} for update`
  const row = await tx.listing.findUniqueOrThrow({ where: { id } })
  const refusal = (await gateRefusals(ctx, 'list', [dealOf(row)])).get(id)
  if (row.state !== 'listed' || holdOf(row)?.code === codeOf(refusal) || refusal?.kind === 'unavailable') return false
  const { productId: product } = row
  if (!refusal) {
    await saveListing(ctx, row, { hold: Prisma.DbNull })
    await recordEvent(ctx, 'listing.resumed', id, { listing: id, product })
    return true
  }
  const { code, message: sentence } = refusal
  const hold: Hold = { code, sentence, basis: String(refusal.detail.basis ?? ''), since: now.toISOString() }
  await saveListing(ctx, row, { hold })
  await recordEvent(ctx, 'listing.held', id, { listing: id, product, code, reason: sentence, basis: hold.basis })
  return true
}
