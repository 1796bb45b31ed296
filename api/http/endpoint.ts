import { createRoute, z } from '@hono/zod-openapi'
import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { canonicalJson, type Json, sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { type Act, ACTS, type Actor } from '#api/kernel/permit.ts'
import { guard } from './caller.ts'
import { type Answer, keepAnswer, keyOf, once } from './idempotency.ts'
import { run } from './run.ts'
import type { App, Server, Variables } from './server.ts'

type Input<P, Q, B> = { params: P; query: Q; body: B }

/** The request and its actor, for what happens outside a transaction. */
export type Edge = { c: HonoContext<{ Variables: Variables }>; server: Server; actor: Actor; requestId: string }

type Spec<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType, R> = {
  method: 'get' | 'post' | 'put' | 'delete'
  /** OpenAPI path, e.g. `/api/listings/{id}`. */
  path: `/${string}`
  /** The act that the caller must be permitted. */
  act: Act
  summary: string
  params?: P
  query?: Q
  body?: B
  answer: A
  status?: 200 | 201 | 202
  /** Demands an Idempotency-Key: for what moves money or data. */
  idempotent?: boolean
  /** Work that must not hold a transaction open, such as the hashing of a password; the verb gets its result. */
  before?: (edge: Edge, input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<R>
  /** The verb, run in one transaction. */
  handle?: (ctx: Context, input: Input<z.output<P>, z.output<Q>, z.output<B>>, prepared: R) => Promise<z.input<A>>
  /**
   * For acts that the chain completes: the answer waits for it, shows the thing as it is then, and is 200; when the
   * chain takes longer it is 202, with the place to look at.
   */
  settles?: {
    subject: (answer: z.input<A>) => string
    location: (answer: z.input<A>) => string
    view: (ctx: Context, answer: z.input<A>) => Promise<z.input<A>>
  }
  /** For bodies that stream: reads the request and answers by itself. */
  stream?: (edge: Edge, input: Input<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Response>
}

/** One route: what crosses the wire, the act it needs, and the verb behind it. */
export type Endpoint = {
  method: string
  path: string
  act: Act
  mount: (app: App, server: Server) => void
}

const NOTHING = z.object({})

const limitBody = (maxSize: number): MiddlewareHandler =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('too_large', 'request.too_large', '请求内容超过大小上限', { limit: maxSize })
    },
  })

/** Declares a route. */
export function endpoint<
  A extends z.ZodType,
  P extends z.ZodObject = typeof NOTHING,
  Q extends z.ZodObject = typeof NOTHING,
  B extends z.ZodType = z.ZodUnknown,
  R = void,
>(spec: Spec<P, Q, B, A, R>): Endpoint {
  const status = spec.status ?? 200
  const problem = { 'application/problem+json': { schema: Problem } }
  const problemResponse = { description: '问题说明（RFC 9457）', content: problem }
  const mount = (app: App, server: Server) => {
    const route = createRoute({
      method: spec.method,
      path: spec.path,
      summary: spec.summary,
      operationId: operationId(spec),
      tags: [spec.act.split('.')[0] ?? spec.act],
      ...(ACTS[spec.act] === 'public' ? {} : { security: [{ bearer: [] }] }),
      middleware: [guard(server, spec.act), ...(spec.body ? [limitBody(server.config.BODY_LIMIT_BYTES)] : [])],
      request: {
        ...(spec.params ? { params: spec.params } : {}),
        ...(spec.query ? { query: spec.query } : {}),
        ...(spec.body ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } } : {}),
        ...(spec.idempotent ? { headers: z.object({ 'idempotency-key': z.string().optional() }) } : {}),
      },
      responses: {
        [status]: { description: spec.summary, content: { 'application/json': { schema: spec.answer } } },
        default: problemResponse,
      },
    })
    app.openapi(route, asHandler((c) => answer(spec, status, c, server)))
  }
  return { method: spec.method, path: spec.path, act: spec.act, mount }
}

/** `POST /api/listings/{id}/submit` is `postListingsSubmit`. */
function operationId({ method, path }: { method: string; path: string }): string {
  const words = path.replace(/^\/(api\/)?/, '').split(/[/{}.-]+/).filter((word) => word !== '')
  return method + words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join('')
}

