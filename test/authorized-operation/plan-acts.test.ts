import { expect, it } from 'vitest'
import { applyToOperate } from '#api/authorized-operation/apply-plan.ts'
import { callPlan } from '#api/authorized-operation/call-plan.ts'
import { chooseOperator, closePublicity } from '#api/authorized-operation/choose-operator.ts'
import { approvePlan, decidePlan, filePlan } from '#api/authorized-operation/decide-plan.ts'
import { draftPlan, editPlan } from '#api/authorized-operation/draft-plan.ts'
import { answerObjection, objectToPlan } from '#api/authorized-operation/object-to-plan.ts'
import { PLAN_ACTS, PLAN_STATES, type PlanState } from '#api/authorized-operation/plan.ts'
import { getPlan } from '#api/authorized-operation/plan-find.ts'
import { withdrawPlan } from '#api/authorized-operation/withdraw-plan.ts'
import { addDays } from '#api/kernel/time.ts'
import { codeOf, codesOf, eventsOf, registeredResource } from '#test/support/market.ts'
import {
  calledPlan, chosenPlan, daysAgo, filedPlan, implementingBody, numbered, planInput, selectedPlan,
} from '#test/support/operation.ts'
import { platform } from '#test/support/platform.ts'

const p = await platform()
const operator = await p.organization('operator')
const otherOperator = await p.organization('operator')
const consumer = await p.organization('consumer')
const body = await implementingBody(p)
const resources = [(await registeredResource(p, await p.organization('department'))).id]

const draft = () => p.run(body, (ctx) => draftPlan(ctx, planInput(resources)))
const call = { method: 'negotiation' as const, text: '公开征集', endsAt: addDays(p.clock.now(), 20) }
const application = { statement: '具备相应能力', noIncident: true }
const apply = (id: string) => p.run(operator, (ctx) => applyToOperate(ctx, id, application))
const object = (id: string) => p.run(consumer, daysAgo(29, (ctx) => objectToPlan(ctx, id, { ground: '评分依据不明' })))
const answer = (id: string, objectionId: string, upheld: boolean) =>
  p.run(body, (ctx) => answerObjection(ctx, id, objectionId, { upheld, answer: '经核查。' }))
const select = (id: string) => p.run(body, (ctx) => closePublicity(ctx, id))
const choose = (id: string, applicationId: string) =>
  p.run(body, (ctx) => chooseOperator(ctx, id, { applicationId, reason: '综合评分第一' }))

const MADE: Record<PlanState, () => Promise<{ id: string }>> = {
  draft: () => draft(),
  decided: async () => {
    const { id } = await draft()
    return p.run(body, (ctx) => decidePlan(ctx, id, numbered('1号')))
  },
  approved: async () => {
    const { id } = await MADE.decided()
    return p.run(body, (ctx) => approvePlan(ctx, id, numbered('2号')))
  },
  filed: () => filedPlan(p, body, resources),
  called: () => calledPlan(p, operator, resources),
  chosen: () => chosenPlan(p, operator, resources),
  selected: () => selectedPlan(p, operator, resources),
  withdrawn: async () => {
    const { id } = await draft()
    return p.run(body, (ctx) => withdrawPlan(ctx, id, { reason: '撤回' }))
  },
}

/** Every act by its verb; what else than the state refuses here comes after the state. */
const TRIED: Record<keyof typeof PLAN_ACTS, (id: string) => Promise<unknown>> = {
  edit: (id) => p.run(body, (ctx) => editPlan(ctx, id, planInput(resources))),
  decide: (id) => p.run(body, (ctx) => decidePlan(ctx, id, numbered('1号'))),
  approve: (id) => p.run(body, (ctx) => approvePlan(ctx, id, numbered('2号'))),
  file: (id) => p.run(body, (ctx) => filePlan(ctx, id, numbered('3号'))),
  call: (id) => p.run(body, (ctx) => callPlan(ctx, id, call)),
  apply: (id) => p.run(otherOperator, daysAgo(35, (ctx) => applyToOperate(ctx, id, application))),
  choose: async (id) => {
    const { applications: [one] } = await p.run(body, (ctx) => getPlan(ctx, id))
    return choose(id, one?.id ?? '')
  },
  object: (id) => object(id),
  reopen: async (id) => {
    const row = {
      id: `obj_${id.slice(4)}`, planId: id, objectorId: consumer.participantId, ground: '异议', state: 'open',
      createdAt: p.clock.now(),
    }
    await p.db.planObjection.create({ data: row })
    return answer(id, row.id, true)
  },
  select: (id) => select(id),
  withdraw: (id) => p.run(body, (ctx) => withdrawPlan(ctx, id, { reason: '撤回' })),
}

const PUBLISHED: readonly PlanState[] = ['called', 'chosen', 'selected']

it.each(PLAN_STATES)('allows in state %s what the table allows', async (state) => {
  for (const act of Object.keys(TRIED) as (keyof typeof TRIED)[]) {
    const { id } = await MADE[state]()
    const allowed = PLAN_ACTS[act].from.some((from) => from === state)
    const isHidden = (act === 'apply' || act === 'object') && !PUBLISHED.includes(state)
    const expected = allowed ? 'none' : isHidden ? 'not_found' : 'plan.act_not_allowed'
    expect([act, await codeOf(TRIED[act](id))]).toEqual([act, expected])
  }
})

it('moves once when many act at once', async () => {
  const decided = await draft()
  const decide = () => p.run(body, (ctx) => decidePlan(ctx, decided.id, numbered('1号')))
  const refused = Array.from({ length: 3 }, () => 'plan.act_not_allowed')
  expect(await codesOf([decide(), decide(), decide(), decide()])).toEqual(['none', ...refused])
  expect(await eventsOf(p, decided.id)).toEqual(['plan.drafted', 'plan.decided'])
  const { id } = await chosenPlan(p, operator, resources)
  const ended = await codesOf([select(id), TRIED.withdraw(id), select(id), TRIED.withdraw(id)])
  expect(ended.filter((code) => code === 'none')).toHaveLength(1)
})

it('takes one application of an operator who sends many at once', async () => {
  const { id } = await filedPlan(p, body, resources)
  await p.run(body, (ctx) => callPlan(ctx, id, call))
  const codes = await codesOf([apply(id), apply(id), apply(id)])
  expect(codes).toEqual(['none', 'plan.applied_already', 'plan.applied_already'])
})
