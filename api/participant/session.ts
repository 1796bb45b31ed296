import type { Database, Tx } from '#api/db/client.ts'
import type { ApiKey, Participant, Person, Session } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { lookUp } from '#api/kernel/gather.ts'
import { type Act, type Actor, ACTS, permit, type Role, ROLES, VISITOR } from '#api/kernel/permit.ts'
import { addSeconds } from '#api/kernel/time.ts'
import type { SignIn } from './schema.ts'
import { isPassword, newToken, NO_PASSWORD, tokenHash } from './secret.ts'

const SESSION_SECONDS = 8 * 3600

const wrong = () => new AppError('unauthenticated', 'session.wrong_credentials', '登录名或口令不正确')

const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
const isAct = (text: string): text is Act => text in ACTS

/** What a person may be: the organisation's roles, or for the platform's own staff the person's duties. */
const rolesOf = (participant: { roles: string[]; state: string }, duties: string[]): Role[] => {
  if (participant.state !== 'admitted') return []
  return (participant.roles.includes('platform') ? duties : participant.roles).filter(isRole)
}

/**
 * Signs a person in: a session of eight hours, whose token is shown once.
 * @throws unauthenticated `session.wrong_credentials`, the same for an unknown login as for a wrong password
 */
export async function signIn(ctx: Context, { login, password }: SignIn) {
  const person = await ctx.tx.person.findUnique({ where: { login }, include: { participant: true } })
  const matches = await isPassword(password, person?.passwordHash ?? NO_PASSWORD)
  if (!person || !matches || !person.enabled) throw wrong()
  const token = newToken('dys')
  const expiresAt = addSeconds(ctx.now, SESSION_SECONDS)
  await ctx.tx.session.create({
    data: { tokenHash: tokenHash(token), personId: person.id, createdAt: ctx.now, expiresAt, authenticatedAt: ctx.now },
  })
  return {
    token,
    expiresAt: expiresAt.toISOString(),
    participantId: person.participantId,
    personId: person.id,
    name: person.name,
    roles: rolesOf(person.participant, person.duties),
  }
}

/** Ends all sessions of the caller. */
export async function signOut(ctx: Context) {
  permit(ctx.actor, 'participant.sign_out')
  await ctx.tx.session.deleteMany({ where: { personId: ctx.actor.personId ?? '' } })
  return { ended: true }
}

const expired = () => new AppError('unauthenticated', 'session.expired', '登录已失效，请重新登录')

/**
 * Finds who a bearer token belongs to, as the database says at that moment; requests at once share a statement.
 * @throws unauthenticated `session.expired` for a token that is unknown, expired or revoked
 */
export function authenticator(db: Database, clock: () => Date): (token: string) => Promise<Actor> {
  const session = lookUp(
    (hashes) => db.session.findMany({ where: { tokenHash: { in: hashes } }, include: { person: { include: { participant: true } } } }),
    ({ tokenHash: hash }) => hash,
  )
  const apiKey = lookUp(
    (hashes) => db.apiKey.findMany({ where: { tokenHash: { in: hashes } }, include: { participant: true } }),
    ({ tokenHash: hash }) => hash,
  )
  return async (token) =>
    token.startsWith('dyk_')
      ? actorOfKey(await apiKey(tokenHash(token)), clock())
      : actorOfSession(await session(tokenHash(token)), clock())
}

type FoundSession = Session & { person: Person & { participant: Participant } }

function actorOfSession(session: FoundSession | undefined, now: Date): Actor {
  if (!session || session.expiresAt <= now || !session.person.enabled) throw expired()
  return {
    ...VISITOR,
    participantId: session.person.participantId,
    personId: session.personId,
    roles: rolesOf(session.person.participant, session.person.duties),
    authenticatedAt: session.authenticatedAt,
  }
}

function actorOfKey(key: (ApiKey & { participant: Participant }) | undefined, now: Date): Actor {
  if (!key || key.revokedAt !== null || key.expiresAt <= now) throw expired()
  return {
    participantId: key.participantId,
    personId: null,
    roles: rolesOf(key.participant, []),
    via: 'api_key',
    scopes: key.scopes.filter(isAct),
    authenticatedAt: null,
  }
}

/**
 * Demands that the person behind a session proves again who they are, for acts that their word must stand for.
 * @throws forbidden `session.person_needed` for an API key, unauthenticated `session.wrong_credentials`
 */
export async function proveFreshly(tx: Tx, actor: Actor, password: string): Promise<void> {
  if (actor.personId === null)
    throw new AppError('forbidden', 'session.person_needed', '此操作须由本人登录后输入口令完成')
  const person = await tx.person.findUnique({ where: { id: actor.personId } })
  if (!(await isPassword(password, person?.passwordHash ?? NO_PASSWORD))) throw wrong()
}
