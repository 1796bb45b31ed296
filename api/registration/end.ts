import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewOf } from './find.ts'
import { checkWay, RULE } from './registration.ts'
import type { RegistrationView, RevokeRegistration } from './schema.ts'
import { getFiled, move } from './store.ts'
import { lock, subjectOf } from './subject.ts'
import { writeRegistration, writeRevocation } from './write.ts'

/** Every code of a thing that counts, or is to count, is cancelled. */
async function cancelCodes(ctx: Context, subjectId: string): Promise<void> {
  const data = { state: 'cancelled', closedAt: ctx.now }
  await ctx.tx.registration.updateMany({ where: { subjectId, state: 'coded' }, data })
}

/**
 * Completes a cancellation (注销登记办结). 依据 《公共数据资源登记管理暂行办法》第十七条.
 * @throws not_found, refused `registration.act_not_allowed`, `registration.kind_not_allowed`
 */
export async function completeCancellation(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  checkWay(row.kind, 'complete')
  await lock(ctx.tx, subjectOf(row))
  const completed = await move(ctx, row, 'complete', { closedAt: ctx.now })
  await cancelCodes(ctx, row.subjectId)
  await writeRegistration(ctx, subjectOf(row))
  await closeDeadline(ctx, { limit: 'registration_cancellation', subject: id })
  await recordEvent(ctx, 'registration.cancelled', id, { registration: id, subject: row.subjectId })
  return viewOf(ctx, completed)
}

/**
 * The registry revokes a code (撤销登记), with all that goes on with it. 依据 《公共数据资源登记管理暂行办法》第二十条.
 * @throws not_found, refused `registration.act_not_allowed`
 */
export async function revokeRegistration(
  ctx: Context,
  id: string,
  { ground, reason }: RevokeRegistration,
): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  await lock(ctx.tx, subjectOf(row))
  const end = { reason: `${GROUNDS[ground]}：${reason}`, closedAt: ctx.now }
  const revoked = await move(ctx, row, 'revoke', end)
  const others = { subjectId: row.subjectId, state: 'coded' }
  await ctx.tx.registration.updateMany({ where: others, data: { ...end, state: 'revoked' } })
  await writeRevocation(ctx, subjectOf(row))
  const body = { registration: id, subject: row.subjectId, ground, reason, basis: `${RULE}第二十条` }
  await recordEvent(ctx, 'registration.revoked', id, body)
  return viewOf(ctx, revoked)
}

const GROUNDS = {
  false_material: '隐瞒事实、弄虚作假', forged_result: '篡改、伪造登记结果', illegal_use: '违法使用登记结果、谋取不正当利益',
  other_by_law: '法律法规规定的其他情形',
} as const

/**
 * The registry cancels a code that has expired and was not renewed (到期注销).
 * @throws not_found, refused `registration.act_not_allowed`
 */
export async function clearExpired(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  await lock(ctx.tx, subjectOf(row))
  const cleared = await move(ctx, row, 'clear', { closedAt: ctx.now })
  await writeRegistration(ctx, subjectOf(row))
  await recordEvent(ctx, 'registration.cancelled', id, { registration: id, subject: row.subjectId })
  return viewOf(ctx, cleared)
}
