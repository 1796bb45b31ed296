import type { Agreement, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { isWriteConflict } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { refundCharges } from '#api/settlement/charge.ts'
import { deliveryRefusals, unmaskedOf } from './gate.ts'
import { refusalFor } from './transfer.ts'

/** What the bytes of a transfer depend on beside its own state. */
export type Standing = Pick<Agreement, 'endsAt'> & { id: string; agreementId: string } & Suspensions & {
  /** Whether its content, as far as it is kept, holds open what the product masks. */
  isUnmasked: boolean
}

export type Suspensions = {
  agreementSuspended: boolean
  productSuspended: boolean
  consumerSuspended: boolean
  providerSuspended: boolean
}

const standingsOf = async (tx: Tx, ids: string[]): Promise<Standing[]> => tx.$queryRaw<Standing[]>`
  select transfer.id, agreement.id as "agreementId", agreement."endsAt",
    agreement.suspended as "agreementSuspended", product.suspended as "productSuspended",
    consumer.suspended as "consumerSuspended", provider.suspended as "providerSuspended",
    content.id is not null and not (version."maskedFields" || coalesce(approved."maskedFields", '{}')
      <@ coalesce(content.masked, '{}')) as "isUnmasked"
  from transfer
  join agreement on agreement.id = transfer."agreementId"
  join data_product product on product.id = transfer."productId"
  join participant consumer on consumer.id = transfer."consumerId"
  join participant provider on provider.id = transfer."providerId"
  join product_version version on version.id = transfer."versionId"
  left join prepared_content content on content.id = transfer."contentId"
  left join listing on listing."productId" = transfer."productId"
  left join product_version approved on approved."productId" = listing."productId"
    and approved.number = listing."approvedVersion"
  where transfer.id = any(${ids}::text[])`

/** The suspension that stands in the way of bytes now, in the contract's words. */
export function suspensionOf(standing: Suspensions, isAllSuspended: boolean): AppError | undefined {
  if (isAllSuspended) return refusalFor(10)
  if (standing.agreementSuspended) return refusalFor(9)
  if (standing.productSuspended) return refusalFor(8)
  if (standing.consumerSuspended) return refusalFor(7)
  return standing.providerSuspended ? refusalFor(6) : undefined
}

const agreementsOf = (tx: Tx, ids: string[]): Promise<Agreement[]> =>
  tx.$queryRaw<Agreement[]>`select * from agreement where id = any(${ids}::text[])`

const unmaskedAmong = (standings: Standing[]): Set<string> =>
  new Set(standings.filter(({ isUnmasked }) => isUnmasked).map(({ agreementId }) => agreementId))

/** By what a transfer's answer is found among those about agreements. */
const dealOf = ({ agreementId, isUnmasked }: Standing): string => (isUnmasked ? unmaskedOf(agreementId) : agreementId)

/** The gates' refusals by agreement, each agreement looked at once. */
async function gatesOf(ctx: Context, standings: Standing[]): Promise<Map<string, AppError>> {
  const ids = [...new Set(standings.map(({ agreementId }) => agreementId))]
  if (ids.length === 0) return new Map()
  return deliveryRefusals(ctx, 'release', await agreementsOf(ctx.tx, ids), unmaskedAmong(standings))
}

/**
 * The gates' refusals by agreement as they were before its end closed the channel: the gates that stand now, asked at
 * the last instant of its term.
 */
export async function gatesUntilEnd(ctx: Context, standings: Standing[]): Promise<Map<string, AppError>> {
  const refusals = new Map<string, AppError>()
  for (const [endsAt, ended] of Map.groupBy(standings, (standing) => standing.endsAt.getTime())) {
    const ids = [...new Set(ended.map(({ agreementId }) => agreementId))]
    const rows = await agreementsOf(ctx.tx, ids)
    const now = new Date(Math.min(ctx.now.getTime(), endsAt - 1))
    for (const [id, refusal] of await deliveryRefusals({ ...ctx, now }, 'activate', rows, unmaskedAmong(ended)))
      refusals.set(id, refusal)
  }
  return refusals
}

/** Whether all transfers are suspended; true from the moment that the regulator asked for it. */
export const isLedgerSuspended = async (tx: Tx): Promise<boolean> =>
  (await tx.measure.count({ where: { scope: 'ledger', act: 'suspend', endedAt: null, state: { not: 'refused' } } })) > 0

/**
 * Transfers' standings, each with what stands in the way of its bytes; undefined where nothing does.
 * @param askGates the gates' refusals by agreement
 */
export async function obstaclesOf(
  ctx: Context,
  ids: string[],
  askGates: typeof gatesOf = gatesOf,
): Promise<Map<string, Standing & { obstacle: AppError | undefined }>> {
  const standings = await standingsOf(ctx.tx, ids)
  const isAllSuspended = await isLedgerSuspended(ctx.tx)
  const gated = await askGates(ctx, standings)
  return new Map(
    standings.map((standing) => {
      const obstacle = suspensionOf(standing, isAllSuspended) ?? gated.get(dealOf(standing))
      return [standing.id, { ...standing, obstacle }]
    }),
  )
}

/**
 * Withholds a transfer and refunds it, or says why not: one whose refund can't be booked stays as it is and fails no
 * other of its group.
 */
export async function withhold(ctx: Context, row: Transfer): Promise<Transfer | Error> {
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
