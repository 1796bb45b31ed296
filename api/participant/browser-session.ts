import { setCookie } from 'hono/cookie'
import { SESSION_COOKIE } from '#api/http/caller.ts'
import type { Edge } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import type { z } from '@hono/zod-openapi'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { type Act, ACTS, isPermitted } from '#api/kernel/permit.ts'
import { PARTICIPANT_STATES } from './participant.ts'
import type { CurrentSession, SignIn } from './schema.ts'
import { checkCredentials, signIn } from './session.ts'

type Edges = Pick<Edge, 'c'>

/** Whether the request came, or reached the proxy before us, by TLS. */
const isSecure = ({ c }: Edges): boolean =>
  new URL(c.req.url).protocol === 'https:' || c.req.header('x-forwarded-proto') === 'https'

/** The cookie of a session: no script can read it, and no other site's page can send it. */
const keep = (edge: Edges, value: string, maxAge: number): void =>
  setCookie(edge.c, SESSION_COOKIE, value, {
    httpOnly: true, sameSite: 'Strict', path: '/', secure: isSecure(edge), maxAge,
  })

/** Signs a person in at a browser: the token goes into a cookie, and into nothing that the page could read. */
export async function signInAtBrowser(edge: Edge, credentials: SignIn): Promise<Response> {
  const { c, server, actor, requestId } = edge
  const person = await checkCredentials(server, credentials)
  const { token, ...session } = await run(server, actor, requestId, (ctx) => signIn(ctx, person))
  keep(edge, token, Math.floor((Date.parse(session.expiresAt) - server.clock().getTime()) / 1000))
  return c.json(session, 201)
}

/** Has the browser forget its session, whether the server still knows it or not. */
export const forgetAtBrowser = (edge: Edges): void => keep(edge, '', 0)

const namesOf = (acts: typeof ACTS) => Object.keys(acts) as Act[]

/** Who calls, for whom, and what they may do: null for a visitor. */
export async function currentSession({ tx, actor }: Context): Promise<z.input<typeof CurrentSession>> {
  if (actor.participantId === '') return { signedIn: null }
  const participant = await tx.participant.findUniqueOrThrow({ where: { id: actor.participantId } })
  const person = actor.personId === null ? null : await tx.person.findUniqueOrThrow({ where: { id: actor.personId } })
  const { id, name, state, suspended, rejectionReason } = participant
  return {
    signedIn: {
      participant: { id, name, state: oneOf(PARTICIPANT_STATES, state), suspended, rejectionReason },
      person: person && { id: person.id, name: person.name, login: person.login },
      roles: [...actor.roles],
      acts: namesOf(ACTS).filter((act) => isPermitted(actor, act)),
    },
  }
}
