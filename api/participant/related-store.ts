import type { RelatedParty } from '#api/db/generated/client.ts'
import type { Context } from '#api/kernel/context.ts'
import { oneOf } from '#api/kernel/one-of.ts'
import { isAffiliating, organizationNode, RELATION_KINDS } from './related-party.ts'
import type { RelationView } from './related-schema.ts'

/** The node of the caller's own organisation. */
export async function ownNode({ tx, actor }: Context): Promise<string> {
  const { uscc } = await tx.participant.findUniqueOrThrow({ where: { id: actor.participantId } })
  return organizationNode(uscc)
}

/** The participant that the platform's own staff belong to; none but in a platform without staff. */
export async function platformIds({ tx }: Context): Promise<string[]> {
  const rows = await tx.participant.findMany({ where: { roles: { has: 'platform' } }, select: { id: true } })
  return rows.map(({ id }) => id)
}

export const relationView = (row: RelatedParty, staff: readonly string[]): RelationView => ({
  id: row.id,
  controller: row.controller,
  controllerName: row.controllerName,
  controlled: row.controlled,
  controlledName: row.controlledName,
  kind: oneOf(RELATION_KINDS, row.kind),
  shareBps: row.shareBps,
  isAffiliating: isAffiliating(row),
  declaredBy: row.declaredBy,
  byStaff: staff.includes(row.declaredBy),
  evidence: row.evidence,
  evidenceDigest: row.evidenceDigest,
  validFrom: row.validFrom.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  endedReason: row.endedReason,
  createdAt: row.createdAt.toISOString(),
})
