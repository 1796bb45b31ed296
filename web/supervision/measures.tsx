import { Link } from 'react-router'
import { useMay } from '../client/session.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { supervisionTexts } from '../language/supervision.ts'
import { sayAgo, sayInstant } from '../part/say.ts'
import { Read } from '../part/state.tsx'
import { MeasureButton } from './measure-button.tsx'
import { MeasureHistory } from './measure-history.tsx'
import { inForceOf, type Measure, useMeasures } from './use-measures.ts'
import { scopeOf, useSubjectName } from './use-subject.ts'

/** Suspensions in force that are shown; the history has them all. */
const MOST = 20

/** What is suspended and why, what was, and the way to suspend everything (监管措施). */
export function Measures() {
  const { measures: texts } = useText(supervisionTexts)
  const mayTake = useMay('supervision.measure')
  const query = useMeasures()
  return (
    <section className="stack" id="measures" aria-labelledby="measures-title">
      <div className="row between">
        <h2 id="measures-title">{texts.title}</h2>
        <MeasureButton className="button" subject={{ scope: 'ledger', id: 'ledger', name: texts.whole }} />
      </div>
      {!mayTake && <p className="notice">{texts.readOnly}</p>}
      <h3>{texts.inForce}</h3>
      <Read query={query}>{(measures) => <InForce running={inForceOf(measures)} />}</Read>
      {mayTake && <p className="faint">{texts.how}</p>}
      <MeasureHistory />
    </section>
  )
}

function InForce({ running }: { running: Measure[] }) {
  const { measures: texts } = useText(supervisionTexts)
  if (running.length === 0) return <p className="card soft">{texts.none}</p>
  return (
    <>
      <ul className="supervise-running">
        {running.slice(0, MOST).map((measure) => (
          <Running key={measure.id} measure={measure} />
        ))}
      </ul>
      {running.length > MOST && <p className="faint">{texts.more(running.length - MOST)}</p>}
    </>
  )
}

function Running({ measure }: { measure: Measure }) {
  const { measures: texts } = useText(supervisionTexts)
  const { language } = useLanguage()
  const scope = scopeOf(measure)
  const name = useSubjectName(measure)
  const { subjectId, reason, state, createdAt, recordIndex } = measure
  return (
    <li className="card">
      <div>
        <p className="supervise-name">
          <span className="tag danger">{texts.acts.suspend}</span>{' '}
          {scope !== 'ledger' && <span className="soft">{texts.scopes[scope]} </span>}
          {scope === 'ledger' ? <strong>{name}</strong> : <Link to={`?q=${subjectId}#search`}>{name}</Link>}
        </p>
        <p>{reason}</p>
        <p className="faint">
          <time dateTime={createdAt}>{texts.since(sayInstant(createdAt), sayAgo(createdAt, language))}</time> ·{' '}
          <StateOf state={state} />
          {recordIndex !== null && (
            <>
              {' '}
              ·{' '}
              <Link to={`/verify?leaf=${recordIndex}#look`}>
                {texts.columns.record} #{recordIndex}
              </Link>
            </>
          )}
        </p>
        {state === 'refused' && <p className="faint">{texts.refusedStays}</p>}
      </div>
      <MeasureButton className="button" subject={{ scope, id: subjectId, name }} />
    </li>
  )
}

/** How far a measure has come. */
export function StateOf({ state }: { state: string }) {
  const {
    measures: { states },
  } = useText(supervisionTexts)
  const names: Record<string, string> = states
  return <span>{names[state] ?? state}</span>
}
