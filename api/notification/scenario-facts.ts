import type { Tx } from '#api/db/client.ts'
import { reviewersOf } from '#api/authorized-operation/scenario.ts'
import { organizationNode } from '#api/participant/related-party.ts'
import type { Party } from './facts.ts'
import type { Happening } from './notification.ts'

/** A scenario, with the operator and those who review and supply. */
export type ScenarioFacts = { name: string; operator: Party; reviewers: string[]; departments: string[] }

export async function scenarioFacts(tx: Tx, { subject }: Happening): Promise<ScenarioFacts | undefined> {
  const row = await tx.scenario.findUnique({ where: { id: subject }, include: { authorization: true } })
  if (!row) return undefined
  const { operatorId, implementingBodyId } = row.authorization
  const operator = await tx.participant.findUnique({ where: { id: operatorId }, select: { name: true } })
  return {
    name: row.name,
    operator: { id: operatorId, name: operator?.name ?? '' },
    reviewers: reviewersOf({ implementingBodyId, departmentIds: row.departmentIds }),
    departments: row.departmentIds,
  }
}

/** A relation, with the participants that it is about and did not declare it. */
export type RelationFacts = { name: string; others: string[] }

export async function relationFacts(tx: Tx, { subject }: Happening): Promise<RelationFacts | undefined> {
  const row = await tx.relatedParty.findUnique({ where: { id: subject } })
  if (!row) return undefined
  const codes = [row.controller, row.controlled].map((node) => node.replace(organizationNode(''), ''))
  const parties = await tx.participant.findMany({ where: { uscc: { in: codes }, id: { not: row.declaredBy } } })
  return { name: `${row.controllerName} → ${row.controlledName}`, others: parties.map(({ id }) => id) }
}
