import type { Prisma, PropertyRegistration } from '#api/db/generated/client.ts'
import { dueAt } from '#api/deadline/deadline.ts'
import type { Context } from '#api/kernel/context.ts'
import { notFound } from '#api/kernel/errors.ts'
import { after, page, type Page, type PageQuery } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { seesAll } from '#api/kernel/sees-all.ts'
import { PropertyForm } from './form.ts'
import { rightsOf } from './precheck.ts'
import { renewalDays, RIGHTS, stateAt } from './property-registration.ts'
import type { PropertyPrecheck, PropertyView } from './schema.ts'
import { faultsOf, getOwn } from './store.ts'

const instantOf = (at: Date | null): string | null => at?.toISOString() ?? null

/** Registrations as people read them, with the names behind them. */
async function viewsOf({ tx, now }: Context, rows: PropertyRegistration[]): Promise<PropertyView[]> {
  const select = { id: true, name: true }
  const holders = await tx.participant.findMany({ where: { id: { in: rows.map(({ holderId }) => holderId) } }, select })
  const productIds = rows.map(({ productId }) => productId)
  const products = await tx.dataProduct.findMany({ where: { id: { in: productIds } }, select })
  const names = new Map([...holders, ...products].map(({ id, name }) => [id, name]))
  return rows.map((row) => view(row, (id) => ({ id, name: names.get(id) ?? '' }), now))
}

export async function viewOf(ctx: Context, row: PropertyRegistration): Promise<PropertyView> {
  const [found] = await viewsOf(ctx, [row])
  if (!found) throw notFound()
  return found
}

type Naming = (id: string) => { id: string; name: string }

function view(row: PropertyRegistration, named: Naming, now: Date): PropertyView {
  const form = PropertyForm.parse(row.form)
  return {
    id: row.id,
    product: named(row.productId),
    holder: named(row.holderId),
    previousId: row.previousId,
    form,
    faults: row.faults as PropertyView['faults'],
    mayRegister: [...rightsOf(form)],
    state: stateAt(row, now),
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
