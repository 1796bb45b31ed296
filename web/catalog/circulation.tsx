import { Link } from 'react-router'
import { Bars } from '../chart/bars.tsx'
import { Figure } from '../chart/figure.tsx'
import { useLanguage, useText } from '../language/language.tsx'
import { product } from '../language/product.ts'
import { sayCount, sayInstant } from '../part/say.ts'
import { Empty, Read } from '../part/state.tsx'
import type { Entry } from './answer.ts'
import { useCirculation } from './fit.tsx'

type Circulation = NonNullable<ReturnType<typeof useCirculation>['data']>
type Month = Circulation['months'][number]

/** How a product has been used (流转): month by month, and the places of its records in the ledger. */
export function CirculationTab({ entry }: { entry: Entry }) {
  const circulation = useCirculation(entry.id)
  return <Read query={circulation}>{(data) => <Told circulation={data} title={entry.title} />}</Read>
}

function Told({ circulation, title }: { circulation: Circulation; title: string }) {
  const { circulation: texts } = useText(product)
  const { language } = useLanguage()
  const { transfers, agreements, versions, receipts } = circulation
  const said = (count: number) => sayCount(count, language)
  const facts = [
    { name: texts.summary.transfers, value: texts.times(said(transfers.count), said(transfers.rows)) },
    { name: texts.summary.agreements, value: texts.deals(said(agreements.count), said(agreements.inForce)) },
    { name: texts.summary.versions, value: texts.edition(said(versions.count)) },
    { name: texts.summary.first, value: transfers.firstAt === null ? texts.never : sayInstant(transfers.firstAt) },
    { name: texts.summary.latest, value: transfers.latestAt === null ? texts.never : sayInstant(transfers.latestAt) },
  ]
  return (
    <>
      <section className="card">
        <dl className="facts">{facts.map(({ name, value }) => <Fact key={name} name={name} value={value} />)}</dl>
      </section>
      {transfers.count === 0 ? <Empty>{texts.none}</Empty> : <Months months={withGaps(circulation.months)} title={title} />}
      {receipts.length > 0 && <Receipts receipts={receipts} />}
    </>
  )
}

const Fact = ({ name, value }: { name: string; value: string }) => <><dt>{name}</dt><dd className="number">{value}</dd></>

function Months({ months, title }: { months: Month[]; title: string }) {
  const { circulation: texts } = useText(product)
  const { language } = useLanguage()
  const said = (count: number) => sayCount(count, language)
  const sum = (of: (month: Month) => number) => months.reduce((all, month) => all + of(month), 0)
  const counted = [texts.transfers, texts.rows, texts.agreements, texts.versions]
  const reading = texts.reading(said(sum(({ transfers }) => transfers)), said(sum(({ rows }) => rows)), said(months.length))
  return (
    <section className="card">
      <Figure
        title={texts.title} level={2} reading={reading} note={texts.note} fileName={`${title}-${texts.title}`}
        table={{
          columns: [{ name: texts.month }, ...counted.map((name) => ({ name, isNumber: true }))],
          rows: months.toReversed().map((month) => [month.month, month.transfers, month.rows, month.agreements, month.versions]),
        }}
      >
        <Bars
          label={reading} say={said}
          bars={months.map(({ month, transfers, rows }) => ({
            label: month, value: transfers, title: texts.bar(month, said(transfers), said(rows)),
          }))}
        />
      </Figure>
    </section>
  )
}

/** The months from the first to the last, oldest first, with those in which nothing happened. */
function withGaps(told: readonly Month[]): Month[] {
  const byMonth = new Map(told.map((month) => [month.month, month]))
  const [first, last] = [told.at(-1)?.month, told[0]?.month]
  const months: Month[] = []
  for (let month = first; month !== undefined && last !== undefined && month <= last; month = monthAfter(month))
    months.push(byMonth.get(month) ?? { month, transfers: 0, rows: 0, agreements: 0, versions: 0 })
  return months
}

function monthAfter(month: string): string {
  const next = new Date(`${month}-01T00:00:00Z`)
  next.setUTCMonth(next.getUTCMonth() + 1)
  return next.toISOString().slice(0, 7)
}

function Receipts({ receipts }: { receipts: Circulation['receipts'] }) {
  const { circulation: texts } = useText(product)
  const { language } = useLanguage()
  return (
    <section className="card">
      <h2>{texts.receipts}</h2>
      <ol className="receipts">
        {receipts.map(({ index, at, blockNumber }) => (
          <li key={index}>
            <time dateTime={at}>{sayInstant(at)}</time>
            <span>{texts.receiptSentence}</span>
            <span className="faint number">
              <Link to={`/verify?leaf=${index}#look`}>{texts.receipt(sayCount(index, language))}</Link>
              {' · '}{texts.block(sayCount(blockNumber, language))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
