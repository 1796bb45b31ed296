import type { Agreement, Transfer } from '#api/db/generated/client.ts'
import type { Tx } from '#api/db/client.ts'
import { isWriteConflict } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import type { AppError } from '#api/kernel/errors.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { refundCharges } from '#api/settlement/charge.ts'
import { gateRefusals } from './public-data.ts'
import { refusalFor } from './transfer.ts'

/** What the bytes of a transfer depend on beside its own state. */
export type Standing = Pick<Agreement, 'productId' | 'consumerId' | 'plan' | 'endsAt'> & {
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
  for (const { agreementId, ...own } of standings)
    if (own.isPublicData) agreements.set(agreementId, { ...own, id: agreementId })
  return gateRefusals(ctx, [...agreements.values()])
}

/** Whether all transfers are suspended; true from the moment that the regulator asked for it. */
export const isLedgerSuspended = async (tx: Tx): Promise<boolean> =>
  (await tx.measure.count({ where: { scope: 'ledger', act: 'suspend', endedAt: null, state: { not: 'refused' } } })) > 0

/** Transfers' standings, each with what stands in the way of its bytes now; undefined where nothing does. */
export async function obstaclesOf(
  ctx: Context,
  ids: string[],
): Promise<Map<string, Standing & { obstacle: AppError | undefined }>> {
  const standings = await standingsOf(ctx.tx, ids)
  const isAllSuspended = await isLedgerSuspended(ctx.tx)
  const gated = await gatesOf(ctx, standings)
  return new Map(
    standings.map((standing) => {
      const obstacle = suspensionOf(standing, isAllSuspended) ?? gated.get(standing.agreementId)
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
