import type { OperatingAuthorization, Prisma } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import type { AuthorizationState } from './authorized-operation.ts'

/** A grant that the caller made, or was given. @throws not_found */
export async function getOwnAuthorization(
  { tx, actor }: Context,
  id: string,
  side: 'implementingBodyId' | 'operatorId',
): Promise<OperatingAuthorization> {
  const row = await tx.operatingAuthorization.findUnique({ where: { id } })
  if (!row || row[side] !== actor.participantId) throw notFound()
  return row
}

type Change = Omit<Prisma.OperatingAuthorizationUncheckedUpdateManyInput, 'state'> & { state: AuthorizationState }

/**
 * Saves a grant that has not moved since it was read.
 * @throws conflict `authorization.changed`
 */
export async function saveAuthorization(
  { tx }: Context,
  { id, state }: Pick<OperatingAuthorization, 'id' | 'state'>,
  data: Change,
): Promise<void> {
  const { count } = await tx.operatingAuthorization.updateMany({ where: { id, state }, data })
  if (count !== 1) throw new AppError('conflict', 'authorization.changed', '授权的状态刚被修改，请刷新后重试')
}
