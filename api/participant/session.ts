import type { Database } from '#api/db/client.ts'
import type { ApiKey, Participant, Person, Session } from '#api/db/generated/client.ts'
import { attemptLimit } from '#api/http/limits.ts'
import { assert } from '#api/kernel/assert.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { lookUp } from '#api/kernel/gather.ts'
import { type Act, type Actor, ACTS, permit, type Role, ROLES, VISITOR } from '#api/kernel/permit.ts'
import { addSeconds } from '#api/kernel/time.ts'
import { PERSONAL_ACTS } from './participant.ts'
import type { SignIn } from './schema.ts'
import { isPassword, newToken, NO_PASSWORD, tokenHash } from './secret.ts'

const SESSION_SECONDS = 8 * 3600

const wrong = () => new AppError('unauthenticated', 'session.wrong_credentials', '登录名或口令不正确')

const isRole = (text: string): text is Role => ROLES.some((role) => role === text)
const isKeyAct = (text: string): text is Act => text in ACTS && !PERSONAL_ACTS.some((act) => act === text)

/** What a person may be: the organisation's roles, or for the platform's own staff the person's duties. */
const rolesOf = (participant: { roles: string[]; state: string }, duties: string[]): Role[] => {
  if (participant.state !== 'admitted') return []
  return (participant.roles.includes('platform') ? duties : participant.roles).filter(isRole)
}

/** What the proof of a person needs: it is given outside any transaction, since hashing takes long. */
type Desk = { db: Database; clock: () => Date }

const tried = attemptLimit({
  limit: 10,
  windowMs: 5 * 60_000,
  names: 10_000,
  refused: (retryAfter) =>
    new AppError('limited', 'session.locked', '口令错误次数过多，请稍后再试', { retryAfter }),
})

type FoundPerson = Person & { participant: Participant }

/**
 * Who signs in, by login and password: a login that nobody has is answered, counted and timed like any other.
 * @throws unauthenticated `session.wrong_credentials`, limited `session.locked` after ten wrong ones in five minutes,
 *   limited `session.busy`
 */
export async function checkCredentials({ db, clock }: Desk, { login, password }: SignIn): Promise<FoundPerson> {
  const person = await db.person.findUnique({ where: { login }, include: { participant: true } })
  const isRight = async () =>
    (await isPassword(password, person?.passwordHash ?? NO_PASSWORD)) && person !== null && person.enabled
  if (!(await tried(`login ${login}`, clock(), isRight)) || !person) throw wrong()
  return person
}

/** Signs a person in whose credentials are right: a session of eight hours, whose token is shown once. */
export async function signIn(ctx: Context, person: FoundPerson) {
  permit(ctx.actor, 'participant.sign_in')
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
    (hashes) => db.$queryRaw<FoundSession[]>`
      select s."tokenHash", s."personId", s."expiresAt", s."authenticatedAt", p.enabled, p.duties, p."participantId",
        o.roles, o.state
      from session s join person p on p.id = s."personId" join participant o on o.id = p."participantId"
      where s."tokenHash" = any(${hashes}::text[])`,
    ({ tokenHash: hash }) => hash,
  )
  const apiKey = lookUp(
    (hashes) => db.$queryRaw<FoundKey[]>`
      select k."tokenHash", k."participantId", k.scopes, k."expiresAt", k."revokedAt", o.roles, o.state
      from api_key k join participant o on o.id = k."participantId" where k."tokenHash" = any(${hashes}::text[])`,
    ({ tokenHash: hash }) => hash,
  )
  return async (token) =>
    token.startsWith('dyk_')
      ? actorOfKey(await apiKey(tokenHash(token)), clock())
      : actorOfSession(await session(tokenHash(token)), clock())
}

type FoundSession = Pick<Session, 'tokenHash' | 'personId' | 'expiresAt' | 'authenticatedAt'> &
  Pick<Person, 'enabled' | 'duties' | 'participantId'> &
  Pick<Participant, 'roles' | 'state'>

type FoundKey = Pick<ApiKey, 'tokenHash' | 'participantId' | 'scopes' | 'expiresAt' | 'revokedAt'> &
  Pick<Participant, 'roles' | 'state'>

function actorOfSession(session: FoundSession | undefined, now: Date): Actor {
  if (!session || session.expiresAt <= now || !session.enabled) throw expired()
  return {
    ...VISITOR,
    participantId: session.participantId,
    personId: session.personId,
    roles: rolesOf(session, session.duties),
    authenticatedAt: session.authenticatedAt,
  }
}

function actorOfKey(key: FoundKey | undefined, now: Date): Actor {
  if (!key || key.revokedAt !== null || key.expiresAt <= now) throw expired()
  return {
    participantId: key.participantId,
    personId: null,
    roles: rolesOf(key, []),
    via: 'api_key',
    scopes: key.scopes.filter(isKeyAct),
    authenticatedAt: null,
  }
}

/** That the person of a session has just given the right password; `proveFreshly` alone makes it. */
export type Proof = { provenBy: string }

/**
 * Demands that the person behind a session proves again who they are, for acts that their word must stand for.
 * Whoever signs in wrongly from outside locks nobody out of this.
 * @throws forbidden `session.person_needed` for an API key, unauthenticated `session.wrong_credentials`,
 *   limited `session.locked`, `session.busy`
 */
export async function proveFreshly(
  { server: { db, clock }, actor: { personId } }: { server: Desk; actor: Actor },
  password: string,
): Promise<Proof> {
  if (personId === null)
    throw new AppError('forbidden', 'session.person_needed', '此操作须由本人登录后输入口令完成')
  const person = await db.person.findUnique({ where: { id: personId } })
  const isRight = () => isPassword(password, person?.passwordHash ?? NO_PASSWORD)
  if (!(await tried(`person ${personId}`, clock(), isRight))) throw wrong()
  return { provenBy: personId }
}

/** A proof counts for its own person alone. */
export function takeProof({ actor }: Context, { provenBy }: Proof): void {
  assert(provenBy === actor.personId, 'a proof is of the person who acts')
}
