import { type Endpoint, endpoint, IdParam } from '#api/http/endpoint.ts'
import { pageOf } from '#api/kernel/page.ts'
import type { Act } from '#api/kernel/permit.ts'
import { getTicketView, listTickets } from './find-ticket.ts'
import { actOnTicket } from './follow-ticket.ts'
import { reportDefect } from './report-defect.ts'
import type { TicketAct } from './ticket.ts'
import { ReportDefect, SayOnTicket, TicketQuery, TicketView } from './ticket-schema.ts'

const ACTS: Record<TicketAct, [act: Act, summary: string]> = {
  answer: ['ticket.answer', '部门答复质量工单'],
  reject: ['ticket.answer', '部门不认可质量工单'],
  confirm: ['ticket.follow', '确认质量工单办结'],
  reopen: ['ticket.follow', '退回质量工单再次整改'],
  escalate: ['ticket.follow', '提请实施机构认定'],
  uphold: ['ticket.decide', '实施机构认定须整改'],
  dismiss: ['ticket.decide', '实施机构认定不成立'],
}

const actEndpoint = ([name, [act, summary]]: [TicketAct, [Act, string]]): Endpoint =>
  endpoint({
    method: 'post',
    path: `/api/tickets/{id}/${name}`,
    act,
    summary,
    params: IdParam,
    body: SayOnTicket,
    answer: TicketView,
    handle: (ctx, { params, body }) => actOnTicket(ctx, name, params.id, body),
  })

/** The entries of a record whose keys are a closed set: safe because its type has no others. */
const entriesOf = <K extends string, V>(record: Record<K, V>) => Object.entries(record) as [K, V][]

/** The routes of tickets about defects (质量工单). */
export const ticketEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/resources/{id}/tickets',
    act: 'ticket.report',
    summary: '提出质量工单',
    params: IdParam,
    body: ReportDefect,
    answer: TicketView,
    status: 201,
    handle: (ctx, { params, body }) => reportDefect(ctx, params.id, body),
  }),
  endpoint({
    method: 'get',
    path: '/api/tickets',
    act: 'ticket.view',
    summary: '质量工单列表',
    query: TicketQuery,
    answer: pageOf(TicketView),
    handle: (ctx, { query }) => listTickets(ctx, query),
  }),
  endpoint({
    method: 'get',
    path: '/api/tickets/{id}',
    act: 'ticket.view',
    summary: '质量工单',
    params: IdParam,
    answer: TicketView,
    handle: (ctx, { params }) => getTicketView(ctx, params.id),
  }),
  ...entriesOf(ACTS).map(actEndpoint),
]
