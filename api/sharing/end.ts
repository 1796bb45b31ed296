import type { z } from '@hono/zod-openapi'
import { terminateAgreement } from '#api/agreement/activate.ts'
import { declineAgreement } from '#api/agreement/negotiate.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { sharingView } from './find.ts'
import type { SharingView } from './schema.ts'
import { checkSharingAct, SHARING_LAW } from './sharing.ts'
import { getVisibleRequest, saveRequest } from './store.ts'

/**
 * A department steps back (撤回、终止): the requester from a request that nobody answered, either of both before it is
 * in force, and either of both from what is in force; no transfer that the chain has not recorded by then is released.
 * @throws not_found for a third one, refused `sharing.act_not_allowed`, and `sharing.answer_due` for the owner of what
 *   it has not answered
 */
export async function endSharing(ctx: Context, id: string, reason: string): Promise<z.input<typeof SharingView>> {
  permit(ctx.actor, 'sharing.end')
  const read = await getVisibleRequest(ctx, id)
  const by = ctx.actor.participantId
  if (by !== read.requesterId && by !== read.ownerId) throw notFound()
  const { state } = await sharingView(ctx, read)
  const act = state === 'active' ? 'end' : 'withdraw'
  checkSharingAct(act, state)
  if (state === 'requested' && by !== read.requesterId)
    throw new AppError('refused', 'sharing.answer_due', '该申请正在等待贵单位答复，请同意或说明理由不予共享', { basis: SHARING_LAW })
  if (read.agreementId === null) {
    await closeDeadline(ctx, { limit: 'sharing_answer', subject: id, isLifted: true })
    await saveRequest(ctx, read, { state: 'withdrawn', reason, decidedAt: ctx.now })
  } else {
    if (act === 'end') await terminateAgreement(ctx, read.agreementId, reason)
    else await declineAgreement(ctx, read.agreementId, reason)
    await saveRequest(ctx, read, { reason })
  }
  await recordEvent(ctx, act === 'end' ? 'sharing.ended' : 'sharing.withdrawn', id, { request: id, by, reason })
  return sharingView(ctx, await getVisibleRequest(ctx, id))
}
