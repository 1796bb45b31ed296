import { expect, it } from 'vitest'
import { applyToOperate } from '#api/authorized-operation/apply-plan.ts'
import { callPlan } from '#api/authorized-operation/call-plan.ts'
import { chooseOperator, closePublicity } from '#api/authorized-operation/choose-operator.ts'
import { approvePlan, decidePlan, filePlan } from '#api/authorized-operation/decide-plan.ts'
import { draftPlan, editPlan } from '#api/authorized-operation/draft-plan.ts'
import { answerObjection, objectToPlan } from '#api/authorized-operation/object-to-plan.ts'
import { getPlan, listPlans, listPublishedPlans } from '#api/authorized-operation/plan-find.ts'
import { withdrawPlan } from '#api/authorized-operation/withdraw-plan.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { addDays } from '#api/kernel/time.ts'
import { publishResource } from '#api/resource/publish.ts'
import { codeOf, eventsOf, hiddenAnswer, registeredResource, resourceInput } from '#test/support/market.ts'
import {
  calledPlan, chosenPlan, daysAgo, filedPlan, implementingBody, numbered, planInput, selectedPlan,
} from '#test/support/operation.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()
const department = await p.organization('department')
const operator = await p.organization('operator')
const otherOperator = await p.organization('operator')
const consumer = await p.organization('consumer')
const body = await implementingBody(p)
const resource = await registeredResource(p, department)
const resources = [resource.id]

const draft = (over = {}, who: Member = body) => p.run(who, (ctx) => draftPlan(ctx, planInput(resources, over)))
const call = { method: 'negotiation' as const, text: '公开征集', endsAt: addDays(p.clock.now(), 20) }
const application = { statement: '具备相应能力', noIncident: true }
const apply = (id: string, who = operator, over = {}) =>
  p.run(who, (ctx) => applyToOperate(ctx, id, { ...application, ...over }))
const object = (id: string, who = consumer) => p.run(who, daysAgo(29, (ctx) => objectToPlan(ctx, id, { ground: '评分依据不明' })))
const answer = (id: string, objectionId: string, upheld: boolean, who = body) =>
  p.run(who, (ctx) => answerObjection(ctx, id, objectionId, { upheld, answer: '经核查。' }))
const select = (id: string, who = body) => p.run(who, (ctx) => closePublicity(ctx, id))
const choose = (id: string, applicationId: string, who = body) =>
  p.run(who, (ctx) => chooseOperator(ctx, id, { applicationId, reason: '综合评分第一' }))
const clockOf = (subject: string, limit: string) => p.db.deadline.findFirst({ where: { subject, limit }, orderBy: { id: 'desc' } })

it('goes from the draft to the operator selected, with every document, clock and event', async () => {
  const { id } = await draft()
  const at = <T>(days: number, verb: (ctx: Parameters<Parameters<typeof p.run>[1]>[0]) => Promise<T>, who = body) =>
    p.run(who, daysAgo(days, verb))
  await at(60, (ctx) => decidePlan(ctx, id, numbered('会议纪要1号')))
  await at(59, (ctx) => approvePlan(ctx, id, numbered('东政复1号')))
  expect(await clockOf(id, 'plan_filing')).toMatchObject({ state: 'running', responsibleId: body.participantId })
  expect(await at(58, (ctx) => filePlan(ctx, id, numbered('鲁数备1号')))).toMatchObject({
    state: 'filed', decision: { number: '会议纪要1号（演示）' }, approval: { number: '东政复1号（演示）' }, filing: { number: '鲁数备1号（演示）' },
  })
  expect(await clockOf(id, 'plan_filing')).toMatchObject({ state: 'met' })
  const called = await at(57, (ctx) => callPlan(ctx, id, { ...call, endsAt: addDays(ctx.now, 20) }))
  expect(called).toMatchObject({ state: 'called', method: 'negotiation', callText: '公开征集' })
  const { applications: [one] } = await at(50, (ctx) => applyToOperate(ctx, id, application), operator)
  const chosen = await at(30, (ctx) => chooseOperator(ctx, id, { applicationId: one?.id ?? '', reason: '第一' }))
  expect(chosen).toMatchObject({ state: 'chosen', chosenOperator: { id: operator.participantId }, choiceReason: '第一' })
  expect(await clockOf(id, 'plan_publicity')).toMatchObject({ state: 'running', dueAt: new Date(chosen.publicityEndsAt ?? '') })
  expect(await select(id)).toMatchObject({ state: 'selected', selectedAt: expect.any(String) as string })
  expect(await clockOf(id, 'plan_publicity')).toMatchObject({ state: 'met' })
  expect(await eventsOf(p, id)).toEqual([
    'plan.drafted', 'plan.decided', 'plan.approved', 'plan.filed', 'plan.called', 'plan.applied', 'plan.chosen', 'plan.selected',
  ])
})

