import { Prisma } from '#api/db/generated/client.ts'
import type { Task } from './task.ts'

/** What waits at the two registrations: for registrants, for the registry, for the platform's reviewer. */
export const REGISTRATION_TASKS: Task[] = [
  {
    key: 'registrations_to_mend', act: 'registration.apply', href: '/registrations', one: (id) => `/registrations/${id}`,
    waiting: ({ participantId }) => Prisma.sql`select id from registration
      where "registrantId" = ${participantId} and state = 'returned'`,
  },
  {
    // What is published waits again once the publicity is over.
    key: 'registrations_to_decide', act: 'registration.decide', href: '/registry', one: (id) => `/registry/${id}`,
    waiting: ({ now }) => Prisma.sql`select id from registration
      where state in ('submitted', 'accepted', 'reviewed', 'objected', 'imported')
        or state = 'publicity' and "publicityTo" <= ${now}::timestamptz`,
  },
  {
    key: 'certificates_to_verify', act: 'property.verify', href: '/review',
    waiting: () => Prisma.sql`select id from property_registration where state = 'imported'`,
  },
]
