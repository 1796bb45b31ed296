import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter } from './authorized-operation.ts'
import { viewAuthorization } from './find.ts'
import { lockAuthorization } from './grant-store.ts'
import { NORM } from './law.ts'
import type { NumberedDocument } from './plan-schema.ts'
import { openReselection } from './reselection.ts'
import type { AuthorizationView } from './schema.ts'
import { saveAuthorization } from './store.ts'

const checkNotOver = (endsAt: Date, now: Date): void => {
  if (endsAt <= now)
    throw new AppError('refused', 'authorization.expired', '授权期限已经届满', { basis: `${NORM}第十四条` })
}

/**
 * The operator accepts and signs a grant (接受授权); it is in force once it is filed.
 * @throws not_found, refused `authorization.act_not_allowed`, `authorization.expired` for one whose time is over,
 *   conflict `authorization.changed`
 */
export async function acceptAuthorization(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.accept')
  const row = await lockAuthorization(ctx, id, 'operatorId')
  const state = authorizationStateAfter('accept', row)
  checkNotOver(row.endsAt, ctx.now)
  await saveAuthorization(ctx, row, { state, acceptedAt: ctx.now })
  await recordEvent(ctx, 'authorization.accepted', id, { authorization: id, agreement: row.agreementDigest })
  return viewAuthorization(ctx, id)
}

/**
 * Records the filing of an agreement at the province (协议备案): the operation begins.
 * 依据 《公共数据资源授权运营实施规范（试行）》第十三条.
 * @throws not_found, refused `authorization.act_not_allowed`, `authorization.expired`, conflict `authorization.changed`
 */
export async function fileAuthorization(
  ctx: Context,
  id: string,
  { number, digest }: NumberedDocument,
): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.file')
  const row = await lockAuthorization(ctx, id, 'implementingBodyId')
  const state = authorizationStateAfter('file', row)
  checkNotOver(row.endsAt, ctx.now)
  await saveAuthorization(ctx, row, { state, filingNo: number, filingDigest: digest, filedAt: ctx.now })
  await openReselection(ctx, row)
  await recordEvent(ctx, 'authorization.filed', id, { authorization: id, filing: number, document: digest })
  return viewAuthorization(ctx, id)
}
