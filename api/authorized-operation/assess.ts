import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter } from './authorized-operation.ts'
import { viewAuthorization } from './find.ts'
import { lockAuthorization } from './grant-store.ts'
import { PROVINCE } from './law.ts'
import type { AssessOperator, AuthorizationView, RectifyAssessment } from './schema.ts'

const yearOf = (at: Date): number => Number(beijingDay(at).slice(0, 4))

/**
 * Assesses the operator once a year (年度评估); an unqualified result starts the operator's rectification.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第三十五条.
 * @throws not_found, refused `authorization.act_not_allowed`, `assessment.year` for a year that the grant did not see,
 *   conflict `assessment.exists`
 */
export async function assessOperator(ctx: Context, id: string, input: AssessOperator): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.assess')
  const grant = await lockAuthorization(ctx, id, 'implementingBodyId')
  authorizationStateAfter('assess', grant)
  const { year, result } = input
  if (year < yearOf(grant.startsAt) || year > yearOf(ctx.now))
    throw new AppError('refused', 'assessment.year', '评估年度不在授权运营期间', { basis: `${PROVINCE}第三十五条` })
  if (await ctx.tx.operatorAssessment.findFirst({ where: { authorizationId: id, year } }))
    throw new AppError('conflict', 'assessment.exists', '该年度已经评估')
  const assessment = newId('asm', ctx.now)
  await ctx.tx.operatorAssessment.create({
    data: { ...input, id: assessment, authorizationId: id, createdAt: ctx.now },
  })
  if (result === 'unqualified')
    await openDeadline(ctx, {
      limit: 'assessment_rectification', subject: assessment, title: grant.scope.slice(0, 100),
      responsibleId: grant.operatorId, interestedIds: [grant.implementingBodyId],
    })
  await recordEvent(ctx, 'authorization.assessed', id, {
    authorization: id, assessment, year, result, report: input.reportDigest,
  })
  return viewAuthorization(ctx, id)
}

/**
 * The operator tells what it mended after an unqualified result (整改).
 * @throws not_found, refused `assessment.nothing_to_mend`
 */
export async function rectifyAssessment(
  ctx: Context,
  assessmentId: string,
  { rectification }: RectifyAssessment,
): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.rectify')
  const row = await ctx.tx.operatorAssessment.findUnique({ where: { id: assessmentId } })
  if (!row) throw notFound()
  const grant = await lockAuthorization(ctx, row.authorizationId, 'operatorId')
  const { count } = await ctx.tx.operatorAssessment.updateMany({
    where: { id: assessmentId, result: 'unqualified', rectifiedAt: null },
    data: { rectification, rectifiedAt: ctx.now },
  })
  if (count !== 1) throw new AppError('refused', 'assessment.nothing_to_mend', '该项评估没有待整改的事项')
  await closeDeadline(ctx, { limit: 'assessment_rectification', subject: assessmentId })
  await recordEvent(ctx, 'authorization.rectified', grant.id, {
    authorization: grant.id, assessment: assessmentId, rectification: sha256(rectification),
  })
  return viewAuthorization(ctx, grant.id)
}
