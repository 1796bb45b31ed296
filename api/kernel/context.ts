import type { Tx } from '#api/db/client.ts'
import type { Actor } from './permit.ts'

/** What every verb is given: the open transaction, the one instant of the operation, and who acts. */
export type Context = {
  tx: Tx
  now: Date
  actor: Actor
  requestId: string
}
