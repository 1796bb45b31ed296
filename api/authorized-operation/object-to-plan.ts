import { closeDeadline } from '#api/deadline/close.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkPublicityRuns, planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { AnswerObjection, ObjectToPlan, PlanView } from './plan-schema.ts'
import { getOwnPlan, getPublishedPlan, savePlan } from './plan-store.ts'

/**
 * A participant objects by its name to a choice under publicity (异议).
 * @throws not_found, refused `plan.act_not_allowed`, `plan.publicity_over`, conflict `plan.objected_already`
 */
export async function objectToPlan(ctx: Context, id: string, { ground }: ObjectToPlan): Promise<PlanView> {
  permit(ctx.actor, 'plan.object')
  const plan = await getPublishedPlan(ctx, id)
  planStateAfter('object', plan)
  checkPublicityRuns(plan.publicityEndsAt, ctx.now)
  const objectorId = ctx.actor.participantId
  if (await ctx.tx.planObjection.findFirst({ where: { planId: id, objectorId, state: 'open' } }))
    throw new AppError('conflict', 'plan.objected_already', '已提出的异议尚待答复')
  const objection = newId('obj', ctx.now)
  await ctx.tx.planObjection.create({
    data: { id: objection, planId: id, objectorId, ground, state: 'open', createdAt: ctx.now },
  })
  await recordEvent(ctx, 'plan.objected', id, { plan: id, objection, ground: sha256(ground) })
  return getPlan(ctx, id)
}

/**
 * Answers an objection; one that is upheld takes the choice back to the applications.
 * @throws not_found, refused `plan.act_not_allowed`, `objection.act_not_allowed` for one that was answered
 */
export async function answerObjection(
  ctx: Context,
  id: string,
  objectionId: string,
  { upheld, answer }: AnswerObjection,
): Promise<PlanView> {
  permit(ctx.actor, 'plan.answer')
  const row = await getOwnPlan(ctx, id)
  const objection = await ctx.tx.planObjection.findUnique({ where: { id: objectionId } })
  if (!objection || objection.planId !== id) throw notFound()
  if (objection.state !== 'open')
    throw new AppError('refused', 'objection.act_not_allowed', '该异议已经答复', { id: objectionId })
  const reopened = planStateAfter('reopen', row)
  const state = upheld ? 'upheld' : 'dismissed'
  await ctx.tx.planObjection.update({ where: { id: objectionId }, data: { state, answer, answeredAt: ctx.now } })
  if (upheld) {
    await closeDeadline(ctx, { limit: 'plan_publicity', subject: id, isLifted: true })
    await savePlan(ctx, row, { state: reopened, chosenOperatorId: null, choiceReason: null, publicityEndsAt: null })
    // The choice is gone that the other ones are against, too.
    await ctx.tx.planObjection.updateMany({
      where: { planId: id, state: 'open' },
      data: { state: 'upheld', answer, answeredAt: ctx.now },
    })
  }
  await recordEvent(ctx, 'plan.objection_answered', id, {
    plan: id, objection: objectionId, objector: objection.objectorId, upheld, answer: sha256(answer),
  })
  return getPlan(ctx, id)
}
