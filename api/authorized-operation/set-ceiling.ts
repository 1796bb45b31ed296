import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import type { Fen } from '#api/kernel/fen.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { isFreePurpose } from './authorized-operation.ts'
import { checkPeriod, checkTrial, checkWithin, trialEnd } from './ceiling.ts'
import { viewScenario } from './find-scenario.ts'
import { scenarioStateAfter } from './scenario.ts'
import type { ScenarioView, SetCeiling } from './scenario-schema.ts'
import { getOwnScenario, saveScenario, type ScenarioWithGrant } from './scenario-store.ts'

/**
 * The implementing body sets the ceiling of the fee (上限收费标准) of a scenario's products, by a numbered decision: within
 * the maximum of an approved period, or, in the grant's first year, as a trial standard (试行收费标准) without one.
 * 依据 发改价格〔2025〕65号.
 * @throws not_found, refused `scenario.act_not_allowed`, `ceiling.free_purpose` for what must be free anyway,
 *   `ceiling.trial_over`, `ceiling.no_period`, `ceiling.beyond_period`, `ceiling.beyond_revenue`, invalid
 *   `ceiling.window`, conflict `scenario.changed`
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
  const fen = BigInt(input.fen)
  const counted = input.period === undefined ? await tryOut(ctx, row, input) : await countIn(ctx, row, input, fen)
  await saveScenario(ctx, row, {
    state,
    ceilingFen: fen,
    ceilingUnit: input.unit,
    ceilingDecision: input.decision,
    ceilingFrom: input.validFrom,
    ceilingTo: input.validTo,
    ...counted,
  })
  await recordEvent(ctx, 'ceiling.set', id, {
    scenario: id,
    fen: input.fen,
    unit: input.unit,
    decision: input.decision,
    validFrom: input.validFrom.toISOString(),
    validTo: input.validTo.toISOString(),
    period: input.period?.id ?? null,
    quantity: input.period?.quantity ?? null,
    trial: counted.ceilingTrial,
  })
  return viewScenario(ctx, id)
}

type Counted = { ceilingPeriodId: string | null; ceilingQuantity: bigint | null; ceilingTrial: boolean }

/** A trial standard: until its year is over the operator has to apply for a maximum, which a clock tells. */
async function tryOut(ctx: Context, { authorization }: ScenarioWithGrant, input: SetCeiling): Promise<Counted> {
  checkTrial(authorization, input)
  const { id, scope, operatorId, implementingBodyId, startsAt } = authorization
  await openDeadline(ctx, {
    limit: 'ceiling_trial', subject: id, title: scope, responsibleId: operatorId, interestedIds: [implementingBodyId],
    openedAt: startsAt, endsAt: trialEnd(authorization),
  })
  return { ceilingPeriodId: null, ceilingQuantity: null, ceilingTrial: true }
}

/** A ceiling within a period: its row is locked, so that of two ceilings at once the second sees the first. */
async function countIn(
  { tx }: Context,
  { id, authorizationId }: ScenarioWithGrant,
  { period, validFrom, validTo }: SetCeiling,
  fen: Fen,
): Promise<Counted> {
  const periodId = period?.id ?? ''
  const quantity = BigInt(period?.quantity ?? 0)
  await tx.$queryRaw`select id from revenue_period where id = ${periodId} for update`
  const row = await tx.revenuePeriod.findUnique({ where: { id: periodId } })
  checkPeriod(row, authorizationId, { validFrom, validTo })
  const others = await tx.scenario.findMany({
    where: { ceilingPeriodId: periodId, id: { not: id } },
    select: { ceilingFen: true, ceilingQuantity: true },
  })
  const foreseen = others.map(({ ceilingFen, ceilingQuantity }) => (
    { fen: ceilingFen ?? 0n, quantity: ceilingQuantity ?? 0n }
  ))
  checkWithin(row?.maximumFen ?? 0n, [...foreseen, { fen, quantity }])
  return { ceilingPeriodId: periodId, ceilingQuantity: quantity, ceilingTrial: false }
}
