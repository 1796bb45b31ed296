import { z } from 'zod'
import { eventually } from '#test/support/platform.ts'
import { activeDeal, takeTransfer, type World } from '#test/support/story.ts'

/** One use of every route of liability: a copy is taken, its agreement ends, its destruction is proven. */
export async function liability(world: World): Promise<void> {
  const ignore = z.unknown()
  const { db } = world.platform
  const { provider, consumer, agreementId, productId } = await activeDeal(world)
  const { transfer, content } = await takeTransfer(consumer, agreementId)
  await (await consumer.client.ask('GET', content)).arrayBuffer()
  await world.office.regulator.get(`/api/liability?subject=${transfer.id}`, ignore)
  await world.office.regulator.get('/api/liability/subjects', ignore)
  const version = await db.productVersion.findFirstOrThrow({ where: { productId } })
  await provider.client.post(
    '/api/liability/declarations', { subject: version.id, stage: 'collect', method: '站点自动采集' }, ignore,
  )
  await consumer.client.post(`/api/agreements/${agreementId}/terminate`, { reason: '用完了' }, ignore)
  const where = { id: agreementId, state: 'terminated' }
  await eventually(() => db.agreement.findFirst({ where }), 'the end of the agreement')
  const proof = { method: 'deleted', note: '删除文件与备份', digest: `0x${'ab'.repeat(32)}` }
  await consumer.client.post(`/api/transfers/${transfer.id}/destruction`, proof, ignore)
  await consumer.client.get('/api/destructions', ignore)
  await consumer.client.text('/api/destructions/export')
}
