import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { NORM } from './law.ts'
import { checkCallOver, checkPublicityOver, planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { ChooseOperator, PlanView } from './plan-schema.ts'
import { getOwnPlan, savePlan } from './plan-store.ts'

/**
 * Chooses one of the applications once the call is over; its publicity (公示) begins.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第十三条.
 * @throws not_found, refused `plan.act_not_allowed`, `plan.call_runs`, `plan.no_operator`
 */
export async function chooseOperator(ctx: Context, id: string, input: ChooseOperator): Promise<PlanView> {
  permit(ctx.actor, 'plan.choose')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('choose', row)
  checkCallOver(row.callEndsAt, ctx.now)
  const application = await ctx.tx.operatorApplication.findUnique({ where: { id: input.applicationId } })
  if (!application || application.planId !== id) throw notFound()
  const { operatorId } = application
  await checkOperator(ctx, operatorId)
  const publicityEndsAt = await openDeadline(ctx, {
    limit: 'plan_publicity', subject: id, title: row.name, responsibleId: row.implementingBodyId,
    interestedIds: [operatorId],
  })
  await savePlan(ctx, row, { state, chosenOperatorId: operatorId, choiceReason: input.reason, publicityEndsAt })
  await recordEvent(ctx, 'plan.chosen', id, {
    plan: id, operator: operatorId, reason: sha256(input.reason), publicityEndsAt: publicityEndsAt.toISOString(),
  })
  return getPlan(ctx, id)
}

/** Whoever is chosen is an operator that the platform admitted. @throws refused `plan.no_operator` */
async function checkOperator({ tx }: Context, id: string): Promise<void> {
  const operator = await tx.participant.findUnique({ where: { id } })
  if (!operator || operator.state !== 'admitted' || !operator.roles.includes('operator'))
    throw new AppError('refused', 'plan.no_operator', '被选定方不是已入驻的运营机构', { basis: `${NORM}第三条` })
}

/**
 * Closes the publicity of a choice: the operator is selected.
 * @throws not_found, refused `plan.act_not_allowed`, `plan.publicity_runs`, `plan.objection_open`
 */
export async function closePublicity(ctx: Context, id: string): Promise<PlanView> {
  permit(ctx.actor, 'plan.choose')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('select', row)
  const open = await ctx.tx.planObjection.count({ where: { planId: id, state: 'open' } })
  checkPublicityOver(row.publicityEndsAt, open > 0, ctx.now)
  await savePlan(ctx, row, { state, selectedAt: ctx.now })
  await closeDeadline(ctx, { limit: 'plan_publicity', subject: id })
  await recordEvent(ctx, 'plan.selected', id, { plan: id, operator: row.chosenOperatorId })
  return getPlan(ctx, id)
}
