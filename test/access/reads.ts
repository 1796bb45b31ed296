import { z } from 'zod'
import { PASSWORD } from '#test/support/platform.ts'
import type { activeDeal, World } from '#test/support/story.ts'

type Deal = Awaited<ReturnType<typeof activeDeal>>

/** One use of what the pages read. */
export async function reads({ office, visitor, platform }: World, deal: Deal): Promise<void> {
  const { provider, consumer, listingId } = deal
  const ignore = z.unknown()
  for (const path of ['market', `catalog/${listingId}/circulation`, 'provenance/leaves/0', 'platform', 'sessions/current'])
    await visitor.get(`/api/${path}`, ignore)
  for (const path of [`price-guide?listingId=${listingId}`, 'sales', 'tasks'])
    await provider.client.get(`/api/${path}`, ignore)
  await consumer.client.get('/api/participants/public-bodies', ignore)
  for (const path of ['transfers', 'agreements', 'account/entries', 'settlements'])
    await provider.client.text(`/api/${path}/export?as=csv`)
  await visitor.text('/api/catalog/export?as=xlsx')
  await office.regulator.text('/api/supervision/measures/export?as=csv')
  await visitor.post('/api/sessions/browser', { login: 'jianguan', password: PASSWORD }, ignore)
  for (const { get } of [consumer.client, office.admission, office.regulator]) await get('/api/tasks', ignore)
  const { sha256 } = await platform.db.transfer.findFirstOrThrow({ where: { consumerId: consumer.id } })
  await consumer.client.get(`/api/provenance/search?hash=${sha256}`, z.object({ matches: z.array(ignore).min(1) }))
}
