import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewScenario } from './find-scenario.ts'
import { scenarioStateAfter } from './scenario.ts'
import type { ScenarioView } from './scenario-schema.ts'
import { lockScenario, saveScenario } from './scenario-store.ts'

/**
 * The operator takes a scenario back before it is approved (撤回).
 * @throws not_found, refused `scenario.act_not_allowed`, conflict `scenario.changed`
 */
export async function withdrawScenario(ctx: Context, id: string): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.withdraw')
  const row = await lockScenario(ctx, id, 'operator')
  await saveScenario(ctx, row, { state: scenarioStateAfter('withdraw', row), closedAt: ctx.now })
  await recordEvent(ctx, 'scenario.withdrawn', id, { scenario: id })
  return viewScenario(ctx, id)
}
