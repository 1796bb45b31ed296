import type { Agreement, Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Tx } from '#api/db/client.ts'
import { isWriteConflict } from '#api/http/run.ts'
import { assert } from '#api/kernel/assert.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { haltOf } from '#api/provenance/halt.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { refundCharges } from '#api/settlement/charge.ts'
import { gateRefusals } from './public-data.ts'
import { refusalFor } from './transfer.ts'

/** A consumer's wish for the bytes of a transfer. */
export type Wish = {
  actor: Actor
  id: string
  /** What else must hold of a transfer before it counts as released. @throws AppError */
  check: (row: Transfer) => void
}

/** What the bytes of a transfer depend on beside its own state. */
type Standing = Pick<Agreement, 'productId' | 'consumerId' | 'plan' | 'endsAt'> & {
  id: string
  agreementId: string
  isPublicData: boolean
} & Suspensions

export type Suspensions = {
  agreementSuspended: boolean
  productSuspended: boolean
  consumerSuspended: boolean
  providerSuspended: boolean
}

const standingsOf = async (tx: Tx, ids: string[]): Promise<Standing[]> => tx.$queryRaw<Standing[]>`
  select transfer.id, agreement.id as "agreementId", agreement."productId", agreement."consumerId", agreement.plan,
    agreement."endsAt", product."scenarioId" is not null or product."sourceMode" = 'authorised' as "isPublicData",
    agreement.suspended as "agreementSuspended", product.suspended as "productSuspended",
    consumer.suspended as "consumerSuspended", provider.suspended as "providerSuspended"
  from transfer
  join agreement on agreement.id = transfer."agreementId"
  join data_product product on product.id = transfer."productId"
  join participant consumer on consumer.id = transfer."consumerId"
  join participant provider on provider.id = transfer."providerId"
  where transfer.id = any(${ids}::text[])`

/** The suspension that stands in the way of bytes now, in the contract's words. */
export function suspensionOf(standing: Suspensions, isAllSuspended: boolean): AppError | undefined {
  if (isAllSuspended) return refusalFor(10)
  if (standing.agreementSuspended) return refusalFor(9)
  if (standing.productSuspended) return refusalFor(8)
  if (standing.consumerSuspended) return refusalFor(7)
  return standing.providerSuspended ? refusalFor(6) : undefined
}

/** The public-data gates' refusals by agreement, each agreement looked at once. */
const gatesOf = (ctx: Context, standings: Iterable<Standing>): Promise<Map<string, AppError>> => {
  const agreements = new Map<string, Omit<Standing, 'agreementId'>>()
  for (const { agreementId, ...own } of standings) if (own.isPublicData) agreements.set(agreementId, { ...own, id: agreementId })
  return gateRefusals(ctx, [...agreements.values()])
}

/** Whether all transfers are suspended; true from the moment that the regulator asked for it. */
export const isLedgerSuspended = async (tx: Tx): Promise<boolean> =>
  (await tx.measure.count({ where: { scope: 'ledger', act: 'suspend', endedAt: null, state: { not: 'refused' } } })) > 0

/**
 * Opens recorded transfers for sending (放行): the only way by which bytes leave. Ranges and resumed downloads come
 * through here again and are no new transfers. One that was suspended after it was recorded and before its first byte,
 * or whose public data lost its grant, is withheld: no bytes, money back, the chain's count stays. Recorded ones are locked, so that of wishes at once the
 * first decides for all; each wish has its own answer, and none fails another.
 * @returns for each wish the transfer, or not_found, conflict `transfer.not_recorded`, refused `transfer.…_suspended`, `gate.…`,
 *   gone `transfer.purged`, what its own check says, or why it could not be withheld
 */
