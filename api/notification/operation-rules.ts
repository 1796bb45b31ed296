import type { Happening, Notice } from './notification.ts'
import type { OperationFacts, PlanFacts } from './operation-facts.ts'
import type { Rule } from './rules.ts'

const reasonOf = ({ body: { reason } }: Happening): { reason?: string } =>
  typeof reason === 'string' && reason !== '' ? { reason } : {}

type OfPlan =
  | 'plan.called' | 'plan.applied' | 'plan.chosen' | 'plan.objected' | 'plan.selected' | 'plan.withdrawn'

/** What of a plan somebody is told of; whoever is nobody is not. */
const tell =
  (kind: OfPlan, whom: (facts: PlanFacts) => string[]): Rule<PlanFacts> =>
  (facts, happening) => {
    const { id, name } = facts
    return [{ kind, params: { plan: id, name }, to: { participants: whom(facts) }, ...reasonOf(happening) }]
  }

/** Who is told of what becomes of a plan (实施方案): operators of a call, applicants of the choice, else its body. */
export const PLAN_RULES = {
  'plan.called': tell('plan.called', ({ operators }) => operators),
  'plan.applied': tell('plan.applied', ({ body }) => [body]),
  'plan.chosen': (facts): Notice[] => [
    { kind: 'plan.chosen', params: { plan: facts.id, name: facts.name }, to: { participants: facts.applicants } },
  ],
  'plan.objected': tell('plan.objected', ({ body }) => [body]),
  'plan.objection_answered': ({ name }, { body: { objector, upheld } }): Notice[] => [
    {
      kind: upheld === true ? 'plan.objection_upheld' : 'plan.objection_dismissed',
      params: { name },
      to: { participants: typeof objector === 'string' ? [objector] : [] },
    },
  ],
  'plan.selected': tell('plan.selected', ({ chosenId }) => (chosenId === null ? [] : [chosenId])),
  'plan.withdrawn': tell('plan.withdrawn', ({ applicants }) => applicants),
} satisfies Record<string, Rule<PlanFacts>>

type ToOperator =
  | 'authorization.granted' | 'authorization.filed' | 'authorization.suspended' | 'authorization.resumed'
  | 'authorization.ended' | 'authorization.handed_over' | 'authorization.change_approved' | 'authorization.change_filed'
  | 'authorization.assessed' | 'authorization.noticed_by_body'

const toOperator =
  (kind: ToOperator): Rule<OperationFacts> =>
  ({ name, operator }, happening) =>
    [{ kind, params: { name }, to: { participants: [operator.id] }, ...reasonOf(happening) }]

type ToBody =
  | 'authorization.accepted' | 'authorization.change_accepted' | 'authorization.rectified'
  | 'authorization.noticed_by_operator'

const toBody =
  (kind: ToBody): Rule<OperationFacts> =>
  ({ id, operator, body }, happening) =>
    [{ kind, params: { grant: id, operator: operator.name }, to: { participants: [body.id] }, ...reasonOf(happening) }]

/** Who is told of what becomes of a grant (授权): the other side, and the departments once it is in force. */
export const OPERATION_RULES = {
  'authorization.granted': toOperator('authorization.granted'),
  'authorization.accepted': toBody('authorization.accepted'),
  'authorization.filed': (facts, happening) => [
    ...toOperator('authorization.filed')(facts, happening),
    {
      kind: 'authorization.covers', params: { name: facts.name, operator: facts.operator.name },
      to: { participants: facts.departments },
    },
  ],
  'authorization.suspended': toOperator('authorization.suspended'),
  'authorization.resumed': toOperator('authorization.resumed'),
  'authorization.exit_noticed': (facts, happening) =>
    happening.body['by'] === facts.operator.id
      ? toBody('authorization.noticed_by_operator')(facts, happening)
      : toOperator('authorization.noticed_by_body')(facts, happening),
  'authorization.ended': toOperator('authorization.ended'),
  'authorization.handed_over': toOperator('authorization.handed_over'),
  'authorization.change_approved': toOperator('authorization.change_approved'),
  'authorization.change_accepted': toBody('authorization.change_accepted'),
  'authorization.change_filed': toOperator('authorization.change_filed'),
  'authorization.assessed': toOperator('authorization.assessed'),
  'authorization.rectified': toBody('authorization.rectified'),
} satisfies Record<string, Rule<OperationFacts>>
