import type { Registration } from '#api/db/generated/client.ts'
import { closeDeadline } from '#api/deadline/close.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { nextCode } from './code.ts'
import { checkNoneInForce } from './draft.ts'
import { viewOf } from './find.ts'
import { KeptPromise } from './form.ts'
import { checkWay, RULE, termFrom } from './registration.ts'
import type { RegistrationView } from './schema.ts'
import { changed, findInForce, getFiled, move } from './store.ts'
import { agreementEnd, findSubject, lock, type Subject } from './subject.ts'
import { writeRegistration } from './write.ts'

/**
 * Gives a published application its query code (赋码): a new one for a first registration, while a change, a
 * correction and a renewal go on with the code that there is.
 * @throws not_found, refused `registration.act_not_allowed`, `registration.publicity_running`,
 *   `registration.promise_open`, `registration.in_force`, `registration.none_in_force`,
 *   `registration.agreement_ended`, `registration.kind_not_allowed`
 */
export async function codeRegistration(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.decide')
  const read = await getFiled(ctx, id)
  checkWay(read.kind, 'code')
  const subject = await findSubject(ctx.tx, read.subjectId)
  if (!subject) throw notFound()
  await lock(ctx.tx, subject)
  const row = await move(ctx, read, 'code')
  checkPublicity(row, ctx.now)
  checkPromise(row)
  const coded = await (row.kind === 'first' ? issue(ctx, row, subject) : goOn(ctx, row, subject))
  await closeDeadline(ctx, { limit: 'registration_publicity', subject: id })
  await writeRegistration(ctx, subject)
  await recordEvent(ctx, 'registration.coded', id, factsOf(coded))
  return viewOf(ctx, await ctx.tx.registration.findUniqueOrThrow({ where: { id } }))
}

const factsOf = ({ id, kind, subjectId, code, rootId, validFrom, validTo }: Registration) => ({
  registration: id, kind, subject: subjectId, code, root: rootId, validFrom: validFrom?.toISOString() ?? null,
  validTo: validTo?.toISOString() ?? null,
})

function checkPublicity({ publicityTo }: Registration, now: Date): void {
  if (publicityTo === null || now < publicityTo)
    throw new AppError('refused', 'registration.publicity_running', '公示期未满十个工作日，不能赋码', { basis: `${RULE}第十二条` })
}

function checkPromise({ promise }: Registration): void {
  if (promise !== null && KeptPromise.parse(promise).keptAt === null)
    throw new AppError('refused', 'registration.promise_open', '容缺受理的材料尚未补齐，不能赋码', { basis: RULE })
}

/** A first registration: a new code from now on. */
async function issue(ctx: Context, row: Registration, subject: Subject): Promise<Registration> {
  await checkNoneInForce(ctx, subject.id)
  const term = termFrom(ctx.now, await agreementEnd(ctx.tx, subject, ctx.now))
  return ctx.tx.registration.update({ where: { id: row.id }, data: { code: await nextCode(ctx), ...term } })
}

/** What goes on with a code: a renewal from its end, a change or a correction in the place of the one before. */
async function goOn(ctx: Context, row: Registration, subject: Subject): Promise<Registration> {
  const previous = await getPrevious(ctx, row)
  const rootId = previous.rootId ?? previous.id
  if (row.kind !== 'renewal') {
    await supersede(ctx, previous)
    const { validFrom, validTo } = previous
    return ctx.tx.registration.update({ where: { id: row.id }, data: { rootId, validFrom, validTo } })
  }
  const term = termFrom(previous.validTo ?? ctx.now, await agreementEnd(ctx.tx, subject, ctx.now))
  return ctx.tx.registration.update({ where: { id: row.id }, data: { rootId, ...term } })
}

/** What is gone on with: the one in force, or, of a renewal, the last of its code, which may have ended meanwhile. */
async function getPrevious(ctx: Context, { kind, subjectId, previousId }: Registration): Promise<Registration> {
  const found = kind === 'renewal' ? await lastOf(ctx, previousId) : await findInForce(ctx.tx, subjectId, ctx.now)
  if (found) return found
  throw new AppError('refused', 'registration.none_in_force', '原登记已经失效，不能继续办理', { basis: RULE })
}

async function lastOf({ tx }: Context, previousId: string | null): Promise<Registration | null> {
  const previous = await tx.registration.findUnique({ where: { id: previousId ?? '' } })
  const rootId = previous?.rootId ?? previous?.id ?? ''
  return tx.registration.findFirst({
    where: { OR: [{ id: rootId }, { rootId }], state: 'coded', validTo: { not: null } },
    orderBy: { validTo: 'desc' },
  })
}

async function supersede(ctx: Context, previous: Registration): Promise<void> {
  const { count } = await ctx.tx.registration.updateMany({
    where: { id: previous.id, state: 'coded' },
    data: { state: 'superseded', closedAt: ctx.now },
  })
  if (count !== 1) throw changed()
}
