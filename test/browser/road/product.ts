import type { Page } from 'playwright-core'
import { SCENARIO } from './scenario.ts'
import { document, form, press, see } from './tools.ts'

export const PRODUCT = '河道逐日水位'

/** The days of some years, each with a level; `rows` of them. */
export function levels(rows: number) {
  const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + (i % 600))).toISOString().slice(0, 10)
  const lines = Array.from({ length: rows }, (_, i) => `${day(i)},${(1 + (i % 977) / 100).toFixed(2)}`)
  return { name: `${PRODUCT}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`日期,水位_m\n${lines.join('\n')}\n`) }
}

async function addTag(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text)
  await page.getByLabel(label).press('Enter')
}

async function save(page: Page): Promise<void> {
  await press(page, '保存')
  await see(page, '已保存')
}

/** Makes a product of the scenario, out of a file; answers the listing's id. */
export async function upload(page: Page, file: ReturnType<typeof levels>): Promise<string> {
  await page.goto('/operate?tab=products')
  await page.getByRole('link', { name: `做成产品 ${SCENARIO}` }).click()
  await page.locator('main input[type=file]').first().setInputFiles(file)
  await page.getByText('它上架后会是这样').waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: '去改正并提交审核' }).click()
  await page.waitForURL(/\/provide\/listings\/lst_/)
  return /lst_\w+/.exec(page.url())?.[0] ?? ''
}

/** Tells what the listing still lacks, with a price for each transfer. */
export async function describe(page: Page, listing: string, yuan: string): Promise<void> {
  const section = (name: string) => page.goto(`/provide/listings/${listing}?section=${name}`)
  await section('use')
  await addTag(page, '适用场景', '航运调度')
  await addTag(page, '禁止用途', '转售')
  await page.getByLabel('使用许可').fill('限需方内部使用')
  await save(page)
  await section('coverage')
  await page.getByLabel('空间范围').fill('东营市')
  await page.getByLabel('更新频率').selectOption('daily')
  await save(page)
  await section('price')
  await press(page, '添加方案', false)
  await page.locator('.provider-plan select').selectOption('per_use')
  await page.locator('.provider-plan input').first().fill(yuan)
  await save(page)
}

/** Declares the product: its documents, rights, and that it is none of the prohibited classes. */
export async function declare(page: Page, listing: string): Promise<void> {
  await page.goto(`/provide/listings/${listing}?section=compliance`)
  const sheet = form(page, '填写声明')
  await sheet.locator('.compliance-document').nth(1).waitFor()
  for (const field of await sheet.locator('.compliance-document input[type=file]').all())
    await field.setInputFiles(document('证明'))
  await sheet.locator('.compliance-document.done').nth(1).waitFor()
  for (const right of ['持有权', '使用权', '经营权']) await sheet.getByLabel(right).check()
  await press(sheet, '全部确认')
  await press(sheet, '保存声明')
  await see(page, '声明已保存并存证')
}

export async function submit(page: Page, listing: string): Promise<void> {
  await page.goto(`/provide/listings/${listing}?section=submit`)
  await press(page, '提交审核')
}

/** One of the two reviewers ticks all off, and approves. */
export async function review(page: Page, title = PRODUCT): Promise<void> {
  await page.goto('/review')
  await page.getByRole('link', { name: title }).first().click()
  await page.waitForURL(/\/review\/listings\//)
  const approve = page.getByRole('button', { name: /通过/ }).first()
  await approve.waitFor()
  for (const box of await page.locator('main .review-checks input[type=checkbox]:enabled').all()) await box.check()
  await approve.click()
  await page.locator('.notice.good[role=status]').first().waitFor()
}
