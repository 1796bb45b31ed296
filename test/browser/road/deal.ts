import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { PASSWORD } from '#test/support/global.ts'
import { PRODUCT } from './product.ts'
import { fill, press } from './tools.ts'

/** A consumer finds the product in the catalogue, and opens its order. */
export async function openOrder(page: Page): Promise<void> {
  await page.goto('/catalog')
  await page.getByRole('searchbox').fill('水位')
  await page.getByRole('searchbox').press('Enter')
  await page.getByRole('link', { name: PRODUCT }).first().click()
  await page.waitForURL(/\/catalog\/lst_/)
  await page.locator('.rail a.button.primary').click()
  await page.waitForURL(/\/order\/lst_/)
}

/** Sends the offer that the order's form proposes, until a day; answers the agreement's id. */
export async function offer(page: Page, until: string): Promise<string> {
  await openOrder(page)
  await page.getByLabel('结束日期（含当日）').fill(until)
  await press(page, '核对')
  await press(page, '发出要约')
  await page.waitForURL(/\/my\/agreements\/agr_/)
  return page.url().split('/').at(-1) ?? ''
}

/** Signs an agreement with the password of one's own. */
export async function sign(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await press(page, '签署')
  await page.getByLabel('登录口令').fill(PASSWORD)
  const signed = page.waitForResponse((response) => response.url().endsWith('/sign') && response.ok())
  await page.locator('form').getByRole('button', { name: '签署', exact: true }).click()
  await signed
}

/** The consumer orders, and waits until the agreement is active on the chain. */
export async function order(page: Page): Promise<void> {
  await press(page, '下单')
  await page.getByRole('button', { name: '取数' }).waitFor({ timeout: 30_000 })
}

/** Takes the data as a file, and answers its text and where it is downloaded. */
export async function take(page: Page, agreement: string): Promise<{ text: string; href: string }> {
  await page.goto(`/my/agreements/${agreement}`)
  await press(page, '取数')
  const link = page.getByRole('link', { name: '下载', exact: true })
  await link.waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  return { text: await readFile(await download.path(), 'utf8'), href: (await link.getAttribute('href')) ?? '' }
}

/** What the provider is shown of its sales: what was paid, the platform's fee, and what is its own. */
export async function settled(page: Page): Promise<string[]> {
  await page.goto('/provide/sales')
  const row = page.getByRole('row', { name: PRODUCT }).first()
  await row.waitFor()
  return (await row.innerText()).match(/¥[\d.]+/g) ?? []
}

/** Makes an API key that may take data, and answers it. */
export async function makeKey(page: Page): Promise<string> {
  await page.goto('/organisation')
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: '新建密钥' }) })
  await fill(form, { 名称: '取数程序', 有效天数: '366' })
  for (const scope of ['取数', '下载内容', '查看交付']) await form.getByLabel(scope, { exact: true }).check()
  await press(form, '新建密钥')
  return form.getByRole('status').locator('.mono').innerText()
}

/** Comes as far as the offer's last button. */
export async function prepareOffer(page: Page, listing: string): Promise<void> {
  await page.goto(`/order/${listing}`)
  await press(page, '核对')
  await page.getByRole('button', { name: '发出要约' }).waitFor()
}

/** Presses, and answers what the page says against it. */
async function refusalOf(page: Page, button: string): Promise<string> {
  await press(page, button)
  const said = page.getByRole('alert').first()
  await said.waitFor()
  return said.innerText()
}

/** Sends the offer that was prepared: what the page says against it. */
export const refusedOffer = (page: Page): Promise<string> => refusalOf(page, '发出要约')

/** Orders by an agreement that both have signed: what the page says against it. */
export async function refusedOrder(page: Page, agreement: string): Promise<string> {
  await page.goto(`/my/agreements/${agreement}`)
  return refusalOf(page, '下单')
}

/** Asks for data by an agreement in force: what the page says against it. */
export async function refusedData(page: Page, agreement: string): Promise<string> {
  await page.goto(`/my/agreements/${agreement}`)
  return refusalOf(page, '取数')
}

/** Opens the order of a listing: what the page says against it. */
export async function refusedPage(page: Page, listing: string): Promise<string> {
  await page.goto(`/order/${listing}`)
  const said = page.getByRole('alert').first()
  await said.waitFor()
  return said.innerText()
}
