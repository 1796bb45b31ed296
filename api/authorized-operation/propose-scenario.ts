import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkScenarioResources } from './authorized-operation.ts'
import { scenarioView } from './find.ts'
import type { ProposeScenario, ScenarioView } from './schema.ts'
import { getOwnAuthorization } from './store.ts'

/**
 * The operator proposes what to make of granted resources (一场景一方案). 依据 《山东省公共数据资源授权运营管理办法（试行）》第十八条.
 * @throws not_found, refused `scenario.grant_not_in_force`, `scenario.beyond_grant`
 */
export async function proposeScenario(ctx: Context, input: ProposeScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.propose')
  const grant = await getOwnAuthorization(ctx, input.authorizationId, 'operatorId')
  if (grant.state !== 'active' || grant.endsAt <= ctx.now)
    throw new AppError('refused', 'scenario.grant_not_in_force', '授权未生效或已经结束', {
      basis: '《公共数据资源授权运营实施规范（试行）》第十四条',
    })
  checkScenarioResources(input.resourceIds, grant.resourceIds)
  const id = newId('scn', ctx.now)
  const row = await ctx.tx.scenario.create({ data: { ...input, id, state: 'proposed', createdAt: ctx.now } })
  const { authorizationId, name, purposeClass, resourceIds } = row
  await recordEvent(ctx, 'scenario.proposed', id, {
    scenario: id,
    authorization: authorizationId,
    name,
    purposeClass,
    resources: resourceIds,
  })
  return scenarioView(row)
}
