import type { Context } from '#api/kernel/context.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { freeOrder } from '#api/settlement/charge.ts'
import { stateAfter } from './order.ts'

const getOrder = ({ tx }: Context, agreementId: string) => tx.order.findUniqueOrThrow({ where: { agreementId } })

/** The agreement is active: transfers may be requested. */
export async function openOrder(ctx: Context, agreementId: string): Promise<void> {
  const order = await getOrder(ctx, agreementId)
  await ctx.tx.order.update({ where: { id: order.id, state: order.state }, data: { state: stateAfter('open', order) } })
}

/** The chain refused the agreement: what was held goes back. */
export async function cancelOrder(ctx: Context, agreementId: string, reason: string): Promise<void> {
  const order = await getOrder(ctx, agreementId)
  const state = stateAfter('cancel', order)
  await freeOrder(ctx, order)
  await ctx.tx.order.update({ where: { id: order.id, state: order.state }, data: { state, closedAt: ctx.now } })
  await recordEvent(ctx, 'order.closed', order.id, { order: order.id, state, reason })
}

/** The agreement is over: what was held and never captured goes back. */
export async function closeOrder(ctx: Context, agreementId: string): Promise<void> {
  const order = await getOrder(ctx, agreementId)
  const state = stateAfter('close', order)
  await freeOrder(ctx, order)
  await ctx.tx.order.update({ where: { id: order.id, state: order.state }, data: { state, closedAt: ctx.now } })
  await recordEvent(ctx, 'order.closed', order.id, { order: order.id, state, capturedFen: order.capturedFen.toString() })
}
