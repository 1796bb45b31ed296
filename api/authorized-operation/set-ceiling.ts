import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { isFreePurpose, scenarioStateAfter } from './authorized-operation.ts'
import { scenarioView } from './find.ts'
import type { ScenarioView, SetCeiling } from './schema.ts'
import { getOwnScenario, saveScenario } from './store.ts'

/**
 * Sets the ceiling of the fee (上限收费标准) of a scenario's products, by a numbered decision. 依据 发改价格〔2025〕65号.
 * @throws not_found, refused `scenario.act_not_allowed`, refused `ceiling.free_purpose` for what must be free anyway,
 *   invalid `ceiling.window`, conflict `scenario.changed`
 */
export async function setCeiling(ctx: Context, id: string, input: SetCeiling): Promise<ScenarioView> {
  permit(ctx.actor, 'ceiling.set')
  const row = await getOwnScenario(ctx, id)
  const state = scenarioStateAfter('set_ceiling', row)
  if (isFreePurpose(row.purposeClass))
    throw new AppError('refused', 'ceiling.free_purpose', '用于公共治理、公益事业的产品免费，不设上限收费标准', {
      basis: '《关于建立公共数据资源授权运营价格形成机制的通知》（发改价格〔2025〕65号）',
    })
  if (input.validTo <= input.validFrom || input.validTo <= ctx.now)
    throw new AppError('invalid', 'ceiling.window', '有效期的结束时间须晚于开始时间和当前时间')
  const saved = await saveScenario(ctx, row, {
    state,
    ceilingFen: BigInt(input.fen),
    ceilingUnit: input.unit,
    ceilingDecision: input.decision,
    ceilingFrom: input.validFrom,
    ceilingTo: input.validTo,
  })
  await recordEvent(ctx, 'ceiling.set', id, {
    scenario: id,
    fen: input.fen,
    unit: input.unit,
    decision: input.decision,
    validFrom: input.validFrom.toISOString(),
    validTo: input.validTo.toISOString(),
  })
  return scenarioView(saved)
}
