import { type ReactNode, useId } from 'react'
import type { Schemas } from '../client/client.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { pricesTexts } from '../language/prices.ts'
import { dayOf, lastDayOf } from '../part/day.ts'
import { sayCount, sayFen, sayInstant } from '../part/say.ts'
import { Computation } from './computation.tsx'

export type Period = Schemas['RevenuePeriod']

const TONES = { applied: 'accent', approved: 'good', rejected: 'danger', closed: '' } as const

/** A period of allowed revenue: how its maximum comes about, what of it is earned, and the ceilings under it. */
export function PeriodCard({ period, children }: { period: Period; children?: ReactNode }) {
  const { period: texts, states } = useText(pricesTexts)
  const id = useId()
  const isDecided = period.state === 'approved' || period.state === 'closed'
  return (
    <article className="card revenue-card" aria-labelledby={id}>
      <div className="row between">
        <h3 id={id}>{period.name}</h3>
        <span className="row">
          {isDecided && period.warnedPercent === 90 && <span className="tag accent">{texts.warn}</span>}
          {isDecided && period.warnedPercent === 100 && <span className="tag danger">{texts.stop}</span>}
          <span className={`tag ${TONES[period.state]}`}>{states[period.state]}</span>
        </span>
      </div>
      <Facts period={period} />
      <section className="stack">
        <h4>{texts.computation}</h4>
        <p className="soft">{texts.computationSays(sayFen(period.maximumFen))}</p>
        <Computation of={period} asked={period.asked} label={`${period.name} · ${texts.computation}`} />
      </section>
      {isDecided && <Earned period={period} />}
      {isDecided && <Ceilings period={period} />}
      {children}
    </article>
  )
}

function Facts({ period }: { period: Period }) {
  const { period: texts } = useText(pricesTexts)
  const { startsAt, endsAt, operator, implementingBody, authorization, documents, createdAt } = period
  const { decisionNo, reason } = period
  return (
    <dl className="facts">
      <dt>{texts.term}</dt>
      <dd>{dayOf(Date.parse(startsAt))} – {lastDayOf(endsAt)}</dd>
      <dt>{texts.operator}</dt>
      <dd>{operator.name}</dd>
      <dt>{texts.body}</dt>
      <dd>{implementingBody.name}</dd>
      <dt>{texts.grant}</dt>
      <dd>{authorization.scope}</dd>
      <dt>{texts.applied}</dt>
      <dd>
        <time dateTime={createdAt}>{sayInstant(createdAt)}</time>
        <div className="faint">{period.afterFullYear ? texts.full : texts.early}</div>
      </dd>
      <dt>{texts.documents}</dt>
      <dd>
        <ul className="revenue-documents">
          {documents.map(({ title, digest }) => <li key={digest}>{title} <span className="mono">{digest}</span></li>)}
        </ul>
      </dd>
      {decisionNo !== null && <><dt>{texts.decision}</dt><dd>{decisionNo}</dd></>}
      {reason !== null && <><dt>{texts.reason}</dt><dd>{reason}</dd></>}
    </dl>
  )
}

const partOf = (fen: number, whole: number): number =>
  whole === 0 ? 0 : Math.min(100, Math.max(0, (fen / whole) * 100))

function Earned({ period: { state, realisedFen, heldFen, maximumFen, percent, excessFen } }: { period: Period }) {
  const { period: texts } = useText(pricesTexts)
  const scale = Math.max(maximumFen, realisedFen + heldFen)
  const tone = percent >= 100 ? 'earned stop' : percent >= 90 ? 'earned warn' : 'earned'
  const says = state === 'closed'
    ? texts.closedSays(sayFen(realisedFen), String(percent))
    : texts.revenueSays(sayFen(realisedFen), String(percent), sayFen(heldFen))
  const end = partOf(maximumFen, scale)
  return (
    <section className="stack">
      <h4>{texts.revenue}</h4>
      <p className="soft">
        {says} {excessFen !== null && excessFen > 0 && <strong>{texts.excess(sayFen(excessFen))}</strong>}
      </p>
      <div className="revenue-bar" role="img" aria-label={texts.bar(String(percent))}>
        <span className="held" style={{ width: `${partOf(realisedFen + heldFen, scale)}%` }} />
        <span className={tone} style={{ width: `${partOf(realisedFen, scale)}%` }} />
        <span className="mark" style={{ left: `${end * 0.9}%` }}>90%</span>
        <span className="mark last" style={{ left: `${end}%` }}>100%</span>
      </div>
    </section>
  )
}

function Ceilings({ period: { name: period, ceilings, ceilingsFen, maximumFen } }: { period: Period }) {
  const { period: texts, units } = useText(pricesTexts)
  const { language } = useLanguage()
  const rest = maximumFen - ceilingsFen
  return (
    <section className="stack">
      <h4>{texts.ceilings}</h4>
      {ceilings.length === 0 ? <p className="soft">{texts.noCeilings}</p> : (
        <>
          <p className={rest < 0 ? 'notice bad' : 'soft'}>
            {texts.sum} {sayFen(ceilingsFen)} · {rest < 0 ? texts.beyond(sayFen(-rest)) : texts.within(sayFen(rest))}
          </p>
          <div
            className="sheet"
            role="region"
            aria-label={`${period} · ${texts.ceilings} · ${texts.region}`}
            tabIndex={0}
          >
            <table className="revenue-lines">
              <thead>
                <tr>
                  <th scope="col">{texts.scenario}</th>
                  <th scope="col" className="number">{texts.ceiling}</th>
                  <th scope="col" className="number">{texts.quantity}</th>
                  <th scope="col" className="number">{texts.product}</th>
                </tr>
              </thead>
              <tbody>
                {ceilings.map(({ scenarioId, name, fen, unit, quantity, productFen }) => (
                  <tr key={scenarioId}>
                    <th scope="row">{name}</th>
                    <td className="number">{sayFen(fen)} / {units[unit]?.trim()}</td>
                    <td className="number">{sayCount(quantity, language)}</td>
                    <td className="number">{sayFen(productFen)}</td>
                  </tr>
                ))}
                <tr className="total">
                  <th scope="row" colSpan={3}>Σ {texts.sum}</th>
                  <td className="number">{sayFen(ceilingsFen)}</td>
                </tr>
              </tbody>
            </table>
          </div>
        </>
      )}
    </section>
  )
}
