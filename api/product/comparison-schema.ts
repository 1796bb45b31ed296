import { z } from '@hono/zod-openapi'
import { Value } from '#api/content/schema.ts'

const pair = <T extends z.ZodType>(of: T) => z.object({ from: of, to: of })
const Column = z.object({ name: z.string(), type: z.string() })

export const ComparisonView = z
  .object({
    from: z.number().int(),
    to: z.number().int(),
    added: z.array(Column),
    removed: z.array(Column),
    retyped: z.array(z.object({ name: z.string(), from: z.string(), to: z.string() })),
    rows: pair(z.number().int()),
    /** Columns whose share of empty values (in ten thousandths) or whose bounds changed; no bounds of masked ones. */
    changed: z.array(
      z.object({ name: z.string(), nullBps: pair(z.number().int()), range: pair(z.tuple([Value, Value])).nullable() }),
    ),
    isSameFile: z.boolean(),
  })
  .meta({ id: 'VersionComparison' })
