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

/** A relation as it is shown. */
export const relationView = (row: RelatedParty): RelationView => ({
  id: row.id,
  controller: row.controller,
  controllerName: row.controllerName,
  controlled: row.controlled,
  controlledName: row.controlledName,
  kind: oneOf(RELATION_KINDS, row.kind),
  shareBps: row.shareBps,
  isAffiliating: isAffiliating(row),
  declaredBy: row.declaredBy,
  byStaff: row.byStaff,
  evidence: row.evidence,
  evidenceDigest: row.evidenceDigest,
  validFrom: row.validFrom.toISOString(),
  endedAt: row.endedAt?.toISOString() ?? null,
  endedReason: row.endedReason,
  createdAt: row.createdAt.toISOString(),
})
