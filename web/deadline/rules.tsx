import { api } from '../client/client.ts'
import { Twin } from '../chart/figure.tsx'
import { deadlineTexts } from '../language/deadline.ts'
import { useText } from '../language/language.tsx'
import { Read } from '../part/state.tsx'
import { useLimitName, useSaySpan } from './card.tsx'

/** Every limit of the law with its article, and for how long records are kept: both folded. */
export function Rules() {
  const { limits, retention } = useText(deadlineTexts)
  return (
    <>
      <details className="card deadline-fold"><summary>{limits.title}</summary><Limits /></details>
      <details className="card deadline-fold"><summary>{retention.title}</summary><Retention /></details>
    </>
  )
}

function Limits() {
  const { limits: texts } = useText(deadlineTexts)
  const nameOf = useLimitName()
  const spanOf = useSaySpan()
  const found = api.useQuery('get', '/api/public/limits', {}, { staleTime: Infinity })
  const { columns } = texts
  const names = [columns.name, columns.span, columns.started, columns.basis].map((name) => ({ name }))
  return (
    <Read query={found}>
      {({ items, calendarKnownTo }) => (
        <>
          <p className="soft">{texts.lead(calendarKnownTo)}</p>
          <Twin
            title={texts.title}
            table={{
              columns: names,
              rows: items.map((one) => [nameOf(one), spanOf(one), one.isStarted ? texts.yes : texts.no, one.basis]),
            }}
          />
        </>
      )}
    </Read>
  )
}

function Retention() {
  const { retention: texts } = useText(deadlineTexts)
  const nameOf = useLimitName()
  const found = api.useQuery('get', '/api/public/retention', {}, { staleTime: Infinity })
  const { columns, erasedColumns } = texts
  const keep = (months: number | null) =>
    months === null ? texts.forever : months % 12 === 0 ? texts.years(months / 12) : texts.months(months)
  return (
    <Read query={found}>
      {({ items, erased }) => (
        <div className="stack">
          <Twin
            title={texts.title}
            table={{
              columns: [columns.name, columns.keep, columns.from, columns.basis].map((name) => ({ name })),
              rows: items.map((one) => [nameOf(one), keep(one.months), one.from, one.basis]),
            }}
          />
          <h3>{texts.erased}</h3>
          <Twin
            title={texts.erased}
            table={{
              columns: [erasedColumns.name, erasedColumns.after, erasedColumns.basis].map((name) => ({ name })),
              rows: erased.map((one) => [nameOf(one), one.after, one.basis]),
            }}
          />
        </div>
      )}
    </Read>
  )
}
