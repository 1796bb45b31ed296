import type { z } from '@hono/zod-openapi'
import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { sharingView } from './find.ts'
import { grantSharing } from './grant.ts'
import type { AnswerSharing, SharingView } from './schema.ts'
import { checkSharingAct } from './sharing.ts'
import { getVisibleRequest, saveRequest } from './store.ts'

/**
 * The owner answers a request (答复共享申请): consents, or refuses with its reason.
 * 依据 《政务信息资源共享管理暂行办法》第十二条.
 * @throws not_found for anybody but the owner, refused `sharing.act_not_allowed`, conflict `sharing.changed`, and as
 *   `grantSharing`
 */
export async function answerSharing(
  ctx: Context,
  id: string,
  answer: AnswerSharing,
): Promise<z.input<typeof SharingView>> {
  permit(ctx.actor, 'sharing.answer')
  const read = await getVisibleRequest(ctx, id)
  if (read.ownerId !== ctx.actor.participantId) throw notFound()
  const { state } = await sharingView(ctx, read)
  checkSharingAct(answer.approved ? 'approve' : 'refuse', state)
  await closeDeadline(ctx, { limit: 'sharing_answer', subject: id })
  if (answer.approved) return sharingView(ctx, await grantSharing(ctx, read, 'owner'))
  const { reason } = answer
  const saved = await saveRequest(ctx, read, { state: 'refused', reason, decidedAt: ctx.now })
  await recordEvent(ctx, 'sharing.refused', id, { request: id, resource: read.resourceId, reason })
  return sharingView(ctx, saved)
}
