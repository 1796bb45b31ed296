import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import type { Party } from '#api/cli/road.ts'
import { bodyOf, Id, type World } from '#test/support/story.ts'

const ignore = z.unknown()
const JSON_TYPE = { 'content-type': 'application/json' }
const text = { text: '演示' }
const reason = { reason: '演示' }
const DIGEST = `0x${'ab'.repeat(32)}`

const entry = (over: object = {}) => ({
  name: '名录', description: '名录', items: [{ name: '编号' }], grade: 'general', openClass: 'conditional',
  updateCycle: 'yearly', ...over,
})
const publish = ({ client }: Party, over: object = {}) =>
  client.post('/api/resources', { code: `RS-${randomBytes(6).toString('hex')}`, ...entry(over) }, Id)

/** One use of every route of the catalogue, its files, its sources, its measures and its tickets. */
export async function resources(world: World): Promise<void> {
  const department = await world.admit(['department'], 'platform')
  const other = await world.admit(['department'], 'platform')
  const { client } = department
  const { id } = await publish(department)
  await client.ask('PUT', `/api/resources/${id}`, { body: JSON.stringify({ version: 1, ...entry({ name: '新名' }) }), headers: JSON_TYPE })
  for (const path of ['lists', 'imports', `${id}/quality`]) await client.get(`/api/resources/${path}`, ignore)
  for (const path of ['export', 'template?as=xlsx']) await client.text(`/api/resources/${path}`)
  const file = '资源代码,资源名称\r\n代码,\r\n'
  const { id: importId } = await client.send('/api/resources/import?fileName=a.csv&mode=load', file, Id)
  await client.get(`/api/resources/imports/${importId}`, Id)
  await client.text(`/api/resources/imports/${importId}/faults`)
  await client.send(`/api/resources/${id}/quality?fileName=a.csv`, '编号\n1\n', Id)
  await consent(department, other)
  await settle(world, department, other)
  await tickets(world, department, other, id)
  await client.post(`/api/resources/${id}/withdraw`, reason, Id)
}

async function consent(department: Party, sharer: Party): Promise<void> {
  const { id } = await publish(department, { acquisition: 'shared', sharing: { fromId: sharer.id } })
  await sharer.client.post(`/api/resources/${id}/sharing-consent`, { document: '同意函', digest: DIGEST }, Id)
  await sharer.client.post(`/api/resources/${id}/sharing-consent/withdraw`, reason, Id)
}

async function settle(world: World, one: Party, two: Party): Promise<void> {
  const items = [{ name: '编号', element: `DE${Date.now() % 1_000_000}` }]
  const { id: sourceId } = await publish(one, { items })
  await publish(two, { items })
  const body = await bodyOf(world, 'implementing_body')
  const conflicts = await body.get('/api/source-conflicts?state=open', z.object({ items: z.array(Id) }))
  await body.post(`/api/source-conflicts/${conflicts.items[0]?.id}/settle`, { sourceId, reason: '演示' }, Id)
}

/** Two ways of a ticket: mended and confirmed after it came back, and decided twice after a rejection. */
async function tickets(world: World, department: Party, reporter: Party, resourceId: string): Promise<void> {
  const body = await bodyOf(world, 'implementing_body')
  const report = () => reporter.client.post(`/api/resources/${resourceId}/tickets`, { dimension: 'accuracy', ...text }, Id)
  const [mended, upheld, dismissed] = [await report(), await report(), await report()]
  const act = ({ post }: Pick<typeof body, 'post'>, id: string, name: string) => post(`/api/tickets/${id}/${name}`, text, Id)
  await act(department.client, mended.id, 'answer')
  await act(reporter.client, mended.id, 'reopen')
  await act(department.client, mended.id, 'answer')
  await act(reporter.client, mended.id, 'confirm')
  for (const [{ id }, decision] of [[upheld, 'uphold'], [dismissed, 'dismiss']] as const) {
    await act(department.client, id, 'reject')
    await act(reporter.client, id, 'escalate')
    await act(body, id, decision)
  }
  await department.client.get('/api/tickets?state=closed', z.object({ items: z.array(Id).length(2) }))
  await reporter.client.get(`/api/tickets/${mended.id}`, Id)
}
