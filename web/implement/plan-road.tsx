import { PLAN_STATES } from '#api/authorized-operation/plan.ts'
import type { Schemas } from '../client/client.ts'
import { implementTexts } from '../language/implement.ts'
import { useText } from '../language/language.tsx'
import { Road } from './road.tsx'

export type Plan = Schemas['OperationPlan']

const STEPS = ['draft', 'decided', 'approved', 'filed', 'called', 'chosen', 'selected', 'granted'] as const

/** How far a plan that was withdrawn had come, by what was recorded of it. */
const reachedBy = ({ callEndsAt, filing, approval, decision }: Plan): number =>
  callEndsAt !== null ? 4 : filing !== null ? 3 : approval !== null ? 2 : decision !== null ? 1 : 0

/** The step that a plan is at: the one under way, or the one after what is done. */
const nowOf = (plan: Plan): number => {
  if (plan.state === 'withdrawn') return reachedBy(plan)
  if (plan.state === 'selected') return plan.authorizationIds.length > 0 ? STEPS.length : STEPS.length - 1
  const isUnderWay = plan.state === 'draft' || plan.state === 'called' || plan.state === 'chosen'
  return PLAN_STATES.indexOf(plan.state) + (isUnderWay ? 0 : 1)
}

/** The road of a plan (实施方案), from its draft to the agreement. */
export function PlanRoad({ plan, isSmall = false }: { plan: Plan; isSmall?: boolean }) {
  const { planSteps } = useText(implementTexts)
  const { decision, approval, filing, createdAt, selectedAt } = plan
  const days: Partial<Record<(typeof STEPS)[number], string | null | undefined>> = {
    draft: createdAt, decided: decision?.at, approved: approval?.at, filed: filing?.at, selected: selectedAt,
  }
  return (
    <Road
      label={planSteps.label}
      steps={STEPS.map((key) => ({ key, name: planSteps[key], at: days[key] ?? null }))}
      now={nowOf(plan)}
      isStopped={plan.state === 'withdrawn'}
      isSmall={isSmall}
    />
  )
}

const TONES: Record<Plan['state'], string> = {
  draft: '', decided: 'main', approved: 'main', filed: 'main', called: 'accent', chosen: 'accent', selected: 'good',
  withdrawn: 'danger',
}

export function PlanTag({ state }: Pick<Plan, 'state'>) {
  const { planStates } = useText(implementTexts)
  return <span className={`tag ${TONES[state]}`}>{planStates[state]}</span>
}
