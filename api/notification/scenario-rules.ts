import type { Happening } from './notification.ts'
import type { Rule } from './rules.ts'
import type { RelationFacts, ScenarioFacts } from './scenario-facts.ts'

const reasonOf = ({ body: { reason } }: Happening): { reason?: string } =>
  typeof reason === 'string' && reason !== '' ? { reason } : {}

type Plain = 'scenario.approved' | 'scenario.rejected' | 'scenario.agreed' | 'scenario.supplied'

const toOperator =
  (kind: Plain): Rule<ScenarioFacts> =>
  ({ name, operator }, happening) =>
    [{ kind, params: { name }, to: { participants: [operator.id] }, ...reasonOf(happening) }]

type Reviewed = 'scenario.proposed' | 'scenario.withdrawn' | 'scenario.agreement_offered' | 'scenario.destroyed'

const toReviewers =
  (kind: Reviewed): Rule<ScenarioFacts> =>
  ({ name, operator, reviewers }) =>
    [{ kind, params: { name, operator: operator.name }, to: { participants: reviewers } }]

/** Who is told of what becomes of a scenario (应用场景): who acts next, and whom the end concerns. */
export const SCENARIO_RULES = {
  'scenario.proposed': toReviewers('scenario.proposed'),
  'scenario.withdrawn': toReviewers('scenario.withdrawn'),
  'scenario.approved': toOperator('scenario.approved'),
  'scenario.rejected': toOperator('scenario.rejected'),
  'scenario.agreement_offered': toReviewers('scenario.agreement_offered'),
  'scenario.agreed': (facts, happening) => [
    ...toOperator('scenario.agreed')(facts, happening),
    { kind: 'scenario.supply_due', params: { name: facts.name }, to: { participants: facts.departments } },
  ],
  'scenario.supplied': toOperator('scenario.supplied'),
  // Stopped by the implementing body with its reason, or closed by the operator with the proof of destruction.
  'scenario.closed': (facts, happening) => {
    const { name, operator, departments } = facts
    if (typeof happening.body['reason'] !== 'string') return toReviewers('scenario.destroyed')(facts, happening)
    const participants = [operator.id, ...departments]
    return [{ kind: 'scenario.stopped', params: { name }, to: { participants }, ...reasonOf(happening) }]
  },
  'scenario.destroyed': toReviewers('scenario.destroyed'),
} satisfies Record<string, Rule<ScenarioFacts>>

export const RELATION_RULES = {
  'relation.declared': ({ name, others }) => [
    { kind: 'relation.declared', params: { name }, to: { participants: others } },
  ],
} satisfies Record<string, Rule<RelationFacts>>
