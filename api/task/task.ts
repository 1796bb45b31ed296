import { Prisma } from '#api/db/generated/client.ts'
import type { Act, Role } from '#api/kernel/permit.ts'
import { REGISTRATION_TASKS } from './registration-tasks.ts'
import { OPERATION_TASKS } from './operation-tasks.ts'
import { RESOURCE_TASKS } from './resource-tasks.ts'
import { SCENARIO_TASKS } from './scenario-tasks.ts'
import { SHARING_TASKS } from './sharing-tasks.ts'

/** Who asks: things wait for its organisation, or for one of the staff. */
export type Asker = { participantId: string; personId: string; now: Date }

/** Something that waits for somebody (待办). */
export type Task = {
  key: string
  /** Whoever may do this is who it waits for, on one side of a trade where both may do it. */
  act: Act
  side?: readonly Role[]
  /** What waits: one row each, with its `id` (SQL). */
  waiting: (asker: Asker) => Prisma.Sql
  /** The page where it is done; `one` where a single thing waits. */
  href: string
  one?: (id: string) => string
}

const listingPage = (id: string) => `/provide/listings/${id}`
const agreementPage = (id: string) => `/my/agreements/${id}`
const salePage = (id: string) => `/provide/agreements/${id}`

/** Versions that were uploaded last of each product, and what its listing knows of them. */
const newestVersions = (providerId: string, condition: Prisma.Sql) => Prisma.sql`
  select d.id from data_product d
  join product_version v on v."productId" = d.id and v.number = d."lastVersion"
  left join listing l on l."productId" = d.id
  left join product_version a on a."productId" = d.id and a.number = l."approvedVersion"
  where d."providerId" = ${providerId} and ${condition}`

/** Whether the running round of a draft ended with a rejection. */
const IS_REJECTED = Prisma.sql`exists (
  select 1 from listing_review r where r."listingId" = l.id and r.round = l.round and not r.approved)`

const drafts = (providerId: string, condition: Prisma.Sql) => Prisma.sql`
  select l.id from listing l where l."providerId" = ${providerId} and l.state = 'draft' and ${condition}`

const SUPPLY: Omit<Task, 'side'>[] = [
  {
    key: 'listings_rejected', act: 'listing.submit', href: '/provide', one: listingPage,
    waiting: ({ participantId }) => drafts(participantId, IS_REJECTED),
  },
  {
    key: 'listing_drafts', act: 'listing.submit', href: '/provide', one: listingPage,
    waiting: ({ participantId }) => drafts(participantId, Prisma.sql`not ${IS_REJECTED}`),
  },
  {
    key: 'versions_failed', act: 'product.upload', href: '/provide',
    waiting: ({ participantId }) => newestVersions(participantId, Prisma.sql`v.state = 'failed'`),
  },
  {
    // Read, and no part of a listing yet: one that is new, or whose columns are others than those that were approved.
    key: 'versions_read', act: 'listing.submit', href: '/provide',
    waiting: ({ participantId }) => newestVersions(participantId, Prisma.sql`v.state = 'ready' and (l.id is null or (
      l.state <> 'draft' and v.number > coalesce(l."submittedVersion", 0) and v.shape is distinct from a.shape))`),
  },
  {
    key: 'offers_to_answer', act: 'agreement.counter', href: '/provide', one: salePage,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "providerId" = ${participantId} and state = 'offered' and turn = ${participantId}`,
  },
  {
    key: 'sales_to_sign', act: 'agreement.sign', href: '/provide', one: salePage,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "providerId" = ${participantId} and state = 'signing' and "providerSignature" is null`,
  },
]

/** From this part of its quota on, a consumer is told that an agreement is nearly used up. */
const NEARLY_USED_PERCENT = 80

const CONSUMPTION: Omit<Task, 'side'>[] = [
  {
    key: 'counters_to_answer', act: 'agreement.counter', href: '/my', one: agreementPage,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "consumerId" = ${participantId} and state = 'offered' and turn = ${participantId}`,
  },
  {
    key: 'agreements_to_sign', act: 'agreement.sign', href: '/my', one: agreementPage,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "consumerId" = ${participantId} and state = 'signing' and "consumerSignature" is null`,
  },
  {
    key: 'agreements_to_order', act: 'order.place', href: '/my', one: agreementPage,
    waiting: ({ participantId }) => Prisma.sql`select id from agreement
      where "consumerId" = ${participantId} and state = 'signed'`,
  },
  {
    // Recorded, and not taken yet.
    key: 'transfers_awaiting', act: 'transfer.download', href: '/my',
    waiting: ({ participantId }) => Prisma.sql`select id from transfer
      where state = 'recorded' and "consumerId" = ${participantId}`,
  },
  {
    key: 'quota_nearly_used', act: 'transfer.request', href: '/my', one: agreementPage,
    waiting: ({ participantId, now }) => Prisma.sql`select id from agreement
      where "consumerId" = ${participantId} and state = 'active' and "endsAt" > ${now}::timestamptz
        and ("usedCount" + "reservedCount") * 100 >= quota * ${NEARLY_USED_PERCENT}::int`,
  },
]

