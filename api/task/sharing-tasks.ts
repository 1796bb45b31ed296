import { Prisma } from '#api/db/generated/client.ts'
import type { Task } from './task.ts'

const page = (id: string) => `/my/agreements/${id}`

/** Agreements of an organisation on either side. */
const isParty = (id: string) => Prisma.sql`(a."providerId" = ${id} or a."consumerId" = ${id})`

const DEPARTMENT: Omit<Task, 'side'>[] = [
  {
    key: 'sharing_to_answer', act: 'sharing.answer', href: '/sharing',
    waiting: ({ participantId }) => Prisma.sql`select id from sharing_request
      where "ownerId" = ${participantId} and state = 'requested'`,
  },
  {
    // Consented to, and no version supplied yet.
    key: 'sharing_to_supply', act: 'sharing.supply', href: '/sharing',
    waiting: ({ participantId }) => Prisma.sql`select d.id from data_product d join listing l on l."productId" = d.id
      where d."providerId" = ${participantId} and d."sourceMode" = 'shared' and l."approvedVersion" is null
        and exists (select 1 from agreement a where a."productId" = d.id
          and a.state in ('offered', 'signing', 'signed', 'activating', 'active'))`,
  },
  {
    key: 'sharing_to_sign', act: 'agreement.sign', href: '/sharing', one: page,
    waiting: ({ participantId }) => Prisma.sql`select a.id from agreement a where ${isParty(participantId)}
      and (a.state = 'offered' and a.turn = ${participantId} or a.state = 'signing' and case
        when a."providerId" = ${participantId} then a."providerSignature" else a."consumerSignature" end is null)`,
  },
  {
    key: 'sharing_to_order', act: 'order.place', href: '/sharing', one: page,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "consumerId" = ${participantId} and state = 'signed'`,
  },
]

/** What waits for a department as it opens its data, shares it, and is shared with. */
export const SHARING_TASKS: Task[] = DEPARTMENT.map((task) => ({ ...task, side: ['department'] }))
