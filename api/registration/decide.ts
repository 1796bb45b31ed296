import type { Registration } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import type { LimitKey } from '#api/deadline/deadline.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewOf } from './find.ts'
import { RegistrationForm } from './form.ts'
import { checkWay } from './registration.ts'
import type { DecideAcceptance, RegistrationView, ReviewRegistration } from './schema.ts'
import { getFiled, move } from './store.ts'

/** Starts a clock on an application: the registry's, or the registrant's. */
function startClock(ctx: Context, row: Registration, limit: LimitKey, responsibleId: string, interestedId: string) {
  const title = RegistrationForm.parse(row.form).data.name ?? ''
  return openDeadline(ctx, { limit, subject: row.id, title, responsibleId, interestedIds: [interestedId] })
}

/**
 * Accepts an application, returns it with all its defects in one notice, or does not accept it.
 * 依据 《公共数据资源登记管理暂行办法》第十条.
 * @throws not_found, refused `registration.act_not_allowed`, conflict `registration.changed`
 */
export async function decideAcceptance(
  ctx: Context,
  id: string,
  input: DecideAcceptance,
): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  const after = await decided(ctx, row, input)
  await closeDeadline(ctx, { limit: 'registration_acceptance', subject: id })
  return viewOf(ctx, after)
}

async function decided(ctx: Context, row: Registration, input: DecideAcceptance): Promise<Registration> {
  const { id, round } = row
  const registry = ctx.actor.participantId
  if (input.decision === 'accept') {
    const accepted = await move(ctx, row, 'accept', { acceptedAt: ctx.now, registryId: registry })
    const limit = row.kind === 'cancellation' ? 'registration_cancellation' : 'registration_review'
    await startClock(ctx, row, limit, registry, row.registrantId)
    await recordEvent(ctx, 'registration.accepted', id, { registration: id, round, lenient: row.promise !== null })
    return accepted
  }
  if (input.decision === 'return') {
    const returned = await move(ctx, row, 'return', { defects: input.defects })
    await startClock(ctx, row, 'registration_correction', row.registrantId, registry)
    await recordEvent(ctx, 'registration.returned', id, { registration: id, round, defects: input.defects })
    return returned
  }
  const { reason } = input
  const declined = await move(ctx, row, 'decline', { reason, closedAt: ctx.now })
  await recordEvent(ctx, 'registration.not_accepted', id, { registration: id, round, reason })
  return declined
}

/**
 * The formal review (形式审核). 依据 《公共数据资源登记管理暂行办法》第十一条.
 * @throws not_found, refused `registration.act_not_allowed`, conflict `registration.changed`
 */
export async function reviewRegistration(
  ctx: Context,
  id: string,
  input: ReviewRegistration,
): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  const reviewedAt = ctx.now
  const reviewed = input.passed
    ? await move(ctx, row, 'pass', { reviewedAt })
    : await move(ctx, row, 'fail', { reviewedAt, reason: input.reason, closedAt: ctx.now })
  await closeDeadline(ctx, { limit: 'registration_review', subject: id })
  if (!input.passed) await closeDeadline(ctx, { limit: 'registration_cancellation', subject: id })
  await (input.passed
    ? recordEvent(ctx, 'registration.reviewed', id, { registration: id, round: row.round })
    : recordEvent(ctx, 'registration.not_passed', id, { registration: id, round: row.round, reason: input.reason }))
  return viewOf(ctx, reviewed)
}

/**
 * Publishes four facts of an application for ten working days (公示). 依据 《公共数据资源登记管理暂行办法》第十二条.
 * @throws not_found, refused `registration.act_not_allowed`, `registration.kind_not_allowed`
 */
export async function publishRegistration(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  checkWay(row.kind, 'publish')
  const begun = await move(ctx, row, 'publish', { publicityFrom: ctx.now })
  const publicityTo = await startClock(ctx, begun, 'registration_publicity', ctx.actor.participantId, row.registrantId)
  await ctx.tx.registration.update({ where: { id }, data: { publicityTo } })
  await recordEvent(ctx, 'registration.published', id, { registration: id, to: publicityTo.toISOString() })
  return viewOf(ctx, { ...begun, publicityTo })
}