export async function releaseTransfers(
  ctx: Context,
  wishes: Wish[],
  retentionDays: number,
): Promise<(Transfer | Error)[]> {
  const { tx, now } = ctx
  const ids = [...new Set(wishes.map(({ id }) => id))]
  const rows = await readToRelease(tx, ids)
  const standings = new Map((await standingsOf(tx, ids)).map((standing) => [standing.id, standing]))
  const halt = await haltOf(tx)
  if (halt) return wishes.map(() => halt)
  const isAllSuspended = await isLedgerSuspended(tx)
  const gated = await gatesOf(ctx, standings.values())
  const answers: (Transfer | Error)[] = []
  const opened: string[] = []
  for (const wish of wishes) {
    const row = rows.get(wish.id)
    const refusal = refusalOf(wish, row)
    const standing = standings.get(wish.id)
    const obstacle = standing && (suspensionOf(standing, isAllSuspended) ?? gated.get(standing.agreementId))
    if (refusal || !row || !standing) answers.push(refusal ?? notFound())
    else if (obstacle) {
      const outcome = row.state === 'recorded' ? await withhold({ ...ctx, actor: wish.actor }, row) : row
      if (!(outcome instanceof Error)) rows.set(row.id, outcome)
      answers.push(outcome instanceof Error ? outcome : obstacle)
    } else if (now >= addDays(standing.endsAt, retentionDays)) answers.push(purged())
    else {
      const objection = refusalBy(() => wish.check(row))
      const released: Transfer = row.state === 'recorded' ? { ...row, state: 'released', releasedAt: now } : row
      if (!objection && row.state === 'recorded') opened.push(row.id)
      if (!objection) rows.set(row.id, released)
      answers.push(objection ?? released)
    }
  }
  await markReleased(ctx, opened)
  return answers
}

/** Transfers by id; recorded ones are locked and read as they stand then. */
async function readToRelease(tx: Tx, ids: string[]): Promise<Map<string, Transfer>> {
  const recorded = await tx.$queryRaw<Transfer[]>`
    select * from transfer where id = any(${ids}::text[]) and state = 'recorded' order by id for update`
  const rows = new Map(recorded.map((row) => [row.id, row]))
  const others = ids.filter((id) => !rows.has(id))
  if (others.length === 0) return rows
  const found = await tx.$queryRaw<Transfer[]>`select * from transfer where id = any(${others}::text[])`
  for (const row of found) rows.set(row.id, row)
  const recordedSince = found.filter(({ state }) => state === 'recorded').map(({ id }) => id)
  return recordedSince.length === 0 ? rows : new Map([...rows, ...(await readToRelease(tx, recordedSince))])
}

/** Why a wish is refused whatever is suspended. */
function refusalOf({ actor }: Wish, row: Transfer | undefined): AppError | undefined {
  const notPermitted = refusalBy(() => permit(actor, 'transfer.download'))
  if (notPermitted) return notPermitted
  if (row?.consumerId !== actor.participantId) return notFound()
  if (row.state === 'rejected' && row.rejection !== null) return refusalFor(row.rejection)
  if (row.state === 'withheld') return withheld()
  if (row.state === 'recorded' || row.state === 'released') return undefined
  return new AppError('conflict', 'transfer.not_recorded', '该交付尚未上链存证，数据不能放行', { state: row.state })
}

/** The refusal that a check throws; undefined where it passes. */
function refusalBy(check: () => void): AppError | undefined {
  try {
    check()
    return undefined
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

const purged = () => new AppError('gone', 'transfer.purged', '该交付的内容已按期清除，存证记录仍可查验')

async function markReleased({ tx, now }: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const changed = await tx.$executeRaw`
    update transfer set state = 'released', "releasedAt" = ${now} where id = any(${ids}::text[]) and state = 'recorded'`
  assert(changed === ids.length, 'a recorded transfer that is locked stays recorded')
}

const withheld = () =>
  new AppError('refused', 'transfer.withheld', '该交付在放行前已被监管暂停或失去授权，数据不予放行，其费用予以退回', {
    basis: 'GB/T 37932-2025 7.3 b)',
  })

/**
 * Withholds a transfer and refunds it, or says why not: one whose refund can't be booked stays as it is and fails no
 * other of its group.
 */
async function withhold(ctx: Context, row: Transfer): Promise<Transfer | Error> {
  await ctx.tx.$executeRaw`savepoint withholding`
  try {
    await ctx.tx.transfer.update({ where: { id: row.id, state: 'recorded' }, data: { state: 'withheld' } })
    await refundCharges(ctx, [row])
    await recordEvent(ctx, 'transfer.withheld', row.id, { transfer: row.id, agreement: row.agreementId })
    await ctx.tx.$executeRaw`release savepoint withholding`
    return { ...row, state: 'withheld' }
  } catch (error) {
    await ctx.tx.$executeRaw`rollback to savepoint withholding`
    if (error instanceof Error && !isWriteConflict(error)) return error
    throw error
  }
}
