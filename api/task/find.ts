import { z } from '@hono/zod-openapi'
import { Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { type Actor, isPermitted, permit } from '#api/kernel/permit.ts'
import { type Asker, type Task, TASKS } from './task.ts'

/** More than these are not counted. */
const MOST = 1_000

export const TasksView = z
  .object({
    /** In the order of the trade; those at which nothing waits are told too. */
    tasks: z.array(z.object({ key: z.string(), count: z.number().int().min(0).max(MOST), href: z.string() })),
  })
  .meta({ id: 'Tasks' })

const isFor = (actor: Actor, { act, side }: Task): boolean =>
  isPermitted(actor, act) && (side === undefined || side.some((role) => actor.roles.includes(role)))

type Counted = { key: string; count: number; first: string | null }

/** What waits for the caller on each desk (待办): of the acts that it may do, how many things wait for them. */
export async function findTasks(ctx: Context): Promise<z.input<typeof TasksView>> {
  permit(ctx.actor, 'participant.view_own')
  const own = TASKS.filter((task) => isFor(ctx.actor, task))
  const [first, ...rest] = own
  if (!first) return { tasks: [] }
  const asker = { participantId: ctx.actor.participantId, personId: ctx.actor.personId ?? '', now: ctx.now }
  const counted = await ctx.tx.$queryRaw<Counted[]>(
    Prisma.join([first, ...rest].map((task) => counting(task, asker)), ' union all '),
  )
  const of = new Map(counted.map((row) => [row.key, row]))
  return { tasks: own.map((task) => taskView(task, of.get(task.key))) }
}

const counting = ({ key, waiting }: Task, asker: Asker) => Prisma.sql`
  select ${key}::text as key, count(*)::int as count, min(id) as first
  from (select id from (${waiting(asker)}) as waiting limit ${MOST}) as counted`

function taskView({ key, href, one }: Task, counted: Counted | undefined) {
  const { count, first } = counted ?? { count: 0, first: null }
  return { key, count, href: count === 1 && first !== null && one ? one(first) : href }
}
