import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import * as road from '#api/cli/road.ts'
import { overflowOf, violationsOf } from '#test/support/axe.ts'
import { WIDTHS } from '#test/support/browser.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { activeDeal, Id, listedProduct, smallFile, takeTransfer } from '#test/support/story.ts'
import { addressesOf, type Things } from './addresses.ts'

let site: Site
let things: Things
const logins = new Map<string, string>()

const OFFICE = { first: 'chushen', second: 'fushen', treasurer: 'zijin', regulator: 'jianguan' }

beforeAll(async () => {
  site = await openSite()
  const { world } = site
  const { provider, consumer, listingId, agreementId } = await activeDeal(world)
  const { transfer } = await takeTransfer(consumer, agreementId)
  const draft = await road.createProduct(provider.client, {
    name: '待审产品', description: '测试用', sourceMode: 'original', sourceNote: '测试生成',
  }, await smallFile())
  const waiting = await submitted(provider, draft.id)
  things = { listing: listingId, agreement: agreementId, transfer: transfer.id, own: listingId, review: waiting }
  const others = { department: await world.admit(['department']), operator: await world.admit(['operator']) }
  for (const [role, party] of Object.entries({ provider, consumer, ...others }))
    logins.set(role, (await world.platform.db.person.findFirstOrThrow({ where: { participantId: party.id } })).login)
  for (const [role, login] of Object.entries(OFFICE)) logins.set(role, login)
  await listedProduct(world, provider, [{ kind: 'free' }])
}, 120_000)

async function submitted({ client }: road.Party, productId: string): Promise<string> {
  const text = {
    productId, title: '待审产品', summary: '测试用', updateCycle: 'daily', coverageSpace: '广饶县', coverageFrom: '2026-01-01',
    coverageTo: '2026-12-31', granularity: '站点', license: '合约约定', useCases: ['数据分析'], forbiddenUses: ['转售'], keywords: ['样例'],
    plans: [{ kind: 'free' }],
  }
  const listing = await client.post('/api/listings', text, Id)
  await client.post(`/api/listings/${listing.id}/submit`, {}, Id)
  return listing.id
}

/** Goes to a page and waits until it has said what it has to say. */
async function open(page: Page, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'domcontentloaded' })
  await page.locator('h1').first().waitFor()
  await expect.poll(() => page.locator('main').innerText(), { timeout: 30_000 }).not.toMatch(/正在读取…|Loading…/)
}

describe.each([['zh', 375], ['en', 1440]] as const)('every page in %s', (language, width) => {
  it('has a title, breaks no rule of accessibility, and is never wider than its window', async () => {
    const windows = new Map<string, Page>()
    const faults: unknown[] = []
    for (const [name, role = '', path] of addressesOf(things)) {
      const as = logins.get(role)
      const page = windows.get(role) ?? (await site.visit({ width, language, ...(as === undefined ? {} : { as }) }))
      windows.set(role, page)
      await open(page, path)
      expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
      const found = [...(await violationsOf(page)), ...(await tooWide(page))]
      if (!(await page.title()).includes(' · ')) found.push('no title')
      if (found.length > 0) faults.push([name, found])
      await page.setViewportSize({ width, height: 900 })
    }
    for (const page of windows.values()) await page.context().close()
    expect(faults).toEqual([])
  }, 300_000)
})

/** The widths, from a phone's to a desk's, at which a page would have to be scrolled sideways. */
async function tooWide(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    const overflow = await overflowOf(page)
    if (overflow > 0) found.push(`${overflow} px too wide at ${width}`)
  }
  return found
}

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
