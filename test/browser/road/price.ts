import type { Page } from 'playwright-core'
import { attach, fill, form, press, see } from './tools.ts'
import { SCENARIO } from './scenario.ts'

export const PERIOD = '水位数据首个年度'

/** The operator applies for the maximum of its first period. */
export async function apply(page: Page): Promise<void> {
  await page.goto('/operate/revenue')
  await press(page, '申报')
  const asked = form(page, '申报核定最高准许收入')
  await fill(asked, { 期间名称: PERIOD, '运营成本（元）': '100000', '十年期国债收益率（%）': '1.80', '加点（百分点）': '3', 材料名称: '成本核算（演示）' })
  await attach(asked, '文件')
  await press(asked, '申报')
  await see(page, '已申报并存证')
}

/** The price authority decides on it, by what was applied for. */
export async function decide(page: Page): Promise<void> {
  await page.goto('/price-office')
  await press(page.getByRole('article', { name: PERIOD }), '核定')
  await fill(page, { 核定文号: '东发改价格〔2026〕3号（演示）' })
  await press(page, '按此核定')
  await see(page, '已核定。')
}

/** The implementing body sets what one transfer may cost at most, in yuan, until a day; again, by another decision. */
export async function setCeiling(page: Page, yuan: string, decision: string, until: string): Promise<void> {
  await page.goto('/scenarios')
  const card = page.getByRole('article', { name: SCENARIO })
  await card.getByRole('button', { name: /^(核定上限|重新核定)$/ }).click()
  const sheet = form(page, `核定「${SCENARIO}」的上限收费标准`)
  const period = await sheet.getByLabel('依据', { exact: true }).getByRole('option', { name: PERIOD }).textContent()
  await fill(sheet, { '上限（元）': yuan, 计价单位: '次', 依据: period ?? '', 预计数量: '100', 核定文号: decision, '有效期结束（含当日）': until })
  await press(sheet, '核定')
  await see(page, '的上限收费标准已核定')
}
