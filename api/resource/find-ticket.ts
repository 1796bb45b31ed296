import type { DefectTicket } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { DIMENSIONS } from './quality.ts'
import { TICKET_STATES } from './ticket.ts'
import { TicketHistory, type TicketView } from './ticket-schema.ts'

/** Tickets as people read them: with the resource's name, and the department's clock while it runs. */
async function viewsOf({ tx }: Context, rows: DefectTicket[]): Promise<TicketView[]> {
  const [resources, clocks] = [
    await tx.publicDataResource.findMany({
      where: { id: { in: rows.map(({ resourceId }) => resourceId) } }, select: { id: true, name: true },
    }),
    await tx.deadline.findMany({
      where: { limit: 'defect_mending', state: 'running', subject: { in: rows.map(({ id }) => id) } },
    }),
  ]
  const names = new Map(resources.map(({ id, name }) => [id, name]))
  const due = new Map(clocks.map(({ subject, dueAt }) => [subject, dueAt]))
  return rows.map((row) => ({
    id: row.id,
    resourceId: row.resourceId,
    resourceName: names.get(row.resourceId) ?? '',
    departmentId: row.departmentId,
    reporterId: row.reporterId,
    dimension: oneOf(DIMENSIONS, row.dimension),
    field: row.field,
    text: row.text,
    productId: row.productId,
    state: oneOf(TICKET_STATES, row.state),
    reopened: row.reopened,
    escalatedAt: row.escalatedAt?.toISOString() ?? null,
    dueAt: due.get(row.id)?.toISOString() ?? null,
    history: TicketHistory.parse(row.history),
    createdAt: row.createdAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
  }))
}

export async function ticketView(ctx: Context, row: DefectTicket): Promise<TicketView> {
  const [view] = await viewsOf(ctx, [row])
  if (!view) throw notFound()
  return view
}

/** Whose tickets an actor sees: the department's and the reporter's own; all, for who decides and who oversees. */
const visible = ({ actor }: Context) =>
  seesAll(actor) || actor.roles.includes('implementing_body')
    ? {}
    : { OR: [{ departmentId: actor.participantId }, { reporterId: actor.participantId }] }

/** A ticket of one's own side. @throws not_found */
export async function getTicketView(ctx: Context, id: string): Promise<TicketView> {
  permit(ctx.actor, 'ticket.view')
  const row = await ctx.tx.defectTicket.findFirst({ where: { id, ...visible(ctx) } })
  if (!row) throw notFound()
  return ticketView(ctx, row)
}

/** Tickets, newest first. */
export async function listTickets(
  ctx: Context,
  { state, resourceId, ...query }: PageQuery & { state?: string | undefined; resourceId?: string | undefined },
): Promise<Page<TicketView>> {
  permit(ctx.actor, 'ticket.view')
  const filter = { ...(state === undefined ? {} : { state }), ...(resourceId === undefined ? {} : { resourceId }) }
  const rows = await ctx.tx.defectTicket.findMany({ ...after(query), where: { ...filter, ...visible(ctx) } })
  return page(await viewsOf(ctx, rows), query.limit)
}