const PUBLIC_DATA: Task[] = [
  {
    // What serves industry may cost, up to a ceiling that the implementing body sets.
    key: 'ceilings_to_set', act: 'ceiling.set', href: '/scenarios',
    waiting: ({ participantId, now }) => Prisma.sql`select s.id from scenario s
      join operating_authorization g on g.id = s."authorizationId"
      where g."implementingBodyId" = ${participantId} and g.state not in ('ended', 'handed_over')
        and s.state in ('approved', 'agreed', 'supplied') and s."purposeClass" in ('industry', 'sector')
        and (s."ceilingTo" is null or s."ceilingTo" <= ${now}::timestamptz)`,
  },
  {
    key: 'resources_to_register', act: 'resource.register', href: '/resources',
    // What is operated must be registered; what only stands in the catalogue may be.
    waiting: ({ participantId, now }) => Prisma.sql`select id from public_data_resource
      where "departmentId" = ${participantId} and "withdrawnAt" is null
        and ("registrationValidTo" is null or "registrationValidTo" <= ${now}::timestamptz)
        and id in (select unnest(g."resourceIds") from operating_authorization g
          where g.state not in ('ended', 'handed_over') and g."endsAt" > ${now}::timestamptz)`,
  },
  {
    key: 'grants_to_accept', act: 'authorization.accept', href: '/operate',
    waiting: ({ participantId, now }) => Prisma.sql`select id from operating_authorization
      where "operatorId" = ${participantId} and state = 'granted' and "endsAt" > ${now}::timestamptz`,
  },
]

/** Listings under review whose running round has so many reviews, none of them by who asks. */
const reviewsDue = (done: number) => ({ personId }: Asker) => Prisma.sql`select l.id from listing l
  where l.state = 'under_review'
    and (select count(*) from listing_review r where r."listingId" = l.id and r.round = l.round) = ${done}
    and not exists (select 1 from listing_review r
      where r."listingId" = l.id and r.round = l.round and r."reviewerId" = ${personId})`

const OFFICE: Task[] = [
  {
    key: 'revenue_to_decide', act: 'revenue.decide', href: '/price-office',
    waiting: () => Prisma.sql`select id from revenue_period where state = 'applied'`,
  },
  {
    key: 'participants_to_review', act: 'participant.review', href: '/review',
    waiting: () => Prisma.sql`select id from participant where state = 'under_review'`,
  },
  { key: 'listings_first_review', act: 'listing.review_first', href: '/review', waiting: reviewsDue(0) },
  { key: 'listings_second_review', act: 'listing.review_second', href: '/review', waiting: reviewsDue(1) },
  {
    key: 'top_ups_to_decide', act: 'account.confirm_top_up', href: '/treasury',
    waiting: () => Prisma.sql`select id from top_up where state = 'requested'`,
  },
  {
    key: 'payouts_to_decide', act: 'settlement.pay_out', href: '/treasury',
    waiting: () => Prisma.sql`select id from payout where state = 'requested'`,
  },
  {
    key: 'suspensions_in_force', act: 'supervision.view_measures', href: '/supervise',
    waiting: () => Prisma.sql`select id from measure where act = 'suspend' and "endedAt" is null`,
  },
]

/** Everything that can wait for anybody, in the order of the trade. */
export const TASKS: readonly Task[] = [
  ...OPERATION_TASKS,
  ...SCENARIO_TASKS,
  ...PUBLIC_DATA,
  ...RESOURCE_TASKS,
  ...REGISTRATION_TASKS,
  ...SUPPLY.map((task) => ({ ...task, side: ['provider', 'operator'] as const })),
  ...CONSUMPTION.map((task) => ({ ...task, side: ['consumer'] as const })),
  ...SHARING_TASKS,
  ...OFFICE,
]
