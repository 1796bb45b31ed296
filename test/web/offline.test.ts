import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openWindow } from '#test/support/browser.ts'
import { openForgersChain } from '../verifier/chain.ts'
import { CONTENT, jcs, prove, trustOf } from '../verifier/prover.ts'

let folder: string
let browser: Browser
let page: Page
const asked: string[] = []

const pathOf = (name: string) => join(folder, name)
const give = (...names: string[]) => page.locator('.drop input').setInputFiles(names.map(pathOf))
const verdict = (text: string) => page.locator('.verdict h2', { hasText: text }).waitFor()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'offline-'))
  const configFile = fileURLToPath(import.meta.resolve('#web/verify/offline.config.ts'))
  await build({ configFile, logLevel: 'warn', build: { outDir: pathOf('page') } })
  const chain = await openForgersChain()
  await writeFile(pathOf('receipt.json'), jcs(await prove(chain)))
  await writeFile(pathOf('trust.json'), JSON.stringify(await trustOf(chain)))
  await writeFile(pathOf('content.csv'), CONTENT)
  await writeFile(pathOf('other.csv'), CONTENT.subarray(1))
  browser = await openBrowser()
  page = await openWindow(browser, 'http://127.0.0.1')
  await page.context().setOffline(true)
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`file://${pathOf('page/verify.html')}`)
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true })
})

test('is one file', async () => {
  expect(await readdir(pathOf('page'))).toEqual(['verify.html'])
})

test('verifies a receipt with its file and a trust file, and asks nobody', async () => {
  await give('receipt.json', 'content.csv')
  await verdict('回执自洽，但无从认定其真实')
  await give('trust.json')
  await verdict('核验通过')
  expect(await page.locator('.step.passed').count()).toBe(6)
  expect(asked.filter((url) => !url.startsWith('file:') && !url.startsWith('blob:'))).toEqual([])
})

test('finds that another file is not the one, and says which step failed', async () => {
  await give('other.csv')
  await verdict('核验未通过')
  expect(await page.locator('.step.failed h3').allTextContents()).toEqual([expect.stringContaining('文件')])
})

test('may not send anything anywhere', async () => {
  const sent = await page.evaluate(() => fetch('https://example.org/').then(() => 'sent', () => 'refused'))
  expect(sent).toBe('refused')
  const policy = await page.locator('meta[http-equiv]').getAttribute('content')
  expect(policy).toMatch(/^default-src 'none'/)
  expect(policy).not.toMatch(/connect-src|https?:|\*/)
})
