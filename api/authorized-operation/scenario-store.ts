import type { OperatingAuthorization, Prisma, Scenario, ScenarioReview } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { isInForce } from './authorized-operation.ts'
import { partiesOf, reviewersOf } from './scenario.ts'

export type ScenarioWithGrant = Scenario & { authorization: OperatingAuthorization }
export type FullScenario = ScenarioWithGrant & { reviews: ScenarioReview[] }

/** What a scenario is read with. */
export const WITH_GRANT_AND_REVIEWS = { authorization: true, reviews: { orderBy: { id: 'asc' } } } as const

/** A scenario under a grant that the caller made. @throws not_found */
export async function getOwnScenario({ tx, actor }: Context, id: string): Promise<ScenarioWithGrant> {
  const row = await tx.scenario.findUnique({ where: { id }, include: { authorization: true } })
  if (!row || row.authorization.implementingBodyId !== actor.participantId) throw notFound()
  return row
}

type Side = 'operator' | 'reviewer' | 'department' | 'implementing_body'

const SIDES: Record<Side, (row: ScenarioWithGrant) => readonly string[]> = {
  operator: ({ authorization }) => [authorization.operatorId],
  implementing_body: ({ authorization }) => [authorization.implementingBodyId],
  department: ({ departmentIds }) => departmentIds,
  reviewer: (row) => scenarioReviewers(row),
}

/** Who reviews a scenario, out of its row. */
export const scenarioReviewers = ({ authorization, departmentIds }: ScenarioWithGrant): string[] =>
  reviewersOf({ implementingBodyId: authorization.implementingBodyId, departmentIds })

/** Who concludes its three-party agreement, out of its row. */
export const scenarioParties = ({ authorization, departmentIds }: ScenarioWithGrant): string[] =>
  partiesOf({ ...authorization, departmentIds })

/**
 * A scenario that the caller has to do with on a side, locked until the transaction ends: what several parties do one
 * by one is counted by one of them at a time.
 * @throws not_found
 */
export async function lockScenario({ tx, actor }: Context, id: string, side: Side): Promise<FullScenario> {
  await tx.$queryRaw`select id from scenario where id = ${id} for update`
  const row = await tx.scenario.findUnique({ where: { id }, include: WITH_GRANT_AND_REVIEWS })
  if (!row || !SIDES[side](row).includes(actor.participantId)) throw notFound()
  return row
}

/**
 * Checks that the grant which a scenario stands under is in force.
 * @throws refused `scenario.grant_not_in_force`
 */
export function checkGrantInForce(grant: OperatingAuthorization, now: Date): void {
  if (isInForce(grant, now)) return
  throw new AppError('refused', 'scenario.grant_not_in_force', '授权未生效或已经结束', {
    basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
  })
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
