import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Client } from '#api/cli/client.ts'
import { NotificationPage, SettingsView } from '#api/notification/schema.ts'
import { eventually, PASSWORD, platformWithChain, uscc } from '#test/support/platform.ts'
import { activeDeal, openWorld, smallFile, takeTransfer, type World } from '#test/support/story.ts'
import * as road from '#api/cli/road.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

let mailbox: Mailbox
let platform: Awaited<ReturnType<typeof platformWithChain>>
let world: World
let deal: Awaited<ReturnType<typeof activeDeal>>
beforeAll(async () => {
  mailbox = await openMailbox()
  const mail = { SMTP_URL: mailbox.url, MAIL_FROM: 'no-reply@data.test', PUBLIC_URL: 'https://data.test' }
  platform = await platformWithChain(mail)
  world = await openWorld(platform)
  deal = await activeDeal(world, { quota: 2 })
})
afterAll(() => mailbox.close())

const toldTo = (client: Client) => client.get('/api/notifications?limit=100', NotificationPage)

/** Waits until a client was told of all these kinds, and gives its notifications. */
const news = (client: Client, ...kinds: string[]) =>
  eventually(async () => {
    const { items } = await toldTo(client)
    return kinds.every((kind) => items.some((item) => item.kind === kind)) ? items : undefined
  }, `being told of ${kinds.join(', ')}`)

/** What shows the thing that a page is about. */
const apiOf = (href: string): string | undefined => {
  const [, thing = '', id = ''] = /^\/\w+\/(agreements|listings)\/(.+)$/.exec(href) ?? []
  return thing === '' ? undefined : `/api/${thing}/${id}`
}

describe('a trade on the chain', () => {
  it('tells its parties, and each may open what it was told of', async () => {
    const { provider, consumer, productId, agreementId } = deal
    await road.uploadVersion(provider.client, productId, await smallFile(9))
    for (let i = 0; i < 2; i++) await takeTransfer(consumer, agreementId)
    const told = [
      [consumer.client, await news(consumer.client, 'participant.admitted', 'key.registered', 'top_up.confirmed',
        'agreement.signed_first', 'agreement.activated', 'version.compatible', 'agreement.quota_100')],
      [provider.client, await news(provider.client, 'participant.admitted', 'key.registered', 'listing.listed',
        'agreement.offered', 'agreement.signed_second', 'agreement.activated')],
    ] as const
    for (const [client, items] of told) {
      expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
      for (const path of items.map(({ href }) => apiOf(href)))
        if (path !== undefined) expect([path, (await client.ask('GET', path)).status]).toEqual([path, 200])
    }
    const { unread } = await toldTo(consumer.client)
    expect(unread).toBe(told[0][1].length)
  })

  it('leaves what waited at its desk, and nothing of the trade with the regulator', async () => {
    const { office, visitor } = world
    await deal.consumer.client.post('/api/account/top-ups', { amountFen: 100, reference: '流水 1' }, z.unknown())
    const person = { login: `n${Date.now()}`, password: PASSWORD, name: '王' }
    const organization = { uscc: uscc(), name: '新来单位', roles: ['consumer'], businessScope: '数据' }
    const contact = { contactName: '王', contactPhone: '0546-1234567' }
    await visitor.post('/api/participants', { ...organization, ...contact, person }, z.unknown())
    await news(office.admission, 'participant.waiting')
    await news(office.first, 'listing.waits_first')
    await news(office.second, 'listing.waits_second')
    await news(office.treasurer, 'top_up.waiting')
    expect((await toldTo(office.regulator)).items).toEqual([])
    const first = (await toldTo(office.first)).items
    expect(first.map(({ group }) => group)).toEqual(['work'])
    expect((await office.first.ask('GET', apiOf(first[0]?.href ?? '') ?? '')).status).toBe(200)
  })

  it('comes by e-mail to an address that was verified', async () => {
    const { client } = deal.provider
    const set = async (method: string, path: string, body: unknown) => {
      const answer = await client.ask(method, `/api/notification-settings${path}`, {
        body: JSON.stringify(body), headers: { 'content-type': 'application/json' },
      })
      return SettingsView.parse(await answer.json())
    }
    const email = 'desk@provider.test'
    expect(await set('PUT', '', { email, groups: ['agreement'] })).toMatchObject({ canMail: true, verified: false })
    const letter = await eventually(async () => mailbox.lettersTo(email)[0], 'the letter with the code')
    const code = /code=([0-9a-z]{16})/.exec(letter.text)?.[1]
    expect(await set('POST', '/verify', { code })).toMatchObject({ verified: true })
    await deal.consumer.client.post(`/api/agreements/${deal.agreementId}/terminate`, { reason: '用完了' }, z.unknown())
    const told = await eventually(async () => mailbox.lettersTo(email)[1], 'the letter about the agreement')
    expect(told.text).toBe(
      `${deal.consumer.name}解除了「样例产品」的合约\n${deal.consumer.name} terminated the agreement on “样例产品”\n\n` +
        `https://data.test/provide/agreements/${deal.agreementId}\n`,
    )
  })
})
