import type { OperatingAuthorization, OperationPlan } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { addMonths } from '#api/kernel/working-days.ts'

/** The selection anew begins so long before a grant's end. 依据 《青岛市公共数据资源授权运营实施细则》第二十二条（参照）. */
const MONTHS_BEFORE = 3

/** From when on the operator is to be selected anew, for a grant that ends at an instant. */
export const reselectionAt = (endsAt: Date): Date => addMonths(endsAt, -MONTHS_BEFORE)

/** Sets the clock of the selection anew (期满前重新遴选) for a grant: it begins three months before its end. */
export async function openReselection(
  ctx: Context,
  { id, scope, implementingBodyId, operatorId, endsAt }: OperatingAuthorization,
): Promise<void> {
  await openDeadline(ctx, {
    limit: 'reselection',
    subject: id,
    title: scope.slice(0, 100),
    responsibleId: implementingBodyId,
    interestedIds: [operatorId],
    openedAt: reselectionAt(endsAt),
    endsAt,
  })
}

/** A call for the same resources is what the clocks of their grants wait for, once these have begun. */
export async function closeReselection(ctx: Context, plan: OperationPlan): Promise<void> {
  const grants = await ctx.tx.operatingAuthorization.findMany({
    where: {
      implementingBodyId: plan.implementingBodyId,
      state: { in: ['active', 'suspended'] },
      resourceIds: { hasSome: plan.resourceIds },
      endsAt: { lte: addMonths(ctx.now, MONTHS_BEFORE) },
    },
    select: { id: true },
  })
  for (const { id } of grants) await closeDeadline(ctx, { limit: 'reselection', subject: id })
}
