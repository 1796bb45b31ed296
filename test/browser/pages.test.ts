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

const OFFICE = { first: 'chushen', treasurer: 'zijin', regulator: 'jianguan' }

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
  await page.waitForFunction(`!/正在读取|Loading/.test(document.querySelector('main').textContent)`)
}

describe.each(['zh', 'en'] as const)('every page in %s', (language) => {
  it('has a title, breaks no rule of accessibility, and is not wider than its window', async () => {
    const pages = new Map<string, Page>()
    const faults: unknown[] = []
    for (const width of WIDTHS)
      for (const [name, role, path] of addressesOf(things)) {
        const key = `${role} ${width}`
        const as = role === undefined ? undefined : logins.get(role)
        const page = pages.get(key) ?? (await site.visit({ width, language, ...(as === undefined ? {} : { as }) }))
        pages.set(key, page)
        await open(page, path)
        const found = { violations: await violationsOf(page), overflow: await overflowOf(page), titled: (await page.title()).includes(' · ') }
        if (found.violations.length > 0 || found.overflow > 0 || !found.titled) faults.push([name, width, found])
        expect(await page.locator('html').getAttribute('lang')).toBe(language === 'zh' ? 'zh-CN' : 'en')
      }
    for (const page of pages.values()) await page.context().close()
    expect(faults).toEqual([])
  }, 300_000)
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
