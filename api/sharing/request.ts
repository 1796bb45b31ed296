import type { z } from '@hono/zod-openapi'
import { checkWindow } from '#api/agreement/agreement.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit, PLATFORM } from '#api/kernel/permit.ts'
import { lockResource } from '#api/product/department.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { resourceState } from '#api/resource/resource.ts'
import { sharingView } from './find.ts'
import { grantSharing } from './grant.ts'
import type { RequestSharing, SharingView } from './schema.ts'
import { checkFewest, checkShareable } from './sharing.ts'
import { shareable } from './store.ts'

/**
 * A department asks another one for fields of a resource (共享申请). What is shared without conditions is approved by
 * that rule at once; the owner's time to answer anything else begins to run. 依据 《政务信息资源共享管理暂行办法》第十二条.
 * @throws not_found, invalid `agreement.window`, `sharing.field_unknown`, refused `sharing.own`, `sharing.none`,
 *   `sharing.grade`, `sharing.not_source`, `sharing.necessity`, conflict `sharing.exists`, and as `grantSharing`
 */
export async function requestSharing(ctx: Context, input: RequestSharing): Promise<z.input<typeof SharingView>> {
  permit(ctx.actor, 'sharing.request')
  const requesterId = ctx.actor.participantId
  const resource = await lockResource(ctx, input.resourceId)
  if (!resource || resourceState(resource, ctx.now) === 'withdrawn') throw notFound()
  checkShareable(shareable(resource), requesterId)
  checkFewest(shareable(resource), input)
  checkWindow({ startsAt: ctx.now, endsAt: input.endsAt }, ctx.now)
  if (await ctx.tx.sharingRequest.findFirst({ where: { resourceId: resource.id, requesterId, state: 'requested' } }))
    throw new AppError('conflict', 'sharing.exists', '贵单位对该资源的共享申请正在等待答复')
  const { district = null, quota, ...facts } = input
  const row = await ctx.tx.sharingRequest.create({
    data: {
      ...facts,
      id: newId('shr', ctx.now), requesterId, ownerId: resource.departmentId, district, quota: BigInt(quota),
      state: 'requested', createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'sharing.requested', row.id, {
    request: row.id, resource: resource.id, requester: requesterId, owner: row.ownerId, purpose: row.purpose,
    basis: row.basis, fields: row.fields, level: row.level, district, quota, endsAt: row.endsAt.toISOString(),
  })
  if (resource.shareClass === 'unconditional')
    return sharingView(ctx, await grantSharing({ ...ctx, actor: PLATFORM }, row, 'rule'))
  await openDeadline(ctx, {
    limit: 'sharing_answer', subject: row.id, title: `共享申请：${resource.name}`, responsibleId: row.ownerId,
    interestedIds: [requesterId],
  })
  return sharingView(ctx, row)
}
