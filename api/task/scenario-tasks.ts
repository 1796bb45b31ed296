import { Prisma } from '#api/db/generated/client.ts'
import type { Task } from './task.ts'

/** Scenarios in a state, under grants that have not ended. */
const scenarios = (state: string, condition: Prisma.Sql) => Prisma.sql`select s.id from scenario s
  join operating_authorization g on g.id = s."authorizationId"
  where g.state not in ('ended', 'handed_over') and s.state = ${state} and ${condition}`

/** Whether a participant reviews a scenario: the implementing body, and the departments that supply. */
const isReviewer = (id: string) => Prisma.sql`(g."implementingBodyId" = ${id} or ${id} = any(s."departmentIds"))`

/** What of scenarios (应用场景) waits for their reviewers and for the operator. */
export const SCENARIO_TASKS: Task[] = [
  {
    // Without the opinion of who asks.
    key: 'scenarios_to_decide', act: 'scenario.review', href: '/scenarios',
    waiting: ({ participantId }) => scenarios('proposed', Prisma.sql`${isReviewer(participantId)}
      and not exists (select 1 from scenario_review r
        where r."scenarioId" = s.id and r."reviewerId" = ${participantId})`),
  },
  {
    key: 'scenarios_to_confirm', act: 'scenario.confirm', href: '/scenarios',
    waiting: ({ participantId }) => scenarios('approved', Prisma.sql`${isReviewer(participantId)}
      and s."agreementDigest" is not null and not (${participantId} = any(s."confirmedBy"))`),
  },
  {
    // A resource of who asks is owed.
    key: 'scenarios_to_supply', act: 'scenario.supply', href: '/scenarios',
    waiting: ({ participantId }) => scenarios('agreed', Prisma.sql`${participantId} = any(s."departmentIds")
      and exists (select 1 from public_data_resource d
        where d.id = any(s."resourceIds") and d."departmentId" = ${participantId}
          and not exists (select 1 from supply u where u."scenarioId" = s.id and u."resourceId" = d.id))`),
  },
  {
    key: 'scenarios_to_agree', act: 'scenario.offer_agreement', href: '/operate',
    waiting: ({ participantId }) => scenarios('approved', Prisma.sql`g."operatorId" = ${participantId}
      and s."agreementDigest" is null`),
  },
  {
    // Stopped, and what was supplied is not proven to be destroyed.
    key: 'scenarios_to_destroy', act: 'scenario.close', href: '/operate',
    waiting: ({ participantId }) => Prisma.sql`select s.id from scenario s
      join operating_authorization g on g.id = s."authorizationId"
      where g."operatorId" = ${participantId} and s.state = 'closed' and s."destructionDigest" is null
        and exists (select 1 from supply u where u."scenarioId" = s.id)`,
  },
]
