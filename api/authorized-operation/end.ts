import { closeDeadline } from '#api/deadline/close.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter, checkEnd } from './authorized-operation.ts'
import { OPEN_CHANGES } from './change.ts'
import { liftSupplyUnder } from './close-scenario.ts'
import { viewAuthorization } from './find.ts'
import { lockAuthorization } from './grant-store.ts'
import type { AuthorizationView, EndAuthorization, Reason } from './schema.ts'
import { saveAuthorization } from './store.ts'

/** Until when a notice of an early exit runs. */
export const noticeEndsAt = (noticeAt: Date | null): Date | null =>
  noticeAt === null ? null : dueAt('early_exit_notice', noticeAt)

/**
 * Either side tells the other one that it leaves before the term is over (提前退出通知): its six months begin.
 * 依据 《青岛市公共数据资源授权运营实施细则》第二十二条（参照）.
 * @throws not_found, refused `authorization.act_not_allowed`, conflict `authorization.noticed_already`
 */
export async function giveExitNotice(ctx: Context, id: string, { reason }: Reason): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.give_notice')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId', 'operatorId')
  const state = authorizationStateAfter('give_notice', row)
  if (row.noticeAt !== null)
    throw new AppError('conflict', 'authorization.noticed_already', '已经发出过提前退出通知')
  const by = ctx.actor.participantId
  await saveAuthorization(ctx, row, { state, noticeBy: by, noticeReason: reason, noticeAt: ctx.now })
  await openDeadline(ctx, {
    limit: 'early_exit_notice', subject: id, title: row.scope.slice(0, 100), responsibleId: row.implementingBodyId,
    interestedIds: [row.operatorId],
  })
  await recordEvent(ctx, 'authorization.exit_noticed', id, { authorization: id, by, reason })
  return viewAuthorization(ctx, id)
}

/**
 * Ends a grant (终止授权): from now on no product under it is sold, and its handover is due.
 * @throws not_found, refused `authorization.act_not_allowed`, `authorization.not_over`, `authorization.notice_missing`,
 *   `authorization.notice_runs`, conflict `authorization.changed`
 */
export async function endAuthorization(ctx: Context, id: string, input: EndAuthorization): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.end')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('end', row)
  const { kind, reason } = input
  checkEnd(kind, { ...row, noticeEndsAt: noticeEndsAt(row.noticeAt) }, ctx.now)
  await saveAuthorization(ctx, row, { state, endKind: kind, endedAt: ctx.now, endedReason: reason })
  await closeDeadline(ctx, { limit: 'early_exit_notice', subject: id })
  await closeDeadline(ctx, { limit: 'reselection', subject: id, isLifted: true })
  await liftSupplyUnder(ctx, id)
  await ctx.tx.authorizationChange.updateMany({
    where: { authorizationId: id, state: { in: [...OPEN_CHANGES] } },
    data: { state: 'abandoned', closedAt: ctx.now },
  })
  await recordEvent(ctx, 'authorization.ended', id, { authorization: id, kind, reason })
  return viewAuthorization(ctx, id)
}
