import { PASSWORD } from '#test/support/platform.ts'
import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'
import { LISTING, offerOf, type Scene } from './scene.ts'

type Thing = keyof Scene['things']

/** A request about a thing, by somebody whose it is not. */
const about = (to: string, thing: Thing, as: Who, body?: unknown) => ({ things }: Scene): Ask => ({
  to: to.replace('{id}', things[thing]), as, ...(body === undefined ? {} : { body }),
})

const REASON = { reason: '试探' }
const CSV = 'a,b\n1,2\n'

const hidden: Row[] = refusedAs({ status: 404, code: 'not_found' }, {
  'another’s product': about('GET /api/products/{id}', 'product', 'strangeProvider'),
  'a version of another’s product': about('GET /api/products/{id}/versions/1', 'product', 'strangeProvider'),
  'a difference of another’s product': about('GET /api/products/{id}/difference?from=1&to=1', 'product', 'strangeProvider'),
  'an upload to another’s product': ({ things }) => ({
    to: `POST /api/products/${things.product}/versions?fileName=a.csv`, as: 'strangeProvider', raw: CSV,
  }),
  'a description of another’s product': about('PUT /api/products/{id}/versions/1/description', 'product', 'strangeProvider', { descriptions: {}, maskedFields: [] }),
  'a listing of another’s product': ({ things }) => ({
    to: 'POST /api/listings', as: 'strangeProvider', body: { ...LISTING, productId: things.emptyProduct },
  }),
  'a product derived from another’s': ({ things }) => ({
    to: 'POST /api/products', as: 'strangeProvider',
    body: { name: '衍生', description: '衍生', sourceMode: 'derived', sourceNote: '衍生', parentIds: [things.product] },
  }),
  'a product of another’s scenario': ({ things }) => ({
    to: 'POST /api/products', as: 'strangeOperator',
    body: { name: '公共', description: '公共', sourceMode: 'authorised', sourceNote: '公共', scenarioId: things.scenario },
  }),
  'another’s draft': about('GET /api/listings/{id}', 'draft', 'strangeProvider'),
  'a draft in the catalogue': about('GET /api/catalog/{id}', 'draft', 'nobody'),
  'an edit of another’s draft': about('PUT /api/listings/{id}', 'draft', 'strangeProvider', LISTING),
  'a submission of another’s draft': about('POST /api/listings/{id}/submit', 'draft', 'strangeProvider'),
  'an end of another’s listing': about('POST /api/listings/{id}/delist', 'listing', 'strangeProvider', REASON),
  'a standing offer on another’s listing': about('POST /api/listings/{id}/standing-offer', 'listing', 'strangeProvider', {
    plan: 0, quota: 1, startsAt: new Date(), endsAt: new Date(Date.now() + DAY_MS), sign: { password: PASSWORD },
  }),
  'another’s agreement': about('GET /api/agreements/{id}', 'agreement', 'strangeConsumer'),
  'the terms of another’s agreement': about('GET /api/agreements/{id}/terms', 'agreement', 'strangeConsumer'),
  'a signature under another’s agreement': about('POST /api/agreements/{id}/sign', 'offered', 'strangeProvider', { password: PASSWORD }),
  'other terms for another’s agreement': about('POST /api/agreements/{id}/counter', 'offered', 'strangeProvider', { quota: 1 }),
  'a refusal of another’s agreement': about('POST /api/agreements/{id}/decline', 'offered', 'strangeProvider', REASON),
  'an end of another’s agreement': about('POST /api/agreements/{id}/terminate', 'agreement', 'strangeConsumer', REASON),
  'a transfer under another’s agreement': about('POST /api/agreements/{id}/transfers', 'agreement', 'strangeConsumer', {}),
  'an order of another’s agreement': ({ things }) => ({ to: 'POST /api/orders', as: 'strangeConsumer', body: { agreementId: things.agreement } }),
  'another’s order': about('GET /api/orders/{id}', 'order', 'strangeConsumer'),
  'another’s transfer': about('GET /api/transfers/{id}', 'transfer', 'strangeConsumer'),
  'the content of another’s transfer': about('GET /api/transfers/{id}/content', 'transfer', 'strangeConsumer'),
  'the receipt of another’s transfer': about('GET /api/transfers/{id}/receipt', 'transfer', 'strangeConsumer'),
  'another’s API key': about('POST /api/api-keys/{id}/revoke', 'apiKey', 'strangeConsumer'),
  'another’s person': about('POST /api/people/{id}/disable', 'colleague', 'strangeConsumer'),
  'a registration of another’s resource': about('POST /api/resources/{id}/register', 'resource', 'strangeDepartment', {
    registrationCode: 'ABCD-1234', validFrom: new Date(), validTo: new Date(Date.now() + 90 * DAY_MS), documentDigest: `0x${'5d'.repeat(32)}`,
  }),
  'another’s scenario': about('GET /api/scenarios/{id}', 'scenario', 'strangeOperator'),
  'a decision on another’s scenario': about('POST /api/scenarios/{id}/decision', 'scenario', 'strangeDepartment', { approved: true }),
  'a measure on nothing': () => ({
    to: 'POST /api/supervision/measures', as: 'regulator', body: { act: 'suspend', scope: 'party', subjectId: 'ptc_none', reason: '试' },
  }),
  'a review of nothing': () => ({ to: 'POST /api/participants/ptc_none/review', as: 'admission', body: { approved: true, reason: '无' } }),
  'a trace of nothing': () => ({ to: 'GET /api/supervision/trace/tfr_none', as: 'regulator' }),
})