it('the publicity lasts three working days', async () => {
  const { publicityEndsAt } = await chosenPlan(p, operator, resources)
  const from = addDays(p.clock.now(), -30)
  const days = (new Date(publicityEndsAt ?? '').getTime() - from.getTime()) / 86_400_000
  expect(days).toBeGreaterThan(3)
  expect(days).toBeLessThan(14)
})

it('a draft may be unfinished, is written anew, and is decided only when it lacks nothing', async () => {
  const { id } = await draft({ items: {} })
  const decide = () => p.run(body, (ctx) => decidePlan(ctx, id, numbered('1号')))
  await expect(decide()).rejects.toMatchObject({
    kind: 'refused', code: 'plan.incomplete',
    detail: { basis: '《公共数据资源授权运营实施规范（试行）》第九条', faults: expect.arrayContaining([{ path: 'items.products', message: expect.any(String) as string }]) as unknown },
  })
  const written = await p.run(body, (ctx) => editPlan(ctx, id, planInput(resources, { name: '第二稿', mode: 'whole' })))
  expect(written).toMatchObject({ name: '第二稿', mode: 'whole', items: { necessity: 'necessity：演示内容。' } })
  expect(await decide()).toMatchObject({ state: 'decided' })
  expect(await codeOf(p.run(body, (ctx) => editPlan(ctx, id, planInput(resources))))).toBe('plan.act_not_allowed')
})

it('names resources of any department, but neither core data nor what was shared without consent', async () => {
  const other = await p.organization('department')
  const publish = (over = {}) => p.run(other, (ctx) => publishResource(ctx, resourceInput(over)))
  const [mine, core, shared] = [await publish(), await publish({ grade: 'core' }), await publish()]
  await p.db.publicDataResource.update({ where: { id: shared.id }, data: { acquisition: 'shared' } })
  const draftOf = (...ids: string[]) => codeOf(p.run(body, (ctx) => draftPlan(ctx, planInput(ids))))
  expect(await draftOf(resource.id, mine.id)).toBe('none')
  expect(await draftOf(resource.id, core.id)).toBe('authorization.core_data')
  expect(await draftOf(resource.id, shared.id)).toBe('authorization.sharing_consent')
  expect(await draftOf(resource.id, 'res_absent')).toBe('not_found')
  const { id } = await p.run(body, (ctx) => draftPlan(ctx, planInput([mine.id])))
  await p.db.publicDataResource.update({ where: { id: mine.id }, data: { acquisition: 'shared' } })
  expect(await codeOf(p.run(body, (ctx) => decidePlan(ctx, id, numbered('1号'))))).toBe('authorization.sharing_consent')
})

