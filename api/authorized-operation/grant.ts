import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkTerm } from './authorized-operation.ts'
import { authorizationView } from './find.ts'
import type { AuthorizationView, GrantAuthorization } from './schema.ts'

/**
 * Grants the operation of a department's resources to an operator (授权运营). 依据 《公共数据资源授权运营实施规范（试行）》第十四条.
 * @throws not_found for a resource of another department, refused `authorization.no_operator`,
 *   `authorization.own_operator`, `authorization.core_data`, `authorization.term`, invalid `authorization.window`
 */
export async function grantAuthorization(ctx: Context, input: GrantAuthorization): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.grant')
  checkTerm(input, ctx.now)
  await checkResources(ctx, input.resourceIds)
  await checkOperator(ctx, input.operatorId)
  const id = newId('aut', ctx.now)
  const row = await ctx.tx.operatingAuthorization.create({
    data: { ...input, id, implementingBodyId: ctx.actor.participantId, state: 'granted', createdAt: ctx.now },
  })
  await recordEvent(ctx, 'authorization.granted', id, {
    authorization: id,
    operator: input.operatorId,
    resources: input.resourceIds,
    agreement: input.agreementDigest,
    startsAt: input.startsAt.toISOString(),
    endsAt: input.endsAt.toISOString(),
  })
  return authorizationView(row, ctx.now)
}

async function checkResources({ tx, actor }: Context, ids: string[]): Promise<void> {
  const own = await tx.publicDataResource.findMany({
    where: { id: { in: ids }, departmentId: actor.participantId },
    select: { grade: true },
  })
  if (own.length !== ids.length) throw notFound()
  if (own.some(({ grade }) => grade === 'core'))
    throw new AppError('refused', 'authorization.core_data', '国家核心数据不得授权运营', {
      basis: 'GB/T 37932-2025 8.1 b)',
    })
}

/** The operator is another organisation than the department: nobody entrusts its data to itself. */
async function checkOperator({ tx, actor }: Context, id: string): Promise<void> {
  if (id === actor.participantId)
    throw new AppError('refused', 'authorization.own_operator', '部门不得把公共数据授权给自己运营', {
      basis: '《公共数据资源授权运营实施规范（试行）》',
    })
  const operator = await tx.participant.findUnique({ where: { id } })
  if (!operator || operator.state !== 'admitted' || !operator.roles.includes('operator'))
    throw new AppError('refused', 'authorization.no_operator', '被授权方不是已入驻的运营机构', {
      basis: '《公共数据资源授权运营实施规范（试行）》第三条',
    })
}
