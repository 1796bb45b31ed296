import type { Page } from 'playwright-core'
import { RESOURCE } from './catalogue.ts'
import { attach, fill, form, press, see, told } from './tools.ts'

export const PLAN = '河道水位数据授权运营实施方案'
export const SCOPE = '河道水位数据的加工和产品经营，限于防汛和航运服务'

const PLAN_ITEMS = [
  '必要性与可行性', '运营机构选择条件', '数据范围与质量', '期限、建设与退出', '核算与收益分配', '安全与个人信息保护', '权利与义务', '监督与评价', '其他',
]
const AGREEMENT_ITEMS = [
  '期限及其依据', '产品清单、技术标准与审查', '支撑技术平台', '资产权属', '核算与收益分配', '安全、监测与应急', '绩效评价、续期或退出', '违约责任', '争议解决', '变更与终止条件',
  '其他',
]

/** The implementing body drafts its plan: first without its items, which it is told, then with all twelve. */
export async function draftPlan(page: Page): Promise<void> {
  await page.goto('/implement')
  await page.getByRole('link', { name: '起草实施方案' }).click()
  const plan = form(page, '实施方案')
  await fill(plan, { 方案名称: PLAN, 授权模式: '依场景授权' })
  await press(plan, '起草')
  await see(page, '补齐方案')
  await press(page, '修改草案')
  await fill(plan, told(PLAN_ITEMS))
  await plan.getByLabel('按名称查找资源').fill(RESOURCE.name)
  await press(plan, `列入 ${RESOURCE.name}`)
  const products = plan.getByRole('region', { name: '产业发展、行业发展（可收费）' })
  await press(products, '加一项')
  await fill(products, { 产品: '河道水位日报', 形式: '数据集' })
  await see(plan, '十二项齐全')
  await press(plan, '保存草案')
}

/** Records a public document, by its number and its file. */
async function record(page: Page, title: string, number: string, submit: string): Promise<void> {
  const act = form(page, title)
  await fill(act, { 文号或编号: number })
  await attach(act, '文件')
  await press(act, submit)
}

/** The plan's decision, approval and filing, and the call for operators until a day. */
export async function fileAndCall(page: Page, until: string): Promise<void> {
  await record(page, '记录集体决策', '市水务会纪〔2026〕12号', '记录决策')
  await record(page, '记录政府批准', '东政复〔2026〕31号', '记录批准')
  await record(page, '记录省级备案', '鲁数备〔2026〕77号', '记录备案')
  const call = form(page, '公开征集运营机构')
  await fill(call, { 遴选方式: '谈判', '截止日期（含当日）': until, 公告正文: '面向社会公开征集河道水位数据的运营机构，条件见实施方案。' })
  await press(call, '发布征集')
  await see(page, '等待申请')
}

/** An operator answers the call. */
export async function applyToOperate(page: Page): Promise<void> {
  await page.goto('/operate?tab=calls')
  await page.getByRole('link', { name: PLAN }).click()
  const apply = form(page, '申请运营')
  await fill(apply, { 申请说明: '本公司具备资本、技术、服务和安全条件，承诺按协议运营。' })
  await apply.getByLabel('承诺近三年无重大网络安全和数据安全事件').check()
  await press(apply, '提交申请')
  await see(page, '已申请')
}

const openPlan = async (page: Page): Promise<void> => {
  await page.goto('/implement')
  await page.getByRole('link', { name: PLAN }).click()
}

/** The choice, which is published. */
export async function choose(page: Page): Promise<void> {
  await openPlan(page)
  const choice = form(page, '确定运营机构')
  await choice.getByRole('radio').check()
  await fill(choice, { 理由: '综合评分第一，具备水文数据加工经验。' })
  await press(choice, '确定并公示')
  await see(page, '公示中')
}

/** The selection after the publicity, and the agreement in its thirteen items. */
export async function selectAndGrant(page: Page): Promise<void> {
  await openPlan(page)
  await press(page, '选定运营机构')
  await press(page, '签署协议')
  const grant = form(page, '签署运营协议')
  await fill(grant, { 授权范围: SCOPE })
  for (const clause of ['运营机构承担信息披露义务', '运营机构不得直接或者间接参与其交付产品的再开发']) await grant.getByLabel(clause).check()
  await fill(grant, { ...told(AGREEMENT_ITEMS), 文号或编号: '市水务会纪〔2026〕15号' })
  await attach(grant, '已签署的协议', '会议纪要文件')
  await press(grant, '签署协议')
  await page.waitForURL(/\/implement\/grants\//)
}

/** The operator takes the agreement on. */
export async function accept(page: Page): Promise<void> {
  await page.goto('/operate')
  await page.getByRole('link', { name: SCOPE }).click()
  await press(form(page, '接受协议'), '接受协议')
  await see(page, '待备案')
}

/** The filing of the agreement: with it the grant is in force. */
export async function fileGrant(page: Page): Promise<void> {
  await page.reload()
  await record(page, '记录协议备案', '鲁数备〔2026〕102号', '记录协议备案')
  await see(page, '生效中')
}
