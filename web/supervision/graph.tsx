import { type CSSProperties, Fragment, useEffect, useRef, useState } from 'react'
import { useLanguage } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import { Related } from './related.tsx'
import { useTraceWords } from './say-trace.ts'
import { hopsBetween, type Selection, type Stage, STAGES, type Station } from './stages.ts'

type GraphProps = {
  stations: Station[]
  selection: Selection
  /** Whether all stages are open, and not only those one hop from what is chosen. */
  isWhole: boolean
  choose: (id: string) => void
}

/**
 * The way of the data, a column for each stage (路径图). The chosen stage and its neighbours are open, one hop away.
 */
export function Graph({ stations, selection, isWhole, choose }: GraphProps) {
  const { texts } = useTraceWords()
  const box = useRef<HTMLOListElement>(null)
  const { id } = selection.station
  useEffect(() => {
    const chosen = box.current?.querySelector<HTMLElement>(`[data-station="${id}"]`)
    if (document.activeElement instanceof HTMLElement && document.activeElement.dataset.station !== undefined)
      chosen?.focus({ preventScroll: true })
    if (isWhole) chosen?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [id, isWhole])
  return (
    <ol className={isWhole ? 'trace-graph whole' : 'trace-graph'} aria-label={texts.graph} ref={box}>
      {STAGES.map((stage) => (
        <Column
          key={stage}
          stage={stage}
          stations={stations.filter((one) => one.stage === stage)}
          selection={selection}
          choose={choose}
          isOpen={isWhole || hopsBetween(stations, stage, selection.station.stage) <= 1}
        />
      ))}
    </ol>
  )
}

type ColumnProps = {
  stage: Stage
  stations: Station[]
  selection: Selection
  isOpen: boolean
  choose: (id: string) => void
}

/** Stations of an open column that are shown before it is expanded. */
const SHOWN = 2

function Column({ stage, stations, selection, isOpen, choose }: ColumnProps) {
  const { texts } = useTraceWords()
  const [isExpanded, setExpanded] = useState(false)
  const isChosen = selection.station.stage === stage
  const shown = !isOpen
    ? stations.slice(0, 1)
    : isExpanded || stations.indexOf(selection.station) >= SHOWN
      ? stations
      : stations.slice(0, SHOWN)
  const hidden = stations.length - shown.length
  const grow: CSSProperties = { flexGrow: isOpen && stations.length > 0 ? 1.7 : 1 }
  return (
    <li className={`trace-column${isOpen ? ' open' : ''}${isChosen ? ' chosen' : ''}`} style={grow}>
      <h3>{texts.stages[stage]}</h3>
      {stations.length === 0 && <p className="trace-none">{texts.noGrant}</p>}
      {shown.map((station) => (
        <Fragment key={station.id}>
          <Node station={station} selection={selection} isOpen={isOpen} choose={choose} />
          {isOpen && <Related station={station} />}
        </Fragment>
      ))}
      {hidden > 0 && (
        <button
          type="button"
          className="trace-chip"
          aria-label={texts.hidden(hidden)}
          onClick={() => (isOpen ? setExpanded(true) : choose(stations[0]?.id ?? ''))}
        >
          +{hidden}
        </button>
      )}
    </li>
  )
}

type NodeProps = { station: Station; selection: Selection; isOpen: boolean; choose: (id: string) => void }

function Node({ station, selection, isOpen, choose }: NodeProps) {
  const { texts, nameOf } = useTraceWords()
  const { language } = useLanguage()
  const { kind, stage, id, party, events } = station
  const isChosen = station === selection.station
  const isSame = !isChosen && party !== null && party === selection.station.party
  const recorded = events.filter(({ proof }) => proof !== null).length
  const waiting = events.length - recorded
  const name = nameOf(station)
  return (
    <button
      type="button"
      className={`trace-node${isSame ? ' same' : ''}`}
      aria-pressed={isChosen}
      data-station={id}
      onClick={() => choose(id)}
    >
      {isOpen && name !== texts.kinds[kind] && texts.kinds[kind] !== texts.stages[stage] && (
        <span className="trace-kind">{texts.kinds[kind]}</span>
      )}
      <strong>{name}</strong>
      {isOpen && party !== null && party !== name && <span className="trace-party">{party}</span>}
      {recorded > 0 && <span className="trace-records">{texts.records(sayCount(recorded, language))}</span>}
      {waiting > 0 && <span className="trace-records waiting">{texts.pending(sayCount(waiting, language))}</span>}
    </button>
  )
}
