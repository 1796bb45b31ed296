import { z } from 'zod'
import { clientOf } from '#api/cli/client.ts'
import type * as road from '#api/cli/road.ts'
import { Id, type World } from '#test/support/story.ts'

const ignore = z.unknown()
const some = z.object({ items: z.array(Id).min(1) })

/** One use of every route of allowed revenue and of public prices. */
export async function revenue(
  { platform, visitor }: World,
  { operator: { client }, authorizationId }: { operator: road.Party; authorizationId: string },
): Promise<void> {
  const { token } = await platform.organization('price_authority')
  const authority = clientOf(async (path, init) => platform.app.request(path, init), token)
  const { id } = await client.post('/api/revenue-periods', {
    authorizationId, name: '首个期间', startsAt: new Date(), costFen: 3_000_000_00, subsidyFen: 0, bondYieldBps: 180,
    spreadBps: 600, taxFen: 200_000_00, documents: [{ title: '成本核算表', digest: `0x${'cd'.repeat(32)}` }],
  }, Id)
  await authority.post(`/api/revenue-periods/${id}/decision`, { approved: true, decisionNo: '一号（演示）' }, Id)
  await authority.get('/api/revenue-periods', some)
  await client.get(`/api/revenue-periods/${id}`, Id)
  await visitor.get('/api/public/price-rules', ignore)
  await visitor.get('/api/public/prices', some)
  await visitor.text('/api/public/prices/export?as=csv')
}
