import type { OperationPlan, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { PlanState } from './plan.ts'
import { PlanItems } from './plan-schema.ts'

/** States in which operators and the public know of a plan. */
export const PUBLISHED_STATES = ['called', 'chosen', 'selected'] as const satisfies readonly PlanState[]

/** Holds a plan until the transaction's end, so that its acts follow one another. */
async function lockPlan({ tx }: Context, id: string): Promise<OperationPlan | null> {
  await tx.$queryRaw`select id from operation_plan where id = ${id} for update`
  return tx.operationPlan.findUnique({ where: { id } })
}

/** A plan of the caller's own, held until the transaction's end. @throws not_found */
export async function getOwnPlan(ctx: Context, id: string): Promise<OperationPlan> {
  const row = await lockPlan(ctx, id)
  if (!row || row.implementingBodyId !== ctx.actor.participantId) throw notFound()
  return row
}

/** A plan that others know of, held until the transaction's end. @throws not_found */
export async function getPublishedPlan(ctx: Context, id: string): Promise<OperationPlan> {
  const row = await lockPlan(ctx, id)
  if (!row || !PUBLISHED_STATES.some((state) => state === row.state)) throw notFound()
  return row
}

type Change = Omit<Prisma.OperationPlanUncheckedUpdateManyInput, 'items'> & { items?: PlanItems }

/**
 * Saves a plan that has not moved since it was read.
 * @throws conflict `plan.changed`
 */
export async function savePlan({ tx }: Context, read: OperationPlan, data: Change): Promise<void> {
  const { count } = await tx.operationPlan.updateMany({ where: { id: read.id, state: read.state }, data })
  if (count !== 1) throw new AppError('conflict', 'plan.changed', '实施方案刚被修改，请刷新后重试')
}

/** What a plan says, read from its row. */
export const contentOf = (row: Pick<OperationPlan, 'items'>): PlanItems => PlanItems.parse(row.items)
