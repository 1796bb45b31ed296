import { expect, it } from 'vitest'
import { purgeNotifications } from '#api/notification/purge.ts'
import { addDays } from '#api/kernel/time.ts'
import { offer, signers } from '#test/agreement/world.ts'
import { hiddenAnswer } from '#test/support/market.ts'
import { platform } from '#test/support/platform.ts'
import { tellAll, toldTo } from './world.ts'

const p = await platform()

/** A provider with a notification of its listing and of so many offers. */
async function busyProvider(offers = 3) {
  const deal = await signers(p)
  for (let i = 0; i < offers; i++) await offer(p, deal)
  await tellAll(p)
  return deal
}

it('pages newest first, and counts what is unread', async () => {
  const { provider } = await busyProvider()
  const first = await p.request('GET', '/api/notifications?limit=3', { as: provider })
  expect(first.body).toMatchObject({ unread: 4, items: [{}, {}, {}], next: expect.stringMatching(/^ntf_/) })
  const second = await p.request('GET', `/api/notifications?limit=3&cursor=${first.body.next}`, { as: provider })
  expect(second.body).toMatchObject({ unread: 4, next: null, items: [{ kind: 'listing.listed' }] })
  const ids = [...first.body.items, ...second.body.items].map(({ id }: { id: string }) => id)
  expect(new Set(ids).size).toBe(4)
})

it('one is read once, and the unread ones are found without it', async () => {
  const { provider } = await busyProvider(1)
  const [own, offered] = await toldTo(p, provider)
  const read = await p.request('POST', `/api/notifications/${own?.id}/read`, { as: provider })
  expect(read).toMatchObject({ status: 200, body: { id: own?.id, readAt: expect.any(String) } })
  p.clock.advance(1_000)
  expect((await p.request('POST', `/api/notifications/${own?.id}/read`, { as: provider })).body).toEqual(read.body)
  const { body } = await p.request('GET', '/api/notifications?unread=true', { as: provider })
  expect(body).toMatchObject({ unread: 1, items: [{ id: offered?.id }] })
  expect((await p.request('GET', '/api/notifications?unread=false', { as: provider })).body.items).toHaveLength(2)
})

it('all are read at once, the caller’s own alone', async () => {
  const [one, other] = [await busyProvider(1), await busyProvider(1)]
  expect((await p.request('POST', '/api/notifications/read-all', { as: one.provider })).body).toEqual({ unread: 0 })
  expect((await p.request('GET', '/api/notifications', { as: one.provider })).body.unread).toBe(0)
  expect((await p.request('GET', '/api/notifications', { as: other.provider })).body.unread).toBe(2)
})

it('another’s notification is answered as an absent one, and a colleague’s is another’s', async () => {
  const { provider, consumer } = await busyProvider(1)
  const [own] = await toldTo(p, provider)
  const read = (id: string) => p.request('POST', `/api/notifications/${id}/read`, { as: consumer })
  const ask = async (id: string) => hiddenAnswer(await read(id))
  expect(await ask(own?.id ?? '')).toEqual(await ask(`ntf_${'0'.repeat(26)}`))
  expect((await ask(own?.id ?? '')).status).toBe(404)
  expect((await toldTo(p, provider))[0]?.readAt).toBeNull()
})

it('no API key reads or sets what is a person’s own', async () => {
  const consumer = await p.organization('consumer')
  for (const scope of ['notification.view', 'notification.read', 'notification.set']) {
    const key = { name: '取数', scopes: [scope], days: 1 }
    const { status, body } = await p.request('POST', '/api/api-keys', { as: consumer, body: key })
    expect([status, body.code]).toEqual([403, 'api_key.scope'])
  }
})

it('what cannot be asked is told where it is wrong', async () => {
  const consumer = await p.organization('consumer')
  const refused = { 'limit=0': 'request.invalid', 'unread=yes': 'request.invalid', 'cursor=x': 'page.cursor' }
  for (const [query, code] of Object.entries(refused))
    expect((await p.request('GET', `/api/notifications?${query}`, { as: consumer })).body.code).toBe(code)
})

it('goes after its time, and what was told is not told again', async () => {
  const deal = await busyProvider(1)
  const body = { amountFen: 1, reference: '流水 1' }
  await p.request('POST', '/api/account/top-ups', { as: deal.consumer, key: p.key(), body })
  const treasurer = await p.organization('treasurer')
  await tellAll(p)
  expect(await toldTo(p, treasurer)).toHaveLength(1)
  await purgeNotifications(p.db, addDays(p.clock.now(), 399))
  expect(await toldTo(p, treasurer)).toHaveLength(1)
  await purgeNotifications(p.db, addDays(p.clock.now(), 401))
  await tellAll(p)
  expect(await toldTo(p, treasurer)).toEqual([])
})
