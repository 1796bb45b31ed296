import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkConsentAct } from './consent.ts'
import type { ConsentView } from './consent-schema.ts'
import { consentView } from './find-consents.ts'

/**
 * Withdraws a consent for good, as its persons asked: from this moment on nothing is provided to its recipient.
 * 依据 《个人信息保护法》第十五条.
 * @throws not_found, refused `consent.act_not_allowed`, conflict `consent.changed`
 */
export async function withdrawConsent(ctx: Context, id: string): Promise<ConsentView> {
  permit(ctx.actor, 'consent.withdraw')
  const row = await ctx.tx.personalConsent.findUnique({ where: { id } })
  const product = row && (await ctx.tx.dataProduct.findUnique({ where: { id: row.productId } }))
  if (!row || product?.providerId !== ctx.actor.participantId) throw notFound()
  checkConsentAct('withdraw', row, ctx.now)
  const { count } = await ctx.tx.personalConsent.updateMany({
    where: { id, withdrawnAt: null },
    data: { withdrawnAt: ctx.now },
  })
  if (count !== 1) throw new AppError('conflict', 'consent.changed', '该同意刚被修改，请刷新后重试')
  await recordEvent(ctx, 'consent.withdrawn', id, { consent: id, product: row.productId, recipient: row.recipientId })
  return consentView(ctx, { ...row, withdrawnAt: ctx.now })
}
