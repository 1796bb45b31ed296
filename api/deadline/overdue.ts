import { Prisma } from '#api/db/generated/client.ts'
import { PERIODS } from './deadline.ts'

const periods: ReadonlySet<string> = PERIODS

/** The limits by which an act can be late: all but the periods. */
export const LIMITED = { notIn: [...PERIODS] }

/** The clocks that run and are past their end: an act is lacking. A period that has run out waits for nobody. */
export const overdueWhere = (now: Date) =>
  ({ state: 'running', dueAt: { lt: now }, limit: LIMITED }) satisfies Prisma.DeadlineWhereInput

/** The same as a condition upon a row of `deadline`. */
export const overdueSql = (now: Date): Prisma.Sql =>
  Prisma.sql`(state = 'running' and "dueAt" < ${now} and "limit" <> all(${LIMITED.notIn}::text[]))`

/** The same of a row that was read. */
export const isOverdue = ({ state, dueAt, limit }: { state: string; dueAt: Date; limit: string }, now: Date): boolean =>
  state === 'running' && dueAt < now && !periods.has(limit)
