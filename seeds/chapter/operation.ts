import { acceptAuthorization, fileAuthorization } from '#api/authorized-operation/accept.ts'
import { applyToOperate } from '#api/authorized-operation/apply-plan.ts'
import { callPlan } from '#api/authorized-operation/call-plan.ts'
import { chooseOperator, closePublicity } from '#api/authorized-operation/choose-operator.ts'
import { approvePlan, decidePlan, filePlan } from '#api/authorized-operation/decide-plan.ts'
import { draftPlan } from '#api/authorized-operation/draft-plan.ts'
import { grantAuthorization } from '#api/authorized-operation/grant.ts'
import type { PlanView } from '#api/authorized-operation/plan-schema.ts'
import type { Server } from '#api/http/server.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { agreementItems, carePlan, guidancePlan, parkingPlan, unfinishedPlan, wholePlan } from '../offer/operation.ts'
import { type Acting, actingFor } from './past.ts'
import { Id, later, type Stage } from './stage.ts'

/** The two sides of an operation, as they act on days of the past. */
export type Sides = { body: Acting; operator: Acting }

export const sidesOf = async (server: Server, stage: Stage): Promise<Sides> => ({
  body: await actingFor(server, stage, stage.parties.shishi.id, 'implementing_body'),
  operator: await actingFor(server, stage, stage.parties.yunying.id, 'operator'),
})

/** A public document of the demo: its number, and the digest of a text that anybody can write again. */
const document = (number: string) => ({ number: `${number}（演示）`, digest: sha256(`${number}（演示文件）\n`) })

type Written = typeof wholePlan

/** A plan that was decided, approved and filed some weeks ago. */
async function filed({ body }: Sides, plan: Written, resourceIds: string[], serial: number): Promise<string> {
  const { id } = await body(-80, (ctx) => draftPlan(ctx, { ...plan, resourceIds }))
  await body(-76, (ctx) => decidePlan(ctx, id, document(`市大数据局会议纪要〔2026〕演示 ${serial} 号`)))
  await body(-72, (ctx) => approvePlan(ctx, id, document(`东政字〔2026〕演示 ${serial} 号`)))
  await body(-65, (ctx) => filePlan(ctx, id, document(`鲁数授备〔2026〕演示 ${serial} 号`)))
  return id
}

const callText = (plan: Written) =>
  `现就《${plan.name}》面向社会公开征集运营机构。申请人须符合方案载明的条件，在截止时间前通过本平台提交申请；评审按资本、管理、技术、服务和安全五项综合评分，结果公示三个工作日。（演示）`

/** A plan whose call is over, with the operator's application. */
async function called(
  sides: Sides,
  stage: Stage,
  plan: Written,
  resourceIds: string[],
  serial: number,
): Promise<PlanView> {
  const id = await filed(sides, plan, resourceIds, serial)
  const call = { method: 'tender' as const, text: callText(plan), endsAt: later(stage, -32) }
  await sides.body(-60, (ctx) => callPlan(ctx, id, call))
  return sides.operator(-45, (ctx) => applyToOperate(ctx, id, {
    noIncident: true,
    statement: '本公司具备三级等保环境、隐私计算平台和二十人数据治理团队，承诺按方案提供产品，公益用途免费，接受年度评估。（演示）',
  }))
}

const CHOICE = '综合评分 91.5 分，位列第一；安全与服务两项得分最高。（演示）'

const choose = ({ body }: Sides, days: number, { id, applications: [first] }: PlanView) =>
  body(days, (ctx) => chooseOperator(ctx, id, { applicationId: first?.id ?? '', reason: CHOICE }))

/** A plan that has selected the operator, after its publicity. */
async function selected(...told: Parameters<typeof called>): Promise<string> {
  const [sides] = told
  const plan = await called(...told)
  await choose(sides, -30, plan)
  await sides.body(-16, (ctx) => closePublicity(ctx, plan.id))
  return plan.id
}

/** Three years less a day: no longer than a registration. */
const TERM_DAYS = 3 * 365 - 1

/** The demo's agreement of a grant: a text that anybody can write again, and so check its digest. */
const agreementText = ({ parties: { shishi, yunying } }: Stage, scope: string): string =>
  `公共数据资源授权运营协议（演示）\n实施机构：${shishi.name}\n运营机构：${yunying.name}\n范围：${scope}\n`

const agreement = (stage: Stage, planId: string, scope: string, resourceIds: string[], days: number) => ({
  planId, scope, resourceIds, items: agreementItems, agreementDigest: sha256(agreementText(stage, scope)),
  decision: document('市大数据局会议纪要〔2026〕演示 21 号'), startsAt: later(stage, days), endsAt: later(stage, TERM_DAYS + days),
})

/** The grant of the whole plan, in force since some days. */
export async function grantWhole(sides: Sides, stage: Stage, resourceIds: string[]): Promise<string> {
  const planId = await selected(sides, stage, wholePlan, resourceIds, 1)
  const scope = '民政区划、断面水质、道路车流和企业公共信用数据的开发利用（整体授权）'
  const input = agreement(stage, planId, scope, resourceIds, -10)
  const { id } = await sides.body(-12, (ctx) => grantAuthorization(ctx, input))
  await sides.operator(-11, (ctx) => acceptAuthorization(ctx, id))
  await sides.body(-10, (ctx) => fileAuthorization(ctx, id, document('鲁数协备〔2026〕演示 1 号')))
  return id
}

/** Plans on their way: a grant to be accepted, an open call, a choice that was objected to, a draft. */
export async function leavePlans(sides: Sides, stage: Stage, parking: string, services: string): Promise<void> {
  const { shishi, yanjiu } = stage.parties
  const planId = await selected(sides, stage, parkingPlan, [parking], 2)
  await shishi.client.post('/api/authorizations', agreement(stage, planId, '停车泊位数据面向出行服务的开发利用', [parking], 0), Id)
  const care = await filed(sides, carePlan, [services], 3)
  const call = { method: 'tender', text: callText(carePlan), endsAt: later(stage, 25) }
  await shishi.client.post(`/api/plans/${care}/call`, call, Id)
  const guidance = await called(sides, stage, guidancePlan, [parking], 4)
  await choose(sides, 0, guidance)
  await yanjiu.client.post(`/api/plans/${guidance.id}/objections`, {
    ground: '公示未说明评分的构成，建议公布各项得分后再行确定。（演示）',
  }, Id)
  await shishi.client.post('/api/plans', { ...unfinishedPlan, resourceIds: [] }, Id)
}
