import type { Tx } from '#api/db/client.ts'
import type { RevenuePeriod } from '#api/db/generated/client.ts'
import type { Happening } from './notification.ts'

export type RevenueFacts = Pick<RevenuePeriod, 'name' | 'operatorId'> & {
  operator: string
  /** The body that granted the operation, and the price authorities. */
  implementingBodyId: string
  authorities: string[]
}

/** A period of allowed revenue, with everybody whom it concerns. */
export async function revenueFacts(tx: Tx, { subject: id }: Happening): Promise<RevenueFacts | undefined> {
  const row = await tx.revenuePeriod.findUnique({ where: { id } })
  if (!row) return undefined
  const { name, operatorId, authorizationId } = row
  const grant = await tx.operatingAuthorization.findUniqueOrThrow({ where: { id: authorizationId } })
  const operator = await tx.participant.findUniqueOrThrow({ where: { id: operatorId }, select: { name: true } })
  const authorities = await tx.participant.findMany({
    where: { roles: { has: 'price_authority' }, state: 'admitted' }, select: { id: true },
  })
  return {
    name, operatorId,
    operator: operator.name,
    implementingBodyId: grant.implementingBodyId,
    authorities: authorities.map((one) => one.id),
  }
}
