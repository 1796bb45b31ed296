import { readFileSync } from 'node:fs'
import { type Act, ACTS, type Role, ROLES } from '#api/kernel/permit.ts'
import { type Mutant, plantedIn, unchecked } from './mutant.ts'

const PERMIT = 'api/kernel/permit.ts'
const MATRIX = 'test/kernel-permit.test.ts'
const SESSION = 'test/participant/session.test.ts'
const KEYS = 'test/participant/signing-key.test.ts'
const PASSWORD = 'test/participant/password.test.ts'

const source = readFileSync(new URL(`../../${PERMIT}`, import.meta.url), 'utf8')
const isAct = (name: string): name is Act => name in ACTS

/** The table's rows as they are written: the act, and the expression of its roles. */
const rows = [...source.matchAll(/^ {2}'([a-z_]+\.[a-z_]+)': (.+),$/gm)].flatMap(([text, act = '', roles = '']) =>
  isAct(act) ? [{ text, act, roles }] : [],
)

/** The row with one role too many: of an act of everybody’s, with visitors too; a public one has none to add. */
function withMore(act: Act, roles: string): string | undefined {
  const allowed: readonly Role[] | 'public' = ACTS[act]
  if (allowed === 'public') return undefined
  const other = ROLES.find((role) => !allowed.includes(role))
  return other === undefined ? `'public'` : `[...${roles}, '${other}']`
}

/** The row with one role too few: of a public act, without visitors. */
function withLess(act: Act, roles: string): string {
  const allowed: readonly Role[] | 'public' = ACTS[act]
  return allowed === 'public' ? 'everyone' : `(${roles}).filter((role) => role !== '${allowed.at(-1)}')`
}

/** Every row of the table, once with a role that must not have it, once without one that must. */
const permitRows: Mutant[] = rows.flatMap(({ text, act, roles }) => {
  const mutant = (what: string, instead: string): Mutant => ({
    name: `${act}: ${what}`, file: PERMIT, find: text, replace: `  '${act}': ${instead},`, guard: MATRIX,
    test: `matrix of acts and roles ${act.replace('.', '\\.')} `, batch: what,
  })
  const more = withMore(act, roles)
  return [...(more === undefined ? [] : [mutant('a role too many', more)]), mutant('a role too few', withLess(act, roles))]
})

