import type { Page } from 'playwright-core'
import { RESOURCE } from './catalogue.ts'
import { attach, document, fill, form, press, see } from './tools.ts'

export const SCENARIO = '航运水位服务'

const card = (page: Page) => page.getByRole('article', { name: SCENARIO })

/** The operator asks for two of the three items, for an industrial purpose. */
export async function propose(page: Page): Promise<void> {
  await page.goto('/operate?tab=scenarios')
  await press(page, '申报场景')
  const asked = form(page, '申报应用场景')
  await fill(asked, { 场景名称: SCENARIO, 方案: '向航运企业提供逐日水位，逐站整理后成表交付。' })
  await asked.getByRole('radio', { name: /产业发展/ }).check()
  await asked.getByRole('checkbox', { name: RESOURCE.name }).check()
  const items = asked.getByRole('group', { name: `「${RESOURCE.name}」的数据项` })
  for (const item of ['日期', '水位_m']) await items.getByLabel(item).check()
  await press(asked, '申报')
  await see(page, '联合审核中')
}

/** One of those who review it together approves. */
export async function approve(page: Page): Promise<void> {
  await page.goto('/scenarios')
  await press(card(page), `通过 ${SCENARIO}`)
  await see(page, '提出「通过」意见')
}

const agreement = document('三方协议')

/** The operator offers the agreement that three have signed. */
export async function offer(page: Page): Promise<void> {
  await page.goto('/operate?tab=scenarios')
  await press(card(page), '提交三方协议')
  await form(page, '提交三方协议').locator('input[type=file]').setInputFiles(agreement)
  await press(form(page, '提交三方协议'), '提交')
  await see(page, '等待各方确认')
}

/** Another party compares its copy, and confirms. */
export async function confirm(page: Page): Promise<void> {
  await page.goto('/scenarios')
  await card(page).locator('input[type=file]').setInputFiles(agreement)
  await see(card(page), '与已提交的摘要一致')
  await press(card(page), '确认三方协议')
  await see(page, '已确认「')
}

/** The department supplies what was asked for. */
export async function supply(page: Page): Promise<void> {
  await page.goto('/scenarios')
  await press(card(page), '登记供数')
  const record = form(page, '登记供数')
  await attach(record, '供出的文件')
  await fill(record, { '数据行数（可不填）': '1200' })
  await press(record, '登记')
  await see(page, '的供数已登记并存证')
}
