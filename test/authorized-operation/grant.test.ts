import { expect, it } from 'vitest'
import { acceptAuthorization } from '#api/authorized-operation/accept.ts'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { getAuthorization, listAuthorizations } from '#api/authorized-operation/find.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import { addDays } from '#api/kernel/time.ts'
import { publishResource } from '#api/resource/publish.ts'
import {
  codeOf,
  codesOf,
  eventsOf,
  grantInForce,
  grantInput,
  hiddenAnswer,
  nowOf,
  registeredResource,
  resourceInput,
} from '#test/support/market.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const resource = await registeredResource(p, department)
const now = await nowOf(p, department)
const input = () => grantInput(now, operator.participantId, [resource.id])
const grant = (over = {}, who: Member = department) =>
  p.run(who, (ctx) => grantAuthorization(ctx, { ...input(), ...over }))
const accept = (id: string, who = operator) => p.run(who, (ctx) => acceptAuthorization(ctx, id))
const end = (id: string, who = department) => p.run(who, (ctx) => endAuthorization(ctx, id, { reason: '期满评估' }))

it('a department grants, the operator accepts, the department ends', async () => {
  const granted = await grant()
  expect(granted).toMatchObject({ state: 'granted', inForce: false, operatorId: operator.participantId })
  expect(await accept(granted.id)).toMatchObject({ state: 'active', inForce: true })
  expect(await end(granted.id)).toMatchObject({ state: 'ended', inForce: false, endedReason: '期满评估' })
  expect(await eventsOf(p, granted.id)).toEqual([
    'authorization.granted',
    'authorization.accepted',
    'authorization.ended',
  ])
})

it.each([
  ['a digest that is none', { agreementDigest: '0x12' }],
  ['no resources', { resourceIds: [] }],
  ['a resource twice', { resourceIds: ['res_a', 'res_a'] }],
  ['a time without offset', { startsAt: '2026-01-01T00:00:00' }],
  ['a time beyond all bounds', { endsAt: '9999-01-01T00:00:00Z' }],
  ['an identifier with a zero byte', { operatorId: 'ptc\u0000' }],
])('answers 400 for %s', async (_, over) => {
  const answer = await p.request('POST', '/api/authorizations', { as: department, body: { ...input(), ...over } })
  expect([answer.status, answer.body.code]).toEqual([400, 'request.invalid'])
})

it.each([
  ['authorization.window', { endsAt: addDays(now, -2) }],
  ['authorization.term', { endsAt: addDays(now, 1900) }],
])('refuses a term by %s', async (expected, over) => {
  expect(await codeOf(grant(over))).toBe(expected)
})

it('grants to an admitted operator alone', async () => {
  const provider = await p.organization('provider')
  expect(await codeOf(grant({ operatorId: provider.participantId }))).toBe('authorization.no_operator')
  expect(await codeOf(grant({ operatorId: 'ptc_absent' }))).toBe('authorization.no_operator')
})

it('never grants to the department itself, whatever roles it has', async () => {
  const both = await p.organization('department', 'operator')
  const own = await registeredResource(p, both)
  await expect(grant({ operatorId: both.participantId, resourceIds: [own.id] }, both)).rejects.toMatchObject({
    kind: 'refused',
    code: 'authorization.own_operator',
    detail: { basis: expect.stringContaining('《公共数据资源授权运营实施规范（试行）》') as string },
  })
})

it('never grants core data', async () => {
  const core = await p.run(department, (ctx) => publishResource(ctx, resourceInput({ grade: 'core' })))
  expect(await codeOf(grant({ resourceIds: [core.id] }))).toBe('authorization.core_data')
})

it('keeps each act to its role', async () => {
  const { id } = await grant()
  expect(await codeOf(grant({}, operator))).toBe('permit.role')
  expect(await codeOf(accept(id, department))).toBe('permit.role')
  expect(await codeOf(end(id, operator))).toBe('permit.role')
})

it('answers for others’ grants and resources as for absent ones', async () => {
  const { id } = await grant()
  const otherDepartment = await p.organization('department')
  const otherOperator = await p.organization('operator')
  expect(await codeOf(grant({}, otherDepartment))).toBe('not_found')
  expect(await codeOf(accept(id, otherOperator))).toBe('not_found')
  expect(await codeOf(end(id, otherDepartment))).toBe('not_found')
  const view = async (of: string) =>
    hiddenAnswer(await p.request('GET', `/api/authorizations/${of}`, { as: otherOperator }))
  expect(await view(id)).toEqual(await view('aut_00000000000000000000000000'))
  expect((await view(id)).status).toBe(404)
  const page = await p.run(otherOperator, (ctx) => listAuthorizations(ctx, { limit: 100 }))
  expect(page.items).toEqual([])
})

it('is seen by both parties and the overseers', async () => {
  const { id } = await grant()
  const auditor = await p.organization('auditor')
  for (const who of [department, operator, auditor])
    expect(await p.run(who, (ctx) => getAuthorization(ctx, id))).toMatchObject({ id })
})

it.each(['granted', 'active', 'ended'])('allows in state %s what the table allows', async (state) => {
  const made = async () => {
    const { id } = await grant()
    if (state !== 'granted') await accept(id)
    if (state === 'ended') await end(id)
    return id
  }
  const refused = 'authorization.act_not_allowed'
  expect(await codeOf(accept(await made()))).toBe(state === 'granted' ? 'none' : refused)
  expect(await codeOf(end(await made()))).toBe(state === 'ended' ? refused : 'none')
})

it('cannot be accepted once its time is over', async () => {
  const { id } = await grant({ endsAt: addDays(now, 1) })
  await p.db.operatingAuthorization.update({ where: { id }, data: { endsAt: now } })
  expect(await codeOf(accept(id))).toBe('authorization.expired')
})

it('moves once when many act at once', async () => {
  for (let attempt = 0; attempt < 4; attempt++) {
    const { id } = await grantInForce(p, department, operator, [resource.id])
    const codes = await codesOf([end(id), end(id), end(id), end(id)])
    expect(codes.filter((code) => code === 'none')).toHaveLength(1)
    expect((await eventsOf(p, id)).filter((kind) => kind === 'authorization.ended')).toHaveLength(1)
  }
})
