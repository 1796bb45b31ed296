import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Party } from '#api/cli/road.ts'
import * as road from '#api/cli/road.ts'
import { PASSWORD } from '#test/support/platform.ts'
import { expectQuiet, openSite, type Site } from '#test/support/site.ts'
import { takeTransfer, window } from '#test/support/story.ts'
import { review } from './road/product.ts'

let site: Site
let provider: Party
let login = ''
/** The listing that the provider makes, which the others then work on. */
let listing = ''

beforeAll(async () => {
  site = await openSite()
  provider = await site.world.admit(['provider'], 'platform')
  const where = { participantId: provider.id }
  login = (await site.world.platform.db.person.findFirstOrThrow({ where })).login
}, 120_000)

const rows = Array.from({ length: 40 }, (_, i) => `S${i % 4},2026-0${1 + (i % 9)}-1${i % 9},${(i / 10).toFixed(1)}`)
const file = { name: '湿地水位 2026.csv', mimeType: 'text/csv', buffer: Buffer.from(`站点,日期,水位_m\n${rows.join('\n')}\n`) }

async function addTag(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
  await page.getByLabel(label).press('Enter')
}

/** Saves a part of the listing, and waits until it is saved. */
async function save(page: Page): Promise<void> {
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByText('已保存').first().waitFor()
}

const document = { name: '证明.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 证明') }

/** Declares the product: documents by their digests, rights, and that it is none of the prohibited classes. */
async function declare(page: Page): Promise<void> {
  await page.goto(`/provide/listings/${listing}?section=compliance`)
  const form = page.getByRole('form', { name: '填写声明' })
  await form.locator('.compliance-document').nth(1).waitFor()
  for (const field of await form.locator('.compliance-document input[type=file]').all()) await field.setInputFiles(document)
  await form.locator('.compliance-document.done').nth(1).waitFor()
  for (const right of ['持有权', '使用权', '经营权']) await form.getByLabel(right).check()
  await form.getByRole('button', { name: '全部确认' }).click()
  await form.getByRole('button', { name: '保存声明' }).click()
  await page.getByText('声明已保存并存证').waitFor()
}

describe('a provider', () => {
  it('drops a file, sees the finished listing in seconds, says what is missing, and submits', async () => {
    const page = await site.visit({ as: login })
    await page.goto('/provide/new')
    await page.getByLabel('来源说明').fill('本公司监测站自动记录，业务数据')
    await page.locator('main input[type=file]').first().setInputFiles(file)
    await page.getByText('它上架后会是这样').waitFor({ timeout: 30_000 })
    await page.getByRole('link', { name: '去改正并提交审核' }).click()
    await page.waitForURL(/\/provide\/listings\/lst_/)
    listing = /lst_\w+/.exec(page.url())?.[0] ?? ''
    await page.goto(`/provide/listings/${listing}?section=use`)
    await addTag(page, '适用场景', '水位研究')
    await addTag(page, '禁止用途', '转售')
    await page.getByLabel('使用许可').fill('限需方内部使用')
    await save(page)
    await page.goto(`/provide/listings/${listing}?section=coverage`)
    await page.getByLabel('空间范围').fill('垦利区')
    await page.getByLabel('更新频率').selectOption('daily')
    await save(page)
    await page.goto(`/provide/listings/${listing}?section=price`)
    await page.getByRole('button', { name: '添加方案' }).click()
    await page.locator('.provider-plan select').selectOption('one_off')
    await page.locator('.provider-plan input').first().fill('88.50')
    await save(page)
    await declare(page)
    await page.goto(`/provide/listings/${listing}?section=submit`)
    await page.getByRole('button', { name: '提交审核' }).click()
    await expect.poll(async () => (await site.world.platform.db.listing.findUnique({ where: { id: listing } }))?.state).toBe('under_review')
    await page.context().close()
  })
})

describe('two reviewers', () => {
  it.each([['chushen', '初审'], ['fushen', '复审']])('%s sees all that is to be judged, ticks it off, and approves', async (reviewer) => {
    const page = await site.visit({ as: reviewer })
    await review(page, '湿地水位 2026')
    await page.context().close()
  })

  it('have brought it to the market', async () => {
    const page = await site.visit()
    await page.goto('/catalog?q=shuiwei')
    await page.getByRole('link', { name: '湿地水位 2026' }).first().waitFor()
    await page.context().close()
  })
})

describe('a regulator', () => {
  it('finds a product by its name, suspends it with a reason, and resumes it', async () => {
    const page = await site.visit({ as: 'jianguan', password: PASSWORD })
    await page.goto('/supervise')
    await page.getByLabel('编号、名称或哈希').fill('湿地水位')
    await page.getByRole('button', { name: '查找', exact: true }).click()
    const product = (await site.world.platform.db.listing.findUniqueOrThrow({ where: { id: listing } })).productId
    const suspended = async () => (await site.world.platform.db.dataProduct.findUniqueOrThrow({ where: { id: product } })).suspended
    for (const act of ['暂停', '恢复']) {
      await page.getByRole('button', { name: `${act}该产品：湿地水位 2026` }).first().click()
      await page.getByRole('dialog').getByRole('textbox').fill(`${act}：核查来源`)
      await page.getByRole('dialog').locator('button[type=submit]').click()
      await page.getByRole('dialog').getByRole('button', { name: `确认${act}` }).click()
      await expect.poll(suspended, { timeout: 20_000 }).toBe(act === '暂停')
      await page.reload()
    }
    await page.context().close()
  })

  it('traces a transfer to its source, as a picture and as a table', async () => {
    const { world } = site
    const consumer = await world.admit(['consumer'], 'platform')
    await road.topUp(world.office, consumer.client, 100_000)
    const wish = { plan: 0, purpose: '水位研究', quota: 3, ...window() }
    const agreement = await road.conclude(provider, consumer, listing, wish)
    const { transfer } = await takeTransfer(consumer, agreement.id)
    const page = await site.visit({ as: 'jianguan' })
    await page.goto(`/supervise?q=${transfer.id}`)
    await page.locator(`a[href="/supervise/trace/${transfer.id}"]`).first().click()
    await page.getByRole('heading', { name: '交付路径图' }).waitFor()
    for (const { name } of [consumer, provider]) expect(await page.getByText(name).count()).toBeGreaterThan(0)
    await page.keyboard.press('t')
    await page.locator('table').first().waitFor()
    await page.context().close()
  })
})

it('no page had an error of its scripts, or asked for anything elsewhere', expectQuiet)