async function answer<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType, R>(
  spec: Spec<P, Q, B, A, R>,
  status: 200 | 201 | 202,
  c: HonoContext<{ Variables: Variables }>,
  server: Server,
): Promise<Response> {
  const input = validated<Input<z.output<P>, z.output<Q>, z.output<B>>>(c)
  const actor = c.get('actor')
  const requestId = c.get('requestId')
  const edge: Edge = { c, server, actor, requestId }
  if (spec.stream) return spec.stream(edge, input)
  const { handle } = spec
  if (!handle) throw new Error(`${spec.path} has neither verb nor stream`)
  const key = spec.idempotent ? keyOf(c.req.header('idempotency-key')) : undefined
  const prepared = await preparedBy(spec, edge, input)
  const perform = async (ctx: Context) => ({ status, body: JSON.stringify(await handle(ctx, input, prepared)) })
  if (key === undefined) return reply(c, await settle(spec, c, server, await run(server, actor, requestId, perform)))
  const digest = sha256(canonicalJson(asJson({ path: c.req.path, method: spec.method, input })))
  const first = await run(server, actor, requestId, (ctx) => once(ctx, key, digest, () => perform(ctx)))
  const settled = await settle(spec, c, server, first)
  if (settled !== first) await keepAnswer(server.db, { participantId: actor.participantId, key }, settled)
  return reply(c, settled)
}

/** What was prepared for the verb: a route without `before` has R = void, whose one value is undefined. */
const preparedBy = async <P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType, R>(
  { before }: Spec<P, Q, B, A, R>,
  edge: Edge,
  input: Input<z.output<P>, z.output<Q>, z.output<B>>,
): Promise<R> => (before ? before(edge, input) : (undefined as R))

const reply = (c: HonoContext, { status, body, location }: Answer & { location?: string }): Response =>
  c.body(body, asStatus(status), { ...JSON_TYPE, ...(location === undefined ? {} : { location }) })

/** The status of an answer, perhaps one that was kept: safe because a route declares no other. */
const asStatus = (status: number) => status as 200 | 201 | 202

/**
 * Waits for the chain where the act is one that it completes. Who may do the act and not look at the thing, as an API
 * key may be limited, is told where the thing is.
 */
async function settle<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, A extends z.ZodType, R>(
  { settles }: Spec<P, Q, B, A, R>,
  c: HonoContext<{ Variables: Variables }>,
  server: Server,
  answered: Answer,
): Promise<Answer & { location?: string }> {
  if (!settles || answered.status !== 202) return answered
  const value = JSON.parse(answered.body) as z.input<A>
  const pending = { ...answered, location: settles.location(value) }
  if (!(await server.settled(settles.subject(value)))) return pending
  try {
    const view = await run(server, c.get('actor'), c.get('requestId'), (ctx) => settles.view(ctx, value))
    return { status: 200, body: JSON.stringify(view) }
  } catch (error) {
    if (error instanceof AppError && error.kind === 'forbidden') return pending
    throw error
  }
}

/** A handler for any route: what it answers was checked against the route's schema by `Spec`, not by its type. */
const asHandler = (handler: (c: HonoContext<{ Variables: Variables }>) => Promise<Response>) => handler as never

const JSON_TYPE = { 'content-type': 'application/json' }

/** What the validators before the handler left: safe because the route's own schemas made it. */
function validated<T>(c: HonoContext): T {
  const valid = c.req.valid as unknown as (target: string) => unknown
  const read = (target: string) => valid.call(c.req, target) ?? {}
  return { params: read('param'), query: read('query'), body: read('json') } as T
}

/**
 * A validated input as plain JSON: bigints and dates as text, texts without halves of characters. Passwords are left
 * out: a digest over known text and a password could be searched for the password.
 */
const asJson = (value: unknown): Json => JSON.parse(JSON.stringify(value, plain)) as Json

function plain(name: string, part: unknown): unknown {
  if (name === 'password') return undefined
  if (typeof part === 'bigint') return part.toString()
  return typeof part === 'string' ? part.toWellFormed() : part
}

const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    basis: z.string().optional(),
    faults: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })

/** The path parameter of a thing's identifier: a malformed one is an absent thing. */
export const IdParam = z.object({
  id: z.string().max(100).transform((id) => (/^[\x21-\x7e]+$/.test(id) ? id : 'absent')),
})
