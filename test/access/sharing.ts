import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import * as road from '#api/cli/road.ts'
import { DAY_MS, Id, smallFile, type World } from '#test/support/story.ts'

const Asked = z.looseObject({ id: z.string(), agreement: Id.nullable() })
const ignore = z.unknown()

/** One use of every route of sharing between departments. */
export async function sharing(world: World): Promise<void> {
  const owner = await world.admit(['department'], 'platform')
  const requester = await world.admit(['department'], 'platform')
  const resource = await owner.client.post('/api/resources', {
    code: `SH-${randomBytes(6).toString('hex')}`, name: '站点', description: '站点', fields: ['编号', '名称'],
    grade: 'general', openClass: 'closed', shareClass: 'conditional', updateCycle: 'yearly',
  }, Id)
  const found = await requester.client.get('/api/sharing/resources', z.object({ items: z.array(Id) }))
  if (!found.items.some((one) => one.id === resource.id)) throw new Error('the catalogue has the new resource')
  const { id } = await requester.client.post('/api/sharing/requests', {
    resourceId: resource.id, purpose: '履职核验', basis: '职责规定', fields: ['编号'], quota: 1,
    endsAt: new Date(Date.now() + DAY_MS),
  }, Asked)
  await owner.client.get('/api/sharing/requests?side=owned&state=requested', z.object({ items: z.array(Id).min(1) }))
  await requester.client.get(`/api/sharing/requests/${id}`, Id)
  await owner.client.post(`/api/sharing/requests/${id}/answer`, { approved: true }, Asked)
  const { items } = await owner.client.get('/api/sharing/products', z.object({ items: z.array(Id).min(1) }))
  const productId = items[0]?.id ?? ''
  await road.uploadVersion(owner.client, productId, await smallFile())
  await owner.client.post('/api/sharing/supplies', { productId, version: 1 }, ignore)
  await requester.client.post(`/api/sharing/requests/${id}/end`, { reason: '不再需要' }, Asked)
}
