import type { Page } from 'playwright-core'
import { SCOPE } from './authorise.ts'
import type { Cast } from './cast.ts'
import { RESOURCE } from './catalogue.ts'
import { setCeiling } from './price.ts'
import { attach, document, fill, form, press, see } from './tools.ts'

/** A precondition of the deal, by the act that takes it away and the one that gives it back, if any does. */
export type Break = {
  /** The rule that refuses, and the article that it names. */
  code: string
  article: string
  /** Whether it stops one consumer's deal alone, and leaves the listing on the market. */
  isForOne?: boolean
  take: (cast: Cast) => Promise<void>
  back?: (cast: Cast) => Promise<void>
}

const OPERATION = '《公共数据资源授权运营实施规范（试行）》'

/** Presses, and gives the reason that is asked for. */
async function withReason(page: Page, act: string, reason: string): Promise<void> {
  await press(page, act)
  await fill(page, { 理由: reason })
  await press(page, act)
}

const openGrant = async (page: Page, desk: string): Promise<void> => {
  await page.goto(desk)
  await page.getByRole('link', { name: SCOPE }).click()
}

/** The body's change of the grant's data, through its decision, approval, acceptance and filing. */
async function changeScope(cast: Cast, out: string, into: string): Promise<void> {
  const body = await cast.as('body')
  await openGrant(body, '/implement?tab=grants')
  await press(body, '提出变更')
  const proposed = form(body, '提出变更')
  await fill(proposed, { 变更理由: `「${out}」改为「${into}」。` })
  await press(proposed, `移出 ${out}`)
  await proposed.getByLabel('按名称查找资源').fill(into)
  await press(proposed, `列入 ${into}`)
  await attach(proposed, '变更后的协议')
  await press(proposed, '提出')
  for (const act of ['记录集体决策', '记录政府批准']) await recordChange(body, act)
  await see(body, '已批准，待运营机构接受')
  const operator = await cast.as('operator')
  await openGrant(operator, '/operate')
  await press(operator, '接受变更')
  await see(operator, '已接受，待备案')
  await body.reload()
  await recordChange(body, '记录备案')
  await body.getByText('已接受，待备案').waitFor({ state: 'detached' })
}

async function recordChange(page: Page, act: string): Promise<void> {
  const sheet = form(page, act)
  await fill(sheet, { 文号或编号: `${act}〔2027〕1号（演示）` })
  await attach(sheet, '文件')
  await press(sheet, act)
  await sheet.waitFor({ state: 'detached' })
}

type Named = { name: string; uscc: string }

/** Staff register who controls whom; a holding that nobody admitted is between operator and consumer. */
async function register(page: Page, controller: Named, controlled: Named, kind: string): Promise<void> {
  await page.goto('/review')
  await press(page, '登记关联关系')
  const relations = page.getByRole('region', { name: '关联关系' })
  for (const [legend, { name, uscc }] of [['控制方', controller], ['被控制方', controlled]] as const) {
    const end = relations.getByRole('group', { name: legend, exact: true })
    await fill(end, { 名称或姓名: name, 统一社会信用代码: uscc })
  }
  await fill(relations, { 关系: kind, ...(kind === '持股' ? { '持股比例（%）': '60' } : {}), 依据材料: '工商登记档案' })
  await relations.locator('input[type=file]').setInputFiles(document('股东名册'))
  await press(relations, '登记')
  await see(page, '关联关系已登记并存证')
}

async function endRelation(page: Page, controlled: string): Promise<void> {
  await page.goto('/review')
  await press(page, `终止 ${controlled}`)
  await fill(page, { 理由: '股权已转让。' })
  await press(page, '终止')
  await page.getByRole('button', { name: `终止 ${controlled}` }).waitFor({ state: 'detached' })
}

const openConsent = async (page: Page, name: string): Promise<void> => {
  await page.goto('/resources?of=all')
  await page.getByRole('link', { name }).first().click()
}

/** What can be taken away, each through the pages of who may do it. */
export const breaksOf = (holding: Named, ceilingUntil: string) => ({
  price: {
    code: 'gate.g8_ceiling', article: '《关于建立公共数据资源授权运营价格形成机制的通知》',
    take: async (cast) => setCeiling(await cast.as('body'), '9.99', '东发改价格〔2027〕5号（演示）', ceilingUntil),
    back: async (cast) => setCeiling(await cast.as('body'), '10.00', '东发改价格〔2027〕6号（演示）', ceilingUntil),
  },
  affiliate: {
    code: 'gate.g7_affiliate', article: `${OPERATION}第六条`, isForOne: true,
    take: async (cast) => {
      const staff = await cast.as('ruzhu')
      await register(staff, holding, cast.operator, '持股')
      await register(staff, holding, cast.consumer, '实际控制')
    },
    back: async (cast) => endRelation(await cast.as('ruzhu'), cast.consumer.name),
  },
  consent: {
    code: 'gate.g6_sharing_consent', article: `${OPERATION}第五条`,
    take: async (cast) => {
      const page = await cast.as('source')
      await openConsent(page, RESOURCE.name)
      await press(page, '撤回同意')
      await fill(page, { 理由: '共享用途需重新评估。' })
      await press(page, '撤回同意')
      await see(page, '不能再成交')
    },
    back: async (cast) => {
      const page = await cast.as('source')
      await openConsent(page, RESOURCE.name)
      await press(page, '给予同意')
      const sheet = form(page, '同意运营共享的数据')
      await fill(sheet, { 共享同意文件名称: '水位数据共享运营同意函（重签）' })
      await attach(sheet, '共享同意文件')
      await press(sheet, '给予同意')
      await see(page, '同意有效')
    },
  },
  scope: {
    code: 'gate.g1_scope', article: `${OPERATION}第十四条`,
    take: (cast) => changeScope(cast, RESOURCE.name, '水库蓄水量'),
    back: (cast) => changeScope(cast, '水库蓄水量', RESOURCE.name),
  },
  suspension: {
    code: 'gate.g1_grant', article: `${OPERATION}第十四条`,
    take: async (cast) => {
      const page = await cast.as('body')
      await openGrant(page, '/implement?tab=grants')
      await withReason(page, '暂停', '责令整改。')
      await see(page, /起暂停/)
    },
    back: async (cast) => {
      const page = await cast.as('body')
      await openGrant(page, '/implement?tab=grants')
      await withReason(page, '恢复', '整改完成。')
      await see(page, '生效中')
    },
  },
  registration: {
    code: 'gate.g13_revoked', article: '《公共数据资源登记管理暂行办法》第二十条',
    take: async (cast) => {
      const page = await cast.as('registry')
      await page.goto('/registry')
      await page.getByRole('link', { name: RESOURCE.name }).first().click()
      await withReason(page, '撤销登记', '经核查，来源证明文件不实。')
      await see(page, '已撤销')
    },
  },
}) satisfies Record<string, Break>

/** The preconditions in the order in which they are tried: what can't be put back comes last. */
export const BREAKS = ['price', 'affiliate', 'consent', 'scope', 'suspension', 'registration'] as const
