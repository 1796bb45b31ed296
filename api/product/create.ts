import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkDepartmentSource } from './department.ts'
import { productSummary } from './find.ts'
import { checkSource } from './product.ts'
import type { CreateProduct, ProductSummary } from './schema.ts'

/**
 * Creates a product (数据产品) with the account of its source. 依据 《数据安全法》第三十三条.
 * @throws not_found for a scenario of another operator and for a parent that the caller neither owns nor bought,
 *   invalid `product.scenario_missing`, `product.scenario_unexpected`, `product.parents_missing`,
 *   `product.parents_unexpected`, refused `gate.g7_operator` for what would redevelop the operator's own delivery, and
 *   as `checkDepartmentSource`
 */
export async function createProduct(ctx: Context, input: CreateProduct): Promise<ProductSummary> {
  permit(ctx.actor, 'product.create')
  checkSource(input)
  if (input.scenarioId !== undefined) await checkScenario(ctx, input.scenarioId)
  await checkDepartmentSource(ctx, input)
  await checkParents(ctx, input.parentIds)
  const id = newId('prd', ctx.now)
  const { scenarioId = null, resourceId = null, ...facts } = input
  const row = await ctx.tx.dataProduct.create({
    data: { ...facts, id, scenarioId, resourceId, providerId: ctx.actor.participantId, createdAt: ctx.now },
  })
  const { name, sourceMode, sourceNote, parentIds } = row
  await recordEvent(ctx, 'product.created', id, {
    product: id,
    name,
    sourceMode,
    sourceNote,
    scenario: scenarioId,
    resource: resourceId,
    parents: parentIds,
  })
  return productSummary(row)
}

async function checkScenario({ tx, actor }: Context, id: string): Promise<void> {
  const scenario = await tx.scenario.findFirst({ where: { id, authorization: { operatorId: actor.participantId } } })
  if (!scenario) throw notFound()
}

/** Parents are the provider's own, or were bought under an agreement that came into force. */
async function checkParents({ tx, actor }: Context, ids: readonly string[]): Promise<void> {
  const parents = await tx.dataProduct.findMany({ where: { id: { in: [...ids] } } })
  const bought = await tx.agreement.findMany({
    where: { productId: { in: [...ids] }, consumerId: actor.participantId, activatedAt: { not: null } },
    select: { productId: true },
  })
  for (const id of ids) {
    const parent = parents.find((product) => product.id === id)
    const isOwn = parent?.providerId === actor.participantId
    if (!parent || (!isOwn && !bought.some(({ productId }) => productId === id))) throw notFound()
    if (isOwn && parent.scenarioId !== null)
      throw new AppError('refused', 'gate.g7_operator', '运营机构不得购买或再开发自己交付的公共数据产品', {
        basis: '《公共数据资源授权运营实施规范（试行）》第六条',
      })
  }
}
