import type { Prisma, Registration, RegistrationObjection } from '#api/db/generated/client.ts'
import { LIMITS, type Limit } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { KeptPromise, RegistrationForm } from './form.ts'
import { isLocalCode } from './code.ts'
import { KINDS, stateAt, SUBJECT_KINDS } from './registration.ts'
import type { ObjectionView, RegistrationView } from './schema.ts'
import { isUnfiled } from './store.ts'

type Row = Registration & { objections: RegistrationObjection[] }

/** An instant as it is sent; null where there is none. */
export const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null

/** Registrations as their parties see them. */
export async function viewsOf(ctx: Context, rows: Registration[]): Promise<RegistrationView[]> {
  const ids = rows.map(({ id }) => id)
  const objections = await ctx.tx.registrationObjection.findMany({
    where: { registrationId: { in: ids } },
    orderBy: { id: 'asc' },
  })
  const full = rows.map((row) => ({ ...row, objections: objections.filter((one) => one.registrationId === row.id) }))
  const known = await lookUp(ctx, full)
  return full.map((row) => view(row, known, ctx.now))
}

export async function viewOf(ctx: Context, row: Registration): Promise<RegistrationView> {
  const [found] = await viewsOf(ctx, [row])
  if (!found) throw notFound()
  return found
}

type Known = Awaited<ReturnType<typeof lookUp>>

/** Names, codes, clocks and deposits of many registrations, each kind in one query. */
async function lookUp({ tx }: Context, rows: Row[]) {
  const subjects = rows.map(({ subjectId }) => subjectId)
  const parties = rows.flatMap(({ registrantId, objections }) => [
    registrantId, ...objections.map((one) => one.objectorId),
  ])
  const clocked = rows.flatMap(({ id, objections }) => [id, ...objections.map((one) => one.id)])
  const names = async (find: Promise<{ id: string; name: string }[]>) =>
    (await find).map(({ id, name }) => [id, name] as const)
  const select = { id: true, name: true }
  const named = new Map([
    ...(await names(tx.participant.findMany({ where: { id: { in: parties } }, select }))),
    ...(await names(tx.publicDataResource.findMany({ where: { id: { in: subjects } }, select }))),
    ...(await names(tx.dataProduct.findMany({ where: { id: { in: subjects } }, select }))),
  ])
  const roots = await tx.registration.findMany({
    where: { id: { in: rows.map(({ rootId }) => rootId ?? '') } },
    select: { id: true, code: true },
  })
  const clocks = await tx.deadline.findMany({ where: { subject: { in: clocked } }, orderBy: { id: 'asc' } })
  const deposits = await tx.chainAct.findMany({
    where: { subject: { in: rows.map(({ id }) => id) }, eventKind: 'registration.deposited' },
    orderBy: { sequence: 'asc' },
    select: { subject: true, state: true },
  })
  return { named, roots, clocks, deposits: new Map(deposits.map(({ subject, state }) => [subject, state])) }
}

function view(row: Row, known: Known, now: Date): RegistrationView {
  const code = codeOf(row, known)
  return {
    id: row.id,
    kind: oneOf(KINDS, row.kind),
    origin: row.origin === 'imported' ? 'imported' : 'procedure',
    subject: {
      id: row.subjectId,
      kind: oneOf(SUBJECT_KINDS, row.subjectKind),
      name: known.named.get(row.subjectId) ?? '',
    },
    registrant: partyOf(row.registrantId, known),
    previousId: row.previousId,
    form: RegistrationForm.parse(row.form),
    state: stateAt(row, now),
    round: row.round,
    evidenceDigest: row.evidenceDigest,
    isOnLog: row.evidenceDigest !== null && known.deposits.get(row.id) === 'recorded',
    depositedAt: instantOf(row.depositedAt),
    submittedAt: instantOf(row.submittedAt),
    acceptedAt: instantOf(row.acceptedAt),
    reviewedAt: instantOf(row.reviewedAt),
    publicity: publicityOf(row),
    defects: defectsOf(row.defects),
    reason: row.reason,
    promise: row.promise === null ? null : KeptPromise.parse(row.promise),
    code,
    isLocalCode: code !== null && isLocalCode(code),
    documentDigest: row.documentDigest,
    validFrom: instantOf(row.validFrom),
    validTo: instantOf(row.validTo),
    objected: row.objected,
    objections: row.objections.map((objection) => objectionView(objection, known)),
    clocks: clocksOf(row, known),
    createdAt: row.createdAt.toISOString(),
    closedAt: instantOf(row.closedAt),
  }
}

