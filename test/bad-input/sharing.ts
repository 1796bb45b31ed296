import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'
import type { Scene } from './scene.ts'

const asked = (change: Record<string, unknown>, as: Who = 'strangeDepartment') => ({ things }: Scene): Ask => ({
  to: 'POST /api/sharing/requests', as,
  body: {
    resourceId: things.resource, purpose: '履职核验', basis: '职责规定', fields: ['编号'], quota: 1,
    endsAt: new Date(Date.now() + DAY_MS), ...change,
  },
})
const ask = (to: string, as: Who, body?: unknown) => (): Ask => ({ to, as, ...(body === undefined ? {} : { body }) })
const invalid = (...faults: string[]) => ({ status: 400, code: 'request.invalid', faults })

/** Requests to share that are for nothing, for too much, or of what is not there. */
export const sharingRows: Row[] = [
  ...refusedAs(invalid('fields'), {
    'a request for no field': asked({ fields: [] }),
    'a request for a field twice': asked({ fields: ['编号', '编号'] }),
    'a request for 501 fields': asked({ fields: Array.from({ length: 501 }, (_, at) => `项${at}`) }),
    'a request for all fields by a star': asked({ fields: '*' }),
  }),
  ...refusedAs(invalid('fields.0'), { 'a field named by a zero byte': asked({ fields: ['\0'] }) }),
  ...refusedAs(invalid('purpose'), {
    'a purpose of spaces': asked({ purpose: '   ' }), 'a purpose with a line break': asked({ purpose: '核\n验' }),
    'a purpose of 101 characters': asked({ purpose: '核'.repeat(101) }),
  }),
  ...refusedAs(invalid('basis'), { 'a duty with a bidirectional sign': asked({ basis: '职责\u202e规定' }) }),
  ...refusedAs(invalid('quota'), { 'a request for no use': asked({ quota: 0 }), 'half a use': asked({ quota: 0.5 }) }),
  ...refusedAs(invalid('endsAt'), { 'a request until some day': asked({ endsAt: '明年' }) }),
  ...refusedAs(invalid('level'), { 'a request from the province': asked({ level: 'province', district: '广饶县' }) }),
  ...refusedAs(invalid('district'), {
    'a county that is not told': asked({ level: 'county' }), 'a city with a county': asked({ district: '广饶县' }),
  }),
  ...refusedAs({ status: 400, code: 'sharing.field_unknown' }, {
    'a field that the resource has not': asked({ fields: ['编号', 'select 1'] }),
    'a reason for a field that the resource has not': asked({ necessity: { 住址: '核验' } }),
  }),
  ...refusedAs({ status: 400, code: 'agreement.window' }, { 'a request until yesterday': asked({ endsAt: new Date(0) }) }),
  ...refusedAs({ status: 422, code: 'sharing.own' }, { 'a request for one’s own': asked({}, 'department') }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a request for what is not there': asked({ resourceId: 'res_none' }),
    'an answer to nothing': ask('POST /api/sharing/requests/shr_none/answer', 'department', { approved: true }),
    'an answer to a zero byte': ask('POST /api/sharing/requests/%00/answer', 'department', { approved: true }),
    'the end of nothing': ask('POST /api/sharing/requests/shr_none/end', 'department', { reason: '试探' }),
    'a look at nothing': ask('GET /api/sharing/requests/shr_none', 'department'),
    'supply of nothing': ask('POST /api/sharing/supplies', 'department', { productId: 'prd_none', version: 1 }),
  }),
  ...refusedAs(invalid('reason'), {
    'a refusal to share without a reason': ask('POST /api/sharing/requests/shr_none/answer', 'department', { approved: false }),
    'an end of sharing without a reason': ask('POST /api/sharing/requests/shr_none/end', 'department', { reason: '' }),
  }),
  ...refusedAs(invalid('version'), { 'supply of version 0': ask('POST /api/sharing/supplies', 'department', { productId: 'prd_none', version: 0 }) }),
  ...refusedAs(invalid('state'), { 'requests in no state': ask('GET /api/sharing/requests?state=open', 'department') }),
  ...refusedAs(invalid('shareClass'), { 'a share class of one’s own': ask('GET /api/sharing/resources?shareClass=all', 'department') }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'a sharing catalogue after a zero byte': ask('GET /api/sharing/resources?cursor=%00', 'department'),
    'requests after a zero byte': ask('GET /api/sharing/requests?cursor=%00', 'department'),
  }),
]
