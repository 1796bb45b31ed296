import { AppError } from '#api/kernel/errors.ts'
import type { Context } from '#api/kernel/context.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { CallPlan, PlanView } from './plan-schema.ts'
import { getOwnPlan, savePlan } from './plan-store.ts'
import { closeReselection } from './reselection.ts'

/**
 * Publishes the call for operators (公开征集). A call for what is operated already is its selection anew.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第十三条.
 * @throws not_found, refused `plan.act_not_allowed`, invalid `plan.call_window` for an end that is past
 */
export async function callPlan(ctx: Context, id: string, { method, text, endsAt }: CallPlan): Promise<PlanView> {
  permit(ctx.actor, 'plan.call')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('call', row)
  if (endsAt <= ctx.now) throw new AppError('invalid', 'plan.call_window', '征集的截止时间须晚于当前时间')
  await savePlan(ctx, row, { state, selectionMethod: method, callText: text, callEndsAt: endsAt })
  await closeReselection(ctx, row)
  await recordEvent(ctx, 'plan.called', id, { plan: id, method, text: sha256(text), endsAt: endsAt.toISOString() })
  return getPlan(ctx, id)
}
