import type { z } from '@hono/zod-openapi'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { BEIJING_OFFSET_MS, DAY_MS } from '#api/kernel/time.ts'
import { workingDaysLeft } from '#api/kernel/working-days.ts'
import { isLimitKey, LIMIT_KEYS, type LimitKey, type Unit } from './deadline.ts'
import { limitView } from './find.ts'
import { overdueSql } from './overdue.ts'
import type { SummaryView } from './schema.ts'

type Counts = { running: number; soon: number; overdue: number; met: number; late: number; lifted: number }

/** Clocks of a limit that began on one day and ended on another, by Beijing's calendar, and the hours that all took. */
type Used = { limit: string; opened: Date; closed: Date; count: number; hours: number }

const NONE: Counts = { running: 0, soon: 0, overdue: 0, met: 0, late: 0, lifted: 0 }

/** By each limit, how many clocks run and how they ended, and what was used of the limit on average (期限统计). */
export async function summariseDeadlines(ctx: Context): Promise<z.input<typeof SummaryView>> {
  permit(ctx.actor, 'deadline.summarise')
  const { tx, now } = ctx
  const counted = await tx.$queryRaw<(Counts & { limit: string })[]>`
    select "limit", count(*) filter (where state = 'running')::int as running,
      count(*) filter (where state = 'running' and "dueAt" >= ${now} and "warnAt" <= ${now})::int as soon,
      count(*) filter (where ${overdueSql(now)})::int as overdue,
      count(*) filter (where state = 'met')::int as met, count(*) filter (where state = 'late')::int as late,
      count(*) filter (where state = 'lifted')::int as lifted
    from deadline group by "limit"`
  const used = await tx.$queryRaw<Used[]>`
    select "limit", date_trunc('day', "openedAt", 'Asia/Shanghai') as opened,
      date_trunc('day', "closedAt", 'Asia/Shanghai') as closed, count(*)::int as count,
      sum(extract(epoch from "closedAt" - "openedAt") / 3600)::float8 as hours
    from deadline where state in ('met', 'late') group by 1, 2, 3`
  const countOf = new Map(counted.map(({ limit, ...counts }) => [limit, counts]))
  const usedOf = Map.groupBy(used.filter(({ limit }) => isLimitKey(limit)), ({ limit }) => limit)
  return {
    at: now.toISOString(),
    items: LIMIT_KEYS.filter((kind) => countOf.has(kind)).map((kind) => ({
      ...limitView(kind), ...(countOf.get(kind) ?? NONE), averageUsed: averageOf(kind, usedOf.get(kind) ?? []),
    })),
  }
}

/** The average in the limit's unit, with one decimal; months are told in days. */
function averageOf(kind: LimitKey, used: Used[]): number | null {
  const total = used.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const { unit } = limitView(kind)
  return Math.round((used.reduce((sum, one) => sum + amountOf(unit, one), 0) / total) * 10) / 10
}

function amountOf(unit: Unit, { opened, closed, count, hours }: Used): number {
  if (unit === 'hour') return hours
  if (unit === 'working_day') return count * workingDaysLeft(opened, new Date(closed.getTime() + DAY_MS))
  return count * (dayNumber(closed) - dayNumber(opened))
}

const dayNumber = (at: Date): number => Math.floor((at.getTime() + BEIJING_OFFSET_MS) / DAY_MS)
