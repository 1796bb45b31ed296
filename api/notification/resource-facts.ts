import type { Tx } from '#api/db/client.ts'
import type { Party } from './facts.ts'
import type { Happening } from './notification.ts'

/** The bodies that decide on conflicts and on what departments reject. */
async function bodiesOf(tx: Tx): Promise<Party[]> {
  const where = { roles: { has: 'implementing_body' }, state: 'admitted' }
  return tx.participant.findMany({ where, select: { id: true, name: true }, orderBy: { id: 'asc' } })
}

async function partiesOf(tx: Tx, ids: readonly string[]): Promise<(id: string) => Party> {
  const found = await tx.participant.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
  return (of) => found.find(({ id }) => id === of) ?? { id: of, name: '' }
}

export type TicketFacts = { resource: string; name: string; department: Party; reporter: Party; bodies: Party[] }

/** A ticket with its resource, its department and who reported it. */
export async function ticketFacts(tx: Tx, { subject: id }: Happening): Promise<TicketFacts | undefined> {
  const row = await tx.defectTicket.findUnique({ where: { id } })
  if (!row) return undefined
  const where = { id: row.resourceId }
  const { name } = await tx.publicDataResource.findUniqueOrThrow({ where, select: { name: true } })
  const party = await partiesOf(tx, [row.departmentId, row.reporterId])
  const [department, reporter] = [party(row.departmentId), party(row.reporterId)]
  return { resource: row.resourceId, name, department, reporter, bodies: await bodiesOf(tx) }
}

export type ConflictFacts = {
  field: string
  holder: Party & { resource: string }
  claimant: Party & { resource: string }
  bodies: Party[]
}

/** A conflict about a source with both departments. */
export async function conflictFacts(tx: Tx, { subject: id }: Happening): Promise<ConflictFacts | undefined> {
  const row = await tx.sourceConflict.findUnique({ where: { id } })
  if (!row) return undefined
  const party = await partiesOf(tx, row.departmentIds)
  const [holder = '', claimant = ''] = row.departmentIds
  return {
    field: row.field,
    holder: { ...party(holder), resource: row.holderId },
    claimant: { ...party(claimant), resource: row.claimantId },
    bodies: await bodiesOf(tx),
  }
}

export type ConsentFacts = { resource: string; name: string; holder: Party; sharer: Party }

/** A resource that was got by sharing, with the department that holds it and the one that shared it. */
export async function consentFacts(tx: Tx, { subject: id }: Happening): Promise<ConsentFacts | undefined> {
  const row = await tx.publicDataResource.findUnique({ where: { id } })
  if (!row || row.sharedFromId === null) return undefined
  const party = await partiesOf(tx, [row.departmentId, row.sharedFromId])
  return { resource: id, name: row.name, holder: party(row.departmentId), sharer: party(row.sharedFromId) }
}
