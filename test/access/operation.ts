import { z } from 'zod'
import { type Client, clientOf } from '#api/cli/client.ts'
import type * as road from '#api/cli/road.ts'
import {
  calledPlan, chosenPlan, grantInput, implementingBody, numbered, planInput,
} from '#test/support/operation.ts'
import { DAY_MS, Id, type World } from '#test/support/story.ts'

const ignore = z.unknown()

/** The implementing body's client. */
export async function bodyClient({ platform }: World): Promise<Client> {
  const { token } = await implementingBody(platform)
  return clientOf(async (path, init) => platform.app.request(path, init), token)
}

const Plan = z.looseObject({
  id: z.string(), applications: z.array(Id), objections: z.array(Id),
})

/** One use of every route of plans and grants; gives a grant that is in force, over the resource. */
export async function operation(
  world: World,
  { operator, consumer, resourceId }: { operator: road.Party; consumer: road.Party; resourceId: string },
): Promise<string> {
  const body = await bodyClient(world)
  const member = await world.platform.member(operator.id, ['operator'])
  await planRoad(world, body, operator, resourceId)
  const called = await calledPlan(world.platform, member, [resourceId])
  await objectionRoad(body, consumer, Plan.parse(called))
  const chosen = await chosenPlan(world.platform, member, [resourceId])
  await body.post(`/api/plans/${chosen.id}/select`, {}, Plan)
  return grantRoad(body, operator, chosen.id, resourceId)
}

async function planRoad(world: World, body: Client, operator: road.Party, resourceId: string): Promise<void> {
  const { id } = await body.post('/api/plans', planInput([]), Plan)
  await body.ask('PUT', `/api/plans/${id}`, {
    body: JSON.stringify(planInput([resourceId])), headers: { 'content-type': 'application/json' },
  })
  for (const act of ['decide', 'approve', 'file']) await body.post(`/api/plans/${id}/${act}`, numbered('演练1号'), Plan)
  const call = { method: 'tender', text: '公开征集', endsAt: new Date(Date.now() + DAY_MS) }
  await body.post(`/api/plans/${id}/call`, call, Plan)
  await operator.client.post(`/api/plans/${id}/applications`, { statement: '具备能力', noIncident: true }, Plan)
  await operator.client.get('/api/plans', ignore)
  await operator.client.get(`/api/plans/${id}`, Plan)
  await world.visitor.get('/api/public/plans', z.object({ items: z.array(Id).min(1) }))
  await body.post(`/api/plans/${id}/withdraw`, { reason: '演练结束' }, Plan)
}

async function objectionRoad(body: Client, consumer: road.Party, plan: z.infer<typeof Plan>): Promise<void> {
  const choice = { applicationId: plan.applications[0]?.id, reason: '综合评分第一' }
  await body.post(`/api/plans/${plan.id}/choice`, choice, Plan)
  const objected = await consumer.client.post(`/api/plans/${plan.id}/objections`, { ground: '评分依据不明' }, Plan)
  const answer = { upheld: false, answer: '评分细则已随征集公告公布' }
  await body.post(`/api/plans/${plan.id}/objections/${objected.objections[0]?.id}/answer`, answer, Plan)
}

async function grantRoad(body: Client, operator: road.Party, planId: string, resourceId: string): Promise<string> {
  const input = grantInput(new Date(), planId, [resourceId])
  const { id } = await body.post('/api/authorizations', input, Id)
  await operator.client.post(`/api/authorizations/${id}/accept`, {}, Id)
  await body.post(`/api/authorizations/${id}/file`, numbered('鲁数备2号'), Id)
  await operator.client.get('/api/authorizations', ignore)
  await operator.client.get(`/api/authorizations/${id}`, Id)
  for (const act of ['suspend', 'resume']) await body.post(`/api/authorizations/${id}/${act}`, { reason: '演练' }, Id)
  await operator.client.post(`/api/authorizations/${id}/notice`, { reason: '业务调整' }, Id)
  await changeRoad(body, operator, id, input)
  const year = new Date().getUTCFullYear()
  const assessment = { year, result: 'unqualified', report: '报告', reportDigest: input.agreementDigest }
  const Assessed = z.looseObject({ assessments: z.array(Id) })
  const { assessments } = await body.post(`/api/authorizations/${id}/assessments`, assessment, Assessed)
  await operator.client.post(`/api/assessments/${assessments[0]?.id}/rectification`, { rectification: '已整改' }, Id)
  return id
}

async function changeRoad(
  body: Client,
  operator: road.Party,
  id: string,
  { scope, resourceIds, agreementDigest, endsAt }: ReturnType<typeof grantInput>,
): Promise<void> {
  const Changed = z.looseObject({ changes: z.array(Id) })
  const input = { what: 'split', reason: '调整分成', scope, resourceIds, agreementDigest, endsAt }
  const propose = async () => (await body.post(`/api/authorizations/${id}/changes`, input, Changed)).changes[0]?.id
  await body.post(`/api/authorization-changes/${await propose()}/abandon`, {}, Changed)
  const change = await propose()
  for (const act of ['decide', 'approve'])
    await body.post(`/api/authorization-changes/${change}/${act}`, numbered('3号'), Changed)
  await operator.client.post(`/api/authorization-changes/${change}/accept`, {}, Changed)
  await body.post(`/api/authorization-changes/${change}/file`, numbered('4号'), Changed)
}

/** The end of a grant, and the handover. */
export async function endOperation(world: World, id: string): Promise<void> {
  const body = await bodyClient(world)
  await body.post(`/api/authorizations/${id}/end`, { kind: 'breach', reason: '演练' }, Id)
  const handover = { accounts: true, data: true, destroyed: false, logs: true, digest: `0x${'ee'.repeat(32)}` }
  await body.post(`/api/authorizations/${id}/handover`, handover, Id)
}
