import { Prisma } from '#api/db/generated/client.ts'
import type { Task } from './task.ts'

const planPage = (id: string) => `/implement/plans/${id}`
const grantPage = (id: string) => `/implement/grants/${id}`

/** Plans of an implementing body in a state. */
const plans = (bodyId: string, state: string, condition: Prisma.Sql) => Prisma.sql`select p.id from operation_plan p
  where p."implementingBodyId" = ${bodyId} and p.state = ${state} and ${condition}`

const ANY = Prisma.sql`true`
const OPEN_OBJECTION = Prisma.sql`exists (select 1 from plan_objection o where o."planId" = p.id and o.state = 'open')`

/** What of plans and grants (实施方案、授权) waits for the implementing body, and for the operator. */
export const OPERATION_TASKS: Task[] = [
  {
    key: 'objections_to_answer', act: 'plan.answer', href: '/implement', one: planPage,
    waiting: ({ participantId }) => plans(participantId, 'chosen', OPEN_OBJECTION),
  },
  {
    key: 'plans_to_file', act: 'plan.decide', href: '/implement', one: planPage,
    waiting: ({ participantId }) => plans(participantId, 'approved', ANY),
  },
  {
    // The call is over: one of the applications is to be chosen.
    key: 'plans_to_choose', act: 'plan.choose', href: '/implement', one: planPage,
    waiting: ({ participantId, now }) =>
      plans(participantId, 'called', Prisma.sql`p."callEndsAt" <= ${now}::timestamptz`),
  },
  {
    key: 'plans_to_select', act: 'plan.choose', href: '/implement', one: planPage,
    waiting: ({ participantId, now }) => plans(participantId, 'chosen', Prisma.sql`
      p."publicityEndsAt" <= ${now}::timestamptz and not ${OPEN_OBJECTION}`),
  },
  {
    key: 'plans_to_grant', act: 'authorization.grant', href: '/implement', one: planPage,
    waiting: ({ participantId }) => plans(participantId, 'selected', Prisma.sql`
      not exists (select 1 from operating_authorization g where g."planId" = p.id)`),
  },
  {
    key: 'grants_to_file', act: 'authorization.file', href: '/implement', one: grantPage,
    waiting: ({ participantId }) => Prisma.sql`select id from operating_authorization
      where "implementingBodyId" = ${participantId} and state = 'accepted'`,
  },
  {
    key: 'changes_to_file', act: 'authorization.change', href: '/implement', one: grantPage,
    waiting: ({ participantId }) => Prisma.sql`select g.id from operating_authorization g
      join authorization_change c on c."authorizationId" = g.id
      where g."implementingBodyId" = ${participantId} and c.state = 'accepted'`,
  },
  {
    key: 'grants_to_hand_over', act: 'authorization.hand_over', href: '/implement', one: grantPage,
    waiting: ({ participantId }) => Prisma.sql`select id from operating_authorization
      where "implementingBodyId" = ${participantId} and state = 'ended' and "filedAt" is not null`,
  },
  {
    key: 'calls_to_answer', act: 'plan.apply', href: '/operate?tab=calls', one: (id) => `/operate/plans/${id}`,
    waiting: ({ participantId, now }) => Prisma.sql`select p.id from operation_plan p
      where p.state = 'called' and p."callEndsAt" > ${now}::timestamptz and not exists (
        select 1 from operator_application a where a."planId" = p.id and a."operatorId" = ${participantId})`,
  },
  {
    key: 'changes_to_accept', act: 'authorization.accept_change', href: '/operate',
    waiting: ({ participantId }) => Prisma.sql`select g.id from operating_authorization g
      join authorization_change c on c."authorizationId" = g.id
      where g."operatorId" = ${participantId} and c.state = 'approved'`,
  },
  {
    key: 'assessments_to_mend', act: 'authorization.rectify', href: '/operate',
    waiting: ({ participantId }) => Prisma.sql`select g.id from operating_authorization g
      join operator_assessment a on a."authorizationId" = g.id
      where g."operatorId" = ${participantId} and a.result = 'unqualified' and a."rectifiedAt" is null`,
  },
]
