import { expect, it } from 'vitest'
import { z } from 'zod'
import { AgreementView, TypedData } from '#api/agreement/schema.ts'
import { clientOf } from '#api/cli/client.ts'
import * as road from '#api/cli/road.ts'
import { platformWithChain } from '#test/support/platform.ts'
import { listedProduct, openWorld, window } from '#test/support/story.ts'

it('a key that may order and not look at orders is told where its order is, and no refusal', async () => {
  const world = await openWorld(await platformWithChain())
  const [provider, consumer] = [await world.admit(['provider']), await world.admit(['consumer'])]
  await road.topUp(world.office, consumer.client, 10_000)
  const { listingId } = await listedProduct(world, provider)
  const wish = { listingId, plan: 0, purpose: '数据分析', quota: 1, ...window() }
  const { id } = await consumer.client.post('/api/agreements', wish, AgreementView)
  for (const party of [provider, consumer]) {
    const { digest } = await party.client.get(`/api/agreements/${id}/terms`, TypedData)
    await party.client.post(`/api/agreements/${id}/sign`, await party.sign(digest), AgreementView)
  }
  const { token } = await consumer.client.post(
    '/api/api-keys', { name: '下单程序', scopes: ['order.place'] }, z.looseObject({ token: z.string() }),
  )
  const program = clientOf(async (path, init) => world.platform.app.request(path, init), token)
  const answer = await program.ask('POST', '/api/orders', {
    body: JSON.stringify({ agreementId: id }),
    headers: { 'content-type': 'application/json', 'idempotency-key': 'settles-test-1' },
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([202, expect.stringMatching(/^\/api\/orders\/ord_/)])
  expect((await road.awaitActive(consumer.client, id)).state).toBe('active')
})
