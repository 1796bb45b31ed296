import { Prisma } from '#api/db/generated/client.ts'
import type { Task } from './task.ts'

const entryPage = (id: string) => `/resources/${id}`

/** What of the catalogue waits: tickets for the department, rejected ones and conflicts for who decides on them. */
export const RESOURCE_TASKS: Task[] = [
  {
    key: 'tickets_to_answer', act: 'ticket.answer', href: '/resources', one: entryPage,
    waiting: ({ participantId }) => Prisma.sql`select "resourceId" as id from defect_ticket
      where "departmentId" = ${participantId} and state in ('open', 'reopened')`,
  },
  {
    key: 'tickets_to_decide', act: 'ticket.decide', href: '/implement', one: entryPage,
    waiting: () => Prisma.sql`select "resourceId" as id from defect_ticket where state = 'escalated'`,
  },
  {
    key: 'conflicts_to_settle', act: 'source.settle', href: '/implement/conflicts',
    waiting: () => Prisma.sql`select id from source_conflict where state = 'open'`,
  },
]
