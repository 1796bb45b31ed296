import type { Scene } from './scene.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'

const DIGEST = `0x${'cd'.repeat(32)}`

const about = (route: string, as: Who, body?: unknown) => ({ things }: Scene): Ask => {
  const to = route.replace('{id}', things.scenario)
  return { to, as, ...(body === undefined ? {} : { body }) }
}

const proposal = (over: (resource: string) => object) => ({ things: { authorization, resource } }: Scene): Ask => ({
  to: 'POST /api/scenarios', as: 'operator',
  body: {
    authorizationId: authorization, name: '分析', purposeClass: 'industry', plan: '分析', resourceIds: [resource],
    fields: { [resource]: [{ name: '编号' }] }, necessity: '名录只有一项', ...over(resource),
  },
})
const asking = (fields: unknown) => proposal((resource) => ({ fields: { [resource]: fields } }))

const invalid = (path: string) => ({ status: 400, code: 'request.invalid', faults: [path] })
const supply = (over: object) => about('POST /api/scenarios/{id}/supplies', 'department', {
  resourceId: 'res_1', fileName: '供数.csv', sha256: DIGEST, rows: 1, ...over,
})

const relation = (over: object): Row['ask'] => () => ({
  to: 'POST /api/relations', as: 'consumer',
  body: {
    controller: `person:${'7c'.repeat(32)}`, controllerName: '张某', controlled: 'uscc:91370500MA3C00000A',
    controlledName: '某公司', kind: 'actual_control', evidence: '章程', validFrom: '2026-01-01T00:00:00Z', ...over,
  },
})

/** Scenarios that ask for what is not there, are acted upon too early or by others, and relations that can't be. */
export const scenarioRows: Row[] = [
  ...refusedAs({ status: 422, code: 'scenario.fields' }, {
    'a scenario with an item that its resource has not': asking([{ name: '身份证号' }]),
    'a scenario with an item twice': asking([{ name: '编号' }, { name: '编号' }]),
    'a scenario without an item': asking([]),
    'a scenario with items of nothing': proposal(() => ({ fields: {} })),
  }),
  ...refusedAs({ status: 422, code: 'scenario.necessity', faults: ['necessity'] }, {
    'a scenario with every item and no reason': proposal(() => ({ necessity: '' })),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid' }, {
    'a scenario with an item of zero bytes': asking([{ name: '\0' }]),
    'a scenario with an item as a text': asking(['编号']),
    'a scenario with 501 items': asking(Array.from({ length: 501 }, (_, i) => ({ name: `项${i}` }))),
    'a scenario with items of no identifier': proposal(() => ({ fields: { 'not an identifier': [] } })),
  }),
  ...refusedAs(invalid('sha256'), { 'a supply with another hash': supply({ sha256: 'sha256:ab' }) }),
  ...refusedAs(invalid('rows'), {
    'a supply of minus one row': supply({ rows: -1 }),
    'a supply of half a row': supply({ rows: 0.5 }),
    'a supply of more rows than there are': supply({ rows: 1e13 }),
  }),
  ...refusedAs({ status: 422, code: 'scenario.act_not_allowed' }, {
    'a supply before the agreement': supply({}),
    'an agreement before the review': about(
      'POST /api/scenarios/{id}/agreement', 'operator', { agreementDigest: DIGEST }),
    'a confirmation before the review': about(
      'POST /api/scenarios/{id}/confirmation', 'implementingBody', { agreementDigest: DIGEST }),
    'a destruction of what was never supplied': about(
      'POST /api/scenarios/{id}/close', 'operator', { destructionDigest: DIGEST }),
    'a stop before the review': about('POST /api/scenarios/{id}/stop', 'implementingBody', { reason: '终止' }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a withdrawal of another’s scenario': about('POST /api/scenarios/{id}/withdraw', 'strangeOperator', {}),
    'an agreement on another’s scenario': about(
      'POST /api/scenarios/{id}/agreement', 'strangeOperator', { agreementDigest: DIGEST }),
    'a confirmation of another’s scenario': about(
      'POST /api/scenarios/{id}/confirmation', 'strangeDepartment', { agreementDigest: DIGEST }),
    'a supply for another’s scenario': () => ({
      to: 'POST /api/scenarios/scn_none/supplies', as: 'department',
      body: { resourceId: 'res_1', fileName: 'a', sha256: DIGEST, rows: null },
    }),
    'a stop of another’s scenario': about('POST /api/scenarios/{id}/stop', 'strangeBody', { reason: '终止' }),
    'the end of nobody’s relation': () => (
      { to: 'POST /api/relations/rel_none/end', as: 'consumer', body: { reason: '试探' } }),
  }),
  ...refusedAs(invalid('controlled'), {
    'a relation with a code that checks wrongly': relation({}),
    'a relation with a name for a code': relation({ controlled: '某公司' }),
  }),
  ...refusedAs({ status: 400, code: 'request.invalid' }, {
    'a relation of a person by the number': relation({ controller: 'person:370502199001011234' }),
    'a relation of 200 % of the shares': relation({ kind: 'shares', shareBps: 20_000 }),
    'a relation of a kind that is none': relation({ kind: 'cousins' }),
    'a relation from year 9999': relation({ validFrom: '9999-01-01T00:00:00Z' }),
  }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'relations after a zero byte': () => ({ to: 'GET /api/relations?cursor=%00', as: 'consumer' }),
  }),
]
