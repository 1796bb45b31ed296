import type { DefectTicket } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { type Act, permit } from '#api/kernel/permit.ts'
import { type EventKind, recordEvent } from '#api/provenance/record.ts'
import { ticketView } from './find-ticket.ts'
import { startMending } from './report-defect.ts'
import { type TicketAct, type TicketState, ticketStateAfter } from './ticket.ts'
import { type SayOnTicket, TicketHistory, type TicketView } from './ticket-schema.ts'

type Side = 'department' | 'reporter' | 'implementing_body'

/** Whose act it is, what it needs, and the event that it leaves. */
const HOW: Record<TicketAct, { side: Side; act: Act; event: EventKind }> = {
  answer: { side: 'department', act: 'ticket.answer', event: 'ticket.answered' },
  reject: { side: 'department', act: 'ticket.answer', event: 'ticket.rejected' },
  confirm: { side: 'reporter', act: 'ticket.follow', event: 'ticket.closed' },
  reopen: { side: 'reporter', act: 'ticket.follow', event: 'ticket.reopened' },
  escalate: { side: 'reporter', act: 'ticket.follow', event: 'ticket.escalated' },
  uphold: { side: 'implementing_body', act: 'ticket.decide', event: 'ticket.decided' },
  dismiss: { side: 'implementing_body', act: 'ticket.decide', event: 'ticket.decided' },
}

/** A ticket of the side that acts: another's is an absent one. @throws not_found */
async function getTicket({ tx, actor }: Context, id: string, side: Side): Promise<DefectTicket> {
  const row = await tx.defectTicket.findUnique({ where: { id } })
  const isOwn =
    side === 'implementing_body' ||
    (side === 'department' ? row?.departmentId : row?.reporterId) === actor.participantId
  if (!row || !isOwn) throw notFound()
  return row
}

/** What becomes of the department's clock: it is met by an answer, and begins anew when a ticket comes back. */
async function keepClock(ctx: Context, row: DefectTicket, state: TicketState): Promise<void> {
  const isMet = state === 'answered' || state === 'rejected'
  if (isMet) await closeDeadline(ctx, { limit: 'defect_mending', subject: row.id })
  if (state !== 'reopened') return
  const { name } = await ctx.tx.publicDataResource.findUniqueOrThrow({ where: { id: row.resourceId } })
  await startMending(ctx, row, name)
}

/**
 * Does one act on a ticket, and says something about it: the department answers or rejects, the reporter confirms,
 * sends back or turns to the implementing body, which decides.
 * @throws not_found; refused `ticket.…` as `ticketStateAfter`; conflict `ticket.changed`
 */
export async function actOnTicket(
  ctx: Context,
  act: TicketAct,
  id: string,
  { text }: SayOnTicket,
): Promise<TicketView> {
  const how = HOW[act]
  permit(ctx.actor, how.act)
  const row = await getTicket(ctx, id, how.side)
  const state = ticketStateAfter(act, row)
  const step = { act, by: ctx.actor.participantId, at: ctx.now.toISOString(), text }
  const history = [...TicketHistory.parse(row.history), step]
  const change = {
    state,
    history,
    ...(how.side === 'department' ? { answer: text, answeredAt: ctx.now } : {}),
    ...(act === 'reopen' ? { reopened: row.reopened + 1 } : {}),
    ...(act === 'escalate' ? { escalatedAt: ctx.now } : {}),
    ...(state === 'closed' ? { closedAt: ctx.now } : {}),
  }
  const where = { id, state: row.state, reopened: row.reopened }
  const { count } = await ctx.tx.defectTicket.updateMany({ where, data: change })
  if (count !== 1) throw new AppError('conflict', 'ticket.changed', '该工单刚被处理，请刷新后重试')
  await keepClock(ctx, row, state)
  await recordEvent(ctx, how.event, id, { ticket: id, resource: row.resourceId, act, state, text: sha256(text) })
  return ticketView(ctx, { ...row, ...change })
}
