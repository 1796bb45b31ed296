import { z } from 'zod'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { canonicalJson, sha256 } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkPlan, planStateAfter } from './plan.ts'
import { getPlan } from './plan-find.ts'
import type { NumberedDocument, PlanView } from './plan-schema.ts'
import { contentOf, getOwnPlan, savePlan } from './plan-store.ts'
import { getOperable } from './resources.ts'

/** A plan's items as they are stored, of whatever shape. */
const Written = z.json()

/**
 * Records the collective decision (三重一大) on a plan: from now on it stands as it is written.
 * @throws not_found, refused `plan.act_not_allowed`, `plan.incomplete`, `authorization.core_data`,
 *   `authorization.sharing_consent`
 */
export async function decidePlan(ctx: Context, id: string, { number, digest }: NumberedDocument): Promise<PlanView> {
  permit(ctx.actor, 'plan.decide')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('decide', row)
  const { name, mode, resourceIds } = row
  checkPlan({ items: contentOf(row), resourceIds })
  await getOperable(ctx, resourceIds)
  await savePlan(ctx, row, { state, decisionNo: number, decisionDigest: digest, decidedAt: ctx.now })
  const content = sha256(canonicalJson({ name, mode, items: Written.parse(row.items), resourceIds }))
  await recordEvent(ctx, 'plan.decided', id, { plan: id, content, decision: number, document: digest })
  return getPlan(ctx, id)
}

/**
 * Records the government's approval; the clock of the filing begins. 依据 《公共数据资源授权运营实施规范（试行）》第十一条.
 * @throws not_found, refused `plan.act_not_allowed`
 */
export async function approvePlan(ctx: Context, id: string, { number, digest }: NumberedDocument): Promise<PlanView> {
  permit(ctx.actor, 'plan.decide')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('approve', row)
  await savePlan(ctx, row, { state, approvalNo: number, approvalDigest: digest, approvedAt: ctx.now })
  await openDeadline(ctx, { limit: 'plan_filing', subject: id, title: row.name, responsibleId: row.implementingBodyId })
  await recordEvent(ctx, 'plan.approved', id, { plan: id, approval: number, document: digest })
  return getPlan(ctx, id)
}

/**
 * Records the filing (备案) at the province.
 * @throws not_found, refused `plan.act_not_allowed`
 */
export async function filePlan(ctx: Context, id: string, { number, digest }: NumberedDocument): Promise<PlanView> {
  permit(ctx.actor, 'plan.decide')
  const row = await getOwnPlan(ctx, id)
  const state = planStateAfter('file', row)
  await savePlan(ctx, row, { state, filingNo: number, filingDigest: digest, filedAt: ctx.now })
  await closeDeadline(ctx, { limit: 'plan_filing', subject: id })
  await recordEvent(ctx, 'plan.filed', id, { plan: id, filing: number, document: digest })
  return getPlan(ctx, id)
}
