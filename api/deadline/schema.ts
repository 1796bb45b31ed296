import { z } from '@hono/zod-openapi'
import { PageQuery } from '#api/kernel/page.ts'
import { DEADLINE_STATES, LIMIT_KEYS } from './deadline.ts'

/**
 * How clocks are looked for: `running` are all that have not ended; of them `overdue` are past their end, periods
 * apart, and `soon` are near it.
 */
export const STANDINGS = ['running', 'soon', 'overdue', 'closed'] as const
export type Standing = (typeof STANDINGS)[number]

const idText = z.string().min(1).max(100).regex(/^[\x21-\x7e]+$/)

export const DeadlineQuery = PageQuery.extend({
  state: z.enum(STANDINGS).optional(),
  /** A key of the table of limits. */
  kind: z.enum(LIMIT_KEYS).optional(),
  /** The clocks of one thing. */
  subject: idText.optional(),
})
export type DeadlineQuery = z.infer<typeof DeadlineQuery>

const unit = z.enum(['working_day', 'day', 'month', 'hour'])

/** What a limit is. */
const limitFields = {
  kind: z.enum(LIMIT_KEYS),
  name: z.string(),
  english: z.string(),
  basis: z.string(),
  unit,
  /** How many of the unit the limit is. */
  count: z.number().int(),
}

export const DeadlineView = z
  .object({
    id: z.string(),
    ...limitFields,
    subject: z.string(),
    title: z.string(),
    responsible: z.object({ id: z.string(), name: z.string() }),
    /** What the caller is to it. */
    role: z.enum(['responsible', 'interested', 'overseer']),
    state: z.enum(DEADLINE_STATES),
    isOverdue: z.boolean(),
    isSoon: z.boolean(),
    openedAt: z.string(),
    dueAt: z.string(),
    closedAt: z.string().nullable(),
    warnedAt: z.string().nullable(),
    missedAt: z.string().nullable(),
    /** Working days from its beginning to its end, and those that are left; negative once it is past its end. */
    workingDays: z.number().int(),
    workingDaysLeft: z.number().int(),
    /** Whether the holidays up to its end are known: beyond, weekends alone are counted. */
    calendarKnown: z.boolean(),
  })
  .meta({ id: 'Deadline' })

export const LimitView = z
  .object({
    ...limitFields,
    /** Whether an act of the platform starts it. */
    isStarted: z.boolean(),
  })
  .meta({ id: 'Limit' })

export const LimitsView = z.object({ items: z.array(LimitView), calendarKnownTo: z.number().int() })

export const SummaryView = z
  .object({
    at: z.string(),
    items: z.array(
      z.object({
        ...limitFields,
        running: z.number().int(),
        soon: z.number().int(),
        overdue: z.number().int(),
        met: z.number().int(),
        late: z.number().int(),
        lifted: z.number().int(),
        /** What those that ended by their act took on average, in the limit's unit (months as days); null for none. */
        averageUsed: z.number().nullable(),
      }),
    ),
  })
  .meta({ id: 'DeadlineSummary' })

export const RetentionView = z
  .object({
    items: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        english: z.string(),
        /** The least time for which it is kept; null for ever. */
        months: z.number().int().nullable(),
        from: z.string(),
        basis: z.string(),
      }),
    ),
    erased: z.array(
      z.object({ key: z.string(), name: z.string(), english: z.string(), after: z.string(), basis: z.string() }),
    ),
  })
  .meta({ id: 'Retention' })
