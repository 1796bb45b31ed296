import type { PublicDataResource } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewScenario } from './find-scenario.ts'
import { checkOperable } from './resources.ts'
import { checkScenarioFields, checkScenarioResources, type KnownResource, type ScenarioFields } from './scenario.ts'
import { knownItems, type ProposeScenario, type ScenarioView } from './scenario-schema.ts'
import { checkGrantInForce } from './scenario-store.ts'
import { getOwnAuthorization } from './store.ts'

/**
 * The operator proposes what to make of granted resources (一场景一方案), and asks for no more data items than it needs.
 * A scenario that changes is a new one. 依据 《山东省公共数据资源授权运营管理办法（试行）》第十八条.
 * @throws not_found, refused `scenario.grant_not_in_force`, `scenario.beyond_grant`, `scenario.fields`,
 *   `scenario.necessity`, and as `checkOperable`
 */
export async function proposeScenario(ctx: Context, input: ProposeScenario): Promise<ScenarioView> {
  permit(ctx.actor, 'scenario.propose')
  const grant = await getOwnAuthorization(ctx, input.authorizationId, 'operatorId')
  checkGrantInForce(grant, ctx.now)
  checkScenarioResources(input.resourceIds, grant.resourceIds)
  const resources = await ctx.tx.publicDataResource.findMany({ where: { id: { in: input.resourceIds } } })
  checkOperable(resources, ctx.now)
  checkScenarioFields(input, resources.map(knownResource))
  const id = newId('scn', ctx.now)
  const departmentIds = [...new Set(resources.map(({ departmentId }) => departmentId))].toSorted()
  await ctx.tx.scenario.create({ data: { ...input, id, departmentIds, state: 'proposed', createdAt: ctx.now } })
  await recordEvent(ctx, 'scenario.proposed', id, {
    scenario: id,
    authorization: grant.id,
    name: input.name,
    purposeClass: input.purposeClass,
    resources: input.resourceIds,
    fields: namesOf(input.fields),
  })
  return viewScenario(ctx, id)
}

/** The names of the items by their resource. */
const namesOf = (fields: ScenarioFields): { [resourceId: string]: string[] } =>
  Object.fromEntries(Object.entries(fields).map(([id, asked]) => [id, asked.map(({ name }) => name)]))

const knownResource = ({ id, fields, items }: PublicDataResource): KnownResource => (
  { id, fields, items: knownItems(items) }
)
