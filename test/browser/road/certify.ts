import type { Page } from 'playwright-core'
import { fill, press, see } from './tools.ts'

/** An organisation has itself certified; answers the certificate's number. */
export async function certifyParty(page: Page): Promise<string> {
  await page.goto('/certificates')
  await press(page, '申请主体凭证')
  const number = page.getByRole('link', { name: /^DY-/ }).first()
  await number.waitFor()
  return number.innerText()
}

/** Looks a certificate up by its number, as whoever holds it. */
export async function lookUp(page: Page, number: string): Promise<string> {
  await page.goto('/certificate')
  await fill(page, { 编号: number })
  await press(page, '查验')
  await page.getByRole('article').getByText(number).first().waitFor()
  return page.getByRole('article').innerText()
}

/** The operator publishes what is disclosed of a year, once it is over. */
export async function disclose(page: Page, year: number): Promise<void> {
  await page.goto('/disclosure')
  await fill(page, { 年度: String(year) })
  await press(page, '发布')
  await page.getByRole('link', { name: '授权运营信息披露（运营机构）' }).waitFor()
}

/** What anybody reads of it. */
export async function readDisclosed(page: Page): Promise<string> {
  await page.goto('/disclosure')
  await page.getByRole('link', { name: '授权运营信息披露（运营机构）' }).click()
  await see(page, '全部披露')
  await page.getByRole('article').getByRole('table').first().waitFor()
  return page.getByRole('article').innerText()
}
