import type { Tx } from '#api/db/client.ts'
import type { Happening } from './notification.ts'
import type { Party } from './facts.ts'

export type SharingFacts = { name: string; requester: Party; owner: Party }

/** A request to share, with its two departments. */
export async function sharingFacts(tx: Tx, { subject: id }: Happening): Promise<SharingFacts | undefined> {
  const row = await tx.sharingRequest.findUnique({ where: { id } })
  if (!row) return undefined
  const { name } = await tx.publicDataResource.findUniqueOrThrow({
    where: { id: row.resourceId }, select: { name: true },
  })
  const parties = await tx.participant.findMany({
    where: { id: { in: [row.requesterId, row.ownerId] } }, select: { id: true, name: true },
  })
  const party = (of: string): Party => parties.find((one) => one.id === of) ?? { id: of, name: '' }
  return { name, requester: party(row.requesterId), owner: party(row.ownerId) }
}
