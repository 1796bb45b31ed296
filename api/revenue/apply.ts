import { isInForce } from '#api/authorized-operation/authorized-operation.ts'
import { lockAuthorization } from '#api/authorized-operation/grant-store.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { periodView } from './find.ts'
import { overlaps, periodEnd, PRICING_NOTICE, reckon, type RevenueRules } from './revenue.ts'
import type { ApplyRevenue, RevenuePeriodView } from './schema.ts'
import { carriedInto } from './store.ts'

/**
 * The operator applies for the most that it may earn in a period (申请核定最高准许收入); what the last closed period earned
 * too much is deducted. 依据 发改价格〔2025〕65号.
 * @throws not_found for a grant of others, refused `revenue.grant_not_in_force`, `revenue.overlap`, `revenue.spread`,
 *   invalid `revenue.window`, `revenue.subsidy`
 */
export async function applyRevenue(ctx: Context, input: ApplyRevenue, rules: RevenueRules): Promise<RevenuePeriodView> {
  permit(ctx.actor, 'revenue.apply')
  const grant = await lockAuthorization(ctx, input.authorizationId, 'operatorId')
  if (!isInForce(grant, ctx.now)) throw grantNotInForce()
  const term = { startsAt: input.startsAt, endsAt: periodEnd(input.startsAt, grant, ctx.now) }
  const others = await ctx.tx.revenuePeriod.findMany({
    where: { authorizationId: grant.id, state: { not: 'rejected' } },
    select: { startsAt: true, endsAt: true },
  })
  if (others.some((other) => overlaps(other, term)))
    throw new AppError('refused', 'revenue.overlap', '同一授权在该期间已有最高准许收入或其申请', { basis: PRICING_NOTICE })
  const reckoning = reckon(figuresOf(input), await carriedInto(ctx, grant.id, input.startsAt), rules)
  const id = newId('rvp', ctx.now)
  const row = await ctx.tx.revenuePeriod.create({
    data: {
      id, ...term, ...reckoning,
      authorizationId: grant.id,
      operatorId: grant.operatorId,
      name: input.name,
      documents: input.documents,
      state: 'applied',
      createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'revenue.applied', id, {
    period: id,
    authorization: grant.id,
    startsAt: term.startsAt.toISOString(),
    endsAt: term.endsAt.toISOString(),
    maximumFen: row.maximumFen.toString(),
    documents: input.documents.map(({ digest }) => digest),
  })
  return periodView(ctx, row)
}

/** What refuses where no grant is in force. */
export const grantNotInForce = () =>
  new AppError('refused', 'revenue.grant_not_in_force', '授权未生效或已经结束', {
    basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
  })

const figuresOf = ({ costFen, subsidyFen, assetsFen, taxFen, bondYieldBps, spreadBps }: ApplyRevenue) => ({
  costFen: BigInt(costFen),
  subsidyFen: BigInt(subsidyFen),
  assetsFen: BigInt(assetsFen),
  taxFen: BigInt(taxFen),
  bondYieldBps,
  spreadBps,
})
