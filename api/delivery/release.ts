import type { Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { ENDED } from '#api/gate/g17-ended.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { type Actor, permit } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { haltOf } from '#api/provenance/halt.ts'
import { refusalFor } from './transfer.ts'
import { obstaclesOf, withhold } from './withhold.ts'

/** A consumer's wish for the bytes of a transfer. */
export type Wish = {
  actor: Actor
  id: string
  /**
   * Whether it has bytes of the transfer sent: headers alone release nothing.
   * @throws AppError for what can't be sent
   */
  sends: (row: Transfer) => boolean
}

/**
 * Opens recorded transfers for sending (放行): the only way by which bytes leave. Ranges and resumed downloads come
 * through here again and are no new transfers. One that was suspended after it was recorded and before its first byte,
 * or whose gates have closed since, is withheld: no bytes, money back, the chain's count stays. With the
 * agreement's end the channel closes: what lay ready to the end of its term lapses in its time, what an earlier end
 * kept back is paid back. One of which it can't be read whether it may leave waits as it is. Recorded ones are
 * locked, so that of wishes at once the first decides for all; each wish has its own answer, and none fails another.
 * @returns for each wish the transfer, or not_found, conflict `transfer.not_recorded`, refused `transfer.…_suspended`,
 *   `gate.…`, gone `transfer.purged`, what the wish itself says, or why it could not be withheld
 */
export async function releaseTransfers(
  ctx: Context,
  wishes: Wish[],
  retentionDays: number,
): Promise<(Transfer | Error)[]> {
  const { tx, now } = ctx
  const ids = [...new Set(wishes.map(({ id }) => id))]
  const rows = await readToRelease(tx, ids)
  const halt = await haltOf(tx)
  if (halt) return wishes.map(() => halt)
  const standings = await obstaclesOf(ctx, ids)
  const answers: (Transfer | Error)[] = []
  const opened: string[] = []
  for (const wish of wishes) {
    const row = rows.get(wish.id)
    const refusal = refusalOf(wish, row)
    const standing = standings.get(wish.id)
    if (refusal || !row || !standing) answers.push(refusal ?? notFound())
    else if (now >= addDays(standing.endsAt, retentionDays)) answers.push(purged())
    else if (standing.obstacle) {
      const isLate = standing.obstacle.code === ENDED && now >= standing.endsAt
      const isUnknown = standing.obstacle.kind === 'unavailable'
      const outcome = row.state === 'recorded' && !isLate && !isUnknown ? await withhold({ ...ctx, actor: wish.actor }, row) : row
      if (!(outcome instanceof Error)) rows.set(row.id, outcome)
      answers.push(outcome instanceof Error ? outcome : standing.obstacle)
    } else {
      const sends = orRefusal(() => wish.sends(row))
      if (sends === true && row.state === 'recorded') {
        opened.push(row.id)
        rows.set(row.id, { ...row, state: 'released', releasedAt: now })
      }
      answers.push(sends instanceof AppError ? sends : (rows.get(row.id) ?? row))
    }
  }
  await markReleased(ctx, opened)
  return answers
}

/**
 * What stands in the way of the bytes of transfers that are being sent; undefined where they may go on.
 * @returns for each transfer, in their order
 */
export async function sendingObstacles(ctx: Context, ids: string[]): Promise<(AppError | undefined)[]> {
  const halt = await haltOf(ctx.tx)
  const standings = await obstaclesOf(ctx, [...new Set(ids)])
  return ids.map((id) => halt ?? standings.get(id)?.obstacle)
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
  const permitted = orRefusal(() => permit(actor, 'transfer.download'))
  if (permitted instanceof AppError) return permitted
  if (row?.consumerId !== actor.participantId) return notFound()
  if (row.state === 'rejected' && row.rejection !== null) return refusalFor(row.rejection)
  if (row.state === 'withheld') return withheld()
  if (row.state === 'lapsed') return purged()
  if (row.state === 'recorded' || row.state === 'released') return undefined
  return new AppError('conflict', 'transfer.not_recorded', '该交付尚未上链存证，数据不能放行', { state: row.state })
}

/** What is answered, or the refusal that is thrown. */
function orRefusal<T>(ask: () => T): T | AppError {
  try {
    return ask()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
}

const withheld = () =>
  new AppError('refused', 'transfer.withheld', '该交付在放行前已被监管暂停、失去授权或合约已经结束，数据不予放行，其费用予以退回', {
    basis: 'GB/T 37932-2025 7.3 b)',
  })

const purged = () => new AppError('gone', 'transfer.purged', '该交付的内容已按期清除，存证记录仍可查验')

async function markReleased({ tx, now }: Context, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  const changed = await tx.$executeRaw`
    update transfer set state = 'released', "releasedAt" = ${now} where id = any(${ids}::text[]) and state = 'recorded'`
  assert(changed === ids.length, 'a recorded transfer that is locked stays recorded')
}
