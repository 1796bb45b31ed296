import { digestOfJson, type Json } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import type { DeclarationView, DeclareProduct } from './declaration-schema.ts'
import { declarationView } from './find-declaration.ts'
import { getOwnProduct } from './store.ts'

/**
 * Declares what a product is (合规与分级声明), in place of what was declared before; the event keeps each declaration's
 * digest. It may be declared anew at any time but while reviewers read it; whoever lets the product be traded reads
 * what holds then. 依据 《数据安全法》第三十三条, GB/T 37932-2025 8.
 * @throws not_found, refused `product.declaration_under_review`, conflict `product.declaration_changed`
 */
export async function declareProduct(ctx: Context, productId: string, input: DeclareProduct): Promise<DeclarationView> {
  permit(ctx.actor, 'product.declare')
  const product = await getOwnProduct(ctx, productId)
  await holdListing(ctx, productId)
  const { assessment, risk, exportDecision, evidence, ...facts } = input
  const data = {
    ...facts,
    evidence: evidence.map(({ kind, title, digest }) => ({ kind, title, digest })),
    assessmentDigest: assessment?.digest ?? null,
    assessmentTo: assessment?.validTo ?? null,
    riskDigest: risk?.digest ?? null,
    riskTo: risk?.validTo ?? null,
    exportDecision: exportDecision?.number ?? null,
    exportTo: exportDecision?.validTo ?? null,
    declaredBy: ctx.actor.participantId,
    declaredAt: ctx.now,
  }
  await ctx.tx.productDeclaration.upsert({ where: { productId }, create: { productId, ...data }, update: data })
  await recordEvent(ctx, 'product.declared', productId, {
    product: productId,
    grade: input.grade,
    processing: input.processing,
    personalBasis: input.personalBasis,
    rights: input.rights,
    declaration: digestOfJson(asJson(input)),
  })
  return declarationView(ctx, product)
}

/**
 * Makes sure that no review of the product runs, nor begins in the same moment: the listing counts a change, so that
 * whoever submits it meanwhile finds it changed.
 */
async function holdListing({ tx }: Context, productId: string): Promise<void> {
  const select = { id: true, state: true, revision: true }
  const listing = await tx.listing.findUnique({ where: { productId }, select })
  if (listing === null) return
  const { id, state, revision } = listing
  if (state === 'under_review')
    throw new AppError('refused', 'product.declaration_under_review', '挂牌正在审核，声明不能修改；请先撤回审核', {
      basis: 'GB/T 37932-2025 9.1',
    })
  const { count } = await tx.listing.updateMany({ where: { id, state, revision }, data: { revision: revision + 1 } })
  if (count !== 1) throw new AppError('conflict', 'product.declaration_changed', '挂牌刚被修改，请刷新后重试')
}

/** A declaration as plain JSON: dates become texts. */
const asJson = (input: DeclareProduct): Json => JSON.parse(JSON.stringify(input)) as Json
