import type { AuthorizationChange, OperatingAuthorization, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { NORM } from './law.ts'

/** Who has a grant: the implementing body that made it, or the operator that was given it. */
export type Side = 'implementingBodyId' | 'operatorId'

/** A grant of the caller's, held until the transaction's end, so that its acts follow one another. @throws not_found */
export async function lockAuthorization(ctx: Context, id: string, ...sides: Side[]): Promise<OperatingAuthorization> {
  await ctx.tx.$queryRaw`select id from operating_authorization where id = ${id} for update`
  const row = await ctx.tx.operatingAuthorization.findUnique({ where: { id } })
  if (!row || !sides.some((side) => row[side] === ctx.actor.participantId)) throw notFound()
  return row
}

export type GrantWithChange = { grant: OperatingAuthorization; change: AuthorizationChange }

/** A change of a grant of the caller's, both held until the transaction's end. @throws not_found */
export async function lockChange(ctx: Context, id: string, side: Side): Promise<GrantWithChange> {
  const found = await ctx.tx.authorizationChange.findUnique({ where: { id }, select: { authorizationId: true } })
  if (!found) throw notFound()
  const grant = await lockAuthorization(ctx, found.authorizationId, side)
  const change = await ctx.tx.authorizationChange.findUnique({ where: { id } })
  if (!change) throw notFound()
  return { grant, change }
}

/** Saves a change that has not moved since it was read. @throws conflict `change.changed` */
export async function saveChange(
  { tx }: Context,
  { id, state }: AuthorizationChange,
  data: Prisma.AuthorizationChangeUncheckedUpdateManyInput,
): Promise<void> {
  const { count } = await tx.authorizationChange.updateMany({ where: { id, state }, data })
  if (count !== 1) throw new AppError('conflict', 'change.changed', '变更刚被修改，请刷新后重试')
}

/** States in which a grant has its resources. */
const TAKING = ['granted', 'accepted', 'active', 'suspended']

/** A whole or field authorisation leaves no room for another one over the same data. */
const EXCLUSIVE = ['whole', 'field']

/**
 * Checks that no other whole or field authorisation has any of these resources; they are held, so that of two who would
 * take one at once the second sees the first.
 * @throws refused `authorization.resource_taken`, with a fault for each
 */
export async function checkFree(
  { tx, now }: Context,
  mode: string,
  resourceIds: readonly string[],
  exceptId: string | null,
): Promise<void> {
  if (!EXCLUSIVE.includes(mode)) return
  await tx.$queryRaw`select id from public_data_resource where id = any(${resourceIds}) order by id for update`
  const others = await tx.operatingAuthorization.findMany({
    where: {
      state: { in: TAKING },
      endsAt: { gt: now },
      resourceIds: { hasSome: [...resourceIds] },
      plan: { mode: { in: EXCLUSIVE } },
      ...(exceptId === null ? {} : { id: { not: exceptId } }),
    },
    select: { resourceIds: true },
  })
  const taken = resourceIds.filter((id) => others.some((other) => other.resourceIds.includes(id)))
  if (taken.length > 0)
    throw new AppError('refused', 'authorization.resource_taken', '所列资源已在其他授权运营协议之中', {
      basis: NORM, faults: taken.map((id) => ({ path: 'resourceIds', message: id })),
    })
}

/** Whether a plan has a grant that is not ended. */
export const hasRunningGrant = async ({ tx }: Context, planId: string): Promise<boolean> =>
  (await tx.operatingAuthorization.count({ where: { planId, state: { in: TAKING } } })) > 0
