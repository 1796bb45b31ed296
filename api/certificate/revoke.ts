import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { CERTIFICATE_ACTS } from './certificate.ts'
import { certificateView, WITHOUT_PDF } from './find.ts'

/**
 * Revokes a certificate with a reason (撤销); whoever looks it up sees it. It is kept.
 * @throws not_found, refused `certificate.act_not_allowed`
 */
export async function revokeCertificate(ctx: Context, number: string, reason: string) {
  permit(ctx.actor, 'certificate.revoke')
  const row = await ctx.tx.certificate.findUnique({ where: { number }, omit: WITHOUT_PDF })
  if (!row) throw notFound()
  const { from, to } = CERTIFICATE_ACTS.revoke
  const change = { state: to, revokedAt: ctx.now, revokedReason: reason }
  const { count } = await ctx.tx.certificate.updateMany({ where: { number, state: { in: [...from] } }, data: change })
  if (count !== 1)
    throw new AppError('refused', 'certificate.act_not_allowed', '该凭证已经撤销', { state: row.state, act: 'revoke' })
  await recordEvent(ctx, 'certificate.revoked', row.id, { certificate: row.id, number, reason })
  return certificateView({ ...row, ...change })
}
