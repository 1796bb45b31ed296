import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { NORM, PROVINCE } from './law.ts'
import { checkCallOpen, planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { ApplyToOperate, PlanView } from './plan-schema.ts'
import { getPublishedPlan } from './plan-store.ts'

/**
 * An operator answers a call (申请). 依据 《山东省公共数据资源授权运营管理办法（试行）》第十三条、第十四条.
 * @throws not_found, refused `plan.act_not_allowed`, `plan.call_over`, `plan.own_operator`, `plan.incident`,
 *   conflict `plan.applied_already`
 */
export async function applyToOperate(ctx: Context, id: string, input: ApplyToOperate): Promise<PlanView> {
  permit(ctx.actor, 'plan.apply')
  const plan = await getPublishedPlan(ctx, id)
  planStateAfter('apply', plan)
  checkCallOpen(plan.callEndsAt, ctx.now)
  const operatorId = ctx.actor.participantId
  if (operatorId === plan.implementingBodyId)
    throw new AppError('refused', 'plan.own_operator', '实施机构不得把公共数据授权给自己运营', { basis: NORM })
  if (!input.noIncident)
    throw new AppError('refused', 'plan.incident', '运营机构近三年内不得发生重大网络安全和数据安全事件', {
      basis: `${PROVINCE}第十四条`, faults: [{ path: 'noIncident', message: '须如实承诺' }],
    })
  if (await ctx.tx.operatorApplication.findFirst({ where: { planId: id, operatorId } }))
    throw new AppError('conflict', 'plan.applied_already', '已经申请过该方案')
  const application = newId('apl', ctx.now)
  await ctx.tx.operatorApplication.create({
    data: { ...input, id: application, planId: id, operatorId, createdAt: ctx.now },
  })
  await recordEvent(ctx, 'plan.applied', id, { plan: id, application, statement: sha256(input.statement) })
  return getPlan(ctx, id)
}
