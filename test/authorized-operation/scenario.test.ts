import { expect, it } from 'vitest'
import { decideScenario } from '#api/authorized-operation/decide-scenario.ts'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { getScenario, listScenarios } from '#api/authorized-operation/find.ts'
import { proposeScenario } from '#api/authorized-operation/propose-scenario.ts'
import type { ProposeScenario } from '#api/authorized-operation/schema.ts'
import { setCeiling } from '#api/authorized-operation/set-ceiling.ts'
import { addDays } from '#api/kernel/time.ts'
import {
  ceilingInput,
  codeOf,
  codesOf,
  eventsOf,
  grantInForce,
  hiddenAnswer,
  nowOf,
  registeredResource,
} from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const resource = await registeredResource(p, department)
const grant = await grantInForce(p, department, operator, [resource.id])
const now = await nowOf(p, department)
const input = (over: Partial<ProposeScenario> = {}): ProposeScenario => ({
  authorizationId: grant.id,
  name: '油井工况分析',
  purposeClass: 'industry',
  plan: '汇总到区块的日均压力。',
  resourceIds: [resource.id],
  ...over,
})
const propose = (over: Partial<ProposeScenario> = {}, who = operator) =>
  p.run(who, (ctx) => proposeScenario(ctx, input(over)))
const decide = (id: string, approved: boolean, who = department) =>
  p.run(who, (ctx) => decideScenario(ctx, id, { approved, ...(approved ? {} : { reason: '超出最小必要' }) }))
const ceiling = (id: string, over = {}, who = department) =>
  p.run(who, (ctx) => setCeiling(ctx, id, { ...ceilingInput(now), ...over }))

it('the operator proposes, the department approves and sets the ceiling, and sets it anew', async () => {
  const { id } = await propose()
  expect(await decide(id, true)).toMatchObject({ state: 'approved', ceiling: null })
  expect(await ceiling(id)).toMatchObject({ ceiling: { fen: 10_000, unit: 'product' } })
  expect(await ceiling(id, { fen: 8_000, decision: '二号决定' })).toMatchObject({ ceiling: { fen: 8_000 } })
  expect(await eventsOf(p, id)).toEqual(['scenario.proposed', 'scenario.approved', 'ceiling.set', 'ceiling.set'])
})

it('a rejection tells its reason', async () => {
  const { id } = await propose()
  expect(await decide(id, false)).toMatchObject({ state: 'rejected', rejectionReason: '超出最小必要' })
  expect(await eventsOf(p, id)).toEqual(['scenario.proposed', 'scenario.rejected'])
})

it.each([
  ['POST', '/api/scenarios', () => operator, { ...input(), purposeClass: 'profit' }],
  ['POST', '/api/scenarios', () => operator, { ...input(), resourceIds: [] }],
  ['POST', '/api/scenarios/scn_x/decision', () => department, { approved: false }],
  ['PUT', '/api/scenarios/scn_x/ceiling', () => department, { ...ceilingInput(now), fen: -1 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', () => department, { ...ceilingInput(now), fen: 1e16 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', () => department, { ...ceilingInput(now), fen: 0.5 }],
  ['PUT', '/api/scenarios/scn_x/ceiling', () => department, { ...ceilingInput(now), unit: 'acre' }],
])('%s %s answers 400 for what is malformed', async (method, path, who, body) => {
  const answer = await p.request(method, path, { as: who(), body })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

it('stays within the resources of its grant', async () => {
  const other = await registeredResource(p, department)
  await expect(propose({ resourceIds: [resource.id, other.id] })).rejects.toMatchObject({
    code: 'scenario.beyond_grant',
    detail: { faults: [{ path: 'resourceIds', message: other.id }] },
  })
})

it('needs a grant in force', async () => {
  const ended = await grantInForce(p, department, operator, [resource.id])
  await p.run(department, (ctx) => endAuthorization(ctx, ended.id, { reason: '终止' }))
  expect(await codeOf(propose({ authorizationId: ended.id }))).toBe('scenario.grant_not_in_force')
})

it('sets a ceiling neither for what must be free, nor for a time that is over', async () => {
  const { id } = await propose({ purposeClass: 'public_welfare' })
  await decide(id, true)
  expect(await codeOf(ceiling(id))).toBe('ceiling.free_purpose')
  const chargeable = await propose()
  await decide(chargeable.id, true)
  expect(await codeOf(ceiling(chargeable.id, { validTo: addDays(now, -1) }))).toBe('ceiling.window')
})

it('keeps each act to its role', async () => {
  const { id } = await propose()
  expect(await codeOf(propose({}, department))).toBe('permit.role')
  expect(await codeOf(decide(id, true, operator))).toBe('permit.role')
  expect(await codeOf(ceiling(id, {}, operator))).toBe('permit.role')
})

it('answers for others’ scenarios as for absent ones', async () => {
  const { id } = await propose()
  const otherDepartment = await p.organization('department')
  const otherOperator = await p.organization('operator')
  expect(await codeOf(propose({}, otherOperator))).toBe('not_found')
  expect(await codeOf(decide(id, true, otherDepartment))).toBe('not_found')
  expect(await codeOf(ceiling(id, {}, otherDepartment))).toBe('not_found')
  const view = async (of: string) =>
    hiddenAnswer(await p.request('GET', `/api/scenarios/${of}`, { as: otherDepartment }))
  expect(await view(id)).toEqual(await view('scn_00000000000000000000000000'))
  expect((await view(id)).status).toBe(404)
})

it('is listed for its parties and the overseers', async () => {
  const { id } = await propose()
  const regulator = await p.organization('regulator')
  for (const who of [department, operator, regulator]) {
    const page = await p.run(who, (ctx) => listScenarios(ctx, { limit: 100, authorizationId: grant.id }))
    expect(page.items.map((scenario) => scenario.id)).toContain(id)
    expect(await p.run(who, (ctx) => getScenario(ctx, id))).toMatchObject({ id })
  }
})

it.each(['proposed', 'approved', 'rejected'])('allows in state %s what the table allows', async (state) => {
  const made = async () => {
    const { id } = await propose()
    if (state !== 'proposed') await decide(id, state === 'approved')
    return id
  }
  const refused = 'scenario.act_not_allowed'
  expect(await codeOf(decide(await made(), true))).toBe(state === 'proposed' ? 'none' : refused)
  expect(await codeOf(decide(await made(), false))).toBe(state === 'proposed' ? 'none' : refused)
  expect(await codeOf(ceiling(await made()))).toBe(state === 'approved' ? 'none' : refused)
})

it('is decided once when many decide at once', async () => {
  for (let attempt = 0; attempt < 4; attempt++) {
    const { id } = await propose()
    const codes = await codesOf([decide(id, true), decide(id, false), decide(id, true), decide(id, false)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect(await eventsOf(p, id)).toHaveLength(2)
  }
})