it('takes one application of each operator while it is called, none of one that had an incident', async () => {
  const { id } = await filedPlan(p, body, resources)
  await p.run(body, (ctx) => callPlan(ctx, id, call))
  await expect(apply(id, operator, { noIncident: false })).rejects.toMatchObject({
    code: 'plan.incident', detail: { basis: '《山东省公共数据资源授权运营管理办法（试行）》第十四条' },
  })
  expect((await apply(id)).applications).toMatchObject([{ operator: { id: operator.participantId } }])
  expect(await codeOf(apply(id))).toBe('plan.applied_already')
  expect((await apply(id, otherOperator)).applications).toHaveLength(1)
  expect((await p.run(body, (ctx) => getPlan(ctx, id))).applications).toHaveLength(2)
  await p.db.operationPlan.update({ where: { id }, data: { callEndsAt: p.clock.now() } })
  expect(await codeOf(apply(id, await p.organization('operator')))).toBe('plan.call_over')
})

it('never takes the implementing body as its own operator', async () => {
  const both = await p.organization('implementing_body', 'operator')
  const { id } = await filedPlan(p, both, resources)
  await p.run(both, (ctx) => callPlan(ctx, id, call))
  expect(await codeOf(apply(id, both))).toBe('plan.own_operator')
})

it('chooses after the call, among its own applications, an operator that is still admitted', async () => {
  const { id } = await filedPlan(p, body, resources)
  await p.run(body, (ctx) => callPlan(ctx, id, call))
  const { applications: [early] } = await apply(id)
  expect(await codeOf(choose(id, early?.id ?? ''))).toBe('plan.call_runs')
  const leaving = await p.organization('operator')
  const [over, foreign] = [await calledPlan(p, leaving, resources), await calledPlan(p, operator, resources)]
  expect(await codeOf(choose(over.id, foreign.applications[0]?.id ?? ''))).toBe('not_found')
  await p.db.participant.update({ where: { id: leaving.participantId }, data: { state: 'rejected' } })
  expect(await codeOf(choose(over.id, over.applications[0]?.id ?? ''))).toBe('plan.no_operator')
})

it('an objection holds the selection up, and once dismissed lets it go on', async () => {
  const { id } = await chosenPlan(p, operator, resources)
  const { objections: [objection] } = await object(id)
  expect(objection).toMatchObject({ state: 'open', objector: { id: consumer.participantId }, ground: '评分依据不明' })
  expect(await codeOf(object(id))).toBe('plan.objected_already')
  expect(await codeOf(select(id))).toBe('plan.objection_open')
  expect(await answer(id, objection?.id ?? '', false)).toMatchObject({ state: 'chosen', objections: [{ state: 'dismissed', answer: '经核查。' }] })
  expect(await codeOf(answer(id, objection?.id ?? '', true))).toBe('objection.act_not_allowed')
  expect(await select(id)).toMatchObject({ state: 'selected' })
})

it('an objection that is upheld takes the choice back, and another one is made', async () => {
  const { id, applications: [one] } = await chosenPlan(p, operator, resources)
  const { objections: [objection] } = await object(id)
  await object(id, await p.organization('provider'))
  const reopened = await answer(id, objection?.id ?? '', true)
  expect(reopened).toMatchObject({ state: 'called', chosenOperator: null, choiceReason: null, publicityEndsAt: null })
  expect(reopened.objections.map(({ state }) => state)).toEqual(['upheld', 'upheld'])
  expect(await clockOf(id, 'plan_publicity')).toMatchObject({ state: 'lifted' })
  expect(await choose(id, one?.id ?? '')).toMatchObject({ state: 'chosen' })
  expect(await codeOf(select(id))).toBe('plan.publicity_runs')
})

it('is not objected to once its publicity is over', async () => {
  const { id } = await chosenPlan(p, operator, resources)
  expect(await codeOf(p.run(consumer, (ctx) => objectToPlan(ctx, id, { ground: '迟到' })))).toBe('plan.publicity_over')
})

