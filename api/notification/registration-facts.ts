import type { Tx } from '#api/db/client.ts'
import { z } from 'zod'
import type { Happening } from './notification.ts'

export type RegistrationFacts = {
  id: string
  name: string
  registrant: string
  registrantId: string
  registryId: string | null
  objectorId: string | null
}

const Form = z.object({ data: z.object({ name: z.string().optional() }).optional() })

/** An application to the registry, with whom it concerns; of an objection, who raised it. */
export async function registrationFacts(tx: Tx, happening: Happening): Promise<RegistrationFacts | undefined> {
  const { subject: id, body } = happening
  const row = await tx.registration.findUnique({ where: { id } })
  if (!row) return undefined
  const registrant = await tx.participant.findUniqueOrThrow({ where: { id: row.registrantId }, select: { name: true } })
  const objectionId = typeof body.objection === 'string' ? body.objection : ''
  const objection = await tx.registrationObjection.findUnique({ where: { id: objectionId } })
  return {
    id, name: Form.safeParse(row.form).data?.data?.name ?? '', registrant: registrant.name,
    registrantId: row.registrantId, registryId: row.registryId, objectorId: objection?.objectorId ?? null,
  }
}

export type PropertyFacts = { id: string; product: string; holder: string; holderId: string }

/** A property registration, with whom it concerns. */
export async function propertyFacts(tx: Tx, { subject: id }: Happening): Promise<PropertyFacts | undefined> {
  const row = await tx.propertyRegistration.findUnique({ where: { id } })
  if (!row) return undefined
  const product = await tx.dataProduct.findUniqueOrThrow({ where: { id: row.productId }, select: { name: true } })
  const holder = await tx.participant.findUniqueOrThrow({ where: { id: row.holderId }, select: { name: true } })
  return { id, product: product.name, holder: holder.name, holderId: row.holderId }
}
