import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { scenarioStateAfter } from './authorized-operation.ts'
import { scenarioView } from './find.ts'
import type { DecideScenario, ScenarioView } from './schema.ts'
import { getOwnScenario, saveScenario } from './store.ts'

/**
 * The department approves a scenario, or doesn't, with a reason.
 * @throws not_found, refused `scenario.act_not_allowed`, conflict `scenario.changed`
 */
export async function decideScenario(ctx: Context, id: string, input: DecideScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.approve')
  const row = await getOwnScenario(ctx, id)
  const state = scenarioStateAfter(input.approved ? 'approve' : 'reject', row)
  const rejectionReason = input.approved ? null : (input.reason ?? null)
  const saved = await saveScenario(ctx, row, { state, decidedAt: ctx.now, rejectionReason })
  const eventKind = input.approved ? 'scenario.approved' : 'scenario.rejected'
  await recordEvent(ctx, eventKind, id, { scenario: id, reason: input.reason ?? null })
  return scenarioView(saved)
}
