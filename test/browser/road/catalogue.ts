import type { Page } from 'playwright-core'
import { gb18030, see } from './tools.ts'

/** The entry whose way is followed, and how it is called in the file. */
export const RESOURCE = { code: '3705-SW-0101', name: '河道水位日报' }

const HEADER = ['资源代码', '资源名称', '资源摘要', '数据项', '数据分级', '开放属性', '共享属性', '更新频率', '获取方式', '来源部门', '共享同意文件', '同意文件摘要']
const ITEMS = '"测站编码|文本\n日期|日期\n水位_m|小数"'
const SUMMARY = '全市河道水文测站每日八时水位，由自动遥测设备采集，经水文部门整编审核后逐日入库。'

type Row = { code: string; name: string; summary?: string; grade?: string; from?: string }

const line = ({ code, name, summary = SUMMARY, grade = '一般', from }: Row): string =>
  [
    code, name, summary, ITEMS, grade, '有条件开放', '有条件共享', '每日',
    ...(from === undefined ? ['自采', '', '', ''] : ['共享获取', from, '水位数据共享运营同意函', '7b'.repeat(32)]),
  ].join(',')

/** A table as a department exports it: in GB18030, as text. */
const table = (rows: Row[]) => ({
  name: '水务目录.csv', mimeType: 'text/csv', buffer: gb18030(`${HEADER.join(',')}\r\n${rows.map(line).join('\r\n')}\r\n`),
})

/** The table as it came: one row without its summary, one with a code that is none, one that comes twice, one good. */
export const faultyTable = () =>
  table([
    { code: '3705-SW-0100', name: '水库蓄水量' },
    { ...RESOURCE, summary: '' },
    { code: '水位?1', name: '取水许可' },
    { code: '3705-SW-0103', name: '雨量站日雨量' },
    { code: '3705-SW-0103', name: '雨量站时段雨量' },
    { code: '3705-SW-0104', name: '排水口名录', grade: '秘密' },
  ])

/** The table as it was mended. */
export const mendedTable = (source: string) =>
  table([
    { code: '3705-SW-0100', name: '水库蓄水量' },
    { ...RESOURCE, from: source },
    { code: '3705-SW-0102', name: '取水许可' },
    { code: '3705-SW-0103', name: '雨量站日雨量' },
    { code: '3705-SW-0104', name: '排水口名录' },
  ])

/** Has a table checked, without loading it. */
async function check(page: Page, file: ReturnType<typeof table>): Promise<void> {
  await page.locator('main input[type=file]').setInputFiles(file)
  await see(page, '检查结果')
}

/** Has a faulty table checked, and answers how each fault is to be mended. */
export async function faultsOf(page: Page, file: ReturnType<typeof table>): Promise<string[]> {
  await check(page, file)
  await see(page, 'GB18030')
  return page.getByRole('region', { name: '问题表，可左右滚动' }).locator('td:last-child').allInnerTexts()
}

/** Loads a table whose rows are all good, and opens the entry that is followed. */
export async function load(page: Page, file: ReturnType<typeof table>): Promise<void> {
  await page.getByRole('button', { name: '换一个文件' }).click()
  await check(page, file)
  await page.getByRole('button', { name: '写入 5 行' }).click()
  await see(page, '已写入：新增 5 条')
  await page.goto('/resources')
  await page.getByRole('link', { name: RESOURCE.name }).first().click()
  await page.getByText(RESOURCE.code).first().waitFor()
}
