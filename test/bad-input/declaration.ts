import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row } from './row.ts'
import type { Scene } from './scene.ts'

const DIGEST = `0x${'5d'.repeat(32)}`
const DECLARED = {
  grade: 'general', processing: 'cleaned', personalBasis: 'none', rights: ['operate'], evidence: [], excludedClasses: [],
}

const declare = (change: object) => ({ things }: Scene): Ask => ({
  to: `PUT /api/products/${things.product}/declaration`, as: 'provider', body: { ...DECLARED, ...change },
})
const evidence = (...of: object[]) => declare({ evidence: of })
const consent = (change: object) => ({ things }: Scene): Ask => ({
  to: `POST /api/products/${things.product}/consents`, as: 'provider',
  body: {
    recipientId: 'ptc_none', purpose: '核验', persons: 1, evidence: '同意书', digest: DIGEST,
    validTo: new Date(Date.now() + DAY_MS), ...change,
  },
})
const review = (body: object) => ({ things }: Scene): Ask => ({
  to: `POST /api/listings/${things.draft}/first-review`, as: 'firstReviewer', body: { round: 1, ...body },
})
const ask = (to: string) => (): Ask => ({ to, as: 'provider' })
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

/** Declarations, consents and reviews that are none, or somebody else’s. */
export const declarationRows: Row[] = [
  ...refusedAs(invalid('grade'), { 'a grade of no kind': declare({ grade: 'secret' }), 'a grade as a number': declare({ grade: 1 }) }),
  ...refusedAs(invalid('processing'), { 'a processing of no kind': declare({ processing: 'cooked' }) }),
  ...refusedAs(invalid('rights'), {
    'no right at all': declare({ rights: [] }), 'a right twice': declare({ rights: ['use', 'use'] }),
  }),
  ...refusedAs(invalid('rights.0'), { 'a right of no kind': declare({ rights: ['own'] }) }),
  ...refusedAs(invalid('excludedClasses.0'), {
    'a twelfth class': declare({ excludedClasses: [12] }), 'a class of zero': declare({ excludedClasses: [0] }),
    'half a class': declare({ excludedClasses: [1.5] }),
  }),
  ...refusedAs(invalid('evidence.0.digest'), {
    'a document whose digest is too short': evidence({ kind: 'other', title: '材料', digest: '0x12' }),
    'a document whose digest is in capitals': evidence({ kind: 'other', title: '材料', digest: `0x${'AB'.repeat(32)}` }),
  }),
  ...refusedAs(invalid('evidence.0.title'), {
    'a document with a zero byte': evidence({ kind: 'other', title: '材料\0', digest: DIGEST }),
    'a document with half a character': evidence({ kind: 'other', title: '\ud800', digest: DIGEST }),
  }),
  ...refusedAs(invalid('evidence'), {
    'a document twice': evidence(...[1, 2].map(() => ({ kind: 'other', title: '材料', digest: DIGEST }))),
    'forty-one documents': evidence(...Array.from({ length: 41 }, (_, i) => ({
      kind: 'other', title: '材料', digest: `0x${String(i).padStart(64, '0')}`,
    }))),
  }),
  ...refusedAs(invalid('assessment.validTo'), {
    'an assessment until the year 9999': declare({ assessment: { digest: DIGEST, validTo: '9999-12-31T00:00:00Z' } }),
    'an assessment until a day in words': declare({ assessment: { digest: DIGEST, validTo: '明年' } }),
  }),
  ...refusedAs(invalid('regradeDecision'), { 'a decision of 101 characters': declare({ regradeDecision: '长'.repeat(101) }) }),
  ...refusedAs(invalid('personalBasis'), { 'children in what holds no person': declare({ minors: true }) }),
  ...refusedAs(invalid(''), { 'a declaration with a field too many': declare({ price: 1 }) }),
  ...refusedAs(invalid('persons'), {
    'a consent of nobody': consent({ persons: 0 }), 'a consent of more persons than there are': consent({ persons: 1e12 }),
    'a consent of persons in words': consent({ persons: '许多' }),
  }),
  ...refusedAs(invalid('purpose'), { 'a consent without purpose': consent({ purpose: ' ' }) }),
  ...refusedAs(invalid('digest'), { 'a consent whose digest is empty': consent({ digest: '' }) }),
  ...refusedAs({ status: 422, code: 'consent.not_declared' }, { 'a consent for what rests on none': consent({}) }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a withdrawal of no consent': ask('POST /api/consents/cns_none/withdrawal'),
    'a withdrawal with a zero byte': ask('POST /api/consents/%00/withdrawal'),
    'a declaration of nothing': ask('GET /api/products/prd_none/declaration'),
    'the checks of no listing': ask('GET /api/listings/lst_none/checks'),
    'a delivery test of no listing': ask('POST /api/listings/lst_none/delivery-test'),
    'the versions of no listing': ask('GET /api/catalog/lst_none/versions'),
    'the difference of no version': ({ things }) => ask(`GET /api/products/${things.product}/versions/999/difference?from=1`)(),
  }),
  ...refusedAs(invalid('number'), {
    'version zero’s difference': ({ things }) => ask(`GET /api/products/${things.product}/versions/0/difference`)(),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, { 'consents after a zero byte': ask('GET /api/consents?cursor=%00') }),
  ...refusedAs(invalid('checks.0'), { 'a check of no kind': review({ approved: true, checks: ['luck'] }) }),
  ...refusedAs(invalid('checks'), { 'a check twice': review({ approved: true, checks: ['source', 'source'] }) }),
  ...refusedAs(invalid('reasons.0'), { 'a reason of no kind': review({ approved: false, reason: '不', reasons: ['mood'] }) }),
  ...refusedAs(invalid('reasons'), { 'a rejection without a code': review({ approved: false, reason: '不' }) }),
]
