import { expect, it } from 'vitest'
import { acceptAuthorization, fileAuthorization } from '#api/authorized-operation/accept.ts'
import { callPlan } from '#api/authorized-operation/call-plan.ts'
import { endAuthorization, giveExitNotice } from '#api/authorized-operation/end.ts'
import { getAuthorization, listAuthorizations } from '#api/authorized-operation/find.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import { handOver } from '#api/authorized-operation/hand-over.ts'
import type { PlanMode } from '#api/authorized-operation/plan.ts'
import type { EndAuthorization, GrantAuthorization } from '#api/authorized-operation/schema.ts'
import { resumeAuthorization, suspendAuthorization } from '#api/authorized-operation/suspend.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import { addDays } from '#api/kernel/time.ts'
import { addMonths } from '#api/kernel/working-days.ts'
import { publishResource } from '#api/resource/publish.ts'
import { codeOf, codesOf, eventsOf, hiddenAnswer, registeredResource, resourceInput } from '#test/support/market.ts'
import {
  calledPlan, chosenPlan, daysAgo, filedPlan, grantInForce, grantInput, grantOf, implementingBody, numbered, selectedPlan,
} from '#test/support/operation.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const body = await implementingBody(p)
const resource = await registeredResource(p, department)
const now = p.clock.now()
const newResource = () => p.run(department, (ctx) => publishResource(ctx, resourceInput()))

const made = (over: Partial<GrantAuthorization> = {}) => grantOf(p, operator, [resource.id], over)
const inForce = () => grantInForce(p, department, operator, [resource.id])
const sign = async (planId: string, over: Partial<GrantAuthorization> = {}, who: Member = body) =>
  p.run(who, (ctx) => grantAuthorization(ctx, { ...grantInput(now, planId, [resource.id]), ...over }))
const accept = (id: string, who = operator) => p.run(who, (ctx) => acceptAuthorization(ctx, id))
const file = (id: string, who = body) => p.run(who, (ctx) => fileAuthorization(ctx, id, numbered('鲁数备2号')))
const suspend = (id: string, who = body) => p.run(who, (ctx) => suspendAuthorization(ctx, id, { reason: '限期整改' }))
const resume = (id: string, who = body) => p.run(who, (ctx) => resumeAuthorization(ctx, id, { reason: '整改完成' }))
const notice = (id: string, who = operator) => p.run(who, (ctx) => giveExitNotice(ctx, id, { reason: '业务调整' }))
const end = (id: string, kind: EndAuthorization['kind'] = 'breach', who = body) =>
  p.run(who, (ctx) => endAuthorization(ctx, id, { kind, reason: '违约' }))
const handover = { accounts: true, data: true, destroyed: false, logs: true, digest: `0x${'ee'.repeat(32)}` }
const hand = (id: string, over = {}) => p.run(body, (ctx) => handOver(ctx, id, { ...handover, ...over }))
const clockOf = (subject: string, limit: string) => p.db.deadline.findFirst({ where: { subject, limit }, orderBy: { id: 'desc' } })

it('is signed, accepted, filed, suspended, resumed, ended and handed over, each with its event', async () => {
  const granted = await made()
  expect(granted).toMatchObject({
    state: 'granted', inForce: false, operatorId: operator.participantId, implementingBodyId: body.participantId,
    decision: { number: '会议纪要〔2026〕2号（演示）' }, filing: null, mode: 'scenario',
  })
  const { id } = granted
  expect(await accept(id)).toMatchObject({ state: 'accepted', inForce: false })
  expect(await file(id)).toMatchObject({ state: 'active', inForce: true, filing: { number: '鲁数备2号（演示）' } })
  expect(await suspend(id)).toMatchObject({ state: 'suspended', inForce: false, suspendedReason: '限期整改' })
  expect(await resume(id)).toMatchObject({ state: 'active', inForce: true, suspendedReason: null })
  expect(await end(id)).toMatchObject({ state: 'ended', inForce: false, endKind: 'breach', endedReason: '违约' })
  expect(await hand(id)).toMatchObject({ state: 'handed_over', handover })
  expect(await eventsOf(p, id)).toEqual(
    ['granted', 'accepted', 'filed', 'suspended', 'resumed', 'ended', 'handed_over'].map((act) => `authorization.${act}`),
  )
})

it('the filing sets the clock of the selection anew three months before the end', async () => {
  const { id, endsAt } = await inForce()
  expect(await clockOf(id, 'reselection')).toMatchObject({
    state: 'running', openedAt: addMonths(new Date(endsAt), -3), dueAt: new Date(endsAt), responsibleId: body.participantId,
    interestedIds: [operator.participantId],
  })
  await end(id)
  expect(await clockOf(id, 'reselection')).toMatchObject({ state: 'lifted' })
})

