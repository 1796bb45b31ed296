import { describe, expect, it } from 'vitest'
import { assessOperator, rectifyAssessment } from '#api/authorized-operation/assess.ts'
import { CHANGE_ACTS, CHANGE_STATES, type ChangeState } from '#api/authorized-operation/change.ts'
import {
  abandonChange, acceptChange, approveChange, decideChange, fileChange, proposeChange,
} from '#api/authorized-operation/change-authorization.ts'
import { endAuthorization } from '#api/authorized-operation/end.ts'
import { getAuthorization } from '#api/authorized-operation/find.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import type { AssessOperator, ProposeChange } from '#api/authorized-operation/schema.ts'
import { addDays } from '#api/kernel/time.ts'
import { addMonths } from '#api/kernel/working-days.ts'
import { publishResource } from '#api/resource/publish.ts'
import { codeOf, codesOf, eventsOf, resourceInput } from '#test/support/market.ts'
import { grantInForce, grantInput, implementingBody, numbered, selectedPlan } from '#test/support/operation.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const body = await implementingBody(p)
const now = p.clock.now()
const newResource = (over = {}) => p.run(department, (ctx) => publishResource(ctx, resourceInput(over)))
const [first, second] = [await newResource(), await newResource()]
const inForce = () => grantInForce(p, department, operator, [first.id])
const clockOf = (subject: string, limit: string) => p.db.deadline.findFirst({ where: { subject, limit }, orderBy: { id: 'desc' } })

const input = (over: Partial<ProposeChange> = {}): ProposeChange => ({
  what: 'scope', reason: '增加数据范围', scope: '扩大后的范围', resourceIds: [first.id, second.id],
  agreementDigest: `0x${'cd'.repeat(32)}`, endsAt: addDays(now, 900), ...over,
})
const propose = (id: string, over: Partial<ProposeChange> = {}, who: Member = body) =>
  p.run(who, (ctx) => proposeChange(ctx, id, input(over)))

const ACTS: Record<keyof typeof CHANGE_ACTS, (id: string) => Promise<unknown>> = {
  decide: (id) => p.run(body, (ctx) => decideChange(ctx, id, numbered('5号'))),
  approve: (id) => p.run(body, (ctx) => approveChange(ctx, id, numbered('6号'))),
  accept: (id) => p.run(operator, (ctx) => acceptChange(ctx, id)),
  file: (id) => p.run(body, (ctx) => fileChange(ctx, id, numbered('7号'))),
  abandon: (id) => p.run(body, (ctx) => abandonChange(ctx, id)),
}

/** A change of a new grant, in a state. */
async function changeIn(state: ChangeState, over: Partial<ProposeChange> = {}) {
  const { id: grant } = await inForce()
  const { changes: [change] } = await propose(grant, over)
  const id = change?.id ?? ''
  const road = { proposed: 0, decided: 1, approved: 2, accepted: 3, filed: 4, abandoned: 0 }[state]
  for (const act of (['decide', 'approve', 'accept', 'file'] as const).slice(0, road)) await ACTS[act](id)
  if (state === 'abandoned') await ACTS.abandon(id)
  return { grant, id }
}

const grantOf = (id: string) => p.run(body, (ctx) => getAuthorization(ctx, id))

