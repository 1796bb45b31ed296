import type { Order } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { freeOrder, refundUnused } from '#api/settlement/charge.ts'
import { type OrderAct, stateAfter } from './order.ts'

/** The agreement is active: transfers may be requested. @throws conflict `order.changed` */
export async function openOrder(ctx: Context, agreementId: string): Promise<void> {
  await move(ctx, agreementId, 'open', null)
}

/** The chain refused the agreement: what was held goes back. @throws conflict `order.changed` */
export async function cancelOrder(ctx: Context, agreementId: string, reason: string): Promise<void> {
  const order = await move(ctx, agreementId, 'cancel', ctx.now)
  await freeOrder(ctx, order.id)
  await recordEvent(ctx, 'order.closed', order.id, { order: order.id, state: order.state, reason })
}

/**
 * The agreement is over: what was held and never captured goes back, and, when its provider ended it, what was paid for
 * the time that is left.
 * @throws conflict `order.changed`
 */
export async function closeOrder(ctx: Context, agreementId: string): Promise<void> {
  const { id } = await move(ctx, agreementId, 'close', ctx.now)
  await freeOrder(ctx, id)
  await refundUnused(ctx, id)
  const order = await ctx.tx.order.findUniqueOrThrow({ where: { id } })
  const body = { order: order.id, state: order.state, capturedFen: order.capturedFen.toString() }
  await recordEvent(ctx, 'order.closed', order.id, body)
}

/** Moves the order of an agreement, which stays locked from here on. */
async function move({ tx }: Context, agreementId: string, act: OrderAct, closedAt: Date | null): Promise<Order> {
  const read = await tx.order.findUniqueOrThrow({ where: { agreementId } })
  const [moved] = await tx.order.updateManyAndReturn({
    where: { id: read.id, state: read.state },
    data: { state: stateAfter(act, read), closedAt },
  })
  if (!moved) throw new AppError('conflict', 'order.changed', '订单刚刚变更，请重试')
  return moved
}
