import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter } from './authorized-operation.ts'
import { authorizationView } from './find.ts'
import type { AuthorizationView, EndAuthorization } from './schema.ts'
import { getOwnAuthorization, saveAuthorization } from './store.ts'

/**
 * The department ends a grant before its time (终止授权): from now on no product under it is sold.
 * @throws not_found, refused `authorization.act_not_allowed`, conflict `authorization.changed`
 */
export async function endAuthorization(ctx: Context, id: string, input: EndAuthorization): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.end')
  const row = await getOwnAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('end', row)
  const saved = await saveAuthorization(ctx, row, { state, endedAt: ctx.now, endedReason: input.reason })
  await recordEvent(ctx, 'authorization.ended', id, { authorization: id, reason: input.reason })
  return authorizationView(saved, ctx.now)
}
