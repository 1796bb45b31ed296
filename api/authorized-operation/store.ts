import type { OperatingAuthorization, Prisma, Scenario } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'

export type ScenarioWithGrant = Scenario & { authorization: OperatingAuthorization }

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

/** A scenario under a grant that the caller made. @throws not_found */
export async function getOwnScenario({ tx, actor }: Context, id: string): Promise<ScenarioWithGrant> {
  const row = await tx.scenario.findUnique({ where: { id }, include: { authorization: true } })
  if (!row || row.authorization.implementingBodyId !== actor.participantId) throw notFound()
  return row
}

/** What an act changes of a grant: columns of plain values, and its state. */
type AuthorizationChange = Pick<OperatingAuthorization, 'state'> &
  Partial<Omit<OperatingAuthorization, 'items' | 'handover'>>

/**
 * Saves a grant that has not moved since it was read.
 * @throws conflict `authorization.changed`
 */
export async function saveAuthorization(
  { tx }: Context,
  read: OperatingAuthorization,
  change: AuthorizationChange,
): Promise<OperatingAuthorization> {
  const { count } = await tx.operatingAuthorization.updateMany({
    where: { id: read.id, state: read.state },
    data: change,
  })
  if (count !== 1) throw new AppError('conflict', 'authorization.changed', '授权的状态刚被修改，请刷新后重试')
  return { ...read, ...change }
}

/**
 * Saves a scenario that has not moved since it was read.
 * @throws conflict `scenario.changed`
 */
export async function saveScenario<T extends Scenario>(
  { tx }: Context,
  read: T,
  change: Omit<Prisma.ScenarioUncheckedUpdateManyInput, 'id' | 'fields'> & Partial<Omit<Scenario, 'fields'>>,
): Promise<T> {
  const { count } = await tx.scenario.updateMany({
    where: { id: read.id, state: read.state, ceilingDecision: read.ceilingDecision },
    data: change,
  })
  if (count !== 1) throw new AppError('conflict', 'scenario.changed', '场景刚被修改，请刷新后重试')
  return { ...read, ...change }
}
