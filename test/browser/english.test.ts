import { beforeAll, expect, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import * as road from '#api/cli/road.ts'
import { PASSWORD } from '#test/support/platform.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { listedProduct, window } from '#test/support/story.ts'

let site: Site
let provider: Party
let consumer: Party
let listing = ''
const login = new Map<string, string>()

beforeAll(async () => {
  site = await openSite()
  const { world } = site
  ;[provider, consumer] = [await world.admit(['provider'], 'platform'), await world.admit(['consumer'], 'platform')]
  const { listingId } = await listedProduct(world, provider, [{ kind: 'free' }])
  listing = listingId
  await road.publishStandingOffer(provider, listing, { plan: 0, quota: 5, ...window() })
  for (const { id } of [provider, consumer])
    login.set(id, (await world.platform.db.person.findFirstOrThrow({ where: { participantId: id } })).login)
}, 120_000)

const visit = (as: string) => site.visit({ as, language: 'en' })

it('a consumer accepts a standing offer in one step and takes data, in English', async () => {
  const page = await visit(login.get(consumer.id) ?? '')
  await page.goto(`/order/${listing}`)
  await page.getByLabel('Password').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign and buy' }).click()
  await page.waitForURL(/\/my\/agreements\/agr_/)
  await expect.poll(() => page.locator('.ticks .yes').count(), { timeout: 20_000 }).toBe(5)
  await page.getByLabel('Format').selectOption('xlsx')
  await page.getByRole('button', { name: 'Take data' }).click()
  const link = page.getByRole('link', { name: 'Download', exact: true })
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.xlsx$/)
  await page.context().close()
})

it('a provider sees a sample file as it will be listed, in English', async () => {
  const page = await visit(login.get(provider.id) ?? '')
  await page.goto('/provide/new')
  await page.getByRole('button', { name: /^Saline soil monitoring/ }).click()
  await page.getByText('How it will be listed').waitFor({ timeout: 30_000 })
  await page.context().close()
})

it('a regulator suspends a product with a reason, in English', async () => {
  const page = await visit('jianguan')
  await page.goto(`/supervise?q=${encodeURIComponent('样例产品')}`)
  await page.getByRole('button', { name: /^Suspend this product/ }).first().click()
  await page.getByRole('dialog').getByRole('textbox').fill('origin to be checked')
  await page.getByRole('dialog').getByRole('button', { name: 'Next: check' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Suspend it' }).click()
  const isGone = async () => (await fetch(`${site.url}/api/catalog/${listing}`)).status
  await expect.poll(isGone, { timeout: 20_000 }).toBe(404)
  await page.context().close()
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
