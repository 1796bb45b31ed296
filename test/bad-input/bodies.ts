import { randomBytes } from 'node:crypto'
import { PASSWORD, uscc } from '#test/support/platform.ts'
import { type Ask, refusedAs, type Row } from './row.ts'

const JSON_TYPE = { 'content-type': 'application/json' }

const post = (raw: string, headers: Record<string, string> = JSON_TYPE) => (): Ask => ({
  to: 'POST /api/products', as: 'provider', raw, headers,
})
const PRODUCT = { name: '产品', description: '说明', sourceMode: 'original', sourceNote: '来源' }
const product = (change: Record<string, unknown>) => (): Ask => ({ to: 'POST /api/products', as: 'provider', body: { ...PRODUCT, ...change } })

const invalid = (...faults: string[]) => ({ status: 400, code: 'request.invalid', faults })

const bodies: Row[] = [
  ...refusedAs({ status: 400, code: 'request.malformed' }, {
    'JSON that is cut off': post('{"name": "产'),
    'JSON with a comma too many': post('{"name": "产品",}'),
    'NaN in JSON': post('{"name": NaN}'),
    'no JSON at all': post('name=产品'),
    'an empty body': post(''),
    'bytes that are no text': post('\u{0}\u{1}'),
  }),
  ...refusedAs({ status: 415, code: 'request.media_type' }, {
    'a form instead of JSON': post('name=a', { 'content-type': 'application/x-www-form-urlencoded' }),
    'JSON that calls itself text': post(JSON.stringify(PRODUCT), { 'content-type': 'text/plain' }),
    'JSON that does not say what it is': post(JSON.stringify(PRODUCT), {}),
  }),
  ...refusedAs({ status: 413, code: 'request.too_large', at: { limit: 2 ** 20 } }, {
    'a body of two mebibytes': post(JSON.stringify({ ...PRODUCT, description: 'a'.repeat(2 ** 21) })),
    'a body that announces too much': post('{}', { ...JSON_TYPE, 'content-length': String(2 ** 21) }),
  }),
  ...refusedAs(invalid(''), {
    'a list instead of an object': post('[]'),
    'null instead of an object': post('null'),
    'a word instead of an object': post('"产品"'),
    'a field that does not exist': product({ approved: true }),
    'a prototype as a field': post(JSON.stringify(PRODUCT).replace('{', '{"__proto__": {"admin": true}, ')),
  }),
  ...refusedAs(invalid('name'), {
    'a hundred thousand brackets': post(`{"name": ${'['.repeat(100_000)}${']'.repeat(100_000)}, "description": "a", "sourceMode": "original", "sourceNote": "a"}`),
    'a name of invisible characters': product({ name: '\u200b\u200b' }),
    'a name with a bidirectional embedding': product({ name: '产品\u202b' }),
  }),
  ...refusedAs(invalid('name', 'description', 'sourceMode', 'sourceNote'), { 'an object without anything': post('{}') }),
  ...refusedAs(invalid('parentIds'), { 'twenty-one parents': product({ parentIds: Array.from({ length: 21 }, (_, i) => `prd_${i}`) }) }),
  ...refusedAs({ status: 400, code: 'product.scenario_missing' }, { 'public data without its scenario': product({ sourceMode: 'authorised' }) }),
  ...refusedAs({ status: 400, code: 'product.parents_missing' }, { 'a derived product without parents': product({ sourceMode: 'derived' }) }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a route that does not exist': () => ({ to: 'POST /api/product', as: 'provider', body: {} }),
    'a method that a route does not have': () => ({ to: 'DELETE /api/products', as: 'provider' }),
  }),
]

const APPLICATION = {
  name: '测试单位', roles: ['provider'], contactName: '联系人', contactPhone: '0546-0000000', businessScope: '数据服务',
}
const application = (change: Record<string, unknown>, person: Record<string, unknown> = {}) => (): Ask => ({
  to: 'POST /api/participants',
  body: {
    ...APPLICATION, uscc: uscc(), ...change,
    person: { login: `a${randomBytes(6).toString('hex')}`, password: PASSWORD, name: '经办人', ...person },
  },
})
/** The code with its check character replaced by another of the alphabet. */
const wrongCheck = (code: string) => code.slice(0, 17) + (code.endsWith('1') ? '2' : '1')

const applications: Row[] = [
  ...refusedAs(invalid('uscc'), {
    'a credit code with a wrong check character': application({ uscc: wrongCheck(uscc()) }),
    'a credit code in small letters': application({ uscc: '91350100m000100y43' }),
    'a credit code of 17 characters': application({ uscc: uscc().slice(0, 17) }),
    'a credit code in full-width digits': application({ uscc: '９１３７０５００００００００００００' }),
  }),
  ...refusedAs(invalid('name'), {
    'an organisation’s name with a right-to-left override': application({ name: '东营\u202e数据' }),
    'an organisation’s name with a line break': application({ name: '东营\n数据' }),
    'an organisation’s name with half a character': application({ name: '东营\ud800' }),
  }),
  ...refusedAs(invalid('roles.0'), {
    'the role of the regulator': application({ roles: ['regulator'] }),
    'the role of the platform': application({ roles: ['platform'] }),
  }),
  ...refusedAs(invalid('roles'), { 'no role': application({ roles: [] }) }),
  ...refusedAs(invalid('person.login'), {
    'a login with capitals': application({}, { login: 'Admin' }),
    'a login with a letter of another script': application({}, { login: '\u0430dmin' }),
  }),
  ...refusedAs(invalid('person.password'), { 'a password of nine characters': application({}, { password: '123456789' }) }),
  ...refusedAs(invalid('person.name'), { 'a person’s name with a bidirectional isolate': application({}, { name: '张\u2066三' }) }),
  ...refusedAs(invalid('person'), { 'duties in an application': application({}, { duties: ['treasurer'] }) }),
  ...refusedAs({ status: 409, code: 'participant.uscc_taken' }, {
    'a credit code that has applied before': ({ taken }) => application({ uscc: taken.uscc })(),
  }),
  ...refusedAs({ status: 409, code: 'participant.login_taken' }, {
    'a login that somebody has': ({ taken }) => application({}, { login: taken.login })(),
  }),
]

/** Bodies that are no JSON, not of the format, or too large, and applications that nobody could review. */
export const bodyRows: Row[] = [...bodies, ...applications]
