import { Link } from 'react-router'
import { type Stage, STAGES } from '#api/liability/liability.ts'
import type { Schemas } from '../client/client.ts'
import { liabilityTexts } from '../language/liability.ts'
import { useLanguage, useText } from '../language/language.tsx'
import { sayCount, sayInstant } from '../part/say.ts'
import type { View } from './lanes.tsx'

type Row = Schemas['LiabilityRow']

/** Who answered for the data at the instant, stage by stage, each with its sentence and its record. */
export function Answer({ view }: { view: View }) {
  const { answer } = useText(liabilityTexts)
  return (
    <section className="card stack" aria-labelledby="answer">
      <h2 id="answer">{answer.title(view.subject.title, sayInstant(view.at))}</h2>
      {view.standing.length === 0 ? <p className="soft">{answer.nobody}</p> : (
        <ol className="liability-stages">
          {STAGES.map((stage) => (
            <StageOf key={stage} stage={stage} rows={view.standing.filter((row) => row.stage === stage)} />
          ))}
        </ol>
      )}
    </section>
  )
}

function StageOf({ stage, rows }: { stage: Stage; rows: Row[] }) {
  const { stages } = useText(liabilityTexts)
  return (
    <li className={rows.length === 0 ? 'none' : undefined}>
      <span className="liability-stage">{stages[stage]}</span>
      {rows.length === 0
        ? <span className="faint">—</span>
        : <ul>{rows.map((row, at) => <Responsible key={at} row={row} />)}</ul>}
    </li>
  )
}

function Responsible({ row }: { row: Row }) {
  const { answer } = useText(liabilityTexts)
  const { language } = useLanguage()
  const { responsible, from, to, via, note, copies, sentence } = row
  return (
    <li title={sentence[language]}>
      <strong>{responsible.name}</strong>
      {copies > 1 && <span className="tag">{answer.copies(copies)}</span>}
      <span className="faint">
        {answer.since(sayInstant(from))}{to !== null && ` ${answer.until(sayInstant(to))}`}
        {via !== null && <> · {answer.via} <span className="mono">{via.slice(0, 12)}…</span></>}
      </span>
      {note !== null && <span className="soft">{note}</span>}
      <RecordOf row={row} />
    </li>
  )
}

function RecordOf({ row: { record } }: { row: Row }) {
  const { answer } = useText(liabilityTexts)
  const { language } = useLanguage()
  if (record === null) return <span className="faint">{answer.own}</span>
  if (record.index === null) return <span className="tag accent">{answer.waiting}</span>
  const index = sayCount(record.index, language)
  return <Link className="liability-record" to={`/verify?leaf=${record.index}#look`}>{answer.record(index)}</Link>
}
