import { publicDataGate } from '#api/authorized-operation/gates.ts'
import type { Agreement } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { PricePlan } from '#api/pricing/plan.ts'

type Gated = Pick<Agreement, 'id' | 'productId' | 'consumerId' | 'plan' | 'endsAt'>

/**
 * The agreements whose product of public data (公共数据) may not be delivered now: its grant was ended, its scenario,
 * registration or ceiling is gone. What was agreed is over with its own end, so that grants that end later count as
 * then.
 * @returns by agreement, refused `gate.…`
 */
export async function gateRefusals(ctx: Context, agreements: Gated[]): Promise<Map<string, AppError>> {
  const refusals = new Map<string, AppError>()
  if (agreements.length === 0) return refusals
  const products = await ctx.tx.dataProduct.findMany({
    where: {
      id: { in: agreements.map(({ productId }) => productId) },
      OR: [{ scenarioId: { not: null } }, { sourceMode: 'authorised' }],
    },
  })
  for (const product of products)
    for (const { id, plan, consumerId, endsAt } of agreements.filter(({ productId }) => productId === product.id)) {
      const lastInstant = new Date(endsAt.getTime() - 1)
      const at = { ...ctx, now: ctx.now < lastInstant ? ctx.now : lastInstant }
      const gate = publicDataGate(at, product, { plan: PricePlan.parse(plan), consumerId, endsAt })
      const refusal = await gate.catch((error: unknown) => error)
      if (refusal instanceof AppError) refusals.set(id, refusal)
      else if (refusal !== undefined) throw refusal
    }
  return refusals
}
