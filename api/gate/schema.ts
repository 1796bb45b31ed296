import { z } from '@hono/zod-openapi'

export const GateRuleView = z
  .object({
    name: z.string(), asks: z.string(), english: z.string(), basis: z.string(), codes: z.array(z.string()),
  })
  .meta({ id: 'GateRule' })

export const GateStateView = z
  .object({
    name: z.string(), isOpen: z.boolean(), code: z.string().nullable(), sentence: z.string().nullable(),
    basis: z.string().nullable(),
  })
  .meta({ id: 'GateState' })
export type GateState = z.infer<typeof GateStateView>

export const GateStates = z.object({ items: z.array(GateStateView) })