it.each([
  ['authorization.window', { endsAt: addDays(now, -2) }],
  ['authorization.term', { endsAt: addDays(now, 1900) }],
  ['authorization.incomplete', { items: {} }],
  ['authorization.beyond_plan', { resourceIds: ['res_absent'] }],
])('refuses by %s', async (expected, over) => {
  expect(await codeOf(made(over))).toBe(expected)
})

it('names every clause that the agreement lacks, and the article', async () => {
  const { items } = grantInput(now, '', [])
  await expect(made({ items: { ...items, noRedevelopment: false, term: undefined } })).rejects.toMatchObject({
    detail: {
      basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
      faults: [{ path: 'items.term' }, { path: 'items.noRedevelopment' }],
    },
  })
})

it('needs a plan that has selected its operator', async () => {
  const plans = [await filedPlan(p, body, [resource.id]), await calledPlan(p, operator, [resource.id]), await chosenPlan(p, operator, [resource.id])]
  for (const { id } of plans)
    await expect(sign(id)).rejects.toMatchObject({
      kind: 'refused', code: 'authorization.plan_not_selected',
      detail: { basis: '《山东省公共数据资源授权运营管理办法（试行）》第十三条' },
    })
  const otherBody = await p.organization('implementing_body')
  const { id } = await selectedPlan(p, operator, [resource.id])
  expect(await codeOf(sign(id, {}, otherBody))).toBe('not_found')
  expect(await codeOf(sign('pln_absent'))).toBe('not_found')
  expect((await sign(id)).operatorId).toBe(operator.participantId)
})

it('has one grant of a plan at a time', async () => {
  const { id: plan } = await selectedPlan(p, operator, [resource.id])
  const { id } = await sign(plan)
  expect(await codeOf(sign(plan))).toBe('authorization.plan_taken')
  await end(id)
  expect(await codeOf(sign(plan))).toBe('none')
})

it.each<[PlanMode, PlanMode, string]>([
  ['whole', 'whole', 'authorization.resource_taken'],
  ['whole', 'field', 'authorization.resource_taken'],
  ['field', 'whole', 'authorization.resource_taken'],
  ['whole', 'scenario', 'none'],
  ['scenario', 'field', 'none'],
  ['scenario', 'scenario', 'none'],
])('while a resource is under a %s authorisation, a %s one of it answers %s', async (first, second, expected) => {
  const resources = [(await newResource()).id, (await newResource()).id]
  const planOf = (mode: PlanMode) => selectedPlan(p, operator, resources, { mode })
  const { id } = await sign((await planOf(first)).id, { resourceIds: resources })
  const second2 = (await planOf(second)).id
  expect(await codeOf(sign(second2, { resourceIds: resources.slice(1) }))).toBe(expected)
  await end(id)
  if (expected !== 'none') expect(await codeOf(sign(second2, { resourceIds: resources.slice(1) }))).toBe('none')
})

it('names the resources that are taken', async () => {
  const [taken, free] = [await newResource(), await newResource()]
  const planOf = () => selectedPlan(p, operator, [taken.id, free.id], { mode: 'whole' })
  await sign((await planOf()).id, { resourceIds: [taken.id] })
  await expect(sign((await planOf()).id, { resourceIds: [free.id, taken.id] })).rejects.toMatchObject({
    code: 'authorization.resource_taken', detail: { faults: [{ path: 'resourceIds', message: taken.id }] },
  })
})

it('of two who would take a resource at once, one does', async () => {
  for (let attempt = 0; attempt < 3; attempt++) {
    const { id } = await newResource()
    const plans = [await selectedPlan(p, operator, [id], { mode: 'whole' }), await selectedPlan(p, operator, [id], { mode: 'field' })]
    const codes = await codesOf(plans.map((plan) => sign(plan.id, { resourceIds: [id] })))
    expect(codes).toEqual(['authorization.resource_taken', 'none'])
  }
})

it('never grants what became core data, or lost the consent of the department that shared it', async () => {
  const one = await newResource()
  const { id: plan } = await selectedPlan(p, operator, [one.id])
  const grade = (data: object) => p.db.publicDataResource.update({ where: { id: one.id }, data })
  await grade({ grade: 'core' })
  expect(await codeOf(sign(plan, { resourceIds: [one.id] }))).toBe('authorization.core_data')
  await grade({ grade: 'general', acquisition: 'shared', sharingConsent: '同意函', sharingWithdrawnAt: now })
  expect(await codeOf(sign(plan, { resourceIds: [one.id] }))).toBe('authorization.sharing_consent')
  await grade({ sharingWithdrawnAt: null })
  expect(await codeOf(sign(plan, { resourceIds: [one.id] }))).toBe('none')
})

it('keeps each act to its role', async () => {
  const { id } = await made()
  for (const who of [operator, department]) {
    expect(await codeOf(sign('pln_1', {}, who))).toBe('permit.role')
    expect(await codeOf(file(id, who))).toBe('permit.role')
    expect(await codeOf(suspend(id, who))).toBe('permit.role')
    expect(await codeOf(end(id, 'breach', who))).toBe('permit.role')
    expect(await codeOf(p.run(who, (ctx) => handOver(ctx, id, handover)))).toBe('permit.role')
  }
  expect(await codeOf(accept(id, body))).toBe('permit.role')
  expect(await codeOf(notice(id, department))).toBe('permit.role')
})

