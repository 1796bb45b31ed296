import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter } from './authorized-operation.ts'
import { viewAuthorization } from './find.ts'
import { lockAuthorization } from './grant-store.ts'
import type { AuthorizationView, Reason } from './schema.ts'
import { saveAuthorization } from './store.ts'

/**
 * Closes the operation until a fault is mended (暂停): no product of it is sold or delivered.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第三十八条.
 * @throws not_found, refused `authorization.act_not_allowed`, conflict `authorization.changed`
 */
export async function suspendAuthorization(ctx: Context, id: string, { reason }: Reason): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.suspend')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('suspend', row)
  await saveAuthorization(ctx, row, { state, suspendedAt: ctx.now, suspendedReason: reason })
  await recordEvent(ctx, 'authorization.suspended', id, { authorization: id, reason })
  return viewAuthorization(ctx, id)
}

/**
 * Opens the operation again (恢复).
 * @throws not_found, refused `authorization.act_not_allowed`, conflict `authorization.changed`
 */
export async function resumeAuthorization(ctx: Context, id: string, { reason }: Reason): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.suspend')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('resume', row)
  await saveAuthorization(ctx, row, { state, suspendedAt: null, suspendedReason: null })
  await recordEvent(ctx, 'authorization.resumed', id, { authorization: id, reason })
  return viewAuthorization(ctx, id)
}