/** Who may do what, who is who, and what needs a proof of it. */
export const rights: Mutant[] = [
  ...permitRows,
  ...plantedIn(PERMIT, MATRIX, [
    ['an API key has no scopes', '&& (actor.scopes === null || actor.scopes.includes(act))', '', 'whoever may not'],
    ['permit lets everybody pass', 'if (isPermitted(actor, act)) return', 'return', 'whoever may not'],
  ]),
  ...plantedIn('api/http/caller.ts', 'test/participant/browser-session.test.ts', [
    ['a page of another site uses the cookie', `c.req.header('sec-fetch-site') !== 'same-origin' && !isOwnOrigin(c)`, 'false', 'another site'],
    ['any origin is one’s own', 'new URL(origin).host === host', 'true', 'another site'],
  ]),
  ...plantedIn('api/participant/browser-session.ts', 'test/participant/browser-session.test.ts', [
    ['a script reads the session', 'httpOnly: true, ', '', 'no script reads'],
    ['a session stays in the browser', 'forgetAtBrowser = (edge: Edges): void => keep(edge, \'\', 0)', 'forgetAtBrowser = (_: Edges): void => undefined', 'ends with its cookie'],
  ]),
  ...plantedIn('api/participant/session.ts', SESSION, [
    ['a session never expires', 'session.expiresAt <= now || ', '', 'for eight hours'],
    ['an API key never expires', ' || key.expiresAt <= now', '', 'ends with its last day'],
    ['a revoked API key goes on', ' || key.revokedAt !== null', '', 'ends when it is revoked'],
    ['an API key has all its organisation may', 'scopes: key.scopes.filter(isKeyAct),', 'scopes: null,', 'what its scopes say'],
    ['an API key signs like a person', 'if (personId === null)\n', 'if (false)\n', 'does not sign for a person'],
    ['signing in needs no password', '(await isPassword(password, person?.passwordHash ?? NO_PASSWORD)) && person', 'person', 'an unknown login'],
    ['an API key does what a person alone may', ' && !PERSONAL_ACTS.some((act) => act === text)', '', 'nor add people'],
  ]),
  ...plantedIn('api/http/limits.ts', PASSWORD, [
    ['wrong passwords lock nothing', 'if (attempts.count >= limit) throw', 'if (false) throw', 'lock a login'],
    ['wrong passwords at once are a way round', '    attempts.count++\n', '', 'when they come at once'],
    ['a lock never ends', 'known.endsAt > now', 'true', 'lock a login'],
  ]),
  ...plantedIn('api/participant/session.ts', PASSWORD, [
    ['a wrong password locks every login', 'tried(`login ${login}`', `tried('login'`, 'lock a login'],
    ['an eleventh wrong password is tried', 'limit: 10,', 'limit: 11,', 'lock a login'],
  ]),
  ...plantedIn('api/participant/session.ts', 'test/participant/admission.test.ts', [
    ['who waits for admission has the roles', `if (participant.state !== 'admitted') return []`, '', 'waits for its review'],
  ]),
  ...plantedIn('api/participant/session.ts', 'test/participant/disabled.test.ts', [
    ['a disabled person’s session goes on', ' || !session.enabled', ''],
    ['a disabled person signs in', ' && person.enabled', ''],
  ]),
  ...plantedIn('api/participant/people.ts', 'test/participant/disabled.test.ts', [
    ['a disabled person’s sessions stay', 'await ctx.tx.session.deleteMany({ where: { personId: id } })', ''],
  ]),
  ...plantedIn('api/participant/people.ts', 'test/participant/admission.test.ts', [
    unchecked('anybody has staff duties', 'duties.length > 0 && !staff', 'are added'),
    unchecked('any of the staff manages the others', `!ctx.actor.roles.includes('admission')`, 'of the staff'),
    ['another’s person is disabled', 'where: { id, participantId: ctx.actor.participantId }', 'where: { id }', 'are disabled'],
  ]),
  ...plantedIn('api/participant/people.ts', SESSION, [
    ['a disabled person’s API keys go on', 'await ctx.tx.apiKey.updateMany({ where: { createdBy: id, revokedAt: null }, data: { revokedAt: ctx.now } })', '', 'ends with the access'],
  ]),
  ...plantedIn('api/participant/api-key.ts', SESSION, [
    unchecked('an API key has more than its maker', 'beyond', 'more than its maker has'),
    ['another’s API key is revoked', 'where: { id, participantId: ctx.actor.participantId }', 'where: { id }', 'ends when it is revoked'],
  ]),
  ...plantedIn('api/participant/session.ts', KEYS, [
    ['a fresh proof takes any password', 'const isRight = () => isPassword(password, person?.passwordHash ?? NO_PASSWORD)', 'const isRight = async () => person !== null', 'needs its person’s password'],
  ]),
  ...plantedIn('api/participant/routes.ts', KEYS, [
    ['the platform makes a key without the password', 'before: (edge, { body }) => proveFreshly(edge, body.password),',
      `before: async (edge) => ({ provenBy: edge.actor.personId ?? '' }),`, 'needs its person’s password'],
  ]),
  ...plantedIn('api/agreement/sign.ts', 'test/agreement/negotiate.test.ts', [
    ['the platform signs without the password', `'password' in sign ? proveFreshly(edge, sign.password) : sign`,
      `'password' in sign ? { provenBy: edge.actor.personId ?? '' } : sign`, 'by the platform'],
  ]),
  ...plantedIn('api/participant/signing-key.ts', KEYS, [
    ['a key needs no proof', 'return signer.toLowerCase() === address', 'return true', 'is not that of who shows'],
    unchecked('a key is taken from its party', 'await ctx.tx.signingKey.findUnique({ where: { address } })', 'belongs to one organisation'),
  ]),
  ...plantedIn('api/participant/participant.ts', 'test/participant/participant.test.ts', [
    unchecked('an application is reviewed twice', `state !== 'under_review'`, 'is reviewed once'),
    ['a credit code has no check character', ' && usccCheckCharacter(text.slice(0, 17)) === text[17]', '', 'with one character changed'],
  ]),
]
