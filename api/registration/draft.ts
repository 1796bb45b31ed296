import type { Registration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { viewOf } from './find.ts'
import { jsonOf, RegistrationForm } from './form.ts'
import { checkedFacts } from './facts.ts'
import { prefilled } from './prefill.ts'
import { checkRenewalWindow, isInForce, type Kind, OPEN_STATES, RULE } from './registration.ts'
import type { DraftRegistration, EditRegistration, RegistrationView } from './schema.ts'
import { findLast, getInForce, getOwn, move } from './store.ts'
import { getOwnSubject } from './subject.ts'

/**
 * Begins an application for the registrant's own thing. 依据 《公共数据资源登记管理暂行办法》第九条.
 * @throws not_found, conflict `registration.open_exists`, refused `registration.in_force`,
 *   `registration.none_in_force`, `registration.renewal_window`, `registration.renewed`
 */
export async function draftRegistration(ctx: Context, input: DraftRegistration): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const subject = await getOwnSubject(ctx, input.subjectId)
  await checkNoneOpen(ctx, subject.id)
  const previous = await previousFor(ctx, input.kind, subject.id)
  const facts = await checkedFacts(ctx, input.kind, ctx.actor.participantId, subject)
  const form = input.form ?? formBefore(previous) ?? RegistrationForm.parse(prefilled(facts, subject.description))
  const id = newId('reg', ctx.now)
  const row = await ctx.tx.registration.create({
    data: {
      id, kind: input.kind, origin: 'procedure', subjectId: subject.id, subjectKind: subject.kind,
      registrantId: ctx.actor.participantId, previousId: previous?.id ?? null, form: jsonOf(form), state: 'draft',
      createdAt: ctx.now,
    },
  })
  await recordEvent(ctx, 'registration.drafted', id, { registration: id, kind: input.kind, subject: subject.id })
  return viewOf(ctx, row)
}

/** A later application begins with the form of the one before, without what that one alone was about. */
function formBefore(previous: Registration | null): RegistrationForm | undefined {
  if (previous === null || previous.origin === 'imported') return undefined
  return { ...RegistrationForm.parse(previous.form), other: {} }
}

/** A thing has one application under way at a time. */
export async function checkNoneOpen({ tx }: Context, subjectId: string): Promise<void> {
  const open = await tx.registration.findFirst({ where: { subjectId, state: { in: [...OPEN_STATES] } } })
  if (open)
    throw new AppError('conflict', 'registration.open_exists', '该数据已有正在办理的登记，请先办结或撤回', { location: open.id })
}

/** The registration that an application of a kind goes on with; none for a first one. */
async function previousFor(ctx: Context, kind: Kind, subjectId: string): Promise<Registration | null> {
  if (kind === 'first') {
    await checkNoneInForce(ctx, subjectId)
    return null
  }
  const inForce = await getInForce(ctx.tx, subjectId, ctx.now)
  if (kind === 'renewal') await checkRenewable(ctx, inForce)
  return inForce
}

/** @throws refused `registration.in_force` while a code of the thing is valid, or is to become so */
export async function checkNoneInForce({ tx, now }: Context, subjectId: string): Promise<void> {
  const last = await findLast(tx, subjectId)
  if (last?.validTo && now < last.validTo)
    throw new AppError('refused', 'registration.in_force', '该数据的登记仍在有效期内，请办理变更、更正、续展或注销', {
      basis: RULE,
    })
}

async function checkRenewable({ tx, now }: Context, inForce: Registration): Promise<void> {
  const last = await findLast(tx, inForce.subjectId)
  if (last && last.id !== inForce.id && !isInForce(last, now))
    throw new AppError('refused', 'registration.renewed', '该登记已经续展', { basis: `${RULE}第十五条` })
  checkRenewalWindow({ validTo: inForce.validTo ?? now }, now)
}

/** Fills in the form; evidence that was deposited for another text counts no more. */
export async function editRegistration(
  ctx: Context,
  id: string,
  { form }: EditRegistration,
): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const row = await getOwn(ctx, id)
  const edited = await move(ctx, row, 'edit', { form: jsonOf(form), evidenceDigest: null, depositedAt: null })
  if (row.evidenceDigest !== null || row.state === 'returned')
    await recordEvent(ctx, 'registration.drafted', id, { registration: id, kind: row.kind, subject: row.subjectId })
  return viewOf(ctx, edited)
}
