import { grantInput, numbered, planInput } from '#test/support/operation.ts'
import { DAY_MS } from '#test/support/story.ts'
import { type Ask, refusedAs, type Row, type Who } from './row.ts'
import type { Scene } from './scene.ts'

type Thing = keyof Scene['things']

const about = (to: string, thing: Thing, as: Who, body?: unknown) => ({ things }: Scene): Ask => ({
  to: to.replace('{id}', things[thing]), as, ...(body === undefined ? {} : { body }),
})
const plan = (change: Record<string, unknown>) => (): Ask => ({
  to: 'POST /api/plans', as: 'implementingBody', body: { ...planInput([]), ...change },
})
const grant = (change: Record<string, unknown>, as: Who = 'implementingBody') => ({ things }: Scene): Ask => ({
  to: 'POST /api/authorizations', as,
  body: { ...grantInput(new Date(), things.selectedPlanId, [things.resource]), ...change },
})
const invalid = (...faults: string[]) => ({ status: 400, code: 'request.invalid', faults })
const refused = (code: string) => ({ status: 422, code })

const CALL = { method: 'tender', text: '征集', endsAt: new Date(Date.now() + DAY_MS) }
const REASON = { reason: '试探' }
const ASSESSMENT = { year: 2026, result: 'qualified', report: '报告', reportDigest: `0x${'ab'.repeat(32)}` }
const HANDOVER = { accounts: true, data: true, destroyed: true, logs: true, digest: `0x${'ab'.repeat(32)}` }

const plans: Row[] = [
  ...refusedAs(invalid('mode'), { 'a plan of no mode': plan({ mode: 'all' }) }),
  ...refusedAs(invalid('name'), {
    'a plan whose name has a zero byte': plan({ name: '方案\0' }), 'a plan named in 101 characters': plan({ name: '方'.repeat(101) }),
  }),
  ...refusedAs(invalid('items.necessity'), { 'a plan with an item of 3001 characters': plan({ items: { necessity: '必'.repeat(3_001) } }) }),
  ...refusedAs(invalid('items'), { 'a plan with a thirteenth item': plan({ items: { bonus: '其他' } }) }),
  ...refusedAs(invalid('items.products.welfare'), {
    'a plan of 51 products': plan({ items: { products: { welfare: Array.from({ length: 51 }, () => ({ name: '甲', form: '乙' })), industry: [] } } }),
  }),
  ...refusedAs(invalid('resourceIds'), {
    'a plan with a resource twice': plan({ resourceIds: ['res_a', 'res_a'] }),
    'a plan of 501 resources': plan({ resourceIds: Array.from({ length: 501 }, (_, i) => `res_${i}`) }),
  }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a plan with a resource of nobody': plan({ resourceIds: ['res_absent'] }),
    'another body’s plan': about('GET /api/plans/{id}', 'filedPlanId', 'strangeBody'),
    'a call of another body’s plan': about('POST /api/plans/{id}/call', 'filedPlanId', 'strangeBody', CALL),
    'a withdrawal of another body’s plan': about('POST /api/plans/{id}/withdraw', 'filedPlanId', 'strangeBody', REASON),
    'an operator’s look at a plan before its call': about('GET /api/plans/{id}', 'filedPlanId', 'operator'),
    'an application to a plan before its call': about('POST /api/plans/{id}/applications', 'filedPlanId', 'operator', { statement: '申请', noIncident: true }),
    'a consumer’s look at a plan that it has nothing to do with': about('GET /api/plans/{id}', 'chosenPlanId', 'consumer'),
    'an answer to an objection of nobody': about('POST /api/plans/{id}/objections/obj_none/answer', 'chosenPlanId', 'implementingBody', { upheld: true, answer: '成立' }),
    'a choice of an application of nobody': about('POST /api/plans/{id}/choice', 'chosenPlanId', 'implementingBody', { applicationId: 'apl_none', reason: '优' }),
  }).map((row) => (row.input.startsWith('a choice') ? { ...row, ...refused('plan.act_not_allowed') } : row)),
  ...refusedAs(refused('plan.act_not_allowed'), {
    'a decision on a plan that was filed': about('POST /api/plans/{id}/decide', 'filedPlanId', 'implementingBody', numbered('1号')),
    'an objection to a plan that was selected': about('POST /api/plans/{id}/objections', 'selectedPlanId', 'consumer', { ground: '不服' }),
    'a late application': about('POST /api/plans/{id}/applications', 'chosenPlanId', 'strangeOperator', { statement: '申请', noIncident: true }),
  }),
  ...refusedAs(refused('plan.publicity_over'), {
    'an objection after the publicity': about('POST /api/plans/{id}/objections', 'chosenPlanId', 'consumer', { ground: '不服' }),
  }),
  ...refusedAs({ status: 400, code: 'plan.call_window' }, {
    'a call that is over': about('POST /api/plans/{id}/call', 'filedPlanId', 'implementingBody', { ...CALL, endsAt: '2020-01-01T00:00:00Z' }),
  }),
  ...refusedAs(invalid('digest'), { 'a decision without its digest': about('POST /api/plans/{id}/decide', 'filedPlanId', 'implementingBody', { number: '1号', digest: '0x1' }) }),
  ...refusedAs(invalid('number'), { 'a decision numbered by a line break': about('POST /api/plans/{id}/decide', 'filedPlanId', 'implementingBody', { ...numbered('1号'), number: '一\n二' }) }),
  ...refusedAs(invalid('method'), { 'a call by lot': about('POST /api/plans/{id}/call', 'filedPlanId', 'implementingBody', { ...CALL, method: 'lot' }) }),
  ...refusedAs({ status: 400, code: 'page.cursor' }, {
    'published plans after a zero byte': () => ({ to: 'GET /api/public/plans?cursor=%00' }),
    'plans after nonsense': () => ({ to: 'GET /api/plans?cursor=x', as: 'operator' as const }),
  }),
]

