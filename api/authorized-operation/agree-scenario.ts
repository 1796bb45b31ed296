import type { PublicDataResource } from '#api/db/generated/client.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewScenario } from './find-scenario.ts'
import { missingOf, scenarioStateAfter, supplySubject } from './scenario.ts'
import type { ScenarioAgreement, ScenarioView } from './scenario-schema.ts'
import { checkGrantInForce, type FullScenario, lockScenario, saveScenario, scenarioParties } from './scenario-store.ts'

/**
 * The operator gives the digest of the three-party agreement (三方协议), and by that confirms it; another digest
 * begins the confirmations anew. 依据 《青岛市公共数据资源授权运营实施细则》（参照）第十九条.
 * @throws not_found, refused `scenario.act_not_allowed`, `scenario.grant_not_in_force`, conflict `scenario.changed`
 */
export async function offerScenarioAgreement(
  ctx: Context,
  id: string,
  { agreementDigest }: ScenarioAgreement,
): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.offer_agreement')
  const row = await lockScenario(ctx, id, 'operator')
  const state = scenarioStateAfter('offer_agreement', row)
  checkGrantInForce(row.authorization, ctx.now)
  await saveScenario(ctx, row, { state, agreementDigest, confirmedBy: [ctx.actor.participantId] })
  await recordEvent(ctx, 'scenario.agreement_offered', id, { scenario: id, agreement: agreementDigest })
  return viewScenario(ctx, id)
}

/**
 * The implementing body or a department confirms the three-party agreement that it has signed, by its digest. With the
 * last confirmation it is in force, and the departments' clocks of supply begin.
 * @throws not_found, refused `scenario.act_not_allowed`, `scenario.no_agreement`, `scenario.confirmed_before`,
 *   `scenario.grant_not_in_force`, conflict `scenario.agreement_changed`, `scenario.changed`
 */
export async function confirmScenarioAgreement(
  ctx: Context,
  id: string,
  { agreementDigest }: ScenarioAgreement,
): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.confirm')
  const row = await lockScenario(ctx, id, 'reviewer')
  const state = scenarioStateAfter('confirm', row)
  checkGrantInForce(row.authorization, ctx.now)
  const confirmedBy = confirmations(row, agreementDigest, ctx.actor.participantId)
  const isLast = missingOf(scenarioParties(row), confirmedBy).length === 0
  await saveScenario(ctx, row, { confirmedBy, ...(isLast ? { state, agreedAt: ctx.now } : {}) })
  const facts = { scenario: id, agreement: agreementDigest }
  await recordEvent(ctx, 'scenario.confirmed', id, { ...facts, by: ctx.actor.participantId })
  if (isLast) {
    await recordEvent(ctx, 'scenario.agreed', id, { ...facts, parties: scenarioParties(row) })
    await openSupply(ctx, row)
  }
  return viewScenario(ctx, id)
}

function confirmations(row: FullScenario, digest: string, confirmer: string): string[] {
  if (row.agreementDigest === null)
    throw new AppError('refused', 'scenario.no_agreement', '运营机构还没有提交三方协议')
  if (row.agreementDigest !== digest)
    throw new AppError('conflict', 'scenario.agreement_changed', '三方协议已经更换，请核对新的协议后再确认')
  if (row.confirmedBy.includes(confirmer))
    throw new AppError('refused', 'scenario.confirmed_before', '本单位已经确认三方协议')
  return [...row.confirmedBy, confirmer]
}

async function openSupply(ctx: Context, row: FullScenario): Promise<void> {
  const resources = await ctx.tx.publicDataResource.findMany({ where: { id: { in: row.resourceIds } } })
  for (const resource of resources) await openDeadline(ctx, supplyClock(row, resource))
}

const supplyClock = ({ id, name, authorization }: FullScenario, resource: PublicDataResource) => ({
  limit: 'scenario_supply' as const,
  subject: supplySubject(id, resource.id),
  title: `${name}：${resource.name}`,
  responsibleId: resource.departmentId,
  interestedIds: [authorization.operatorId, authorization.implementingBodyId],
})
