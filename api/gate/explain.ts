import { getScenario } from '#api/authorized-operation/find-scenario.ts'
import type { Context } from '#api/kernel/context.ts'
import { newId } from '#api/kernel/ids.ts'
import type { Deal, Facts, Moment } from './facts.ts'
import { GATES } from './gate.ts'
import { loadFacts } from './load.ts'
import type { GateState } from './schema.ts'

/** How every gate of a deal stands at a moment, so that nobody need run into them one by one. */
export async function explainGates(ctx: Context, moment: Moment, deal: Deal): Promise<GateState[]> {
  const [facts] = await loadFacts(ctx, moment, [deal])
  return facts ? statesOf(facts, Object.keys(GATES)) : []
}

/** The gates that look at public data alone, whatever product is made of it. */
const OF_PUBLIC_DATA = ['G1', 'G6', 'G9', 'G13']

/** How the gates stand for a free product that would be made of a scenario now. @throws not_found */
export async function explainScenario(ctx: Context, scenarioId: string): Promise<GateState[]> {
  const { authorizationId } = await getScenario(ctx, scenarioId)
  const grant = await ctx.tx.operatingAuthorization.findUniqueOrThrow({ where: { id: authorizationId } })
  const product = {
    id: newId('prd', ctx.now), sourceMode: 'authorised', sourceNote: '', scenarioId, providerId: grant.operatorId,
    resourceId: null,
  }
  const deal: Deal = { id: product.id, productId: product.id, plans: [{ kind: 'free' }] }
  const [facts] = await loadFacts(ctx, 'list', [deal], [product])
  return facts ? statesOf(facts, OF_PUBLIC_DATA) : []
}

function statesOf(facts: Facts, names: string[]): GateState[] {
  const states = names.flatMap((name): GateState[] => {
    const gate = GATES[name]
    if (!gate || !/^G\d/.test(name)) return []
    const refusal = gate(facts)
    const basis = refusal?.detail.basis
    return [{
      name,
      isOpen: refusal === undefined,
      code: refusal?.code ?? null,
      sentence: refusal?.message ?? null,
      basis: basis ?? null,
    }]
  })
  return states.toSorted((one, other) => numberOf(one) - numberOf(other))
}

const numberOf = ({ name }: GateState): number => Number(name.slice(1))
