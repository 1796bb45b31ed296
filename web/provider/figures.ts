import type { Schemas } from '../client/client.ts'

type Agreements = Schemas['Sales']['totals']['agreements']

/** States of agreements that came into force. */
const MADE = ['active', 'terminating', 'terminated', 'expired'] as const

/** How many agreements came into force, of those that were offered. */
export const madeOf = (agreements: Agreements): number => MADE.reduce((sum, state) => sum + (agreements[state] ?? 0), 0)

/** How many agreements were offered at all. */
export const offeredOf = (agreements: Agreements): number =>
  Object.values(agreements).reduce((sum, count) => sum + count, 0)
