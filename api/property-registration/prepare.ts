import type { DataProduct } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { newId } from '#api/kernel/ids.ts'
import { permit } from '#api/kernel/permit.ts'
import { recordEvent } from '#api/provenance/record.ts'
import { jsonOf } from '#api/registration/form.ts'
import { viewOf } from './find.ts'
import { PropertyForm } from './form.ts'
import { checkOrganDataOf, organData } from './organ-data.ts'
import { checkRenewalWindow, GUIDE, OPEN_STATES, stateAt } from './property-registration.ts'
import type { EditProperty, PrepareProperty, PropertyView, SubmitProperty } from './schema.ts'
import { faultsOf, getOwn, move } from './store.ts'

/**
 * Prepares the registration of one's own product as property; the registration itself is the agency's.
 * @throws not_found, refused `gate.g2_organ_data`, `gate.g2_not_registered`, `property.renewal_window`,
 *   `property.act_not_allowed`, conflict `property.open_exists`
 */
export async function prepareProperty(ctx: Context, input: PrepareProperty): Promise<PropertyView> {
  permit(ctx.actor, 'property.prepare')
  const product = await getOwnProduct(ctx, input.productId)
  await checkOrganDataOf(ctx, product)
  await checkNoneOpen(ctx, product.id)
  const previous = input.renews === undefined ? undefined : await getRenewable(ctx, input.renews, product.id)
  const holderId = ctx.actor.participantId
  const holder = await ctx.tx.participant.findUniqueOrThrow({
    where: { id: holderId }, select: { name: true, uscc: true },
  })
  const before = previous && PropertyForm.parse(previous.form)
  const form = input.form ?? before ?? beginningOf(holder, product)
  const id = newId('ppr', ctx.now)
  const row = await ctx.tx.propertyRegistration.create({
    data: {
      id, productId: product.id, holderId, form: jsonOf(form), state: 'prepared', rights: [],
      previousId: previous?.id ?? null, createdAt: ctx.now,
    },
  })
  const renews = previous?.id ?? null
  await recordEvent(ctx, 'property.prepared', id, { registration: id, product: product.id, renews })
  return viewOf(ctx, row)
}

/** One's own product, held for the transaction; one's own resource is told that organ data does not enter. */
async function getOwnProduct({ tx, actor }: Context, id: string): Promise<DataProduct> {
  const product = await tx.dataProduct.findUnique({ where: { id } })
  const resource = product ? null : await tx.publicDataResource.findUnique({ where: { id } })
  if (resource && resource.departmentId === actor.participantId) throw organData()
  if (!product || product.providerId !== actor.participantId) throw notFound()
  await tx.$queryRaw`select id from data_product where id = ${id} for update`
  return product
}

async function checkNoneOpen({ tx }: Context, productId: string): Promise<void> {
  const open = await tx.propertyRegistration.findFirst({ where: { productId, state: { in: [...OPEN_STATES] } } })
  if (open)
    throw new AppError('conflict', 'property.open_exists', '该产品已有正在办理的产权登记', { location: open.id })
}

/** A verified certificate of the same product, in its window. */
async function getRenewable(ctx: Context, id: string, productId: string) {
  const previous = await getOwn(ctx, id)
  if (previous.productId !== productId) throw notFound()
  const isHeld = stateAt(previous, ctx.now) === 'verified' && previous.validTo !== null
  if (!isHeld) throw new AppError('refused', 'property.act_not_allowed', '只有有效的凭证可以续期', { basis: GUIDE })
  checkRenewalWindow(previous.validTo ?? ctx.now, ctx.now)
  return previous
}

/** A form with what the platform knows already. */
const beginningOf = (holder: { name: string; uscc: string }, { name, description }: DataProduct): PropertyForm =>
  PropertyForm.parse({ applicant: holder, data: { name, abstract: description } })

/** Fills in the form; its faults are told at once. @throws not_found, refused `property.act_not_allowed` */
export async function editProperty(ctx: Context, id: string, { form }: EditProperty): Promise<PropertyView> {
  permit(ctx.actor, 'property.prepare')
  const row = await getOwn(ctx, id)
  const edited = await move(ctx, row, 'edit', { form: jsonOf(form) })
  if (row.state === 'refused')
    await recordEvent(ctx, 'property.prepared', id, { registration: id, product: row.productId })
  return viewOf(ctx, edited)
}

/**
 * The holder says that it handed the application in to an agency.
 * @throws not_found, refused `property.act_not_allowed`, `property.faults`, invalid `property.submitted_later`
 */
export async function submitProperty(ctx: Context, id: string, input: SubmitProperty): Promise<PropertyView> {
  permit(ctx.actor, 'property.prepare')
  const row = await getOwn(ctx, id)
  const submitted = await move(ctx, row, 'submit', input)
  if (input.submittedAt > ctx.now)
    throw new AppError('invalid', 'property.submitted_later', '提交日期不能晚于现在')
  const { faults, product } = await faultsOf(ctx, row)
  await checkOrganDataOf(ctx, product)
  if (faults.length > 0)
    throw new AppError('refused', 'property.faults', `申请表有 ${faults.length} 处须先改正`, { basis: GUIDE, faults })
  const { agency, submittedAt } = input
  await recordEvent(ctx, 'property.submitted', id, { registration: id, agency, submittedAt: submittedAt.toISOString() })
  return viewOf(ctx, submitted)
}
