import type { Content } from '#api/verifier/record.ts'
import type { Step } from '#api/verifier/report.ts'
import { useText } from '../language/language.tsx'
import { verifyText } from '../language/verify.ts'
import { Detail } from './detail.tsx'
import { Mark, type MarkState } from './mark.tsx'
import { MerklePath } from './path.tsx'
import { useFailure } from './failure.ts'
import type { Found } from './work.ts'

/** The steps in the order in which they rest on each other; the file comes last. */
const ORDER = ['record', 'inclusion', 'checkpoint', 'anchor', 'agreement', 'content'] as const

const TAG: Record<MarkState, string> = { passed: 'tag good', failed: 'tag danger', not_checked: 'tag', waiting: 'tag' }

/** The six steps of a verification, each with its mark, one plain sentence, and its detail behind a press. */
export function Steps({ found, content }: { found: Found | null; content: Content | null }) {
  return (
    <ol className="steps">
      {ORDER.map((name) => {
        const step = found?.report.steps.find((one) => one.name === name)
        return <StepCard key={name} name={name} found={found} content={content} {...(step ? { step } : {})} />
      })}
    </ol>
  )
}

type Given = { name: Step['name']; step?: Step; found: Found | null; content: Content | null }

function StepCard({ name, step, found, content }: Given) {
  const texts = useText(verifyText)
  const state: MarkState = step?.state ?? 'waiting'
  const size = found?.report.facts?.logSize
  return (
    <li className={`card step ${state}`}>
      <Mark state={state} />
      <div className="step-text">
        <h3>{texts.step[name].name} <span className={TAG[state]}>{texts.state[state]}</span></h3>
        <p>{step === undefined ? texts.step[name].asks : <Sentence step={step} found={found} />}</p>
        {name === 'inclusion' && found?.climb && step?.state !== 'not_checked' && size !== undefined && (
          <MerklePath key={found.climb.leaf + found.climb.root} climb={found.climb} size={size} />
        )}
        {step !== undefined && found !== null && <Detail step={step} found={found} content={content} />}
      </div>
    </li>
  )
}

/** What the outcome of a step means, for people. */
function Sentence({ step, found }: { step: Step; found: Found | null }) {
  const texts = useText(verifyText)
  const sayFailure = useFailure()
  if (step.state === 'passed') return texts.step[step.name].passed
  if (step.state === 'failed') return sayFailure(step, found)
  const isAfterFailure = found?.report.steps.some(({ state, name }) => state === 'failed' && name !== 'content')
  if (isAfterFailure) return texts.unreached
  return step.name === 'content' ? texts.verdict.withoutFile : texts.trust.absent
}
