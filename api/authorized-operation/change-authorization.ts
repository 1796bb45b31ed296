import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { authorizationStateAfter, checkTerm } from './authorized-operation.ts'
import { changeStateAfter, OPEN_CHANGES } from './change.ts'
import { viewAuthorization } from './find.ts'
import { checkFree, type GrantWithChange, lockAuthorization, lockChange, saveChange } from './grant-store.ts'
import { PROVINCE } from './law.ts'
import type { NumberedDocument } from './plan-schema.ts'
import { openReselection } from './reselection.ts'
import { getOperable } from './resources.ts'
import type { AuthorizationView, ProposeChange } from './schema.ts'
import { saveAuthorization } from './store.ts'

/**
 * The implementing body proposes a change of a grant (变更), which repeats the whole approval.
 * 依据 《山东省公共数据资源授权运营管理办法（试行）》第十二条.
 * @throws not_found, refused `authorization.act_not_allowed`, `change.open` while another one is on its way, and what
 *   a grant is refused for
 */
export async function proposeChange(ctx: Context, id: string, input: ProposeChange): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.change')
  const grant = await lockAuthorization(ctx, id, 'implementingBodyId')
  authorizationStateAfter('change', grant)
  const isOnItsWay = { authorizationId: id, state: { in: [...OPEN_CHANGES] } }
  const open = await ctx.tx.authorizationChange.count({ where: isOnItsWay })
  if (open > 0)
    throw new AppError('refused', 'change.open', '该授权已有一项变更正在办理', { basis: `${PROVINCE}第十二条` })
  checkTerm({ startsAt: grant.startsAt, endsAt: input.endsAt }, ctx.now)
  await getOperable(ctx, input.resourceIds)
  const change = newId('chg', ctx.now)
  await ctx.tx.authorizationChange.create({
    data: { ...input, id: change, authorizationId: id, state: 'proposed', createdAt: ctx.now },
  })
  await recordEvent(ctx, 'authorization.change_proposed', id, {
    authorization: id,
    change,
    what: input.what,
    resources: input.resourceIds,
    agreement: input.agreementDigest,
    endsAt: input.endsAt.toISOString(),
  })
  return viewAuthorization(ctx, id)
}

/** Records the collective decision on a change. @throws not_found, refused `change.act_not_allowed` */
export async function decideChange(ctx: Context, id: string, input: NumberedDocument): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.change')
  const { grant, change } = await lockChange(ctx, id, 'implementingBodyId')
  const state = changeStateAfter('decide', change)
  await saveChange(ctx, change, { state, decisionNo: input.number, decisionDigest: input.digest })
  await recordEvent(ctx, 'authorization.change_decided', grant.id, {
    change: id, decision: input.number, document: input.digest,
  })
  return viewAuthorization(ctx, grant.id)
}

/** Records the government's approval of a change. @throws not_found, refused `change.act_not_allowed` */
export async function approveChange(ctx: Context, id: string, input: NumberedDocument): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.change')
  const { grant, change } = await lockChange(ctx, id, 'implementingBodyId')
  const state = changeStateAfter('approve', change)
  await saveChange(ctx, change, { state, approvalNo: input.number, approvalDigest: input.digest })
  await recordEvent(ctx, 'authorization.change_approved', grant.id, {
    change: id, approval: input.number, document: input.digest,
  })
  return viewAuthorization(ctx, grant.id)
}

/** The operator accepts a change that was approved. @throws not_found, refused `change.act_not_allowed` */
export async function acceptChange(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.accept_change')
  const { grant, change } = await lockChange(ctx, id, 'operatorId')
  const state = changeStateAfter('accept', change)
  await saveChange(ctx, change, { state })
  await recordEvent(ctx, 'authorization.change_accepted', grant.id, { change: id, agreement: change.agreementDigest })
  return viewAuthorization(ctx, grant.id)
}

/**
 * Records the filing of a change: with it the grant is what the change says.
 * @throws not_found, refused `change.act_not_allowed`, `authorization.act_not_allowed`, and what a grant is refused for
 */
export async function fileChange(ctx: Context, id: string, input: NumberedDocument): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.change')
  const { grant, change } = await lockChange(ctx, id, 'implementingBodyId')
  const state = changeStateAfter('file', change)
  await saveChange(ctx, change, { state, filingNo: input.number, filingDigest: input.digest, closedAt: ctx.now })
  await alter(ctx, { grant, change })
  await recordEvent(ctx, 'authorization.change_filed', grant.id, {
    change: id, filing: input.number, document: input.digest, agreement: change.agreementDigest,
  })
  return viewAuthorization(ctx, grant.id)
}

async function alter(ctx: Context, { grant, change }: GrantWithChange): Promise<void> {
  const state = authorizationStateAfter('change', grant)
  const { scope, resourceIds, agreementDigest, endsAt } = change
  checkTerm({ startsAt: grant.startsAt, endsAt }, ctx.now)
  const plan = grant.planId === null ? null : await ctx.tx.operationPlan.findUnique({ where: { id: grant.planId } })
  await checkFree(ctx, plan?.mode ?? 'whole', resourceIds, grant.id)
  await getOperable(ctx, resourceIds)
  await saveAuthorization(ctx, grant, { state, scope, resourceIds, agreementDigest, endsAt })
  await closeDeadline(ctx, { limit: 'reselection', subject: grant.id, isLifted: true })
  await openReselection(ctx, { ...grant, scope, endsAt })
}

/** Gives a change up before it is filed. @throws not_found, refused `change.act_not_allowed` */
export async function abandonChange(ctx: Context, id: string): Promise<AuthorizationView> {
  permit(ctx.actor, 'authorization.change')
  const { grant, change } = await lockChange(ctx, id, 'implementingBodyId')
  const state = changeStateAfter('abandon', change)
  await saveChange(ctx, change, { state, closedAt: ctx.now })
  await recordEvent(ctx, 'authorization.change_abandoned', grant.id, { change: id })
  return viewAuthorization(ctx, grant.id)
}
