import type { Registration, RegistrationObjection } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { RegistrationForm } from './form.ts'
import { ACTS, RULE, stateAt } from './registration.ts'
import type { AnswerObjection, OwnObjection, RaiseObjection } from './schema.ts'
import { getFiled, getRegistry, move } from './store.ts'
import { lock, subjectOf } from './subject.ts'
import { remark } from './write.ts'

const PUBLICITY = `${RULE}第十二条`

/**
 * Objects by one's name, with a ground and evidence: during the publicity it holds up the code, afterwards it marks
 * the registration (异议标识) until it is answered.
 * @throws not_found for what was never published, refused `registration.act_not_allowed`,
 *   `registration.publicity_over`, `registration.own_objection`
 */
export async function objectToRegistration(ctx: Context, id: string, input: RaiseObjection): Promise<OwnObjection> {
  permit(ctx.actor, 'registration.object')
  const row = await held(ctx, id)
  const isPublic = row.publicityFrom !== null || row.state === 'coded'
  if (!isPublic) throw notFound()
  if (row.registrantId === ctx.actor.participantId)
    throw new AppError('refused', 'registration.own_objection', '登记主体不能对自己的登记提出异议，可办理更正登记', { basis: RULE })
  const isLate = ACTS.mark.from.some((state) => state === stateAt(row, ctx.now))
  await move(ctx, row, isLate ? 'mark' : 'object')
  if (!isLate) checkInTime(row, ctx.now)
  const objection = await enter(ctx, row, input, isLate)
  if (isLate) await remark(ctx, subjectOf(row))
  return ownView(objection, row)
}

/** A registration whose thing is held, so that objections to it and their answers come one by one. */
async function held(ctx: Context, id: string): Promise<Registration> {
  await lock(ctx.tx, subjectOf(await getFiled(ctx, id)))
  return getFiled(ctx, id)
}

/** Until the last day of the publicity has passed; afterwards one objects to the code. */
function checkInTime({ publicityTo }: Registration, now: Date): void {
  if (publicityTo !== null && publicityTo <= now)
    throw new AppError('refused', 'registration.publicity_over', '公示期已满，赋码后仍可对登记结果提出异议', { basis: PUBLICITY })
}

async function enter(
  ctx: Context,
  row: Registration,
  { ground, evidenceDigest }: RaiseObjection,
  isLate: boolean,
): Promise<RegistrationObjection> {
  const id = newId('obj', ctx.now)
  const objectorId = ctx.actor.participantId
  const objection = await ctx.tx.registrationObjection.create({
    data: { id, registrationId: row.id, objectorId, ground, evidenceDigest, state: 'open', isLate, createdAt: ctx.now },
  })
  const registry = row.registryId ?? (await getRegistry(ctx.tx)).id
  await openDeadline(ctx, {
    limit: 'registration_objection', subject: id, title: RegistrationForm.parse(row.form).data.name ?? '',
    responsibleId: registry, interestedIds: [row.registrantId, objectorId],
  })
  const body = { registration: row.id, objection: id, evidence: evidenceDigest, late: isLate }
  await recordEvent(ctx, 'registration.objected', row.id, body)
  return objection
}

/**
 * The registry answers an objection: one that stands ends the application; once none is open, the publicity goes on.
 * @throws not_found, refused `registration.objection_answered`, `registration.act_not_allowed`
 */
export async function answerObjection(
  ctx: Context,
  id: string,
  objectionId: string,
  { upheld, answer }: AnswerObjection,
): Promise<OwnObjection> {
  permit(ctx.actor, 'registration.decide')
  const row = await held(ctx, id)
  const objection = await ctx.tx.registrationObjection.findUnique({ where: { id: objectionId } })
  if (!objection || objection.registrationId !== id) throw notFound()
  await closeObjection(ctx, objection, upheld ? 'upheld' : 'dismissed', answer)
  if (objection.isLate) await remark(ctx, subjectOf(row))
  else if (row.state === 'objected') await decide(ctx, row, upheld)
  await recordEvent(ctx, 'registration.objection_answered', id, { registration: id, objection: objectionId, upheld })
  return ownView({ ...objection, state: upheld ? 'upheld' : 'dismissed', answer, answeredAt: ctx.now }, row)
}

async function closeObjection(
  ctx: Context,
  { id }: RegistrationObjection,
  state: 'upheld' | 'dismissed',
  answer: string,
): Promise<void> {
  const data = { state, answer, answeredAt: ctx.now }
  const { count } = await ctx.tx.registrationObjection.updateMany({ where: { id, state: 'open' }, data })
  if (count !== 1) throw new AppError('refused', 'registration.objection_answered', '该异议已经答复', { basis: RULE })
  await closeDeadline(ctx, { limit: 'registration_objection', subject: id })
}

/** What an answer does to an application that was held up. */
async function decide(ctx: Context, row: Registration, upheld: boolean): Promise<void> {
  if (upheld) {
    await move(ctx, row, 'uphold', { reason: '异议成立，终止登记', closedAt: ctx.now })
    await closeDeadline(ctx, { limit: 'registration_publicity', subject: row.id, isLifted: true })
    await recordEvent(ctx, 'registration.terminated', row.id, { registration: row.id })
    return
  }
  const open = await ctx.tx.registrationObjection.count({ where: { registrationId: row.id, state: 'open' } })
  if (open === 0) await move(ctx, row, 'dismiss')
}

const ownView = (objection: RegistrationObjection, row: Registration): OwnObjection => ({
  id: objection.id,
  registrationId: row.id,
  name: RegistrationForm.parse(row.form).data.name ?? '',
  ground: objection.ground,
  state: oneOf(['open', 'upheld', 'dismissed'] as const, objection.state),
  answer: objection.answer,
  createdAt: objection.createdAt.toISOString(),
  answeredAt: objection.answeredAt?.toISOString() ?? null,
})

/** One's own objections, newest first: at most a hundred. */
export async function listOwnObjections(ctx: Context): Promise<{ items: OwnObjection[] }> {
  permit(ctx.actor, 'registration.object')
  const rows = await ctx.tx.registrationObjection.findMany({
    where: { objectorId: ctx.actor.participantId },
    include: { registration: true },
    orderBy: { id: 'desc' },
    take: 100,
  })
  return { items: rows.map((row) => ownView(row, row.registration)) }
}
