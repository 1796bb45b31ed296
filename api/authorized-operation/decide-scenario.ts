import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewScenario } from './find-scenario.ts'
import { missingOf, scenarioStateAfter } from './scenario.ts'
import type { DecideScenario, ScenarioView } from './scenario-schema.ts'
import {
  checkGrantInForce, type FullScenario, lockScenario, saveScenario, scenarioReviewers,
} from './scenario-store.ts'

/**
 * One opinion of the joint review (联合审核): the implementing body and every department that supplies decide, each
 * once; the last approval approves the scenario, and one rejection rejects it.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第十八条.
 * @throws not_found, refused `scenario.act_not_allowed`, `scenario.reviewed_before`, `scenario.grant_not_in_force`,
 *   conflict `scenario.changed`
 */
export async function decideScenario(ctx: Context, id: string, input: DecideScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.review')
  const row = await lockScenario(ctx, id, 'reviewer')
  const state = scenarioStateAfter(input.approved ? 'approve' : 'reject', row)
  const done = row.reviews.map(({ reviewerId }) => reviewerId)
  if (done.includes(ctx.actor.participantId))
    throw new AppError('refused', 'scenario.reviewed_before', '本单位已经提出审核意见，每个审核方只审核一次')
  if (input.approved) checkGrantInForce(row.authorization, ctx.now)
  await keepReview(ctx, id, input)
  if (!input.approved) await reject(ctx, row, state, input.reason ?? '')
  else if (missingOf(scenarioReviewers(row), [...done, ctx.actor.participantId]).length === 0)
    await approve(ctx, row, state)
  return viewScenario(ctx, id)
}

async function keepReview(ctx: Context, scenarioId: string, { approved, reason = '' }: DecideScenario): Promise<void> {
  const reviewerId = ctx.actor.participantId
  await ctx.tx.scenarioReview.create({
    data: { id: newId('rvw', ctx.now), scenarioId, reviewerId, approved, reason, at: ctx.now },
  })
  await recordEvent(ctx, 'scenario.reviewed', scenarioId, {
    scenario: scenarioId, reviewer: reviewerId, approved, reason,
  })
}

async function approve(ctx: Context, row: FullScenario, state: string): Promise<void> {
  await saveScenario(ctx, row, { state, decidedAt: ctx.now })
  await recordEvent(ctx, 'scenario.approved', row.id, { scenario: row.id, reviewers: scenarioReviewers(row) })
}

async function reject(ctx: Context, row: FullScenario, state: string, reason: string): Promise<void> {
  await saveScenario(ctx, row, { state, decidedAt: ctx.now, rejectionReason: reason })
  await recordEvent(ctx, 'scenario.rejected', row.id, { scenario: row.id, reviewer: ctx.actor.participantId, reason })
}
