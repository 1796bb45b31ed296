import type { PublicDataResource } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { resourceState } from '#api/resource/resource.ts'
import { viewScenario } from './find-scenario.ts'
import { missingOf, scenarioStateAfter, supplySubject } from './scenario.ts'
import type { ScenarioView, SupplyScenario } from './scenario-schema.ts'
import { checkGrantInForce, type FullScenario, lockScenario, saveScenario } from './scenario-store.ts'

/**
 * A department records a file that it supplied for a scenario (供数), by its digest. The first one of a resource stops
 * the clock of its supply, and starts that of its registration where it is not registered; with the last resource the
 * scenario is supplied. 依据 《青岛市公共数据资源授权运营实施细则》（参照）第十九条, 《公共数据资源登记管理暂行办法》第九条.
 * @throws not_found, refused `scenario.act_not_allowed`, `scenario.not_its_resource`, `scenario.grant_not_in_force`,
 *   conflict `scenario.changed`
 */
export async function supplyScenario(ctx: Context, id: string, input: SupplyScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.supply')
  const row = await lockScenario(ctx, id, 'department')
  const state = scenarioStateAfter('supply', row)
  checkGrantInForce(row.authorization, ctx.now)
  const resource = await ownResource(ctx, row, input.resourceId)
  await keepSupply(ctx, id, input)
  await closeDeadline(ctx, { limit: 'scenario_supply', subject: supplySubject(id, resource.id) })
  await awaitRegistration(ctx, row, resource)
  if (row.state !== state && (await missingResources(ctx, row)).length === 0) {
    await saveScenario(ctx, row, { state, suppliedAt: ctx.now })
    await recordEvent(ctx, 'scenario.supplied', id, { scenario: id, resources: row.resourceIds })
  }
  return viewScenario(ctx, id)
}

async function ownResource(ctx: Context, { resourceIds }: FullScenario, id: string): Promise<PublicDataResource> {
  const resource = await ctx.tx.publicDataResource.findUnique({ where: { id } })
  if (resource && resourceIds.includes(id) && resource.departmentId === ctx.actor.participantId) return resource
  throw new AppError('refused', 'scenario.not_its_resource', '只能供给本场景中属于本部门的资源', {
    faults: [{ path: 'resourceId', message: id }],
  })
}

async function keepSupply(ctx: Context, scenarioId: string, input: SupplyScenario): Promise<void> {
  const { resourceId, fileName, sha256, rows } = input
  const id = newId('sup', ctx.now)
  await ctx.tx.supply.create({
    data: { id, scenarioId, resourceId, fileName, sha256, rows: rows === null ? null : BigInt(rows), at: ctx.now },
  })
  await recordEvent(ctx, 'scenario.resource_supplied', scenarioId, {
    scenario: scenarioId, supply: id, resource: resourceId, sha256, rows,
  })
}

async function awaitRegistration(ctx: Context, { authorization }: FullScenario, resource: PublicDataResource) {
  if (resourceState(resource, ctx.now) === 'registered') return
  await openDeadline(ctx, {
    limit: 'registration_first',
    subject: resource.id,
    title: resource.name,
    responsibleId: resource.departmentId,
    interestedIds: [authorization.implementingBodyId, authorization.operatorId],
  })
}

async function missingResources({ tx }: Context, { id, resourceIds }: FullScenario): Promise<string[]> {
  const supplied = await tx.supply.findMany({ where: { scenarioId: id }, distinct: ['resourceId'] })
  return missingOf(resourceIds, supplied.map(({ resourceId }) => resourceId))
}
