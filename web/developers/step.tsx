import { useState } from 'react'
import { Link } from 'react-router'
import { useSession } from '../client/session.ts'
import { developersText } from '../language/developers.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import { Copy } from './copy.tsx'
import type { HeldKey } from './key.tsx'
import { type Answer, run } from './run.ts'
import { sampleOf, type Tongue } from './sample.ts'
import type { Step, Subject } from './steps.ts'

/** So much of an answer is shown. */
const SHOWN = 6_000

/** How the reader verifies once the three files are there. */
const VERIFY = 'npm run verify -- receipt.json data.csv --trust trust.json'

type Given = {
  step: Step
  number: number
  tongue: Tongue
  subject: Subject
  known: ReadonlySet<keyof Subject>
  held: HeldKey | null
  onAnswer: (answer: Answer) => void
}

/** One step of the road: what it does, a sample that runs, and where it only reads a press that runs it here. */
export function StepPart({ step, number, tongue, subject, known, held, onAnswer }: Given) {
  const { step: texts, sample } = useText(developersText)
  const { title, say } = texts[step.name]
  const call = step.call(subject)
  const token = step.act === null ? null : (held?.token ?? sample.placeholder)
  const code = sampleOf(tongue, call, { base: location.origin, token })
  return (
    <li className="card road-step" id={step.name}>
      <h3>
        <span className="step-number">{number}</span>
        {title} <Tags step={step} />
      </h3>
      <p className="soft">{say}</p>
      <div className="code">
        <Copy small text={code} label={sample.copy} done={sample.copied} />
        <pre tabIndex={0}>
          <code>{code}</code>
        </pre>
      </div>
      {step.name === 'trust' && <AfterTrust />}
      {step.isReadOnly ? (
        <Run step={step} subject={subject} known={known} held={held} onAnswer={onAnswer} />
      ) : (
        <p className="faint">{sample.notHere}</p>
      )}
    </li>
  )
}

function Tags({ step: { act, isReadOnly } }: { step: Step }) {
  const { sample } = useText(developersText)
  return (
    <span className="tags">
      {act === null ? <span className="tag good">{sample.open}</span> : <code className="tag">{act}</code>}
      <span className={isReadOnly ? 'tag main' : 'tag accent'}>{isReadOnly ? sample.readOnly : sample.changes}</span>
    </span>
  )
}

function AfterTrust() {
  const {
    step: { trust },
    sample,
  } = useText(developersText)
  return (
    <>
      <p>{trust.after}</p>
      <div className="code">
        <Copy small text={VERIFY} label={sample.copy} done={sample.copied} />
        <pre tabIndex={0}>
          <code>{VERIFY}</code>
        </pre>
      </div>
      <p>
        <Link to="/verify">{trust.page}</Link>
      </p>
    </>
  )
}

/** By whom a step would be run here, or why it can't be. */
function useCaller({ act, needs }: Step, known: ReadonlySet<keyof Subject>, held: HeldKey | null) {
  const { sample } = useText(developersText)
  const session = useSession()
  if (needs !== undefined && !known.has(needs)) return { reason: sample.noSubject }
  if (act === null) return { token: null, who: sample.byNobody }
  if (held !== null)
    return held.scopes.includes(act) ? { token: held.token, who: sample.byKey } : { reason: sample.noAct }
  if (!session) return { reason: sample.signInFirst }
  return session.acts.includes(act) ? { token: null, who: sample.bySession } : { reason: sample.noAct }
}

function Run({ step, subject, known, held, onAnswer }: Omit<Given, 'number' | 'tongue'>) {
  const { sample } = useText(developersText)
  const caller = useCaller(step, known, held)
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [state, setState] = useState<'rest' | 'running' | 'offline'>('rest')
  const { token } = caller
  const press = () => {
    if (token === undefined) return
    setState('running')
    run(step.call(subject), token).then(
      (given) => {
        setState('rest')
        setAnswer(given)
        onAnswer(given)
      },
      () => setState('offline'),
    )
  }
  return (
    <>
      <div className="row">
        <button
          type="button"
          className="button"
          disabled={token === undefined || state === 'running'}
          aria-describedby={`${step.name}-who`}
          onClick={press}
        >
          {state === 'running' ? sample.running : sample.run}
        </button>
        <span id={`${step.name}-who`} className="faint">
          {caller.reason ?? caller.who}
        </span>
      </div>
      {state === 'offline' && (
        <div className="notice bad" role="alert">
          <p>{sample.offline}</p>
        </div>
      )}
      {answer !== null && <Shown answer={answer} />}
    </>
  )
}

function Shown({ answer: { status, statusText, tookMs, headers, text, json } }: { answer: Answer }) {
  const { sample } = useText(developersText)
  const { language } = useLanguage()
  const body = json === undefined ? text : JSON.stringify(json, null, 2)
  const tone = status < 300 ? 'tag good' : 'tag danger'
  return (
    <div className="answer" role="status">
      <p>
        <span className={tone}>
          {status} {statusText}
        </span>{' '}
        <span className="faint">{sample.took(sayCount(tookMs, language))}</span>
      </p>
      <dl className="facts" aria-label={sample.headers}>
        {headers.map(([name, value]) => (
          <div key={name} className="pair">
            <dt className="mono">{name}</dt>
            <dd className="mono">{value}</dd>
          </div>
        ))}
      </dl>
      <pre tabIndex={0} aria-label={sample.answer}>
        <code>{body.slice(0, SHOWN)}</code>
      </pre>
      {body.length > SHOWN && <p className="faint">{sample.cut(sayCount(SHOWN, language))}</p>}
    </div>
  )
}
