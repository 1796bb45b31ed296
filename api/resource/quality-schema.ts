import { z } from '@hono/zod-openapi'
import { type Dimension, FACT_KINDS } from './quality.ts'

const Fact = z.object({
  kind: z.enum(FACT_KINDS),
  field: z.string().nullable(),
  count: z.int().nullable(),
  of: z.int().nullable(),
  value: z.string().nullable(),
})

const Measured = z.object({ bps: z.int().nullable(), facts: z.array(Fact) }).meta({ id: 'MeasuredDimension' })

/** The six dimensions as they were measured. */
export const Dimensions = z.object({
  normativity: Measured,
  completeness: Measured,
  accuracy: Measured,
  consistency: Measured,
  timeliness: Measured,
  uniqueness: Measured,
}) satisfies z.ZodType<Record<Dimension, unknown>>

/** A measure of one file of a resource (质量测评): the file itself is not kept, its digest is. */
export const QualityView = z
  .object({
    id: z.string(),
    resourceId: z.string(),
    fileName: z.string(),
    sha256: z.string(),
    rows: z.int(),
    dimensions: Dimensions,
    scoreBps: z.int(),
    grade: z.string(),
    measuredAt: z.string(),
  })
  .meta({ id: 'ResourceQuality' })
export type QualityView = z.infer<typeof QualityView>
