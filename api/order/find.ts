import type { z } from '@hono/zod-openapi'
import type { Order } from '#api/db/generated/client.ts'
import { assert } from '#api/kernel/assert.ts'
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

/** Orders as their readers see them, each with the title of what was ordered. */
export async function orderViews({ tx }: Context, rows: Order[]): Promise<View[]> {
  const agreements = await tx.agreement.findMany({
    where: { id: { in: rows.map(({ agreementId }) => agreementId) } }, select: { id: true, listingId: true },
  })
  const listings = await tx.listing.findMany({
    where: { id: { in: agreements.map(({ listingId }) => listingId) } }, select: { id: true, title: true },
  })
  const titleOf = new Map(listings.map(({ id, title }) => [id, title]))
  const listingOf = new Map(agreements.map(({ id, listingId }) => [id, listingId]))
  return rows.map((row) => view(row, titleOf.get(listingOf.get(row.agreementId) ?? '') ?? ''))
}

/** One order, as its readers see it. */
export async function orderView(ctx: Context, row: Order): Promise<View> {
  const [shown] = await orderViews(ctx, [row])
  assert(shown, 'a row has its view')
  return shown
}

const view = (row: Order, title: string): View => ({
  id: row.id,
  agreementId: row.agreementId,
  productId: row.productId,
  title,
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
  return orderView(ctx, row)
}

/** The actor's orders, newest first. */
export async function listOrders(ctx: Context, query: PageQuery): Promise<Page<View>> {
  permit(ctx.actor, 'order.view')
  const rows = await ctx.tx.order.findMany({ ...after(query), where: visible(ctx) })
  return page(await orderViews(ctx, rows), query.limit)
}
