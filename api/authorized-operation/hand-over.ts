import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter, checkHandover } from './authorized-operation.ts'
import { viewAuthorization } from './find.ts'
import { lockAuthorization } from './grant-store.ts'
import type { AuthorizationView, HandOver } from './schema.ts'
import { saveAuthorization } from './store.ts'

/**
 * Records the handover after a grant's end (移交): accounts withdrawn, data handed over or destroyed, all logs handed
 * over. 依据 《青岛市公共数据资源授权运营实施细则》第二十二条（参照）.
 * @throws not_found, refused `authorization.act_not_allowed`, `authorization.handover_incomplete`,
 *   conflict `authorization.changed`
 */
export async function handOver(ctx: Context, id: string, input: HandOver): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.hand_over')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('hand_over', row)
  checkHandover(input)
  await saveAuthorization(ctx, row, { state, handover: input, handedOverAt: ctx.now })
  await recordEvent(ctx, 'authorization.handed_over', id, { authorization: id, ...input })
  return viewAuthorization(ctx, id)
}
