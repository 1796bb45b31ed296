import type { Prisma, PropertyRegistration } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { AppError, notFound } from '#api/kernel/errors.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { PropertyForm } from './form.ts'
import { precheckProperty } from './precheck.ts'
import { type PropertyAct, stateAfter, stateAt } from './property-registration.ts'

/** The holder's own registration. @throws not_found */
export async function getOwn({ tx, actor }: Context, id: string): Promise<PropertyRegistration> {
  const row = await tx.propertyRegistration.findUnique({ where: { id } })
  if (!row || row.holderId !== actor.participantId) throw notFound()
  return row
}

/** A registration whose certificate was handed in; one that was not is as absent to the reviewer. @throws not_found */
export async function getImported({ tx }: Context, id: string): Promise<PropertyRegistration> {
  const row = await tx.propertyRegistration.findUnique({ where: { id } })
  if (!row || row.fileDigest === null) throw notFound()
  return row
}

/**
 * Brings a registration to the state after an act, with what else the act sets.
 * @throws refused `property.act_not_allowed`, conflict `property.changed` when another act came between
 */
export async function move(
  ctx: Context,
  row: PropertyRegistration,
  act: PropertyAct,
  data: Prisma.PropertyRegistrationUpdateManyMutationInput = {},
): Promise<PropertyRegistration> {
  const state = stateAfter(act, stateAt(row, ctx.now))
  const where = { id: row.id, state: row.state, objected: row.objected }
  const { count } = await ctx.tx.propertyRegistration.updateMany({ where, data: { ...data, state } })
  if (count !== 1) throw new AppError('conflict', 'property.changed', '该产权登记刚被修改，请刷新后重试')
  return ctx.tx.propertyRegistration.findUniqueOrThrow({ where: { id: row.id } })
}

/** Every fault of a registration's form as it is now. */
export async function faultsOf({ tx, now }: Context, row: PropertyRegistration) {
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: row.productId } })
  const { name, uscc } = await tx.participant.findUniqueOrThrow({ where: { id: row.holderId } })
  const form = PropertyForm.parse(row.form)
  const facts = { holder: { name, uscc }, sourceMode: product.sourceMode, today: beijingDay(now) }
  return { form, product, faults: precheckProperty(form, facts) }
}
