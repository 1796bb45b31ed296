import { Prisma, type Registration } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import { openDeadline } from '#api/deadline/open.ts'
import { digestOfJson } from '#api/kernel/canonical.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { faultsOf } from './facts.ts'
import { viewOf } from './find.ts'
import { jsonOf, KeptPromise, RegistrationForm } from './form.ts'
import { RULE } from './registration.ts'
import type { RegistrationView, Supplement } from './schema.ts'
import { getInForce, getOwn, getRegistry, move } from './store.ts'

/**
 * Deposits the evidence (存证) of an application: the digest of its whole form goes to the log before it is filed.
 * @throws not_found, refused `registration.act_not_allowed`
 */
export async function depositRegistration(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const row = await getOwn(ctx, id)
  const form = RegistrationForm.parse(row.form)
  const evidenceDigest = digestOfJson({ registration: id, kind: row.kind, subject: row.subjectId, form: jsonOf(form) })
  const deposited = await move(ctx, row, 'deposit', { evidenceDigest, depositedAt: ctx.now })
  await recordEvent(ctx, 'registration.deposited', id, {
    registration: id, subject: row.subjectId, digest: evidenceDigest, evidence: jsonOf(evidenceOf(form)),
  })
  return viewOf(ctx, deposited)
}

/** The digests alone: words of the form stay off the log. */
const evidenceOf = ({ evidence: { storageDigest, queryDigest, logDigest } }: RegistrationForm) =>
  ({ storageDigest, queryDigest, logDigest })

/**
 * Submits an application to the registry, with every fault told at once where there is any.
 * @throws not_found, refused `registration.act_not_allowed`, `registration.not_on_log`, `registration.faults`,
 *   `registration.none_in_force`, `registration.no_registry`
 */
export async function submitRegistration(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const row = await getOwn(ctx, id)
  const registry = await getRegistry(ctx.tx)
  const submitted = await move(ctx, row, 'submit', {
    submittedAt: ctx.now, round: row.round + 1, registryId: registry.id, defects: [], promise: promiseOf(row),
  })
  await checkOnLog(ctx, id)
  await checkComplete(ctx, row)
  // What an application goes on with is still in force when it is filed.
  if (row.previousId !== null) await getInForce(ctx.tx, row.subjectId, ctx.now)
  const title = await startClocks(ctx, submitted, registry.id)
  await recordEvent(ctx, 'registration.submitted', id, {
    registration: id, kind: row.kind, subject: row.subjectId, round: submitted.round, digest: row.evidenceDigest, title,
  })
  return viewOf(ctx, submitted)
}

/** Evidence is deposited before an application is filed: its digest stands in the log already. */
async function checkOnLog({ tx }: Context, subject: string): Promise<void> {
  const deposit = await tx.chainAct.findFirst({
    where: { subject, eventKind: 'registration.deposited' },
    orderBy: { sequence: 'desc' },
  })
  if (deposit?.state !== 'recorded')
    throw new AppError('refused', 'registration.not_on_log', '存证尚未上链，请稍后再提交', { basis: `${RULE}第九条` })
}

async function checkComplete(ctx: Context, row: Registration): Promise<void> {
  const { blocking } = await faultsOf(ctx, row)
  if (blocking.length === 0) return
  const message = `登记材料有 ${blocking.length} 处须先改正`
  throw new AppError('refused', 'registration.faults', message, { basis: `${RULE}第九条`, faults: blocking })
}

function promiseOf({ form }: Registration) {
  const { promise } = RegistrationForm.parse(form).other
  return promise === undefined ? Prisma.DbNull : jsonOf({ ...promise, keptAt: null })
}

/** The registry's three working days begin; the registrant's own limits end. */
async function startClocks(ctx: Context, row: Registration, registryId: string): Promise<string> {
  const { name = '' } = RegistrationForm.parse(row.form).data
  await closeDeadline(ctx, { limit: 'registration_correction', subject: row.id })
  if (row.kind === 'first') await closeDeadline(ctx, { limit: 'registration_first', subject: row.subjectId })
  await openDeadline(ctx, {
    limit: 'registration_acceptance', subject: row.id, title: name, responsibleId: registryId,
    interestedIds: [row.registrantId],
  })
  return name
}

/** The registrant takes an application back; the registry's clocks fall away. */
export async function withdrawRegistration(
  ctx: Context,
  id: string,
  { reason }: { reason: string },
): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const row = await getOwn(ctx, id)
  const withdrawn = await move(ctx, row, 'withdraw', { reason, closedAt: ctx.now })
  for (const limit of ['registration_acceptance', 'registration_correction'] as const)
    await closeDeadline(ctx, { limit, subject: id, isLifted: true })
  await recordEvent(ctx, 'registration.withdrawn', id, { registration: id, reason })
  return viewOf(ctx, withdrawn)
}

/**
 * Hands in what was promised (补交容缺材料), and nothing else: what was accepted stays as it is.
 * @throws not_found, refused `registration.act_not_allowed`, `registration.nothing_promised`,
 *   `registration.not_promised`, `registration.faults`
 */
export async function supplementRegistration(ctx: Context, id: string, parts: Supplement): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.apply')
  const row = await getOwn(ctx, id)
  const promise = KeptPromise.safeParse(row.promise).data
  const handedIn = jsonOf(parts)
  const form = { ...RegistrationForm.parse(row.form), ...handedIn }
  const supplemented = await move(ctx, row, 'supplement', {
    form: jsonOf(form),
    ...(promise ? { promise: { ...promise, keptAt: ctx.now.toISOString() } } : {}),
  })
  if (!promise || promise.keptAt !== null)
    throw new AppError('refused', 'registration.nothing_promised', '该登记没有待补交的容缺材料', { basis: RULE })
  if (!Object.keys(handedIn).every((part) => promise.parts.some((promised) => promised === part)))
    throw new AppError('refused', 'registration.not_promised', '只能补交承诺后补的部分，其他内容不能改动', { basis: RULE })
  const { faults } = await faultsOf(ctx, supplemented)
  const left = faults.filter(({ path }) => promise.parts.some((part) => path.startsWith(`${part}.`)))
  if (left.length > 0)
    throw new AppError('refused', 'registration.faults', '补交的材料仍不完整', { basis: `${RULE}第九条`, faults: left })
  await recordEvent(ctx, 'registration.supplemented', id, { registration: id, digest: digestOfJson(handedIn) })
  return viewOf(ctx, supplemented)
}
