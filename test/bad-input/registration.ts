import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'
import type { Scene } from './scene.ts'

const DIGEST = `0x${'5d'.repeat(32)}`
const FUTURE = { validFrom: new Date(), validTo: new Date(Date.now() + 90 * DAY_MS) }
const CODE = { registrationCode: 'ABCD-1234', documentDigest: DIGEST, ...FUTURE }

const ask = (to: string, as: Who, body?: unknown) => (): Ask => ({ to, as, ...(body === undefined ? {} : { body }) })
const draft = (change: (scene: Scene) => object) => (scene: Scene): Ask => ({
  to: 'POST /api/registrations', as: 'department',
  body: { kind: 'first', subjectId: scene.things.resource, ...change(scene) },
})
const form = (part: object) => draft(() => ({ form: part }))
const enter = (change: object) => ({ things }: Scene): Ask => ({
  to: `POST /api/resources/${things.resource}/register`, as: 'department', body: { ...CODE, ...change },
})
const prepare = (change: (scene: Scene) => object, as: Who = 'provider') => (scene: Scene): Ask => ({
  to: 'POST /api/property-registrations', as, body: { productId: scene.things.product, ...change(scene) },
})
const property = (part: object) => prepare(() => ({ form: part }))
const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })

const publicRegistration: Row[] = [
  ...refusedAs(invalid('kind'), { 'a registration of no kind': draft(() => ({ kind: 'transfer' })) }),
  ...refusedAs(invalid('subjectId'), { 'a registration of a zero byte': draft(() => ({ subjectId: 'res_\0' })) }),
  ...refusedAs(invalid('form'), { 'a form with a ninth part': form({ extra: {} }) }),
  ...refusedAs(invalid('form.data'), { 'a form with an unknown word': form({ data: { price: 1 } }) }),
  ...refusedAs(invalid('form.data.abstract'), {
    'an abstract of 2001 characters': form({ data: { abstract: '长'.repeat(2_001) } }),
    'an abstract with a zero byte': form({ data: { abstract: '摘要\0' } }),
  }),
  ...refusedAs(invalid('form.evidence.logDigest'), { 'evidence that is no digest': form({ evidence: { logDigest: '0x12' } }) }),
  ...refusedAs(invalid('form.data.from'), { 'a day that is none': form({ data: { from: '2026-02-30' } }) }),
  ...refusedAs(invalid('form.scenario.usable'), {
    'twenty-one uses': form({ scenario: { usable: Array.from({ length: 21 }, (_, i) => `用途${i}`) } }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a registration of nobody': ask('GET /api/registrations/reg_none', 'department'),
    'a registration with a zero byte': ask('GET /api/registrations/%00', 'department'),
    'an application for another’s resource': ({ things }) => ({
      to: 'POST /api/registrations', as: 'strangeDepartment', body: { kind: 'first', subjectId: things.resource },
    }),
    'an objection to nothing': ask('POST /api/registrations/reg_none/objections', 'consumer', { ground: '不实', evidenceDigest: DIGEST }),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'registrations after a zero byte': ask('GET /api/registrations?cursor=%00', 'department'),
  }),
  ...refusedAs(invalid('state'), { 'registrations in no state': ask('GET /api/registrations?state=lost', 'department') }),
  ...refusedAs(invalid('code'), {
    'a query for no code': ask('GET /api/public/registrations?code=%27%20or%201%3D1', 'nobody'),
    'a query for a code of 65 characters': ask(`GET /api/public/registrations?code=${'A'.repeat(65)}`, 'nobody'),
  }),
  ...refusedAs(invalid('registrationCode'), { 'an imported code with a blank': enter({ registrationCode: 'ABCD 1234' }) }),
  ...refusedAs(invalid('documentDigest'), { 'an imported code without its document': enter({ documentDigest: undefined }) }),
  ...refusedAs({ status: 400, code: 'registration.window' }, { 'an imported code that ended': enter({ validTo: new Date(0) }) }),
  ...refusedAs({ status: 422, code: 'registration.term' }, {
    'an imported code for a decade': enter({ validTo: new Date(Date.now() + 3_650 * DAY_MS) }),
  }),
]

const propertyRegistration: Row[] = [
  ...refusedAs(invalid('productId'), { 'a property registration of a zero byte': prepare(() => ({ productId: 'prd_\0' })) }),
  ...refusedAs(invalid('form.rights'), {
    'thirty-one rights': property({ rights: Array.from({ length: 31 }, () => ({ holder: '甲', uscc: '9'.repeat(18), right: 'hold' })) }),
  }),
  ...refusedAs(invalid('form.rights.0.right'), {
    'a right that is none': property({ rights: [{ holder: '甲', uscc: '9'.repeat(18), right: 'own' }] }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a property registration of another’s product': prepare(() => ({}), 'strangeProvider'),
    'a property registration of nobody': ask('GET /api/property-registrations/ppr_none', 'provider'),
    'a renewal of nothing': prepare(() => ({ renews: 'ppr_none' })),
  }),
  ...refusedAs({ status: 422, code: 'gate.g2_organ_data' }, {
    'a department’s resource as property': prepare(({ things }) => ({ productId: things.resource }), 'department'),
  }),
]

/** Registrations of what is another's, forms beyond their bounds, codes and certificates that are none. */
export const registrationRows: Row[] = [...publicRegistration, ...propertyRegistration]
