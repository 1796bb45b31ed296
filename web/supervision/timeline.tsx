import { Link } from 'react-router'
import { useLanguage } from '../language/language.tsx'
import { sayCount, sayDay, sayInstant } from '../part/say.ts'
import { useTraceWords } from './say-trace.ts'
import { eventsOf, type Selection, type Station, type TraceEvent } from './stages.ts'

type TimelineProps = { stations: Station[]; selection: Selection; choose: (id: string) => void }

const byDay = (events: TraceEvent[]): Map<string, TraceEvent[]> => Map.groupBy(events, ({ at }) => sayDay(at))

/** All events of the trace as they happened (时间线), each with who did it and its place in the ledger. */
export function Timeline({ stations, selection, choose }: TimelineProps) {
  const {
    texts: { timeline },
  } = useTraceWords()
  const { language } = useLanguage()
  const events = eventsOf(stations)
  return (
    <section className="card trace-timeline" aria-labelledby="timeline">
      <h2 id="timeline">{timeline.title}</h2>
      <p className="soft">{timeline.lead(sayCount(events.length, language))}</p>
      {[...byDay(events)].map(([day, told]) => (
        <div key={day}>
          <h3>{day}</h3>
          <ol>
            {told.map((event) => {
              const station = stations.find((one) => one.events.includes(event)) ?? selection.station
              return <Told key={event.id} event={event} station={station} selection={selection} choose={choose} />
            })}
          </ol>
        </div>
      ))}
    </section>
  )
}

type ToldProps = { event: TraceEvent; station: Station; selection: Selection; choose: (id: string) => void }

function Told({ event, station, selection, choose }: ToldProps) {
  const {
    texts: { timeline, kinds },
    nameOf,
    eventName,
    actorOf,
  } = useTraceWords()
  const { language } = useLanguage()
  const isMarked = station === selection.station
  const name = nameOf(station)
  const about = name === kinds[station.kind] ? name : `${kinds[station.kind]} · ${name}`
  const actor = actorOf(event, station)
  return (
    <li className={`${isMarked ? 'marked' : ''}${event === selection.event ? ' chosen' : ''}`}>
      <time dateTime={event.at}>{sayInstant(event.at).slice(11)}</time>
      <div>
        <button
          type="button"
          className="trace-pick"
          aria-pressed={event === selection.event}
          onClick={() => choose(event.id)}
        >
          {eventName(event)}
        </button>
        <p className="faint">
          {about}
          {actor !== station.party && ` · ${timeline.by(actor)}`}
        </p>
      </div>
      {event.proof === null ? (
        <span className={event.state === 'refused' ? 'tag danger' : 'tag accent'}>
          {event.state === 'refused' ? timeline.refused : timeline.waiting}
        </span>
      ) : (
        <Link className="number" to={`/verify?leaf=${event.proof.index}#look`}>
          #{sayCount(event.proof.index, language)}
        </Link>
      )}
    </li>
  )
}
