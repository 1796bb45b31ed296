import { z } from '@hono/zod-openapi'
import { idText, paragraph } from './schema.ts'

/** Which of the two resources is the source, and why. */
export const SettleSource = z.strictObject({ sourceId: idText, reason: paragraph(500) }).meta({ id: 'SettleSource' })
export type SettleSource = z.infer<typeof SettleSource>

const Side = z
  .object({ resourceId: z.string(), code: z.string(), name: z.string(), departmentId: z.string() })
  .nullable()

/** A conflict about the source of an element: who holds it, and who claims it too. */
export const ConflictView = z
  .object({
    id: z.string(),
    element: z.string(),
    field: z.string(),
    holder: Side,
    claimant: Side,
    state: z.enum(['open', 'settled']),
    sourceId: z.string().nullable(),
    reason: z.string().nullable(),
    createdAt: z.string(),
    settledAt: z.string().nullable(),
  })
  .meta({ id: 'SourceConflict' })
export type ConflictView = z.infer<typeof ConflictView>
