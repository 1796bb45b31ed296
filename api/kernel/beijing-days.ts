import { z } from '@hono/zod-openapi'

/** Midnight in Beijing at which a calendar day begins. */
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`)

const day = z.iso
  .date({ error: '日期须写作 2026-11-24', abort: true })
  .refine((text) => text >= '1970-01-02' && text < '2200-01-01', '日期超出范围')
  .transform(midnight)

/** A period by calendar days in Beijing (北京时间): from the first on, and before the second; without one, open there. */
export const BeijingDays = { from: day.optional(), to: day.optional() }

export type Period = { from?: Date | undefined; to?: Date | undefined }

/** Whether a period has any day at all. */
export const isPeriod = ({ from, to }: Period): boolean => from === undefined || to === undefined || from < to

/** Prisma's words for the instants of a period. */
export const within = ({ from, to }: Period) => ({ ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) })
