import type { Tx } from '#api/db/client.ts'
import { parties, type Party } from './facts.ts'
import type { Happening } from './notification.ts'

/** So many organisations are told of one plan. */
const MAX_TOLD = 1_000

export type PlanFacts = {
  id: string
  name: string
  body: string
  /** Operators of the platform, whom a call concerns. */
  operators: string[]
  applicants: string[]
  chosenId: string | null
}

/** A plan, with whom its selection concerns. */
export async function planFacts(tx: Tx, { subject: id, kind }: Happening): Promise<PlanFacts | undefined> {
  const row = await tx.operationPlan.findUnique({
    where: { id }, include: { applications: { select: { operatorId: true }, take: MAX_TOLD } },
  })
  if (!row) return undefined
  const operators = kind === 'plan.called' ? await operatorsOf(tx) : []
  const applicants = row.applications.map(({ operatorId }) => operatorId)
  return { id, name: row.name, body: row.implementingBodyId, operators, applicants, chosenId: row.chosenOperatorId }
}

async function operatorsOf(tx: Tx): Promise<string[]> {
  const where = { state: 'admitted', roles: { has: 'operator' } }
  const rows = await tx.participant.findMany({ where, select: { id: true }, take: MAX_TOLD })
  return rows.map(({ id }) => id)
}

export type OperationFacts = { id: string; name: string; body: Party; operator: Party; departments: string[] }

/** A grant, with its two sides and the departments whose resources it names. */
export async function operationFacts(tx: Tx, { subject: id }: Happening): Promise<OperationFacts | undefined> {
  const row = await tx.operatingAuthorization.findUnique({ where: { id } })
  if (!row) return undefined
  const party = await parties(tx, [row.implementingBodyId, row.operatorId])
  const departments = await tx.publicDataResource.findMany({
    where: { id: { in: row.resourceIds } }, distinct: ['departmentId'], select: { departmentId: true },
  })
  return {
    id, name: row.scope.slice(0, 100).replaceAll(/\s+/g, ' '), body: party(row.implementingBodyId),
    operator: party(row.operatorId), departments: departments.map(({ departmentId }) => departmentId),
  }
}
