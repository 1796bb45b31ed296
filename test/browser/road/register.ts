import type { Page } from 'playwright-core'
import { RESOURCE } from './catalogue.ts'
import { attach, fill, form, press, see } from './tools.ts'

const coach = (page: Page) => page.getByRole('region', { name: '预审' })

/** The department begins from its entry, and is told at once what the registry would send back. */
export async function begin(page: Page): Promise<string[]> {
  await page.goto('/resources')
  await page.getByRole('link', { name: RESOURCE.name }).first().click()
  await page.getByRole('link', { name: '申请登记' }).click()
  await press(page, '开始填写')
  await coach(page).getByRole('listitem').first().waitFor()
  return coach(page).getByRole('listitem').getByRole('link').allInnerTexts()
}

const FIELDS = {
  来源说明: '东营市水务局与共享单位的共享同意函（演示）', 覆盖区域: '东营市', '时间范围：起始': '2024-01-01', 数据规模: '约 4 万行', 存储情况: '市政务云',
  是否与其他单位共有: '否', 存证方式: '分平台存证', 可用场景: '航运调度', 禁用场景: '识别个人身份', 要解决的问题: '航运企业缺少逐日水位。', 评估单位: '东营数据安全评估中心（演示）',
  评估日期: '2026-01-15', 评估结论: '风险可接受',
}

const FILES = ['来源证明文件', '真实性与合法合规承诺书', '存储位置证明', '数据库查询结果', '操作日志', '风险评估报告']

/** Mends all that the pre-check named, deposits the form, and files it once it is on the chain. */
export async function file(page: Page): Promise<void> {
  const sheet = form(page, '登记申请表')
  for (const part of await sheet.locator('details').all())
    if ((await part.getAttribute('open')) === null) await part.locator('summary').click()
  await fill(sheet, FIELDS)
  await attach(sheet, ...FILES)
  await press(sheet, '保存')
  await see(page, '没有发现问题')
  await press(page, '存证')
  await press(page, '提交登记机构')
  await see(page, '待受理')
}

const open = async (page: Page): Promise<void> => {
  await page.goto('/registry')
  await page.getByRole('link', { name: RESOURCE.name }).first().click()
}

/** The registry accepts, reviews and publishes. */
export async function publish(page: Page): Promise<void> {
  await open(page)
  for (const act of ['受理', '审核通过', '开始公示']) await press(page, act)
  await see(page, /公示期至/)
}

/** The registry gives the code after the period; answers the registration's last day. */
export async function giveCode(page: Page): Promise<string> {
  await open(page)
  await press(page, '赋码')
  const period = page.locator('main').getByText(/^有效期/).locator('..').getByText(/ 至 /)
  await period.first().waitFor()
  return / 至 (\S+)/.exec(await period.first().innerText())?.[1] ?? ''
}
