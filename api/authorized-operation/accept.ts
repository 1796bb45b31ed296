import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter } from './authorized-operation.ts'
import { authorizationView } from './find.ts'
import type { AuthorizationView } from './schema.ts'
import { getOwnAuthorization, saveAuthorization } from './store.ts'

/**
 * The operator accepts a grant, which comes into force (接受授权).
 * @throws not_found, refused `authorization.act_not_allowed`, `authorization.expired` for one whose time is over,
 *   conflict `authorization.changed`
 */
export async function acceptAuthorization(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.accept')
  const row = await getOwnAuthorization(ctx, id, 'operatorId')
  const state = authorizationStateAfter('accept', row)
  if (row.endsAt <= ctx.now) throw new AppError('refused', 'authorization.expired', '授权期限已经届满')
  const saved = await saveAuthorization(ctx, row, { state })
  await recordEvent(ctx, 'authorization.accepted', id, { authorization: id, agreement: row.agreementDigest })
  return authorizationView(saved, ctx.now)
}
