import type { Registration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { RegistrationForm } from './form.ts'
import { blockingFaults, type CheckedFacts, precheck } from './precheck.ts'
import { type Kind, KINDS } from './registration.ts'
import type { Precheck } from './schema.ts'
import { getOwn } from './store.ts'
import { factsOf, findSubject, type Subject } from './subject.ts'

/** What the pre-check knows beside the form. */
export async function checkedFacts(
  { tx, now }: Context,
  kind: Kind,
  registrantId: string,
  subject: Subject,
): Promise<CheckedFacts> {
  const { name, uscc } = await tx.participant.findUniqueOrThrow({ where: { id: registrantId } })
  return { kind, registrant: { name, uscc }, subject: await factsOf(tx, subject, now), today: beijingDay(now) }
}

/** Every fault of an application's form, and those that stand against submitting it. */
export async function faultsOf(ctx: Context, row: Registration) {
  const subject = await findSubject(ctx.tx, row.subjectId)
  if (!subject) throw notFound()
  const facts = await checkedFacts(ctx, oneOf(KINDS, row.kind), row.registrantId, subject)
  const form = RegistrationForm.parse(row.form)
  const faults = precheck(form, facts)
  return { faults, blocking: blockingFaults(form, facts, faults) }
}

/** The coach (预审): what an application lacks, with the fix of each fault, before it is submitted. */
export async function precheckRegistration(ctx: Context, id: string): Promise<Precheck> {
  permit(ctx.actor, 'registration.apply')
  const { faults, blocking } = await faultsOf(ctx, await getOwn(ctx, id))
  return { faults, mayFile: blocking.length === 0 }
}
