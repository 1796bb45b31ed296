import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, inject, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import * as road from '#api/cli/road.ts'
import { PASSWORD } from '#test/support/platform.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { listedProduct } from '#test/support/story.ts'

let site: Site
let provider: Party
let consumer: Party
const login = new Map<string, string>()

/** What the consumer took home: the receipt, the bytes and the trust file. */
const taken = { folder: '', file: '', receipt: '', trust: '' }

beforeAll(async () => {
  site = await openSite()
  const { world } = site
  ;[provider, consumer] = [await world.admit(['provider'], 'platform'), await world.admit(['consumer'], 'platform')]
  await road.topUp(world.office, consumer.client, 100_000)
  await listedProduct(world, provider, [{ kind: 'one_off', priceFen: 20_000 }])
  for (const { id } of [provider, consumer])
    login.set(id, (await world.platform.db.person.findFirstOrThrow({ where: { participantId: id } })).login)
  taken.folder = await mkdtemp(join(inject('folder'), 'taken-'))
}, 120_000)

const asConsumer = () => site.visit({ as: login.get(consumer.id) ?? '' })

async function sign(page: Page): Promise<void> {
  await page.getByRole('button', { name: '签署', exact: true }).first().click()
  await page.getByLabel('登录口令').fill(PASSWORD)
  await page.locator('form').getByRole('button', { name: '签署', exact: true }).click()
}

/** Has a page save a file, and keeps it under a name. */
async function save(page: Page, click: () => Promise<void>, name: string): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), click()])
  const path = join(taken.folder, name)
  await download.saveAs(path)
  return path
}

describe('a consumer', () => {
  it('finds, judges, orders, signs and takes data; the browser itself computes the ticks', async () => {
    const page = await asConsumer()
    await page.goto('/catalog')
    await page.getByRole('searchbox').fill('yangli')
    await page.getByRole('searchbox').press('Enter')
    await page.waitForURL(/q=yangli/)
    await page.getByRole('link', { name: '样例产品' }).first().click()
    await page.waitForURL(/\/catalog\/lst_/)
    await page.locator('.rail a.button.primary').click()
    await page.waitForURL(/\/order\/lst_/)
    await page.getByRole('button', { name: '核对' }).click()
    await expect.poll(() => page.getByText('¥200.00').count()).toBeGreaterThan(0)
    await page.getByRole('button', { name: '发出要约' }).click()
    await page.waitForURL(/\/my\/agreements\/agr_/)
    const id = page.url().split('/').at(-1) ?? ''
    const other = await site.visit({ as: login.get(provider.id) ?? '' })
    await other.goto(`/provide/agreements/${id}`)
    await sign(other)
    await other.getByText('一方已签').first().waitFor()
    await page.reload()
    await sign(page)
    await page.getByRole('button', { name: '下单' }).click()
    await expect.poll(() => page.locator('.ticks .yes').count(), { timeout: 20_000 }).toBe(5)
    await page.getByRole('button', { name: '取数' }).click()
    const link = page.getByRole('link', { name: '下载', exact: true })
    await link.waitFor()
    taken.file = await save(page, () => link.click(), 'content.csv')
    expect(await readFile(taken.file, 'utf8')).toContain('站点1')
    await page.getByRole('link', { name: '查看回执' }).click()
    await page.getByText('核验通过').first().waitFor({ timeout: 30_000 })
    const [transfer] = await site.world.platform.db.transfer.findMany({ where: { agreementId: id } })
    expect(`0x${createHash('sha256').update(await readFile(taken.file)).digest('hex')}`).toBe(transfer?.sha256)
    taken.receipt = join(taken.folder, 'receipt.json')
    await writeFile(taken.receipt, await consumer.client.text(`/api/transfers/${transfer?.id}/receipt`))
    taken.trust = join(taken.folder, 'trust.json')
    await writeFile(taken.trust, await consumer.client.text('/api/provenance/trust'))
    for (const one of [page, other]) await one.context().close()
  })
})

/** Gives files to whichever page verifies, and answers its verdict. */
async function verdictOf(page: Page, files: string[]): Promise<string> {
  await page.locator('input[type=file]').first().setInputFiles(files)
  const verdict = page.locator('.verdict h2')
  await verdict.waitFor({ timeout: 30_000 })
  return verdict.innerText()
}

describe('anybody', () => {
  it('verifies a receipt and its file at /verify, with the network cut', async () => {
    const page = await site.visit()
    await page.goto('/verify', { waitUntil: 'networkidle' })
    await page.locator('.ready').waitFor({ timeout: 30_000 })
    await page.context().setOffline(true)
    expect(await verdictOf(page, [taken.receipt, taken.file])).toContain('核验通过')
    await page.context().close()
  })

  it('learns which step fails when a byte of the file was changed', async () => {
    const wrong = join(taken.folder, 'wrong.csv')
    await writeFile(wrong, Buffer.concat([await readFile(taken.file), randomBytes(1)]))
    const page = await site.visit({ language: 'en' })
    await page.goto('/verify')
    expect(await verdictOf(page, [taken.receipt, wrong])).not.toContain('Verified')
    await page.context().close()
  })

  it('verifies with the one offline file, opened from the disk, with no network at all', async () => {
    const offline = join(taken.folder, 'verify.html')
    await writeFile(offline, Buffer.from(await (await fetch(`${site.url}/verify.html`)).arrayBuffer()))
    const context = await site.browser.newContext({ offline: true, locale: 'zh-CN' })
    const page = await context.newPage()
    await page.goto(pathToFileURL(offline).href)
    expect(await verdictOf(page, [taken.receipt, taken.trust, taken.file])).toContain('核验通过')
    await context.close()
  })
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
