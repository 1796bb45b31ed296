import type { Context as HonoContext, MiddlewareHandler } from 'hono'
import { getCookie } from 'hono/cookie'
import { AppError } from '#api/kernel/errors.ts'
import { type Act, type Actor, permit, VISITOR } from '#api/kernel/permit.ts'
import type { Server, Variables } from './server.ts'

/** The bearer token of a request; undefined when there is none. */
function bearer(c: HonoContext): string | undefined {
  const header = c.req.header('authorization')
  if (header === undefined) return undefined
  const token = /^Bearer ([\x21-\x7e]{8,512})$/.exec(header)?.[1]
  if (token === undefined) throw new AppError('unauthenticated', 'session.malformed', '身份凭据的格式无效')
  return token
}

/** The cookie that holds a browser's session token. */
export const SESSION_COOKIE = 'session'

/**
 * Who a browser's cookie belongs to; one that is over makes a visitor of its browser. A request that changes something
 * must come from a page of ours.
 * @throws forbidden `session.cross_site`
 */
async function actorOfCookie(c: HonoContext, { authenticate }: Server): Promise<Actor> {
  const token = getCookie(c, SESSION_COOKIE)
  if (token === undefined || !/^dys_[\x21-\x7e]{8,200}$/.test(token)) return VISITOR
  if (!['GET', 'HEAD'].includes(c.req.method) && c.req.header('sec-fetch-site') !== 'same-origin' && !isOwnOrigin(c))
    throw new AppError('forbidden', 'session.cross_site', '该请求不是从本平台的页面发出的')
  try {
    return await authenticate(token)
  } catch (error) {
    if (error instanceof AppError && error.kind === 'unauthenticated') return VISITOR
    throw error
  }
}

const isOwnOrigin = (c: HonoContext): boolean => {
  const [origin, host] = [c.req.header('origin'), c.req.header('host')]
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host
}

/** Finds out who calls and whether they may do the act at all, before anything else of the request is read. */
export const guard =
  (server: Server, act: Act): MiddlewareHandler<{ Variables: Variables }> =>
  async (c, next) => {
    const token = bearer(c)
    const actor = token === undefined ? await actorOfCookie(c, server) : await server.authenticate(token)
    permit(actor, act)
    c.set('actor', actor)
    await next()
  }
