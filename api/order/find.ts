import type { z } from '@hono/zod-openapi'
import type { Order } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { fenAsNumber } from '#api/kernel/fen.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { ORDER_STATES } from './order.ts'
import type { OrderView } from './schema.ts'

type View = z.input<typeof OrderView>

export const orderView = (row: Order): View => ({
  id: row.id,
  agreementId: row.agreementId,
  productId: row.productId,
  providerId: row.providerId,
  consumerId: row.consumerId,
  planKind: row.planKind,
  state: oneOf(ORDER_STATES, row.state),
  amountFen: fenAsNumber(row.amountFen),
  heldFen: fenAsNumber(row.heldFen),
  capturedFen: fenAsNumber(row.capturedFen),
  placedAt: row.placedAt.toISOString(),
  closedAt: row.closedAt?.toISOString() ?? null,
})

const visible = ({ actor }: Context) =>
  seesAll(actor) ? {} : { OR: [{ providerId: actor.participantId }, { consumerId: actor.participantId }] }

/** An order of the actor, as provider or consumer. @throws not_found */
export async function viewOrder(ctx: Context, id: string): Promise<View> {
  permit(ctx.actor, 'order.view')
  const row = await ctx.tx.order.findFirst({ where: { id, ...visible(ctx) } })
  if (!row) throw notFound()
  return orderView(row)
}

/** The actor's orders, newest first. */
export async function listOrders(ctx: Context, query: PageQuery): Promise<Page<View>> {
  permit(ctx.actor, 'order.view')
  const rows = await ctx.tx.order.findMany({ ...after(query), where: visible(ctx) })
  return page(rows.map(orderView), query.limit)
}
