import { expect, it } from 'vitest'
import { scenarioScene } from '#test/authorized-operation/scenario-scene.ts'
import { type Member, platform } from '#test/support/platform.ts'

type Task = { key: string; count: number; href: string }

it('a scenario waits for whoever has not acted yet, and for nobody else', async () => {
  const p = await platform()
  const scene = await scenarioScene(p)
  const { first, second, body, operator, wells, people } = scene
  const waiting = async (as: Member) => {
    const { body: answer } = await p.request('GET', '/api/tasks', { as })
    const tasks = answer.tasks as Task[]
    return tasks.filter(({ key, count }) => key.startsWith('scenarios_') && count > 0).map(({ key }) => key)
  }
  const all = async () => Promise.all([body, first, second, operator].map(waiting))
  const { id } = await scene.propose()
  expect(await all()).toEqual([['scenarios_to_decide'], ['scenarios_to_decide'], ['scenarios_to_decide'], []])
  await scene.decide(id, true, first)
  expect(await all()).toEqual([['scenarios_to_decide'], [], ['scenarios_to_decide'], []])
  await scene.decide(id, true, body)
  await scene.decide(id, true, second)
  expect(await all()).toEqual([[], [], [], ['scenarios_to_agree']])
  await scene.offer(id)
  await scene.confirm(id, second)
  expect(await all()).toEqual([['scenarios_to_confirm'], ['scenarios_to_confirm'], [], []])
  await scene.confirm(id, body)
  await scene.confirm(id, first)
  expect(await all()).toEqual([[], ['scenarios_to_supply'], ['scenarios_to_supply'], []])
  await scene.supply(id, first, wells.id)
  expect(await all()).toEqual([[], [], ['scenarios_to_supply'], []])
  await scene.supply(id, second, people.id)
  expect(await all()).toEqual([[], [], [], []])
  await scene.stop(id)
  expect(await all()).toEqual([[], [], [], ['scenarios_to_destroy']])
  await scene.close(id)
  expect(await all()).toEqual([[], [], [], []])
})
