import { Link } from 'react-router'
import { useLanguage } from '../language/language.tsx'
import { sayCount, sayInstant } from '../part/say.ts'
import { Facts } from './facts.tsx'
import { MeasureButton } from './measure-button.tsx'
import { ReceiptCheck } from './receipt-check.tsx'
import { reasonOf, useTraceWords } from './say-trace.ts'
import type { Selection, Station, TraceEvent } from './stages.ts'
import { agreementName, type Deal } from './use-deal.ts'
import type { Subject } from './use-measures.ts'

type PanelProps = { selection: Selection; deal: Deal; choose: (id: string) => void }

/** What is chosen: its facts, its records, the receipt of the transfer, and what a regulator may do about it. */
export function Panel({ selection: { station, event }, deal, choose }: PanelProps) {
  const {
    texts: { panel, kinds, stages },
    nameOf,
  } = useTraceWords()
  const subject = subjectOf(station, deal)
  const name = nameOf(station)
  const hasReceipt =
    event === undefined
      ? station.stage === 'transfer' || station.stage === 'settlement'
      : event.kind === 'transfer.recorded'
  return (
    <section className="card stack trace-panel" aria-labelledby="panel">
      <div>
        <p className="faint last">
          {[...new Set([stages[station.stage], ...(name === kinds[station.kind] ? [] : [kinds[station.kind]])])].join(
            ' · ',
          )}
        </p>
        <h2 id="panel">{name}</h2>
        {event !== undefined && (
          <button type="button" className="button plain small trace-whole" onClick={() => choose(station.id)}>
            ← {panel.whole}
          </button>
        )}
      </div>
      {hasReceipt && <ReceiptCheck transferId={deal.transfer.id} isRecorded={deal.transfer.recordIndex !== null} />}
      {event === undefined ? <Facts station={station} deal={deal} /> : <EventFacts event={event} station={station} />}
      {event === undefined && <Records station={station} choose={choose} />}
      {subject !== undefined && (
        <div>
          <MeasureButton className="button" subject={subject} />
        </div>
      )}
    </section>
  )
}

/** What may be suspended at a station, by the name that people know it by. */
function subjectOf({ kind, id, party }: Station, { agreement }: Deal): Subject | undefined {
  if (kind === 'provider' || kind === 'consumer') return { scope: 'party', id, name: party ?? id }
  if (kind === 'product') return { scope: 'product', id, name: agreement.title }
  if (kind === 'agreement') return { scope: 'agreement', id, name: agreementName(agreement) }
  return undefined
}

function Records({ station, choose }: { station: Station; choose: (id: string) => void }) {
  const {
    texts: { panel },
    eventName,
  } = useTraceWords()
  const { language } = useLanguage()
  if (station.events.length === 0) return <p className="soft">{panel.none}</p>
  return (
    <div>
      <h3>{panel.events}</h3>
      <ul className="trace-records-list">
        {station.events.map((event) => (
          <li key={event.id}>
            <button type="button" className="trace-pick" onClick={() => choose(event.id)}>
              {eventName(event)}
            </button>
            <span className="faint number">
              {event.proof === null ? '—' : `#${sayCount(event.proof.index, language)}`}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function EventFacts({ event, station }: { event: TraceEvent; station: Station }) {
  const {
    texts: { panel },
    eventName,
    actorOf,
  } = useTraceWords()
  const { language } = useLanguage()
  const { proof, body, at } = event
  const reason = reasonOf(event)
  return (
    <>
      <h3>{eventName(event)}</h3>
      <dl className="facts">
        <dt>{panel.at}</dt>
        <dd>
          <time dateTime={at}>{sayInstant(at)}</time>
        </dd>
        <dt>{panel.actor}</dt>
        <dd>{actorOf(event, station)}</dd>
        {reason !== '' && (
          <>
            <dt>{panel.reason}</dt>
            <dd>{reason}</dd>
          </>
        )}
        {proof !== null && (
          <>
            <dt>{panel.record}</dt>
            <dd>{panel.recordIs(sayCount(proof.index, language))}</dd>
            <dt>{panel.block}</dt>
            <dd>{sayCount(proof.blockNumber, language)}</dd>
            <dt>{panel.transaction}</dt>
            <dd className="mono">{proof.transactionHash}</dd>
            <dt>{panel.leaf}</dt>
            <dd className="mono">{proof.leaf}</dd>
          </>
        )}
      </dl>
      {proof === null ? (
        <p className="notice wait">{panel.awaiting}</p>
      ) : (
        <div>
          <Link className="button" to={`/verify?leaf=${proof.index}&hash=${proof.leaf}#look`}>
            {panel.look}
          </Link>
        </div>
      )}
      {body !== undefined && (
        <details className="trace-body-text">
          <summary>{panel.body}</summary>
          <p className="faint">{panel.bodyNote}</p>
          <pre tabIndex={0}>{JSON.stringify(body, null, 2)}</pre>
        </details>
      )}
    </>
  )
}