it('a withdrawal tells its reason and lifts the clocks', async () => {
  const { id } = await draft()
  await p.run(body, (ctx) => decidePlan(ctx, id, numbered('1号')))
  await p.run(body, (ctx) => approvePlan(ctx, id, numbered('2号')))
  expect(await p.run(body, (ctx) => withdrawPlan(ctx, id, { reason: '政策调整' }))).toMatchObject({ state: 'withdrawn', endedReason: '政策调整' })
  expect(await clockOf(id, 'plan_filing')).toMatchObject({ state: 'lifted' })
})

it('keeps each act to its role', async () => {
  const { id } = await draft()
  const { id: published } = await calledPlan(p, operator, resources)
  expect(await codeOf(draft({}, department))).toBe('permit.role')
  expect(await codeOf(p.run(operator, (ctx) => decidePlan(ctx, id, numbered('1号'))))).toBe('permit.role')
  expect(await codeOf(p.run(operator, (ctx) => callPlan(ctx, id, call)))).toBe('permit.role')
  expect(await codeOf(apply(published, body))).toBe('permit.role')
  expect(await codeOf(choose(published, 'apl_1', operator))).toBe('permit.role')
  expect(await codeOf(object(published, body))).toBe('permit.role')
  expect(await codeOf(answer(published, 'obj_1', true, consumer))).toBe('permit.role')
  expect(await codeOf(p.run(operator, (ctx) => withdrawPlan(ctx, id, { reason: '无' })))).toBe('permit.role')
})

it('hides what is not published from operators, and others’ applications and objections from everybody else', async () => {
  const otherBody = await p.organization('implementing_body')
  const { id: filed } = await filedPlan(p, body, resources)
  const view = async (id: string, as: Member) => hiddenAnswer(await p.request('GET', `/api/plans/${id}`, { as }))
  for (const who of [operator, otherBody, consumer, department]) {
    expect(await view(filed, who)).toEqual(await view('pln_00000000000000000000000000', who))
    expect((await view(filed, who)).status).toBe(404)
    expect((await p.run(who, (ctx) => listPlans(ctx, { limit: 100 }))).items.map(({ id }) => id)).not.toContain(filed)
  }
  expect(await codeOf(p.run(otherBody, (ctx) => callPlan(ctx, filed, call)))).toBe('not_found')
  expect(await codeOf(apply(filed))).toBe('not_found')
  const { id: chosen } = await chosenPlan(p, operator, resources)
  expect((await view(chosen, consumer)).status).toBe(404)
  await object(chosen)
  expect(await p.run(consumer, (ctx) => getPlan(ctx, chosen))).toMatchObject({ applications: [], objections: [{ state: 'open' }] })
  expect(await p.run(otherOperator, (ctx) => getPlan(ctx, chosen))).toMatchObject({ applications: [], objections: [] })
  for (const role of ['regulator', 'auditor', 'admission'] as const)
    expect(await p.run(await p.organization(role), (ctx) => getPlan(ctx, chosen))).toMatchObject({ applications: [{}], objections: [{}] })
})

it('publishes calls, choices and selections to everybody, and nothing else of them', async () => {
  const { id } = await selectedPlan(p, operator, resources)
  const { id: unpublished } = await filedPlan(p, body, resources)
  const { items } = (await p.request('GET', '/api/public/plans?limit=100')).body as { items: { id: string }[] }
  const found = items.find((one) => one.id === id)
  expect(found).toMatchObject({ state: 'selected', operator: expect.any(String) as string, implementingBody: expect.any(String) as string })
  expect(Object.keys(found ?? {}).toSorted()).toEqual([
    'callEndsAt', 'callText', 'choiceReason', 'id', 'implementingBody', 'method', 'mode', 'name', 'operator',
    'publicityEndsAt', 'selectedAt', 'state',
  ])
  expect(items.map((one) => one.id)).not.toContain(unpublished)
  const page = await p.run({ ...body, actor: VISITOR }, (ctx) => listPublishedPlans(ctx, { limit: 1 }))
  expect(page.items).toHaveLength(1)
  expect(page.next).not.toBeNull()
})
