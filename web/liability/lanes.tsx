import { type MouseEvent, useMemo } from 'react'
import { type Stage, STAGES } from '#api/liability/liability.ts'
import type { Schemas } from '../client/client.ts'
import { Figure } from '../chart/figure.tsx'
import { liabilityTexts } from '../language/liability.ts'
import { useText } from '../language/language.tsx'
import { sayDay, sayInstant } from '../part/say.ts'

export type View = Schemas['Liability']
type Row = Schemas['LiabilityRow']

const LANE = 44
const BAR = 18
const FOOT = 26

/** Where rows lie: their lane, and within it one under another where they are at the same time. */
type Laid = { row: Row; from: number; to: number; line: number }

/** The seven stages over time, one lane each; where several bodies answer at once, the lane has as many lines. */
export function Lanes({ view, pick }: { view: View; pick: (at: string) => void }) {
  const { lanes: texts, stages, answer } = useText(liabilityTexts)
  const { begin, end, lanes } = useMemo(() => layOut(view), [view])
  const bodies = useMemo(() => [...new Set(view.lanes.map(({ responsible }) => responsible.id))], [view])
  const { columns } = texts
  const heads = [columns.stage, columns.body, columns.from, columns.to, columns.via, columns.record]
  const table = {
    columns: heads.map((name) => ({ name })),
    rows: view.lanes.map((row) => [
      stages[row.stage], row.responsible.name, sayInstant(row.from), row.to === null ? texts.open : sayInstant(row.to),
      row.via, row.record === null ? null : row.record.index === null ? answer.waiting : `#${row.record.index}`,
    ]),
  }
  if (view.lanes.length === 0) return <p className="card soft">{texts.empty}</p>
  const standing = new Set(view.standing.map(({ responsible }) => responsible.id)).size
  const height = lanes.reduce((sum, { lines }) => sum + heightOf(lines), 0) + FOOT
  const share = (at: number) => ((at - begin) / Math.max(1, end - begin)) * 100
  const now = `${share(Date.parse(view.at))}%`
  const choose = ({ clientX, currentTarget }: MouseEvent<SVGSVGElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    pick(new Date(Math.round((begin + ((clientX - left) / width) * (end - begin)) / 60_000) * 60_000).toISOString())
  }
  return (
    <div className="card">
      <Figure
        title={texts.title} level={2} reading={texts.reading(view.standing.length, standing)} table={table}
        note={view.isCut ? answer.cut : undefined}
      >
        <svg className="lanes" role="img" aria-label={texts.label} width="100%" height={height} onClick={choose}>
          {lanes.map(({ stage, top, laid, lines }) => (
            <g key={stage}>
              <line className="axis" x1="0" x2="100%" y1={top} y2={top} />
              <text className="stage" x="0" y={top + 17}>{stages[stage]}</text>
              {laid.map(({ row, from, to, line }, at) => (
                <Bar
                  key={at} row={row} body={bodies.indexOf(row.responsible.id)} x={share(from)}
                  width={share(to) - share(from)} y={top + 22 + line * (BAR + 3)}
                />
              ))}
              {lines === 0 && <text className="none" x="0" y={top + 37}>—</text>}
            </g>
          ))}
          <line className="at" x1={now} x2={now} y1="0" y2={height - FOOT + 6} />
          <text x="0" y={height - 6}>{sayDay(begin)}</text>
          <text x="100%" y={height - 6} textAnchor="end">{sayDay(end)}</text>
        </svg>
        <ul className="lanes-legend">
          {bodies.map((id, at) => (
            <li key={id} className={`body-${at % COLOURS}`}>{nameOf(view, id)}</li>
          ))}
        </ul>
      </Figure>
    </div>
  )
}

const COLOURS = 6

const nameOf = ({ lanes }: View, id: string) => lanes.find(({ responsible }) => responsible.id === id)?.responsible.name

const heightOf = (lines: number): number => Math.max(LANE, 26 + lines * (BAR + 3))

function Bar({ row, body, x, width, y }: { row: Row; body: number; x: number; width: number; y: number }) {
  const { lanes: { open } } = useText(liabilityTexts)
  const { responsible, from, to } = row
  return (
    <svg x={`${x}%`} y={y} width={`${Math.max(width, 0.6)}%`} height={BAR} className={`lane body-${body % COLOURS}`}>
      <title>{`${responsible.name}: ${sayInstant(from)} – ${to === null ? open : sayInstant(to)}`}</title>
      <rect width="100%" height={BAR} rx={3} />
      {width > 12 && <text x="6" y={13}>{responsible.name}</text>}
    </svg>
  )
}

/** The rows of each lane, from the first beginning to a little after the last instant that matters. */
function layOut({ lanes: rows, at }: View) {
  const instants = rows.flatMap(({ from, to }) => [Date.parse(from), ...(to === null ? [] : [Date.parse(to)])])
  const last = Math.max(Date.now(), Date.parse(at), ...instants)
  const first = Math.min(Date.parse(at), ...instants)
  const margin = Math.max((last - first) * 0.03, 60_000)
  const [begin, end] = [first - margin, last + margin]
  let top = 0
  const lanes = STAGES.map((stage: Stage) => {
    const laid = layLane(rows.filter((row) => row.stage === stage), end)
    const lines = laid.reduce((most, { line }) => Math.max(most, line + 1), 0)
    const lane = { stage, top, laid, lines }
    top += heightOf(lines)
    return lane
  })
  return { begin, end, lanes }
}

/** Each row in the first line of its lane that is free when it begins. */
function layLane(rows: Row[], end: number): Laid[] {
  const free: number[] = []
  return rows.map((row) => {
    const from = Date.parse(row.from)
    const to = row.to === null ? end : Date.parse(row.to)
    const line = free.findIndex((until) => until <= from)
    const at = line === -1 ? free.length : line
    free[at] = Math.max(to, from + 1)
    return { row, from, to, line: at }
  })
}
