import type { OperationPlan } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkAgreement, checkTerm } from './authorized-operation.ts'
import { viewAuthorization } from './find.ts'
import { checkFree, hasRunningGrant } from './grant-store.ts'
import { NORM, PROVINCE } from './law.ts'
import { getOwnPlan } from './plan-store.ts'
import { getOperable } from './resources.ts'
import type { AuthorizationView, GrantAuthorization } from './schema.ts'

/**
 * The implementing body signs the operating agreement (运营协议) with the operator that its plan selected, over
 * resources of the plan, of whichever departments. 依据 《公共数据资源授权运营实施规范（试行）》第十四条.
 * @throws not_found for a plan of another body, refused `authorization.plan_not_selected`, `authorization.incomplete`,
 *   `authorization.term`, `authorization.beyond_plan`, `authorization.plan_taken`, `authorization.resource_taken`,
 *   `authorization.core_data`, `authorization.sharing_consent`, invalid `authorization.window`
 */
export async function grantAuthorization(ctx: Context, input: GrantAuthorization): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.grant')
  const plan = await getOwnPlan(ctx, input.planId)
  const operatorId = checkSelected(plan)
  checkTerm(input, ctx.now)
  checkAgreement(input.items)
  checkWithinPlan(input.resourceIds, plan.resourceIds)
  if (await hasRunningGrant(ctx, plan.id))
    throw new AppError('refused', 'authorization.plan_taken', '该实施方案已有未终止的运营协议', { basis: `${NORM}第十四条` })
  await checkFree(ctx, plan.mode, input.resourceIds, null)
  await getOperable(ctx, input.resourceIds)
  const id = newId('aut', ctx.now)
  const { decision, ...agreement } = input
  await ctx.tx.operatingAuthorization.create({
    data: {
      ...agreement, id, operatorId, implementingBodyId: ctx.actor.participantId, state: 'granted', createdAt: ctx.now,
      decisionNo: decision.number, decisionDigest: decision.digest,
    },
  })
  await recordEvent(ctx, 'authorization.granted', id, {
    authorization: id,
    plan: plan.id,
    operator: operatorId,
    resources: input.resourceIds,
    agreement: input.agreementDigest,
    decision: decision.number,
    startsAt: input.startsAt.toISOString(),
    endsAt: input.endsAt.toISOString(),
  })
  return viewAuthorization(ctx, id)
}

/** The operator that a plan has selected. @throws refused `authorization.plan_not_selected` */
function checkSelected({ state, chosenOperatorId }: OperationPlan): string {
  if (state === 'selected' && chosenOperatorId !== null) return chosenOperatorId
  throw new AppError('refused', 'authorization.plan_not_selected', '须先依实施方案公开选定运营机构，并经公示无异议', {
    basis: `${PROVINCE}第十三条`,
  })
}

/** @throws refused `authorization.beyond_plan`, with a fault for each resource that the plan has not */
function checkWithinPlan(asked: readonly string[], planned: readonly string[]): void {
  const beyond = asked.filter((id) => !planned.includes(id))
  if (beyond.length > 0)
    throw new AppError('refused', 'authorization.beyond_plan', '授权的资源超出了实施方案的数据范围', {
      basis: `${NORM}第十一条`, faults: beyond.map((id) => ({ path: 'resourceIds', message: id })),
    })
}
