import type { Registration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { checkNoneInForce, checkNoneOpen } from './draft.ts'
import { checkedFacts } from './facts.ts'
import { viewOf } from './find.ts'
import { jsonOf, RegistrationForm } from './form.ts'
import { prefilled } from './prefill.ts'
import { checkTerm, RULE } from './registration.ts'
import type { ImportRegistration, RegistrationView, VerifyRegistration } from './schema.ts'
import { getFiled, getRegistry, move } from './store.ts'
import { findSubject, getOwnSubject, lock } from './subject.ts'
import { writeRegistration } from './write.ts'

/**
 * The registrant enters a code that was issued elsewhere, with its document's digest; it counts once the registry has
 * verified it. 依据 《公共数据资源登记管理暂行办法》第五条.
 * @throws not_found, invalid `registration.window`, refused `registration.term`, `registration.in_force`,
 *   `registration.no_registry`, conflict `registration.open_exists`, `registration.code_taken`
 */
export async function importRegistration(
  ctx: Context,
  resourceId: string,
  input: ImportRegistration,
): Promise<RegistrationView> {
  permit(ctx.actor, 'resource.register')
  const subject = await getOwnSubject(ctx, resourceId)
  if (subject.kind !== 'resource') throw notFound()
  checkTerm(input, ctx.now)
  await checkNoneOpen(ctx, subject.id)
  await checkNoneInForce(ctx, subject.id)
  await checkFree(ctx, input.registrationCode, subject.id)
  const facts = await checkedFacts(ctx, 'first', ctx.actor.participantId, subject)
  const { registrationCode: claimedCode, validFrom, validTo, documentDigest } = input
  const id = newId('reg', ctx.now)
  const row = await ctx.tx.registration.create({
    data: {
      id, kind: 'first', origin: 'imported', subjectId: subject.id, subjectKind: subject.kind,
      registrantId: ctx.actor.participantId, state: 'imported', createdAt: ctx.now, submittedAt: ctx.now,
      form: jsonOf(RegistrationForm.parse(prefilled(facts, subject.description))),
      registryId: (await getRegistry(ctx.tx)).id, claimedCode, documentDigest, validFrom, validTo,
    },
  })
  await recordEvent(ctx, 'registration.imported', id, importedFacts(row))
  return viewOf(ctx, row)
}

const importedFacts = ({ id, subjectId, claimedCode, documentDigest, validFrom, validTo }: Registration) => ({
  registration: id, subject: subjectId, code: claimedCode, document: documentDigest,
  validFrom: validFrom?.toISOString() ?? null, validTo: validTo?.toISOString() ?? null,
})

/** A code stands at one thing. @throws conflict `registration.code_taken` */
async function checkFree({ tx }: Context, code: string, subjectId: string): Promise<void> {
  const registration = await tx.registration.findUnique({ where: { code } })
  const resource = await tx.publicDataResource.findUnique({ where: { registrationCode: code } })
  if (registration || (resource && resource.id !== subjectId))
    throw new AppError('conflict', 'registration.code_taken', '该登记编码已用于另一项数据')
}

/**
 * The registry verifies a code that was issued elsewhere, or refuses it; the code holds from then on.
 * @throws not_found, refused `registration.act_not_allowed`, conflict `registration.code_taken`
 */
export async function verifyImport(ctx: Context, id: string, input: VerifyRegistration): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const row = await getFiled(ctx, id)
  const subject = await findSubject(ctx.tx, row.subjectId)
  if (!subject) throw notFound()
  if (!input.verified) {
    const refused = await move(ctx, row, 'refuse', { reason: input.reason, reviewedAt: ctx.now, closedAt: ctx.now })
    await recordEvent(ctx, 'registration.refused', id, { registration: id, reason: input.reason })
    return viewOf(ctx, refused)
  }
  await lock(ctx.tx, subject)
  const code = row.claimedCode ?? ''
  const verified = await move(ctx, row, 'verify', { reviewedAt: ctx.now, acceptedAt: ctx.now })
  await checkFree(ctx, code, subject.id)
  checkTerm(termOf(row), ctx.now)
  const held = await ctx.tx.registration.update({ where: { id }, data: { code } })
  await writeRegistration(ctx, subject)
  await recordEvent(ctx, 'registration.verified', id, { ...importedFacts(verified), basis: RULE })
  return viewOf(ctx, held)
}

const termOf = ({ validFrom, validTo, createdAt }: Registration) =>
  ({ validFrom: validFrom ?? createdAt, validTo: validTo ?? createdAt })
