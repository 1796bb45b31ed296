import { serve } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser, openWindow, signIn } from './browser.ts'
import { atEnd } from './end.ts'
import { PASSWORD, platformWithChain } from './platform.ts'
import { openWorld, type World } from './story.ts'

/** A platform that a browser can go to, its world, and the browser. */
export type Site = { world: World; url: string; browser: Browser; visit: Visit }

type Asked = { as?: string; password?: string; width?: number; language?: 'zh' | 'en' }
type Visit = (asked?: Asked) => Promise<Page>

/** What a page said that no page should say: errors of its scripts, and requests to anywhere else. */
const complaints = new Map<Page, string[]>()

function listen(page: Page, url: string): void {
  const said: string[] = []
  complaints.set(page, said)
  page.on('pageerror', (error) => said.push(error.message))
  page.on('request', (request) => {
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url)) said.push(`a request to ${request.url()}`)
  })
}

/** That no page opened so far had an error of its scripts or asked for anything elsewhere. */
export const expectQuiet = (): void => expect([...complaints.values()].flat()).toEqual([])

/** Has a page read the platform's clock, which may be ahead or behind: forms begin with its day. */
function shiftClock(byMs: number): void {
  const Real = Date
  const now = () => Real.now() + byMs
  globalThis.Date = new Proxy(Real, {
    construct: (target, given) => (given.length === 0 ? new target(now()) : Reflect.construct(target, given)),
    get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
  })
}

/**
 * Serves a platform of its own with real chain and witness, and opens Chromium. The platform's clock may begin some time
 * ago: what a trade waits for can then pass before the present, which is the chain's.
 */
export async function openSite({ ago = 0 } = {}): Promise<Site> {
  const platform = await platformWithChain()
  platform.clock.advance(-ago)
  const world = await openWorld(platform)
  const server = serve({ fetch: platform.app.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise<void>((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const browser = await openBrowser()
  atEnd(async () => {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  })
  const visit: Visit = async ({ as, password = PASSWORD, width = 1440, language = 'zh' } = {}) => {
    const page = await openWindow(browser, url, width, language)
    listen(page, url)
    await page.addInitScript(shiftClock, world.platform.clock.now().getTime() - Date.now())
    if (as !== undefined) await signIn(page, as, password)
    return page
  }
  return { world, url, browser, visit }
}
