import type { Schemas } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { registrationTexts } from '../language/registration.ts'

type Registration = Schemas['Registration']
type Step = keyof ReturnType<typeof useSteps>['names']

const WAY = ['draft', 'deposited', 'submitted', 'accepted', 'reviewed', 'publicity', 'coded'] as const satisfies readonly Step[]
const CANCELLING = ['draft', 'deposited', 'submitted', 'accepted', 'reviewed', 'completed'] as const satisfies readonly Step[]

/** How far along its way a state is. */
const REACHED: Partial<Record<Registration['state'], Step>> = {
  draft: 'draft', deposited: 'deposited', submitted: 'submitted', returned: 'submitted', not_accepted: 'submitted', accepted: 'accepted',
  reviewed: 'reviewed', not_passed: 'accepted', publicity: 'publicity', objected: 'publicity', terminated: 'publicity', coded: 'coded',
  valid: 'coded', expired: 'coded', superseded: 'coded', revoked: 'coded', cancelled: 'coded', completed: 'completed', withdrawn: 'draft',
}

const useSteps = () => {
  const { steps: names, stepsLabel: label } = useText(registrationTexts)
  return { names, label }
}

/** The way of an application, with the step that it has come to. */
export function Steps({ registration: { kind, state, origin } }: { registration: Registration }) {
  const { names, label } = useSteps()
  if (origin === 'imported') return null
  const way: readonly Step[] = kind === 'cancellation' ? CANCELLING : WAY
  const at = way.indexOf(REACHED[state] ?? 'draft')
  return (
    <ol className="registration-steps" aria-label={label}>
      {way.map((step, index) => (
        <li key={step} className={index < at ? 'done' : index === at ? 'now' : ''} aria-current={index === at ? 'step' : undefined}>
          <span>{names[step]}</span>
        </li>
      ))}
    </ol>
  )
}
