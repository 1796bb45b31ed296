import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { PlanView, WithdrawPlan } from './plan-schema.ts'
import { getOwnPlan, savePlan } from './plan-store.ts'

/**
 * Ends a plan whose operator is not selected yet, with the reason (撤回).
 * @throws not_found, refused `plan.act_not_allowed`
 */
export async function withdrawPlan(ctx: Context, id: string, { reason }: WithdrawPlan): Promise<PlanView> {
  permit(ctx.actor, 'plan.withdraw')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('withdraw', row)
  await savePlan(ctx, row, { state, endedReason: reason })
  for (const limit of ['plan_filing', 'plan_publicity'] as const)
    await closeDeadline(ctx, { limit, subject: id, isLifted: true })
  await recordEvent(ctx, 'plan.withdrawn', id, { plan: id, reason })
  return getPlan(ctx, id)
}