describe('a change repeats the approval', () => {
  it('and alters the grant with its filing alone', async () => {
    const { grant, id } = await changeIn('accepted')
    const before = { scope: '油井压力数据的开发利用', resourceIds: [first.id], state: 'active' }
    expect(await grantOf(grant)).toMatchObject(before)
    await ACTS.file(id)
    const { scope, resourceIds, agreementDigest, endsAt } = input()
    expect(await grantOf(grant)).toMatchObject({
      scope, resourceIds, agreementDigest, endsAt: endsAt.toISOString(), inForce: true,
      changes: [{ state: 'filed', decisionNo: '5号（演示）', approvalNo: '6号（演示）', filingNo: '7号（演示）' }],
    })
    expect(await clockOf(grant, 'reselection')).toMatchObject({ state: 'running', dueAt: endsAt, openedAt: addMonths(endsAt, -3) })
    expect((await eventsOf(p, grant)).slice(-5)).toEqual(
      ['proposed', 'decided', 'approved', 'accepted', 'filed'].map((act) => `authorization.change_${act}`),
    )
  })

  it('leaves the grant as it is when it is abandoned', async () => {
    const { grant } = await changeIn('abandoned')
    expect(await grantOf(grant)).toMatchObject({ resourceIds: [first.id], changes: [{ state: 'abandoned' }] })
  })

  it('is one at a time', async () => {
    const { grant, id } = await changeIn('proposed')
    await expect(propose(grant)).rejects.toMatchObject({
      code: 'change.open', detail: { basis: '《山东省公共数据资源授权运营管理办法（试行）》第十二条' },
    })
    await ACTS.abandon(id)
    expect(await codeOf(propose(grant))).toBe('none')
    const { id: other } = await inForce()
    expect(await codesOf([propose(other), propose(other), propose(other)])).toEqual(['change.open', 'change.open', 'none'])
  })

  it.each(CHANGE_STATES)('in state %s allows what the table allows', async (state) => {
    for (const act of Object.keys(CHANGE_ACTS) as (keyof typeof CHANGE_ACTS)[]) {
      const { id } = await changeIn(state)
      const expected = CHANGE_ACTS[act].from.some((from) => from === state) ? 'none' : 'change.act_not_allowed'
      expect([act, await codeOf(ACTS[act](id))]).toEqual([act, expected])
    }
  })

  it('is refused for what a grant is refused for, when proposed and when filed', async () => {
    const { id } = await inForce()
    const core = await newResource({ grade: 'core' })
    expect(await codeOf(propose(id, { resourceIds: [core.id] }))).toBe('authorization.core_data')
    expect(await codeOf(propose(id, { endsAt: addDays(now, 1900) }))).toBe('authorization.term')
    expect(await codeOf(propose(id, { resourceIds: ['res_absent'] }))).toBe('not_found')
    const turned = await newResource()
    const { id: change } = await changeIn('accepted', { resourceIds: [turned.id] })
    await p.db.publicDataResource.update({ where: { id: turned.id }, data: { grade: 'core' } })
    expect(await codeOf(ACTS.file(change))).toBe('authorization.core_data')
  })

  it('takes no resource that another whole authorisation has', async () => {
    const [own, taken] = [await newResource(), await newResource()]
    const granted = async (resourceId: string) => {
      const plan = await selectedPlan(p, operator, [resourceId], { mode: 'whole' })
      return p.run(body, (ctx) => grantAuthorization(ctx, grantInput(now, plan.id, [resourceId])))
    }
    const { id } = await granted(own.id)
    await granted(taken.id)
    await p.db.operatingAuthorization.update({ where: { id }, data: { state: 'active' } })
    const { changes: [change] } = await propose(id, { resourceIds: [own.id, taken.id] })
    for (const act of ['decide', 'approve', 'accept'] as const) await ACTS[act](change?.id ?? '')
    expect(await codeOf(ACTS.file(change?.id ?? ''))).toBe('authorization.resource_taken')
    expect(await grantOf(id)).toMatchObject({ resourceIds: [own.id], changes: [{ state: 'accepted' }] })
  })

  it('ends with its grant', async () => {
    const { grant, id } = await changeIn('approved')
    await p.run(body, (ctx) => endAuthorization(ctx, grant, { kind: 'breach', reason: '违约' }))
    expect(await grantOf(grant)).toMatchObject({ changes: [{ state: 'abandoned' }] })
    expect(await codeOf(ACTS.accept(id))).toBe('change.act_not_allowed')
  })

  it('is kept to its parties', async () => {
    const { grant, id } = await changeIn('approved')
    const [otherBody, otherOperator] = [await p.organization('implementing_body'), await p.organization('operator')]
    expect(await codeOf(propose(grant, {}, operator))).toBe('permit.role')
    expect(await codeOf(propose(grant, {}, otherBody))).toBe('not_found')
    expect(await codeOf(p.run(body, (ctx) => acceptChange(ctx, id)))).toBe('permit.role')
    expect(await codeOf(p.run(otherOperator, (ctx) => acceptChange(ctx, id)))).toBe('not_found')
    expect(await codeOf(p.run(otherBody, (ctx) => abandonChange(ctx, id)))).toBe('not_found')
    expect(await codeOf(p.run(body, (ctx) => abandonChange(ctx, 'chg_absent')))).toBe('not_found')
  })
})

describe('the yearly assessment', () => {
  const year = now.getUTCFullYear()
  const assess = (id: string, over: Partial<AssessOperator> = {}, who: Member = body) =>
    p.run(who, (ctx) => assessOperator(ctx, id, { year, result: 'qualified', report: '报告', reportDigest: `0x${'ab'.repeat(32)}`, ...over }))
  const rectify = (id: string, who: Member = operator) =>
    p.run(who, (ctx) => rectifyAssessment(ctx, id, { rectification: '已补充审计日志' }))

  it('is told once of a year that the grant saw', async () => {
    const { id } = await inForce()
    expect(await assess(id, { result: 'excellent' })).toMatchObject({ assessments: [{ year, result: 'excellent', rectifiedAt: null }] })
    expect(await codeOf(assess(id))).toBe('assessment.exists')
    expect(await codeOf(assess(id, { year: year + 1 }))).toBe('assessment.year')
    expect(await codeOf(assess(id, { year: year - 1 }))).toBe('assessment.year')
    expect(await eventsOf(p, id)).toContain('authorization.assessed')
  })

  it('that is unqualified gives the operator thirty days to mend', async () => {
    const { id } = await inForce()
    const { assessments: [assessment] } = await assess(id, { result: 'unqualified' })
    const subject = assessment?.id ?? ''
    const clock = await clockOf(subject, 'assessment_rectification')
    expect(clock).toMatchObject({ state: 'running', responsibleId: operator.participantId })
    expect(Math.round(((clock?.dueAt.getTime() ?? 0) - now.getTime()) / 86_400_000)).toBe(30)
    expect(await codeOf(rectify(subject, await p.organization('operator')))).toBe('not_found')
    expect(await codeOf(rectify(subject, body))).toBe('permit.role')
    expect(await rectify(subject)).toMatchObject({ assessments: [{ rectification: '已补充审计日志', rectifiedAt: expect.any(String) as string }] })
    expect(await clockOf(subject, 'assessment_rectification')).toMatchObject({ state: 'met' })
    expect(await codeOf(rectify(subject))).toBe('assessment.nothing_to_mend')
  })

  it('that is qualified has nothing to mend, and is the implementing body’s alone', async () => {
    const { id } = await inForce()
    const { assessments: [assessment] } = await assess(id)
    expect(await clockOf(assessment?.id ?? '', 'assessment_rectification')).toBeNull()
    expect(await codeOf(rectify(assessment?.id ?? ''))).toBe('assessment.nothing_to_mend')
    expect(await codeOf(rectify('asm_absent'))).toBe('not_found')
    expect(await codeOf(assess(id, {}, operator))).toBe('permit.role')
    expect(await codeOf(assess(id, {}, await p.organization('implementing_body')))).toBe('not_found')
  })
})
