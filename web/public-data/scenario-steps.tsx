import { missingOf, partiesOf, reviewersOf } from '#api/authorized-operation/scenario.ts'
import { useText } from '../language/language.tsx'
import { scenarioTexts } from '../language/scenario.ts'
import type { Scenario } from './scenario-acts.ts'
import './scenario.css'

const STEPS = ['proposed', 'review', 'agreement', 'supply', 'operation', 'end'] as const

/** The step that a scenario is at; where it was turned down or taken back, its review. */
const AT: Record<Scenario['state'], number> = {
  proposed: 1, rejected: 1, withdrawn: 1, approved: 2, agreed: 3, supplied: 4, closed: 6,
}

/** How far those who act one by one have come, by the step. */
function counts(scenario: Scenario): Partial<Record<(typeof STEPS)[number], [number, number]>> {
  const reviewers = reviewersOf(scenario)
  const parties = partiesOf(scenario)
  const supplied = scenario.supplies.map(({ resourceId }) => resourceId)
  const { resourceIds } = scenario
  return {
    review: [scenario.reviews.filter(({ approved }) => approved).length, reviewers.length],
    agreement: [parties.length - missingOf(parties, scenario.confirmedBy).length, parties.length],
    supply: [resourceIds.length - missingOf(resourceIds, supplied).length, resourceIds.length],
  }
}

/** Where a scenario stands on its way (进度), and who of several has acted. */
export function ScenarioSteps({ scenario }: { scenario: Scenario }) {
  const { steps, of, states } = useText(scenarioTexts)
  const now = AT[scenario.state]
  const done = counts(scenario)
  const isStopped = scenario.state === 'rejected' || scenario.state === 'withdrawn'
  return (
    <ol className="scenario-steps" aria-label={steps.label}>
      {STEPS.map((step, index) => {
        const state = index < now ? 'done' : index > now ? '' : isStopped ? 'stopped' : 'now'
        const count = done[step]
        return (
          <li key={step} className={state} aria-current={index === now && !isStopped ? 'step' : undefined}>
            {steps[step]}
            {state === 'stopped' && <span>{states[scenario.state]}</span>}
            {state === 'now' && count !== undefined && (
              <span className="number">{of(String(count[0]), String(count[1]))}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
