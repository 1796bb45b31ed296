import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import type { ConsentView, EnterConsent } from './consent-schema.ts'
import { consentView } from './find-consents.ts'
import { getOwnProduct } from './store.ts'

const LAW = '《个人信息保护法》第二十三条'

/**
 * Enters the separate consent (单独同意) of the persons in a product that it is provided to one recipient for one
 * purpose; another recipient or purpose needs another one. 依据 《个人信息保护法》第二十三条.
 * @throws not_found for a product of another provider and an absent recipient, refused `consent.not_declared`,
 *   `consent.own`, invalid `consent.over`
 */
export async function enterConsent(ctx: Context, productId: string, input: EnterConsent): Promise<ConsentView> {
  permit(ctx.actor, 'consent.enter')
  const product = await getOwnProduct(ctx, productId)
  const declaration = await ctx.tx.productDeclaration.findUnique({ where: { productId } })
  if (declaration?.personalBasis !== 'consent')
    throw new AppError('refused', 'consent.not_declared', '该产品没有声明以取得个人同意为依据，请先在合规声明中选择', { basis: LAW })
  if (input.recipientId === product.providerId)
    throw new AppError('refused', 'consent.own', '单独同意的接收方须是供方以外的主体', { basis: LAW })
  const recipient = await ctx.tx.participant.findUnique({ where: { id: input.recipientId }, select: { state: true } })
  if (recipient?.state !== 'admitted') throw notFound()
  if (input.validTo <= ctx.now)
    throw new AppError('invalid', 'consent.over', '同意的有效期须晚于现在', {
      faults: [{ path: 'validTo', message: '须晚于现在' }],
    })
  const id = newId('cns', ctx.now)
  const row = await ctx.tx.personalConsent.create({ data: { ...input, id, productId, createdAt: ctx.now } })
  await recordEvent(ctx, 'consent.entered', id, {
    consent: id,
    product: productId,
    recipient: row.recipientId,
    purpose: row.purpose,
    persons: row.persons,
    digest: row.digest,
    validTo: row.validTo.toISOString(),
  })
  return consentView(ctx, row)
}
