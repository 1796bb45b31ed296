import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { z } from 'zod'
import { type Client, clientOf, overNetwork } from '#api/cli/client.ts'
import { openBrowser, openWindow, signIn } from '#test/support/browser.ts'
import { addressesOf, type Things } from './addresses.ts'

const PICTURED = [375, 1440]

const PASSWORD = 'demo-dongying-2026'

/** The demo's logins that look at the pages. */
const LOGINS: Record<string, string> = {
  consumer: 'shengli', provider: 'huanghekou', department: 'minzheng', operator: 'yunying', first: 'chushen', treasurer: 'zijin',
  regulator: 'jianguan',
}

const Items = z.object({ items: z.array(z.looseObject({ id: z.string() })) })

async function firstOf(client: Client, path: string): Promise<string> {
  const { items } = await client.get(path, Items)
  if (!items[0]) throw new Error(`the story has nothing at ${path}`)
  return items[0].id
}

/** What the story left for the pages to show. */
async function thingsOf(url: string): Promise<Things> {
  const visitor = clientOf(overNetwork(url))
  const as = (role: string) => visitor.signIn(LOGINS[role] ?? '', PASSWORD)
  const [consumer, provider, first] = [await as('consumer'), await as('provider'), await as('first')]
  return {
    listing: await firstOf(visitor, '/api/catalog?limit=1&sort=newest'),
    agreement: await firstOf(consumer, '/api/agreements?limit=1&state=active'),
    transfer: await firstOf(consumer, '/api/transfers?limit=1'),
    own: await firstOf(provider, '/api/listings?limit=1'),
    review: await firstOf(first, '/api/listings?limit=1&state=under_review'),
  }
}

/** Starts the platform with its story in a folder of its own; resolves when it serves. */
async function startDemo(dataDir: string): Promise<{ url: string; stop: () => Promise<void> }> {
  const program = fileURLToPath(new URL('../../api/cli/start.ts', import.meta.url))
  const port = String(18_000 + (process.pid % 2_000))
  const child = spawn(process.execPath, [program], { env: { ...process.env, DATA_DIR: dataDir, PORT: port }, stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<never>((_, reject) => child.once('exit', () => reject(new Error('the platform did not start'))))
  const served = (async () => {
    for await (const line of createInterface({ input: child.stdout })) {
      const url = /已启动：(http\S+)/.exec(line)?.[1]
      if (url !== undefined) return url
    }
    return ended
  })()
  const url = await Promise.race([served, ended])
  ended.catch(() => {})
  const stop = async () => {
    child.kill('SIGTERM')
    await ended.catch(() => {})
  }
  return { url, stop }
}

async function takePictures(browser: Browser, url: string, folder: string, language: 'zh' | 'en'): Promise<number> {
  const things = await thingsOf(url)
  let count = 0
  for (const width of PICTURED) {
    const windows = new Map<string, Page>()
    for (const [name, role, path] of addressesOf(things)) {
      const window = windows.get(role ?? '') ?? (await openWindow(browser, url, width, language))
      if (!windows.has(role ?? '') && role !== undefined) await signIn(window, LOGINS[role] ?? '', PASSWORD)
      windows.set(role ?? '', window)
      await window.goto(path, { waitUntil: 'networkidle' })
      await window.evaluate('document.fonts.ready.then(() => true)')
      await window.screenshot({ path: join(folder, `${name}-${language}-${width}.png`), fullPage: true })
      count++
    }
    for (const window of windows.values()) await window.context().close()
  }
  return count
}

/** `npm run pictures [-- --out FOLDER] [--language zh|en]`: every page of the demo at both widths. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { out: { type: 'string', default: 'pictures' }, language: { type: 'string', default: 'zh' } } })
  await mkdir(values.out, { recursive: true })
  const dataDir = await mkdtemp(join(tmpdir(), 'dy-pictures-'))
  const demo = await startDemo(dataDir)
  const browser = await openBrowser()
  try {
    const count = await takePictures(browser, demo.url, values.out, values.language === 'en' ? 'en' : 'zh')
    console.log(`${count} 张图在 ${values.out}/`)
  } finally {
    await browser.close()
    await demo.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

await main()
