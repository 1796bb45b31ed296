import type { z } from '@hono/zod-openapi'
import { closeDeadline } from '#api/deadline/close.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewDestruction } from './destructions.ts'
import { checkDestruction, DESTRUCTION_BASIS } from './liability.ts'
import type { Destroy, DestructionView } from './schema.ts'

/**
 * The consumer proves that its copy of a transfer is destroyed (销毁证明), once, after the agreement's end. With the last
 * copy of an agreement the clock of their destruction stops. 依据 《山东省数据交易规范指引（试行）》.
 * @throws not_found, refused `destruction.not_released`, `destruction.agreement_running`, `destruction.filed_before`
 */
export async function destroyCopy(
  ctx: Context,
  transferId: string,
  { method, note, digest }: Destroy,
): Promise<z.input<typeof DestructionView>> {
  permit(ctx.actor, 'transfer.destroy')
  const { tx, now, actor } = ctx
  const consumerId = actor.participantId
  const transfer = await tx.transfer.findFirst({ where: { id: transferId, consumerId } })
  if (!transfer) throw notFound()
  const { agreementId } = transfer
  // Of the last two copies that are filed at once, the second sees that it is the last.
  await tx.$queryRaw`select id from agreement where id = ${agreementId} for update`
  checkDestruction(transfer, await tx.agreement.findUniqueOrThrow({ where: { id: agreementId } }))
  if (await tx.copyDestruction.findUnique({ where: { transferId } }))
    throw new AppError('refused', 'destruction.filed_before', '这份副本的销毁证明已经提交', { basis: DESTRUCTION_BASIS })
  const source = await recordEvent(ctx, 'transfer.destroyed', transferId, {
    transfer: transferId, agreement: agreementId, method, proof: digest, note: sha256(note),
  })
  const filed = { transferId, agreementId, consumerId, method, note, digest, source, at: now }
  await tx.copyDestruction.create({ data: filed })
  await closeWhenLast(ctx, agreementId)
  return viewDestruction(ctx, transferId)
}

async function closeWhenLast(ctx: Context, agreementId: string): Promise<void> {
  const [left] = await ctx.tx.$queryRaw<{ count: number }[]>`
    select count(*)::int as count from transfer t where t."agreementId" = ${agreementId} and t.state = 'released'
      and not exists (select from copy_destruction c where c."transferId" = t.id)`
  if (left?.count === 0) await closeDeadline(ctx, { limit: 'copy_destruction', subject: agreementId })
}