/** The code that a registration has, goes on with, or claims. */
const codeOf = ({ code, claimedCode, rootId }: Registration, { roots }: Known): string | null =>
  code ?? roots.find(({ id }) => id === rootId)?.code ?? claimedCode

const partyOf = (id: string, { named }: Known) => ({ id, name: named.get(id) ?? '' })

/** How long an application is published. */
export const publicityOf = ({ publicityFrom: from, publicityTo: to }: Registration) =>
  from === null || to === null ? null : { from: from.toISOString(), to: to.toISOString() }

const defectsOf = (json: Prisma.JsonValue): RegistrationView['defects'] =>
  (Array.isArray(json) ? json : []) as RegistrationView['defects']

const objectionView = (row: RegistrationObjection, known: Known): ObjectionOf => ({
  id: row.id,
  objector: partyOf(row.objectorId, known),
  ground: row.ground,
  evidenceDigest: row.evidenceDigest,
  state: oneOf(['open', 'upheld', 'dismissed'] as const, row.state),
  answer: row.answer,
  isLate: row.isLate,
  createdAt: row.createdAt.toISOString(),
  answeredAt: instantOf(row.answeredAt),
})

type ObjectionOf = (typeof ObjectionView)['_output']

function clocksOf({ id, objections }: Row, { clocks }: Known): RegistrationView['clocks'] {
  const subjects = [id, ...objections.map((one) => one.id)]
  const limits: Record<string, Limit> = LIMITS
  return clocks
    .filter(({ subject }) => subjects.includes(subject))
    .map(({ limit, openedAt, dueAt, state }) => {
      const { name = limit, english = limit, basis = '' } = limits[limit] ?? {}
      return { limit, name, english, basis, openedAt: openedAt.toISOString(), dueAt: dueAt.toISOString(), state }
    })
}

/** One registration: one's own, or what lies with the registry. @throws not_found */
export async function getRegistration(ctx: Context, id: string): Promise<RegistrationView> {
  permit(ctx.actor, 'registration.view')
  const row = await ctx.tx.registration.findUnique({ where: { id } })
  if (!row || !isSeen(ctx, row)) throw notFound()
  return viewOf(ctx, row)
}

const isSeen = ({ actor }: Context, row: Registration): boolean =>
  row.registrantId === actor.participantId || (!isApplicant(actor.roles) && !isUnfiled(row))

/** Departments and operators see their own alone. */
const isApplicant = (roles: readonly string[]): boolean => roles.includes('department') || roles.includes('operator')

type Wanted = PageQuery & { state?: string | undefined; subjectId?: string | undefined }

/** One's own registrations, or all that lie with the registry, newest first. */
export async function listRegistrations(
  ctx: Context,
  { state, subjectId, ...query }: Wanted,
): Promise<Page<RegistrationView>> {
  permit(ctx.actor, 'registration.view')
  const seen: Prisma.RegistrationWhereInput = isApplicant(ctx.actor.roles)
    ? { registrantId: ctx.actor.participantId }
    : { NOT: { round: 0, state: { in: ['draft', 'deposited', 'withdrawn'] } } }
  const wanted = {
    ...(state === undefined ? {} : stateWanted(state, ctx.now)), ...(subjectId === undefined ? {} : { subjectId }),
  }
  const rows = await ctx.tx.registration.findMany({ ...after(query), where: { AND: [seen, wanted] } })
  return page(await viewsOf(ctx, rows), query.limit)
}

/** What the database is asked for a state that follows from the time. */
function stateWanted(state: string, now: Date): Prisma.RegistrationWhereInput {
  if (state === 'valid') return { state: 'coded', validFrom: { lte: now }, validTo: { gt: now } }
  if (state === 'expired') return { state: 'coded', validTo: { lte: now } }
  return state === 'coded' ? { state, validFrom: { gt: now } } : { state }
}