const grants: Row[] = [
  ...refusedAs({ status: 400, code: 'authorization.window' }, {
    'a grant that ends before it begins': grant({ startsAt: '2031-01-01T00:00:00Z', endsAt: '2030-01-01T00:00:00Z' }),
    'a grant that is over': grant({ startsAt: '2020-01-01T00:00:00Z', endsAt: '2021-01-01T00:00:00Z' }),
  }),
  ...refusedAs(refused('authorization.term'), { 'a grant of six years': grant({ endsAt: new Date(Date.now() + 6 * 366 * DAY_MS) }) }),
  ...refusedAs({ ...refused('authorization.incomplete'), faults: ['items.noRedevelopment'] }, {
    'a grant whose operator may redevelop': grant({ items: { ...grantInput(new Date(), '', []).items, noRedevelopment: false } }),
  }),
  ...refusedAs(invalid('agreementDigest'), { 'a grant without its agreement’s digest': grant({ agreementDigest: '0x12' }) }),
  ...refusedAs(invalid('startsAt'), { 'a grant since the year nought': grant({ startsAt: '0000-01-01T00:00:00Z' }) }),
  ...refusedAs(invalid('decision.number'), { 'a grant without a decision’s number': grant({ decision: { ...numbered('1'), number: '' } }) }),
  ...refusedAs(refused('authorization.beyond_plan'), { 'a grant of what its plan has not': grant({ resourceIds: ['res_absent'] }) }),
  ...refusedAs({ status: 404, code: 'not_found' }, {
    'a grant under another body’s plan': grant({}, 'strangeBody'),
    'a grant under no plan': grant({ planId: 'pln_none' }),
    'another’s grant': about('GET /api/authorizations/{id}', 'authorization', 'strangeOperator'),
    'a grant that names nothing of the department': about('GET /api/authorizations/{id}', 'authorization', 'strangeDepartment'),
    'an acceptance of another’s grant': about('POST /api/authorizations/{id}/accept', 'authorization', 'strangeOperator'),
    'a filing of another’s grant': about('POST /api/authorizations/{id}/file', 'authorization', 'strangeBody', numbered('1号')),
    'a suspension of another’s grant': about('POST /api/authorizations/{id}/suspend', 'authorization', 'strangeBody', REASON),
    'a notice about another’s grant': about('POST /api/authorizations/{id}/notice', 'authorization', 'strangeOperator', REASON),
    'an end of another’s grant': about('POST /api/authorizations/{id}/end', 'authorization', 'strangeBody', { kind: 'breach', ...REASON }),
    'a handover of another’s grant': about('POST /api/authorizations/{id}/handover', 'authorization', 'strangeBody', HANDOVER),
    'an assessment of another’s grant': about('POST /api/authorizations/{id}/assessments', 'authorization', 'strangeBody', ASSESSMENT),
    'a change of nobody': () => ({ to: 'POST /api/authorization-changes/chg_none/decide', as: 'implementingBody' as const, body: numbered('1号') }),
    'a rectification of nobody': () => ({ to: 'POST /api/assessments/asm_none/rectification', as: 'operator' as const, body: { rectification: '改' } }),
  }),
  ...refusedAs(refused('authorization.act_not_allowed'), {
    'a handover before the end': about('POST /api/authorizations/{id}/handover', 'authorization', 'implementingBody', HANDOVER),
    'a second acceptance': about('POST /api/authorizations/{id}/accept', 'authorization', 'operator'),
  }),
  ...refusedAs(refused('authorization.not_over'), {
    'a normal end before its time': about('POST /api/authorizations/{id}/end', 'authorization', 'implementingBody', { kind: 'normal', ...REASON }),
  }),
  ...refusedAs(refused('authorization.notice_missing'), {
    'an early end without notice': about('POST /api/authorizations/{id}/end', 'authorization', 'implementingBody', { kind: 'early', ...REASON }),
  }),
  ...refusedAs(refused('assessment.year'), {
    'an assessment of a year before the grant': about('POST /api/authorizations/{id}/assessments', 'authorization', 'implementingBody', { ...ASSESSMENT, year: 2021 }),
  }),
  ...refusedAs(invalid('kind'), { 'an end of no kind': about('POST /api/authorizations/{id}/end', 'authorization', 'implementingBody', { kind: 'sudden', ...REASON }) }),
  ...refusedAs(invalid('result'), { 'an assessment as a number': about('POST /api/authorizations/{id}/assessments', 'authorization', 'implementingBody', { ...ASSESSMENT, result: 5 }) }),
]

/** Plans and grants of authorised operations that are malformed, another's, out of turn, or against the law. */
export const operationRows: Row[] = [...plans, ...grants]
