import { useEffect, useRef, useState } from 'react'
import { csvOf, saveFile } from '../chart/export.ts'
import { useLanguage } from '../language/language.tsx'
import { sayCount } from '../part/say.ts'
import { EventTable } from './event-table.tsx'
import { Graph } from './graph.tsx'
import { useTraceTable, useTraceWords } from './say-trace.ts'
import { eventsOf, neighbourOf, type Selection, STAGES, type Station } from './stages.ts'
import type { useTraceAddress } from './use-trace-address.ts'
import { useTraceKeys } from './use-trace-keys.ts'

type Address = ReturnType<typeof useTraceAddress>
type PathViewProps = { transferId: string; stations: Station[]; selection: Selection; address: Address }

/** The path of the data as a picture or as a table, which share what is chosen; the table can be taken along. */
export function PathView({ transferId, stations, selection, address }: PathViewProps) {
  const { texts } = useTraceWords()
  const { language } = useLanguage()
  const { isTable, isWhole, choose, showTable } = address
  const table = useTraceTable(stations)
  const [exported, setExported] = useState('')
  const exportTable = () => {
    saveFile(`trace-${transferId}.csv`, 'text/csv', csvOf(table))
    setExported(texts.exported(sayCount(table.rows.length, language)))
  }
  const move = useMove(stations, selection, choose)
  useTraceKeys({ move, toggle: () => showTable(!isTable), exportTable })
  return (
    <section className="card trace-view" aria-labelledby="view">
      <div className="row between">
        <Reading stations={stations} isTable={isTable} />
        <Tools isTable={isTable} showTable={showTable} exportTable={exportTable} />
      </div>
      {isTable ? (
        <EventTable stations={stations} selection={selection} choose={choose} />
      ) : (
        <Graph stations={stations} selection={selection} isWhole={isWhole} choose={choose} />
      )}
      <p className="faint trace-keys">
        <span className="trace-shortcuts">{texts.keys}</span>
        {!isTable && <span className="trace-same">{texts.same}</span>}
        {!isTable && (
          <button type="button" className="button plain small" aria-pressed={isWhole} onClick={address.toggleWhole}>
            {isWhole ? texts.collapse : texts.expand}
          </button>
        )}
        <span role="status">{exported}</span>
      </p>
    </section>
  )
}

/** Moves along the stations; keys that are faster than the page go on from where the last one led. */
function useMove(stations: Station[], { station: { id } }: Selection, choose: Address['choose']) {
  const reached = useRef(id)
  useEffect(() => {
    reached.current = id
  }, [id])
  return (steps: number) => {
    const next = neighbourOf(stations, reached.current, steps)
    if (next === undefined) return
    reached.current = next.id
    choose(next.id)
  }
}

/** The sentence that reads the path. */
function Reading({ stations, isTable }: { stations: Station[]; isTable: boolean }) {
  const { texts } = useTraceWords()
  const { language } = useLanguage()
  const records = eventsOf(stations).filter(({ proof }) => proof !== null).length
  const stages = STAGES.filter((stage) => stations.some((one) => one.stage === stage)).length
  return (
    <div>
      <h2 id="view">{isTable ? texts.table.title : texts.graph}</h2>
      <p className="soft last">
        {texts.reading(sayCount(stages, language), sayCount(records, language))}
        {!isTable && texts.oneHop}
      </p>
    </div>
  )
}

type ToolsProps = { isTable: boolean; showTable: (shown: boolean) => void; exportTable: () => void }

function Tools({ isTable, showTable, exportTable }: ToolsProps) {
  const { texts } = useTraceWords()
  return (
    <div className="row trace-tools no-print" role="group" aria-label={texts.views.label}>
      <button type="button" className="button" aria-pressed={!isTable} onClick={() => showTable(false)}>
        {texts.views.graph}
      </button>
      <button
        type="button"
        className="button"
        aria-pressed={isTable}
        aria-keyshortcuts="T"
        onClick={() => showTable(true)}
      >
        {texts.views.table}
      </button>
      <button type="button" className="button" aria-keyshortcuts="E" onClick={exportTable}>
        {texts.export}
      </button>
    </div>
  )
}
