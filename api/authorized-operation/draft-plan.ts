import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { DraftPlan, PlanView } from './plan-schema.ts'
import { getOwnPlan, savePlan } from './plan-store.ts'
import { getOperable } from './resources.ts'

/**
 * The implementing body begins a plan (起草实施方案). 依据 《公共数据资源授权运营实施规范（试行）》第九条.
 * @throws not_found for a resource that is none, refused `authorization.core_data`, `authorization.sharing_consent`
 */
export async function draftPlan(ctx: Context, input: DraftPlan): Promise<PlanView> {
  permit(ctx.actor, 'plan.draft')
  await getOperable(ctx, input.resourceIds)
  const id = newId('pln', ctx.now)
  await ctx.tx.operationPlan.create({
    data: { ...input, id, implementingBodyId: ctx.actor.participantId, state: 'draft', createdAt: ctx.now },
  })
  await recordEvent(ctx, 'plan.drafted', id, { plan: id, name: input.name, mode: input.mode })
  return getPlan(ctx, id)
}

/**
 * Writes a draft anew, whole.
 * @throws not_found, refused `plan.act_not_allowed`, and as `draftPlan`
 */
export async function editPlan(ctx: Context, id: string, input: DraftPlan): Promise<PlanView> {
  permit(ctx.actor, 'plan.draft')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('edit', row)
  await getOperable(ctx, input.resourceIds)
  await savePlan(ctx, row, { ...input, state })
  return getPlan(ctx, id)
}
