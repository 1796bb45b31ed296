import { PASSWORD } from '#test/support/platform.ts'
import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

const bearer = (token: (scene: Scene) => string) => (scene: Scene): Ask => ({
  to: 'GET /api/products', headers: { authorization: token(scene) },
})
const apiKey = (scopes: unknown, days: unknown = 1) => (): Ask => ({
  to: 'POST /api/api-keys', as: 'consumer', body: { name: '取数', scopes, days },
})
const signIn = (login: string, password: string) => (): Ask => ({ to: 'POST /api/sessions', body: { login, password } })

/** A token with its last but one character exchanged for another. */
const tampered = (token: string) => `${token.slice(0, -2)}${token.at(-2) === 'A' ? 'B' : 'A'}${token.at(-1)}`

const person = (change: Record<string, unknown>) => (): Ask => ({
  to: 'POST /api/people', as: 'consumer', body: { login: 'tong.shi', password: PASSWORD, name: '同事', ...change },
})

/** Callers who are not, or no longer, who they say; and keys for more than their maker may. */
export const callerRows: Row[] = [
  ...refusedAs({ status: 401, code: 'permit.sign_in' }, { 'nobody’s request': () => ({ to: 'GET /api/products' }) }),
  ...refusedAs({ status: 401, code: 'session.expired' }, {
    'an expired session': () => ({ to: 'GET /api/products', as: 'expired' }),
    'a tampered token': bearer(({ tokens }) => `Bearer ${tampered(tokens.provider)}`),
    'a token with another prefix': bearer(({ tokens }) => `Bearer ${tokens.provider.replace('dys_', 'dyk_')}`),
    'a made-up token': bearer(() => `Bearer dys_${'A'.repeat(43)}`),
    'a revoked API key': () => ({ to: 'GET /api/transfers', as: 'revokedKey' }),
  }),
  ...refusedAs({ status: 401, code: 'session.malformed' }, {
    'a password in the header': bearer(() => 'Basic YWRtaW46YWRtaW4='),
    'an empty token': bearer(() => 'Bearer '),
    'a token of 600 characters': bearer(() => `Bearer ${'a'.repeat(600)}`),
  }),
  ...refusedAs({ status: 401, code: 'session.wrong_credentials' }, {
    'a wrong password': ({ taken }) => signIn(taken.login, 'not the password')(),
    'an unknown login': signIn('nobody', PASSWORD),
    'a login with SQL': signIn("' or 1=1 --", PASSWORD),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['login'] }, { 'a login with a zero byte': signIn('a\0b', PASSWORD) }),
  ...refusedAs({ status: 403, code: 'permit.role' }, {
    'a treasurer’s offer': ({ things }) => ({ to: 'POST /api/agreements', as: 'treasurer', body: { listingId: things.listing } }),
    'a consumer’s review': ({ things }) => ({ to: `POST /api/listings/${things.draft}/first-review`, as: 'consumer', body: { round: 1, approved: true } }),
    'a staff member’s order': ({ things }) => ({ to: 'POST /api/orders', as: 'treasurer', body: { agreementId: things.agreement } }),
    'a consumer’s measure': () => ({
      to: 'POST /api/supervision/measures', as: 'consumer', body: { act: 'suspend', scope: 'ledger', subjectId: 'ledger', reason: '试' },
    }),
  }),
  ...refusedAs({ status: 403, code: 'permit.scope' }, {
    'an API key beyond its scopes': () => ({ to: 'GET /api/orders', as: 'apiKey' }),
    'an API key that makes another': () => ({ to: 'POST /api/api-keys', as: 'apiKey', body: { name: '大', scopes: ['order.place'] } }),
  }),
  ...refusedAs({ status: 403, code: 'api_key.scope' }, {
    'an API key for more than its maker may': apiKey(['transfer.view', 'supervision.measure']),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['scopes.0'] }, {
    'an API key for an act that does not exist': apiKey(['everything']),
    'an API key for a property of all objects': apiKey(['constructor']),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['scopes'] }, { 'an API key for nothing': apiKey([]) }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['days'] }, {
    'an API key that ended before it began': apiKey(['transfer.view'], -1),
    'an API key for a thousand days': apiKey(['transfer.view'], 1_000),
  }),
  ...refusedAs({ status: 422, code: 'person.duties' }, { 'a duty of the platform’s staff for a consumer’s person': person({ duties: ['treasurer'] }) }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['duties.0'] }, { 'the regulator’s role as a duty': person({ duties: ['regulator'] }) }),
  ...refusedAs({ status: 401, code: 'session.wrong_credentials' }, {
    'a key in custody without the password': () => ({ to: 'POST /api/keys', as: 'both', body: { custody: 'platform', password: 'not the password' } }),
  }),
]
