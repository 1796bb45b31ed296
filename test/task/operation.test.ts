import { expect, it } from 'vitest'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import { newId } from '#api/kernel/ids.ts'
import { addDays } from '#api/kernel/time.ts'
import { findTasks } from '#api/task/find.ts'
import { registeredResource } from '#test/support/market.ts'
import { chosenPlan, filedPlan, grantInput, selectedPlan } from '#test/support/operation.ts'
import { type Member, platform } from '#test/support/platform.ts'

const p = await platform()

/** How many things wait for somebody, by key, and where. */
async function tasksOf(who: Member): Promise<Record<string, [number, string]>> {
  const { tasks } = await p.run(who, findTasks)
  return Object.fromEntries(tasks.map(({ key, count, href }) => [key, [count, href]]))
}

it('waits for the implementing body and the operator by turns', async () => {
  const body = await p.organization('implementing_body')
  const operator = await p.organization('operator')
  const { id: resource } = await registeredResource(p, await p.organization('department'))
  const filed = await filedPlan(p, body, [resource])
  const waits = async (who: Member, key: string) => (await tasksOf(who))[key]
  await p.db.operationPlan.update({ where: { id: filed.id }, data: { state: 'approved' } })
  expect(await waits(body, 'plans_to_file')).toEqual([1, `/implement/plans/${filed.id}`])
  const open = { state: 'called', callEndsAt: addDays(p.clock.now(), 1) }
  await p.db.operationPlan.update({ where: { id: filed.id }, data: open })
  expect((await waits(operator, 'calls_to_answer'))?.[0]).toBeGreaterThan(0)
  expect(await waits(body, 'plans_to_choose')).toEqual([0, '/implement'])
  await p.db.operationPlan.update({ where: { id: filed.id }, data: { callEndsAt: p.clock.now() } })
  expect(await waits(body, 'plans_to_choose')).toEqual([1, `/implement/plans/${filed.id}`])
  const chosen = await chosenPlan(p, operator, [resource], { body })
  expect(await waits(body, 'plans_to_select')).toEqual([1, `/implement/plans/${chosen.id}`])
  const objection = {
    id: newId('obj'), planId: chosen.id, objectorId: operator.participantId, ground: '异议', state: 'open',
    createdAt: p.clock.now(),
  }
  await p.db.planObjection.create({ data: objection })
  expect(await waits(body, 'plans_to_select')).toEqual([0, '/implement'])
  expect(await waits(body, 'objections_to_answer')).toEqual([1, `/implement/plans/${chosen.id}`])
  const selected = await selectedPlan(p, operator, [resource], { body })
  expect(await waits(body, 'plans_to_grant')).toEqual([1, `/implement/plans/${selected.id}`])
  const { id } = await p.run(body, (ctx) => grantAuthorization(ctx, grantInput(p.clock.now(), selected.id, [resource])))
  expect(await waits(body, 'plans_to_grant')).toEqual([0, '/implement'])
  for (const [state, key] of [['accepted', 'grants_to_file'], ['ended', 'grants_to_hand_over']] as const) {
    await p.db.operatingAuthorization.update({ where: { id }, data: { state, filedAt: p.clock.now() } })
    expect(await waits(body, key)).toEqual([1, `/implement/grants/${id}`])
  }
  const change = {
    id: newId('chg'), authorizationId: id, what: 'split', reason: '调整', resourceIds: [resource], scope: '范围',
    agreementDigest: '', endsAt: p.clock.now(), createdAt: p.clock.now(),
  }
  await p.db.authorizationChange.create({ data: { ...change, state: 'approved' } })
  expect(await waits(operator, 'changes_to_accept')).toEqual([1, '/operate'])
  await p.db.authorizationChange.update({ where: { id: change.id }, data: { state: 'accepted' } })
  expect(await waits(body, 'changes_to_file')).toEqual([1, `/implement/grants/${id}`])
  const assessment = {
    id: newId('asm'), authorizationId: id, year: 2026, result: 'unqualified', report: '', reportDigest: '',
    createdAt: p.clock.now(),
  }
  await p.db.operatorAssessment.create({ data: assessment })
  expect(await waits(operator, 'assessments_to_mend')).toEqual([1, '/operate'])
})
