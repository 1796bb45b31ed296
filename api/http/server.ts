import type { OpenAPIHono } from '@hono/zod-openapi'
import type { Logger } from 'pino'
import type { Config } from '#api/config.ts'
import type { Database } from '#api/db/client.ts'
import type { Actor } from '#api/kernel/permit.ts'

/** What a request carries on its way through the application. */
export type Variables = { requestId: string; actor: Actor }

export type App = OpenAPIHono<{ Variables: Variables }>

/** What the edge needs beside the verbs; the clock and the look-up of credentials are given. */
export type Server = {
  db: Database
  config: Config
  logger: Logger
  clock: () => Date
  /** Who a bearer token belongs to. @throws unauthenticated for a token that is unknown, expired or revoked */
  authenticate: (token: string) => Promise<Actor>
  /** Waits a little for the chain to answer all that is on its way about a thing; false when it takes longer. */
  settled: (subject: string) => Promise<boolean>
}
