import type { Scenario } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewScenario } from './find-scenario.ts'
import { scenarioStateAfter, supplySubject } from './scenario.ts'
import type { CloseScenario, ScenarioView, StopScenario } from './scenario-schema.ts'
import { lockScenario, saveScenario } from './scenario-store.ts'

/**
 * The operator ends a scenario whose data, products and models it has destroyed (结束并销毁), or proves the destruction
 * after the implementing body stopped it. 依据 《青岛市公共数据资源授权运营实施细则》（参照）第十九条.
 * @throws not_found, refused `scenario.act_not_allowed`, `scenario.destroyed_before`, conflict `scenario.changed`
 */
export async function closeScenario(ctx: Context, id: string, input: CloseScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.close')
  const row = await lockScenario(ctx, id, 'operator')
  const isStopped = row.state === 'closed'
  const state = scenarioStateAfter(isStopped ? 'destroy' : 'close', row)
  if (row.destructionDigest !== null)
    throw new AppError('refused', 'scenario.destroyed_before', '销毁证明已经提交')
  const { destructionDigest } = input
  await saveScenario(ctx, row, { state, destructionDigest, ...(isStopped ? {} : { closedAt: ctx.now }) })
  const kind = isStopped ? 'scenario.destroyed' : 'scenario.closed'
  await recordEvent(ctx, kind, id, { scenario: id, destruction: destructionDigest })
  await liftSupply(ctx, row)
  return viewScenario(ctx, id)
}

/**
 * The implementing body stops a scenario, with its reason (终止): from now on no product under it is sold.
 * @throws not_found, refused `scenario.act_not_allowed`, conflict `scenario.changed`
 */
export async function stopScenario(ctx: Context, id: string, { reason }: StopScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.stop')
  const row = await lockScenario(ctx, id, 'implementing_body')
  await saveScenario(ctx, row, { state: scenarioStateAfter('stop', row), closedAt: ctx.now, closedReason: reason })
  await recordEvent(ctx, 'scenario.closed', id, { scenario: id, reason })
  await liftSupply(ctx, row)
  return viewScenario(ctx, id)
}

/** With the end of a grant, nothing is owed any more under any scenario of it. */
export async function liftSupplyUnder(ctx: Context, authorizationId: string): Promise<void> {
  const open = await ctx.tx.scenario.findMany({ where: { authorizationId, state: 'agreed' } })
  for (const scenario of open) await liftSupply(ctx, scenario)
}

/** What is not supplied yet is not owed any more. */
async function liftSupply(ctx: Context, { id, resourceIds }: Pick<Scenario, 'id' | 'resourceIds'>): Promise<void> {
  for (const resourceId of resourceIds)
    await closeDeadline(ctx, { limit: 'scenario_supply', subject: supplySubject(id, resourceId), isLifted: true })
}
