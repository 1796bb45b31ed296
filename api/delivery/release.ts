import type { Transfer } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import type { Tx } from '#api/db/client.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { refundCharges } from '#api/settlement/charge.ts'
import { refusalFor } from './transfer.ts'

/** What stands in the way of bytes now, as the contract's reason; undefined when nothing does. */
async function suspensionOf({ tx }: Context, row: Transfer): Promise<number | undefined> {
  const agreement = await tx.agreement.findUniqueOrThrow({ where: { id: row.agreementId } })
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: row.productId } })
  const parties = await tx.participant.findMany({ where: { id: { in: [row.providerId, row.consumerId] } } })
  const isSuspended = (id: string) => parties.some((party) => party.id === id && party.suspended)
  if (await isLedgerSuspended(tx)) return 10
  if (agreement.suspended) return 9
  if (product.suspended) return 8
  if (isSuspended(row.consumerId)) return 7
  return isSuspended(row.providerId) ? 6 : undefined
}

/** Whether all transfers are suspended; true from the moment that the regulator asked for it. */
export const isLedgerSuspended = async (tx: Tx): Promise<boolean> =>
  (await tx.measure.count({ where: { scope: 'ledger', act: 'suspend', endedAt: null, state: { not: 'refused' } } })) > 0

/**
 * Opens a recorded transfer for sending (放行): the only way by which bytes leave. Ranges and resumed downloads come
 * through here again and are no new transfers. One that was suspended after it was recorded and before its first byte
 * is withheld: no bytes, money back, the chain's count stays.
 * @throws not_found, conflict `transfer.not_recorded`, refused `transfer.…_suspended`, gone `transfer.purged`
 */
export async function releaseTransfer(ctx: Context, id: string, retentionDays: number): Promise<Transfer | AppError> {
  permit(ctx.actor, 'transfer.download')
  const row = await readToRelease(ctx, id)
  if (row.state === 'rejected' && row.rejection !== null) throw refusalFor(row.rejection)
  if (row.state === 'withheld') throw withheld()
  if (row.state !== 'recorded' && row.state !== 'released')
    throw new AppError('conflict', 'transfer.not_recorded', '该交付尚未上链存证，数据不能放行', { state: row.state })
  const suspension = await suspensionOf(ctx, row)
  if (suspension !== undefined) {
    if (row.state === 'recorded') await withhold(ctx, row)
    return refusalFor(suspension)
  }
  const agreement = await ctx.tx.agreement.findUniqueOrThrow({ where: { id: row.agreementId } })
  if (ctx.now >= addDays(agreement.endsAt, retentionDays))
    throw new AppError('gone', 'transfer.purged', '该交付的内容已按期清除，存证记录仍可查验')
  if (row.state === 'released') return row
  const { count } = await ctx.tx.transfer.updateMany({
    where: { id, state: 'recorded' },
    data: { state: 'released', releasedAt: ctx.now },
  })
  if (count !== 1) throw new AppError('conflict', 'transfer.changed', '该交付的状态刚刚变更，请重试')
  return { ...row, state: 'released', releasedAt: ctx.now }
}

/** The consumer's transfer; a recorded one stays locked, so that of requests at once the first decides for all. */
async function readToRelease({ tx, actor }: Context, id: string): Promise<Transfer> {
  const row = await tx.transfer.findFirst({ where: { id, consumerId: actor.participantId } })
  if (!row) throw notFound()
  if (row.state !== 'recorded') return row
  await tx.$queryRaw`select id from transfer where id = ${id} for update`
  return tx.transfer.findUniqueOrThrow({ where: { id } })
}

const withheld = () =>
  new AppError('refused', 'transfer.withheld', '该交付在放行前被监管暂停，数据不予放行，费用已退回', {
    basis: 'GB/T 37932-2025 7.3 b)',
  })

async function withhold(ctx: Context, row: Transfer): Promise<void> {
  const { count } = await ctx.tx.transfer.updateMany({
    where: { id: row.id, state: 'recorded' },
    data: { state: 'withheld' },
  })
  if (count !== 1) throw new AppError('conflict', 'transfer.changed', '该交付的状态刚刚变更，请重试')
  await refundCharges(ctx, [row])
  await recordEvent(ctx, 'transfer.withheld', row.id, { transfer: row.id, agreement: row.agreementId })
}
