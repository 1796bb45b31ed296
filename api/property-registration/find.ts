import type { Prisma, PropertyRegistration } from '#api/db/generated/client.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { instantOf } from '#api/registration/find.ts'
import { PropertyForm } from './form.ts'
import { precheckProperty, rightsOf } from './precheck.ts'
import { ACTS, renewalDays, RIGHTS, stateAt } from './property-registration.ts'
import type { PropertyPrecheck, PropertyView } from './schema.ts'
import { faultsOf, getOwn } from './store.ts'

/** Registrations as people read them, with what is behind them. */
async function viewsOf({ tx, now }: Context, rows: PropertyRegistration[]): Promise<PropertyView[]> {
  const holders = await tx.participant.findMany({
    where: { id: { in: rows.map(({ holderId }) => holderId) } }, select: { id: true, name: true, uscc: true },
  })
  const products = await tx.dataProduct.findMany({
    where: { id: { in: rows.map(({ productId }) => productId) } }, select: { id: true, name: true, sourceMode: true },
  })
  return rows.map((row) => {
    const holder = holders.find(({ id }) => id === row.holderId) ?? { id: row.holderId, name: '', uscc: '' }
    const product = products.find(({ id }) => id === row.productId) ?? { id: row.productId, name: '', sourceMode: '' }
    return view(row, { holder, product, now })
  })
}

export async function viewOf(ctx: Context, row: PropertyRegistration): Promise<PropertyView> {
  const [found] = await viewsOf(ctx, [row])
  if (!found) throw notFound()
  return found
}

type Known = {
  holder: { id: string; name: string; uscc: string }
  product: { id: string; name: string; sourceMode: string }
  now: Date
}

function view(row: PropertyRegistration, { holder, product, now }: Known): PropertyView {
  const form = PropertyForm.parse(row.form)
  const state = stateAt(row, now)
  const facts = { holder, sourceMode: product.sourceMode, today: beijingDay(now) }
  return {
    id: row.id,
    product: { id: product.id, name: product.name },
    holder: { id: holder.id, name: holder.name },
    previousId: row.previousId,
    form,
    faults: ACTS.edit.from.some((from) => from === state) ? precheckProperty(form, facts) : [],
    mayRegister: [...rightsOf(form)],
    state,
    agency: row.agency,
    submittedAt: instantOf(row.submittedAt),
    expected: row.submittedAt === null ? null : expectedOf(row.submittedAt),
    certificate: row.certificate,
    fileDigest: row.fileDigest,
    rights: RIGHTS.filter((right) => row.rights.includes(right)),
    validFrom: instantOf(row.validFrom),
    validTo: instantOf(row.validTo),
    renewal: row.state === 'verified' && row.validTo !== null ? renewalDays(row.validTo) : null,
    objected: row.objected,
    reason: row.reason,
    verifiedAt: instantOf(row.verifiedAt),
    createdAt: row.createdAt.toISOString(),
  }
}

/** The agency's limits: three working days to accept, ten more to decide, counted without supplement and publicity. */
function expectedOf(submittedAt: Date) {
  const acceptedBy = dueAt('property_acceptance', submittedAt)
  const accepted = new Date(acceptedBy.getTime() - 1)
  return { acceptedBy: acceptedBy.toISOString(), decidedBy: dueAt('property_total', accepted).toISOString() }
}

/** One registration: one's own, or to whoever sees all one whose certificate was handed in. @throws not_found */
export async function getProperty(ctx: Context, id: string): Promise<PropertyView> {
  permit(ctx.actor, 'property.view')
  const row = await ctx.tx.propertyRegistration.findUnique({ where: { id } })
  const isSeen = row && (row.holderId === ctx.actor.participantId || (seesAll(ctx.actor) && row.fileDigest !== null))
  if (!isSeen) throw notFound()
  return viewOf(ctx, row)
}

type Wanted = PageQuery & { state?: string | undefined }

/** One's own registrations, or all whose certificates were handed in, newest first. */
export async function listProperties(ctx: Context, { state, ...query }: Wanted): Promise<Page<PropertyView>> {
  permit(ctx.actor, 'property.view')
  const seen: Prisma.PropertyRegistrationWhereInput = seesAll(ctx.actor)
    ? { fileDigest: { not: null } }
    : { holderId: ctx.actor.participantId }
  const wanted = state === undefined ? {} : stateWanted(state, ctx.now)
  const rows = await ctx.tx.propertyRegistration.findMany({ ...after(query), where: { AND: [seen, wanted] } })
  return page(await viewsOf(ctx, rows), query.limit)
}

function stateWanted(state: string, now: Date): Prisma.PropertyRegistrationWhereInput {
  if (state === 'verified') return { state, validTo: { gt: now } }
  return state === 'lapsed' ? { state: 'verified', validTo: { lte: now } } : { state }
}

/** The coach (预审): what an application lacks, with the fix of each fault, and the rights that may be registered. */
export async function precheckOf(ctx: Context, id: string): Promise<PropertyPrecheck> {
  permit(ctx.actor, 'property.prepare')
  const { form, faults } = await faultsOf(ctx, await getOwn(ctx, id))
  return { faults, mayRegister: [...rightsOf(form)] }
}
