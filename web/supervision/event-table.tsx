import { useLanguage } from '../language/language.tsx'
import { sayCount, sayInstant } from '../part/say.ts'
import { useTraceWords } from './say-trace.ts'
import type { Selection, Station, TraceEvent } from './stages.ts'

type TableProps = { stations: Station[]; selection: Selection; choose: (id: string) => void }

/** The path as a table with the same selection: a group of rows for each station, a row for each of its events. */
export function EventTable({ stations, selection, choose }: TableProps) {
  const {
    texts: { table },
  } = useTraceWords()
  return (
    <div className="sheet trace-table" tabIndex={0} role="group" aria-label={table.title}>
      <table>
        <thead>
          <tr>
            <th scope="col">{table.stage}</th>
            <th scope="col">{table.name}</th>
            <th scope="col">{table.event}</th>
            <th scope="col">{table.at}</th>
            <th scope="col">{table.actor}</th>
            <th scope="col" className="number">
              {table.index}
            </th>
            <th scope="col" className="number">
              {table.block}
            </th>
          </tr>
        </thead>
        {stations.map((station) => (
          <Group key={station.id} station={station} selection={selection} choose={choose} />
        ))}
      </table>
    </div>
  )
}

function Group({
  station,
  selection,
  choose,
}: {
  station: Station
  selection: Selection
  choose: (id: string) => void
}) {
  const {
    texts: { table, stages },
    nameOf,
  } = useTraceWords()
  const { events, party } = station
  const [first, ...others] = events
  const name = nameOf(station)
  return (
    <tbody className={station === selection.station ? 'chosen' : undefined}>
      <tr className={first !== undefined && first === selection.event ? 'event' : undefined}>
        <th scope="rowgroup" rowSpan={Math.max(1, events.length)}>
          {stages[station.stage]}
        </th>
        <td rowSpan={Math.max(1, events.length)} className="trace-cell">
          <button
            type="button"
            className="trace-pick"
            aria-pressed={station === selection.station && selection.event === undefined}
            onClick={() => choose(station.id)}
          >
            {name}
          </button>
          {party !== null && party !== name && <span className="faint">{party}</span>}
        </td>
        {first === undefined ? (
          <td colSpan={5} className="soft">
            {table.none}
          </td>
        ) : (
          <Cells event={first} station={station} selection={selection} choose={choose} />
        )}
      </tr>
      {others.map((event) => (
        <tr key={event.id} className={event === selection.event ? 'event' : undefined}>
          <Cells event={event} station={station} selection={selection} choose={choose} />
        </tr>
      ))}
    </tbody>
  )
}

type CellsProps = { event: TraceEvent; station: Station; selection: Selection; choose: (id: string) => void }

function Cells({ event, station, selection, choose }: CellsProps) {
  const {
    texts: { table },
    eventName,
    actorOf,
  } = useTraceWords()
  const { language } = useLanguage()
  const count = (value: number | undefined) => (value === undefined ? table.none : sayCount(value, language))
  return (
    <>
      <td className="nowrap">
        <button
          type="button"
          className="trace-pick"
          aria-pressed={event === selection.event}
          onClick={() => choose(event.id)}
        >
          {eventName(event)}
        </button>
      </td>
      <td className="nowrap">
        <time dateTime={event.at}>{sayInstant(event.at)}</time>
      </td>
      <td>{actorOf(event, station)}</td>
      <td className="number">{count(event.proof?.index)}</td>
      <td className="number">{count(event.proof?.blockNumber)}</td>
    </>
  )
}
