import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit, VISITOR } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { getParticipant, participantView } from './find.ts'
import { stateAfterReview } from './participant.ts'
import type { Review } from './schema.ts'

/**
 * Admits an organisation, or rejects it with a reason; the ledger learns of the application with its decision.
 * 依据 《数据安全法》第三十三条, GB/T 37932-2025 9.1.
 * @throws refused `participant.act_not_allowed`, conflict `participant.changed` when a colleague was faster
 */
export async function reviewParticipant(ctx: Context, id: string, { approved, reason }: Review) {
  permit(ctx.actor, 'participant.review')
  const row = await getParticipant(ctx, id)
  const state = stateAfterReview(row.state, approved)
  const rejectionReason = approved ? null : reason
  const decided = { state, decidedAt: ctx.now, decidedBy: ctx.actor.personId, rejectionReason }
  const { count } = await ctx.tx.participant.updateMany({ where: { id, state: row.state }, data: decided })
  if (count !== 1) throw new AppError('conflict', 'participant.changed', '该入驻申请刚被他人审核，请刷新')
  const applied = { participant: id, roles: row.roles, appliedAt: row.createdAt.toISOString() }
  await recordEvent({ ...ctx, actor: VISITOR }, 'participant.applied', id, applied)
  const event = approved ? 'participant.admitted' : 'participant.rejected'
  await recordEvent(ctx, event, id, { participant: id, roles: row.roles, reviewer: ctx.actor.personId, reason })
  return participantView({ ...row, ...decided })
}
