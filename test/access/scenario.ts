import { z } from 'zod'
import type { Client } from '#api/cli/client.ts'
import type * as road from '#api/cli/road.ts'
import { Id } from '#test/support/story.ts'

const digest = `0x${'cd'.repeat(32)}`

type Parties = { department: road.Party; operator: road.Party; body: Client }
type Scene = { scenarioId: string; authorizationId: string; resourceId: string }

/** One use of every route of a scenario that its reviewers have approved, and of those that withdraw and stop one. */
export async function scenarios({ department, operator, body }: Parties, scene: Scene): Promise<void> {
  const { scenarioId, authorizationId, resourceId } = scene
  const at = `/api/scenarios/${scenarioId}`
  await operator.client.get(`${at}/gates`, z.unknown())
  await operator.client.post(`${at}/agreement`, { agreementDigest: digest }, Id)
  for (const { post } of [body, department.client]) await post(`${at}/confirmation`, { agreementDigest: digest }, Id)
  await department.client.post(`${at}/supplies`, { resourceId, fileName: '名录.csv', sha256: digest, rows: 9 }, Id)
  const another = async () => operator.client.post('/api/scenarios', {
    authorizationId, name: '另一场景', purposeClass: 'governance', plan: '分析', resourceIds: [resourceId],
    fields: { [resourceId]: [{ name: '编号' }] }, necessity: '名录只有一项',
  }, Id)
  const withdrawn = await another()
  await operator.client.post(`/api/scenarios/${withdrawn.id}/withdraw`, {}, Id)
  const stopped = await another()
  for (const { post } of [body, department.client])
    await post(`/api/scenarios/${stopped.id}/decision`, { approved: true }, Id)
  await body.post(`/api/scenarios/${stopped.id}/stop`, { reason: '用途变更' }, Id)
  await operator.client.post(`${at}/close`, { destructionDigest: digest }, Id)
}

/** One use of every route of the register of related parties, by a participant about itself. */
export async function relations({ client }: road.Party): Promise<void> {
  const own = await client.get('/api/participants/me', z.looseObject({ uscc: z.string(), name: z.string() }))
  const { id } = await client.post('/api/relations', {
    controller: `person:${'7c'.repeat(32)}`, controllerName: '张某（演示）', controlled: `uscc:${own.uscc}`,
    controlledName: own.name, kind: 'actual_control', evidence: '公司章程', validFrom: new Date(Date.now() - 1000),
  }, Id)
  await client.get('/api/relations', z.unknown())
  await client.post(`/api/relations/${id}/end`, { reason: '股权已转让' }, Id)
}
