import { api, type Schemas } from '../client/client.ts'
import { Figure } from '../chart/figure.tsx'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { Empty, Read } from '../part/state.tsx'
import { useLimitName, useSaySpan } from './card.tsx'

type Item = Schemas['DeadlineSummary']['items'][number]

const PARTS = ['met', 'late', 'running', 'overdue'] as const
type Part = (typeof PARTS)[number]

/** What runs and was done of each limit, as shares of a bar. */
const partsOf = ({ met, late, running, overdue }: Item): Record<Part, number> =>
  ({ met, late, running: running - overdue, overdue })

const sum = (items: Item[], of: (item: Item) => number): number => items.reduce((total, item) => total + of(item), 0)

/** How the limits are kept, one by one (期限统计): for those who oversee. */
export function Summary() {
  const { summary: texts } = useText(deadlineTexts)
  const found = api.useQuery('get', '/api/deadlines/summary', {}, { refetchInterval: 60_000 })
  return (
    <Read query={found}>
      {({ items }) =>
        items.length === 0 ? <Empty>{texts.none}</Empty> : <div className="card"><Picture items={items} /></div>}
    </Read>
  )
}

function Picture({ items }: { items: Item[] }) {
  const { summary: texts } = useText(deadlineTexts)
  const nameOf = useLimitName()
  const spanOf = useSaySpan()
  const { columns, legend } = texts
  const closed = sum(items, ({ met, late }) => met + late)
  const rate = closed === 0 ? texts.noRate : `${Math.round((sum(items, ({ met }) => met) / closed) * 100)}%`
  const counts = [columns.running, columns.overdue, columns.met, columns.late, columns.used]
  const table = {
    columns: [
      { name: columns.limit }, { name: columns.span },
      ...counts.map((name) => ({ name, isNumber: true })),
      { name: columns.basis },
    ],
    rows: items.map((item) => [
      nameOf(item), spanOf(item), item.running, item.overdue, item.met, item.late, item.averageUsed, item.basis,
    ]),
  }
  const reading = texts.reading(sum(items, ({ running }) => running), sum(items, ({ overdue }) => overdue), rate)
  return (
    <Figure title={texts.title} level={2} reading={reading} table={table} note={texts.note}>
      <ul className="deadline-legend" aria-hidden="true">
        {PARTS.map((part) => <li key={part} className={part}>{legend[part]}</li>)}
      </ul>
      <svg className="deadline-bars" role="img" aria-label={texts.label} width="100%" height={items.length * ROW}>
        {items.map((item, at) => <Bar key={item.kind} item={item} at={at} name={nameOf(item)} />)}
      </svg>
    </Figure>
  )
}

const ROW = 46

function Bar({ item, at, name }: { item: Item; at: number; name: string }) {
  const { summary: { legend, columns } } = useText(deadlineTexts)
  const spanOf = useSaySpan()
  const parts = partsOf(item)
  const total = Math.max(1, sum([item], ({ met, late, running }) => met + late + running))
  const used = item.averageUsed === null ? spanOf(item) : `${columns.used} ${item.averageUsed} / ${spanOf(item)}`
  let from = 0
  return (
    <g>
      <text className="name" x="0" y={at * ROW + 16}>{name}</text>
      <text className="used" x="100%" y={at * ROW + 16} textAnchor="end">{used}</text>
      {PARTS.map((part) => {
        const x = from
        const width = (parts[part] / total) * 100
        from += width
        return width === 0 ? null : (
          <rect key={part} className={part} x={`${x}%`} width={`${width}%`} y={at * ROW + 24} height={12}>
            <title>{`${name} · ${legend[part]} ${parts[part]}`}</title>
          </rect>
        )
      })}
    </g>
  )
}
