import { z } from '@hono/zod-openapi'
import { PageQuery } from '#api/kernel/page.ts'
import { DIMENSIONS } from './quality.ts'
import { idText, itemName, paragraph } from './schema.ts'
import { TICKET_ACTS, TICKET_STATES, type TicketAct } from './ticket.ts'

/** A defect of a resource: in which dimension, perhaps in which item, and what it is. */
export const ReportDefect = z
  .strictObject({
    dimension: z.enum(DIMENSIONS),
    field: itemName.optional(),
    text: paragraph(1000),
    productId: idText.optional(),
  })
  .meta({ id: 'ReportDefect' })
export type ReportDefect = z.infer<typeof ReportDefect>

/** What was done, or why not. */
export const SayOnTicket = z.strictObject({ text: paragraph(1000) }).meta({ id: 'SayOnTicket' })
export type SayOnTicket = z.infer<typeof SayOnTicket>

export const TicketQuery = PageQuery.extend({
  state: z.enum(TICKET_STATES).optional(),
  resourceId: idText.optional(),
})

const ACTS = Object.keys(TICKET_ACTS).filter((act): act is TicketAct => act in TICKET_ACTS)

/** What was done on a ticket, and said. */
export const TicketStep = z.object({
  act: z.enum(['report', ...ACTS]),
  by: z.string(),
  at: z.string(),
  text: z.string(),
})
export const TicketHistory = z.array(TicketStep)

export const TicketView = z
  .object({
    id: z.string(),
    resourceId: z.string(),
    resourceName: z.string(),
    departmentId: z.string(),
    reporterId: z.string(),
    dimension: z.enum(DIMENSIONS),
    field: z.string().nullable(),
    text: z.string(),
    productId: z.string().nullable(),
    state: z.enum(TICKET_STATES),
    reopened: z.int(),
    escalatedAt: z.string().nullable(),
    /** Until when the department must answer, while that clock runs. */
    dueAt: z.string().nullable(),
    history: TicketHistory,
    createdAt: z.string(),
    closedAt: z.string().nullable(),
  })
  .meta({ id: 'DefectTicket' })
export type TicketView = z.infer<typeof TicketView>