/** Identifiers that no database could even hold: in an address an absent thing, in a body a fault. */
const unheard: Row[] = [
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'an agreement’s id with SQL': () => ({ to: `GET /api/agreements/${encodeURIComponent("' or 1=1 --")}`, as: 'consumer' }),
    'a product’s id in Chinese': () => ({ to: 'GET /api/products/产品', as: 'provider' }),
    'a product’s id with a zero byte': () => ({ to: 'GET /api/products/prd_%00', as: 'provider' }),
    'a catalogue’s id with a zero byte': () => ({ to: 'GET /api/catalog/%00' }),
    'a transfer’s id with a zero byte': () => ({ to: 'GET /api/transfers/%00/content', as: 'consumer' }),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['agreementId'] }, {
    'an order of a zero byte': () => ({ to: 'POST /api/orders', as: 'consumer', body: { agreementId: '\0' } }),
    'transfers under a zero byte': () => ({ to: 'GET /api/transfers?agreementId=%00', as: 'consumer' }),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['listingId'] }, {
    'an offer on a zero byte': () => ({ to: 'POST /api/agreements', as: 'consumer', body: offerOf('\0') }),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['subjectId'] }, {
    'a measure on a zero byte': () => ({
      to: 'POST /api/supervision/measures', as: 'regulator', body: { act: 'suspend', scope: 'party', subjectId: 'a\0', reason: '试' },
    }),
  }),
]

const asked = (to: string, as: Who) => (): Ask => ({ to: `GET /api/${to}`, as })

const exports: Row[] = [
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['as'] }, {
    'an export as a picture': asked('transfers/export?as=png', 'consumer'),
    'an export as nothing': asked('catalog/export?as=', 'nobody'),
    'an export in two formats': asked('account/entries/export?as=csv&as=xlsx', 'consumer'),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['state'] }, {
    'an export of agreements in no state': asked('agreements/export?state=gone', 'consumer'),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid', faults: ['from'] }, {
    'an export of a statement since no day': asked('settlements/export?from=yesterday', 'provider'),
  }),
]

/** Things that are somebody else’s or nobody’s, grants that nobody may give, and exports of nothing. */
export const otherRows: Row[] = [...hidden, ...unheard, ...exports]
