import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewOf } from './find.ts'
import { checkOrganDataOf } from './organ-data.ts'
import { checkTerm, GUIDE } from './property-registration.ts'
import type { ImportCertificate, MarkProperty, PropertyView, VerifyProperty } from './schema.ts'
import { getImported, getOwn, move } from './store.ts'

/**
 * The holder enters the certificate (登记凭证) that an agency issued.
 * @throws not_found, refused `property.act_not_allowed`, `property.term`, `gate.g2_organ_data`,
 *   `gate.g2_not_registered`, invalid `property.window`, conflict `property.certificate_taken`
 */
export async function importCertificate(ctx: Context, id: string, input: ImportCertificate): Promise<PropertyView> {
  permit(ctx.actor, 'property.prepare')
  const row = await getOwn(ctx, id)
  checkTerm(input, ctx.now)
  await checkOrganDataOf(ctx, await ctx.tx.dataProduct.findUniqueOrThrow({ where: { id: row.productId } }))
  const holder = await ctx.tx.propertyRegistration.findUnique({ where: { certificate: input.certificate } })
  if (holder && holder.id !== id)
    throw new AppError('conflict', 'property.certificate_taken', '该凭证编码已用于另一项产权登记')
  const imported = await move(ctx, row, 'import', { ...input, reason: null })
  const { certificate, agency, fileDigest, rights } = input
  await recordEvent(ctx, 'property.imported', id, {
    registration: id, certificate, agency, document: fileDigest, rights,
  })
  return viewOf(ctx, imported)
}

/**
 * The platform verifies a certificate against what its agency published, or refuses it.
 * @throws not_found, refused `property.act_not_allowed`, `property.digest_mismatch`
 */
export async function verifyCertificate(ctx: Context, id: string, input: VerifyProperty): Promise<PropertyView> {
  permit(ctx.actor, 'property.verify')
  const row = await getImported(ctx, id)
  const decided = { verifiedBy: ctx.actor.personId, verifiedAt: ctx.now }
  if (!input.verified) {
    const { reason } = input
    const refused = await move(ctx, row, 'refuse', { ...decided, reason, certificate: null })
    await recordEvent(ctx, 'property.refused', id, { registration: id, certificate: row.certificate, reason })
    return viewOf(ctx, refused)
  }
  const verified = await move(ctx, row, 'verify', { ...decided, reason: input.note })
  if (input.publishedDigest !== row.fileDigest)
    throw new AppError('refused', 'property.digest_mismatch', '凭证文件与登记机构公布的摘要不一致，不能核验通过', {
      basis: GUIDE, expected: input.publishedDigest, actual: row.fileDigest,
    })
  await recordEvent(ctx, 'property.verified', id, {
    registration: id, certificate: row.certificate, document: row.fileDigest, note: input.note,
  })
  return viewOf(ctx, verified)
}

/** Marks a certificate against which an objection stands at its agency, or lifts the mark (异议标识). */
export async function markProperty(ctx: Context, id: string, input: MarkProperty): Promise<PropertyView> {
  permit(ctx.actor, 'property.verify')
  const { objected, reason } = input
  const marked = await move(ctx, await getImported(ctx, id), 'mark', { objected, reason })
  await recordEvent(ctx, 'property.marked', id, { registration: id, objected, reason })
  return viewOf(ctx, marked)
}

/** Takes note that the agency revoked a certificate. @throws not_found, refused `property.act_not_allowed` */
export async function revokeProperty(ctx: Context, id: string, { reason }: { reason: string }): Promise<PropertyView> {
  permit(ctx.actor, 'property.verify')
  const row = await getImported(ctx, id)
  const revoked = await move(ctx, row, 'revoke', { reason })
  await recordEvent(ctx, 'property.revoked', id, { registration: id, certificate: row.certificate, reason })
  return viewOf(ctx, revoked)
}

/**
 * Whether a product has the fast lane (凭证直通): a verified certificate of its provider's that is in its term and
 * without objection spares the review of its source. 依据 《数据产权登记工作指引（试行）》第三十一条.
 */
export async function isFastLane({ tx, now }: Context, productId: string): Promise<boolean> {
  const product = await tx.dataProduct.findUnique({ where: { id: productId }, select: { providerId: true } })
  if (!product) return false
  const held = await tx.propertyRegistration.count({
    where: {
      productId, holderId: product.providerId, state: 'verified', objected: false, validFrom: { lte: now },
      validTo: { gt: now },
    },
  })
  return held > 0
}