it('answers for others’ grants as for absent ones', async () => {
  const { id } = await made()
  const otherBody = await p.organization('implementing_body')
  const otherOperator = await p.organization('operator')
  const otherDepartment = await p.organization('department')
  expect(await codeOf(accept(id, otherOperator))).toBe('not_found')
  expect(await codeOf(file(id, otherBody))).toBe('not_found')
  expect(await codeOf(suspend(id, otherBody))).toBe('not_found')
  expect(await codeOf(notice(id, otherOperator))).toBe('not_found')
  expect(await codeOf(end(id, 'breach', otherBody))).toBe('not_found')
  for (const as of [otherOperator, otherBody, otherDepartment]) {
    const view = async (of: string) => hiddenAnswer(await p.request('GET', `/api/authorizations/${of}`, { as }))
    expect(await view(id)).toEqual(await view('aut_00000000000000000000000000'))
    expect((await view(id)).status).toBe(404)
    expect((await p.run(as, (ctx) => listAuthorizations(ctx, { limit: 100 }))).items).toEqual([])
  }
})

it('is seen by its parties, the department whose resource it names, the staff and the overseers', async () => {
  const { id } = await made()
  const [auditor, admission] = [await p.organization('auditor'), await p.organization('admission')]
  for (const who of [body, department, operator, auditor, admission]) {
    expect(await p.run(who, (ctx) => getAuthorization(ctx, id))).toMatchObject({ id })
    expect((await p.run(who, (ctx) => listAuthorizations(ctx, { limit: 100 }))).items.map((one) => one.id)).toContain(id)
  }
})

it('cannot be accepted or filed once its time is over', async () => {
  const [granted, accepted] = [await made(), await made()]
  await accept(accepted.id)
  await p.db.operatingAuthorization.updateMany({ where: { id: { in: [granted.id, accepted.id] } }, data: { endsAt: now } })
  expect(await codeOf(accept(granted.id))).toBe('authorization.expired')
  expect(await codeOf(file(accepted.id))).toBe('authorization.expired')
})

it('ends early after the six months of a notice by either side, and normally after its term', async () => {
  const { id } = await inForce()
  expect(await codeOf(end(id, 'early'))).toBe('authorization.notice_missing')
  const noticed = await notice(id)
  expect(noticed.notice).toMatchObject({ reason: '业务调整' })
  expect(await codeOf(notice(id, body))).toBe('authorization.noticed_already')
  const clock = await clockOf(id, 'early_exit_notice')
  expect(clock).toMatchObject({ state: 'running', dueAt: new Date(noticed.notice?.endsAt ?? '') })
  expect(clock?.dueAt).toEqual(dueAt('early_exit_notice', new Date(noticed.notice?.at ?? '')))
  expect(await codeOf(end(id, 'early'))).toBe('authorization.notice_runs')
  await p.db.operatingAuthorization.update({ where: { id }, data: { noticeAt: addDays(now, -200) } })
  expect(await end(id, 'early')).toMatchObject({ state: 'ended', endKind: 'early' })
  expect(await clockOf(id, 'early_exit_notice')).toMatchObject({ state: 'lifted' })

  const over = await inForce()
  expect(await codeOf(end(over.id, 'normal'))).toBe('authorization.not_over')
  await p.db.operatingAuthorization.update({ where: { id: over.id }, data: { endsAt: now } })
  expect(await end(over.id, 'normal')).toMatchObject({ endKind: 'normal' })
})

it('is handed over only when nothing is left at the operator', async () => {
  const { id } = await inForce()
  await end(id)
  await expect(hand(id, { accounts: false, data: false, logs: false })).rejects.toMatchObject({
    code: 'authorization.handover_incomplete',
    detail: { faults: [{ path: 'accounts' }, { path: 'data' }, { path: 'logs' }] },
  })
  expect(await hand(id, { data: false, destroyed: true })).toMatchObject({ state: 'handed_over' })
})

it('a call for the same resources is what the clock of the selection anew waits for', async () => {
  const { id } = await inForce()
  const { id: plan } = await filedPlan(p, body, [resource.id])
  const call = { method: 'tender' as const, text: '公开征集', endsAt: addDays(now, 20) }
  await p.run(body, (ctx) => callPlan(ctx, plan, call))
  expect(await clockOf(id, 'reselection')).toMatchObject({ state: 'running' })
  const { id: later } = await filedPlan(p, body, [resource.id])
  await p.run(body, daysAgo(-640, (ctx) => callPlan(ctx, later, { ...call, endsAt: addDays(now, 660) })))
  expect(await clockOf(id, 'reselection')).toMatchObject({ state: 'met' })
})
