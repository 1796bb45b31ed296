import { z } from 'zod'
import { DAY_MS, Id, registerResource, type World } from '#test/support/story.ts'
import { bodyClient, endOperation, operation } from './operation.ts'
import { revenue } from './revenue.ts'
import { relations, scenarios } from './scenario.ts'

/** One use of every route of public data: resource, registration, operation, scenario, ceiling, revenue, relations. */
export async function publicData(world: World): Promise<void> {
  const department = await world.admit(['department'], 'platform')
  const operator = await world.admit(['operator'], 'platform')
  const [now, later] = [new Date(), new Date(Date.now() + 900 * DAY_MS)]
  const resource = await department.client.post('/api/resources', {
    code: `X-${Date.now()}`, name: '名录', description: '名录', fields: ['编号'], grade: 'general',
    openClass: 'conditional', updateCycle: 'yearly',
  }, Id)
  await department.client.get('/api/resources', z.unknown())
  await department.client.get(`/api/resources/${resource.id}`, z.unknown())
  await registerResource(world, department, resource.id, later)
  const consumer = await world.admit(['consumer'], 'platform')
  const authorizationId = await operation(world, { operator, consumer, resourceId: resource.id })
  const scenario = await operator.client.post('/api/scenarios', {
    authorizationId, name: '行业分析', purposeClass: 'industry', plan: '分析', resourceIds: [resource.id],
    fields: { [resource.id]: [{ name: '编号' }] }, necessity: '名录只有一项',
  }, Id)
  await operator.client.get('/api/scenarios', z.unknown())
  await operator.client.get(`/api/scenarios/${scenario.id}`, Id)
  const body = await bodyClient(world)
  for (const { post } of [body, department.client])
    await post(`/api/scenarios/${scenario.id}/decision`, { approved: true }, Id)
  const validTo = new Date(Date.now() + 90 * DAY_MS)
  const ceiling = { fen: 500, unit: 'use', decision: '东发改〔2026〕1 号（演示）', validFrom: now, validTo }
  await body.ask('PUT', `/api/scenarios/${scenario.id}/ceiling`, {
    body: JSON.stringify(ceiling), headers: { 'content-type': 'application/json' },
  })
  await revenue(world, { operator, authorizationId })
  await scenarios({ department, operator, body }, { scenarioId: scenario.id, authorizationId, resourceId: resource.id })
  await relations(consumer)
  await endOperation(world, authorizationId)
}
