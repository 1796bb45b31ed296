import { PASSWORD } from '#test/support/platform.ts'
import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row } from './row.ts'
import { offerOf, type Scene } from './scene.ts'

const at = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()

const offer = (change: Record<string, unknown>) => ({ things }: Scene): Ask => ({
  to: 'POST /api/agreements', as: 'consumer', body: { ...offerOf(things.listing), ...change },
})

const sign = (body: (scene: Scene) => unknown, as: Ask['as'] = 'provider') => (scene: Scene): Ask => ({
  to: `POST /api/agreements/${scene.things.offered}/sign`, as, body: body(scene),
})

const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

const offers: Row[] = [
  ...refusedAs({ status: 400, code: 'agreement.window' }, {
    'a window that ends before it begins': offer({ startsAt: at(2), endsAt: at(1) }),
    'a window without an instant': offer({ startsAt: '2030-01-01T00:00:00Z', endsAt: '2030-01-01T00:00:00Z' }),
    'a window that is over': offer({ startsAt: at(-2), endsAt: at(-1) }),
    'a window of six years': offer({ startsAt: at(0), endsAt: at(6 * 366) }),
  }),
  ...refusedAs(invalid('startsAt'), {
    'a time that is none': offer({ startsAt: '2026-13-01T00:00:00Z' }),
    'a time without a zone': offer({ startsAt: '2026-11-01T00:00:00' }),
    'a time in the year nought': offer({ startsAt: '0000-01-01T00:00:00Z' }),
    'a number as a time': offer({ startsAt: 1_790_000_000 }),
  }),
  ...refusedAs(invalid('quota'), {
    'a quota of zero': offer({ quota: 0 }),
    'a negative quota': offer({ quota: -1 }),
    'a quota of 2^48': offer({ quota: 2 ** 48 }),
    'a quota with a fraction': offer({ quota: 1.5 }),
    'a quota as text': offer({ quota: '5' }),
  }),
  ...refusedAs({ status: 400, code: 'agreement.plan' }, { 'a price plan that the listing does not have': offer({ plan: 4 }) }),
  ...refusedAs(invalid('plan'), { 'a negative number of a price plan': offer({ plan: -1 }) }),
  ...refusedAs({ status: 422, code: 'gate.g14_forbidden' }, { 'a forbidden use': offer({ purpose: '转售' }) }),
  ...refusedAs({ status: 422, code: 'gate.g14_purpose' }, { 'a use that was not offered': offer({ purpose: '广告投放' }) }),
  ...refusedAs(invalid('note'), {
    'a note with a zero byte': offer({ note: '附\0言' }),
    'a note with half a character': offer({ note: '附言\ud800' }),
    'a note with a right-to-left override': offer({ note: '附\u202e言' }),
  }),
  ...refusedAs({ status: 422, code: 'agreement.previous' }, {
    'the renewal of an agreement over another product': ({ things }) => ({
      to: 'POST /api/agreements', as: 'consumer', body: { ...offerOf(things.ownListing), previousId: things.agreement },
    }),
  }),
  ...refusedAs({ status: 422, code: 'agreement.self_dealing' }, {
    'an offer to oneself': ({ things }) => ({ to: 'POST /api/agreements', as: 'both', body: offerOf(things.ownListing) }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'an offer on what is not listed yet': ({ things }) => ({ to: 'POST /api/agreements', as: 'consumer', body: offerOf(things.draft) }),
    'an offer on nothing': () => ({ to: 'POST /api/agreements', as: 'consumer', body: offerOf('lst_none') }),
  }),
]

const signatures: Row[] = [
  ...refusedAs({ status: 422, code: 'agreement.signature' }, {
    'a signature over the former terms': sign(({ signatures: { replayed } }) => ({ signature: replayed })),
    'a signature by another’s key': sign(({ signatures: { foreign } }) => ({ signature: foreign })),
    'the malleable twin of a signature': sign(({ signatures: { twin } }) => ({ signature: twin })),
    'a signature whose last byte is 0 or 1': sign(({ signatures: { bare } }) => ({ signature: bare })),
    'a signature of zeros': sign(() => ({ signature: `0x${'00'.repeat(65)}` })),
    'a signature of ones': sign(() => ({ signature: `0x${'ff'.repeat(65)}` })),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid' }, {
    'a signature of 64 bytes': sign(() => ({ signature: `0x${'11'.repeat(64)}` })),
    'a signature and a password': sign(({ signatures: { foreign } }) => ({ signature: foreign, password: PASSWORD })),
    'no signature': sign(() => ({})),
  }),
  ...refusedAs({ status: 401, code: 'session.wrong_credentials' }, {
    'a wrong password for a signature': sign(() => ({ password: 'not the password' })),
    'a password with half a character for a signature': sign(() => ({ password: 'not the password\ud800' })),
  }),
  ...refusedAs({ status: 422, code: 'signing_key.not_held' }, {
    'a password where the key is one’s own': sign(() => ({ password: PASSWORD })),
  }),
  ...refusedAs({ status: 422, code: 'agreement.not_your_turn' }, {
    'a signature of the one who made the last offer': sign(({ signatures: { foreign } }) => ({ signature: foreign }), 'consumer'),
  }),
  ...refusedAs({ status: 403, code: 'session.person_needed' }, {
    'a password from an API key': sign(() => ({ password: PASSWORD }), 'apiKey'),
  }),
  ...refusedAs({ status: 422, code: 'signing_key.not_proven' }, {
    'a signing key that nobody shows': () => ({
      to: 'POST /api/keys', as: 'provider',
      body: { custody: 'own', address: `0x${'12'.repeat(20)}`, signature: `0x${'34'.repeat(64)}1b`, password: PASSWORD },
    }),
  }),
  ...refusedAs(invalid('address'), {
    'an address of 19 bytes': () => ({
      to: 'POST /api/keys', as: 'provider', body: { custody: 'own', address: `0x${'12'.repeat(19)}`, signature: `0x${'34'.repeat(65)}`, password: PASSWORD },
    }),
  }),
]

const acts: Row[] = [
  ...refusedAs({ status: 422, code: 'order.not_signed', at: { state: 'offered' } }, {
    'an order of what nobody signed': ({ things }) => ({ to: 'POST /api/orders', as: 'consumer', body: { agreementId: things.offered } }),
  }),
  ...refusedAs({ status: 409, code: 'order.exists' }, {
    'a second order of an agreement': ({ things }) => ({ to: 'POST /api/orders', as: 'consumer', body: { agreementId: things.agreement } }),
  }),
  ...refusedAs({ status: 422, code: 'agreement.act_not_allowed', at: { state: 'active' } }, {
    'other terms for what is in force': ({ things }) => ({
      to: `POST /api/agreements/${things.agreement}/counter`, as: 'consumer', body: { quota: 1_000 },
    }),
  }),
  ...refusedAs(invalid('reason'), {
    'an end without a reason': ({ things }) => ({ to: `POST /api/agreements/${things.agreement}/terminate`, as: 'consumer', body: {} }),
    'a reason of spaces': ({ things }) => ({
      to: `POST /api/agreements/${things.agreement}/terminate`, as: 'consumer', body: { reason: '   ' },
    }),
    'a reason with half a character': ({ things }) => ({
      to: `POST /api/agreements/${things.agreement}/terminate`, as: 'consumer', body: { reason: '理由\ud800' },
    }),
  }),
]

/** Offers that nobody could keep, and signatures that are not the party’s over these terms. */
export const agreementRows: Row[] = [...offers, ...signatures, ...acts]
