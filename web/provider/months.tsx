import { useQueries } from '@tanstack/react-query'
import { Chart, type ChartOption } from '../chart/chart.tsx'
import { Figure } from '../chart/figure.tsx'
import { api } from '../client/client.ts'
import { useText } from '../language/language.tsx'
import { salesTexts } from '../language/provider-sales.ts'
import { dayOf } from '../part/day.ts'
import { sayFen } from '../part/say.ts'
import { Loading, Refused } from '../part/state.tsx'

const MONTHS = 6

/** The first days of the last months and of the one to come. */
function monthsUpTo(today: string): string[] {
  const [year = 1970, month = 1] = today.split('-').map(Number)
  return Array.from({ length: MONTHS + 1 }, (_, at) =>
    new Date(Date.UTC(year, month - MONTHS + at, 1)).toISOString().slice(0, 10),
  )
}

/** What was earned in each of the last months. */
export function Months() {
  const { months: texts } = useText(salesTexts)
  const bounds = monthsUpTo(dayOf(Date.now()))
  const queries = useQueries({
    queries: bounds
      .slice(0, -1)
      .map((from, at) =>
        api.queryOptions('get', '/api/sales', { params: { query: { limit: 1, from, to: bounds[at + 1] ?? from } } }),
      ),
  })
  const failed = queries.find(({ error }) => error !== null)
  const months = queries.flatMap(({ data }, at) =>
    data === undefined ? [] : [{ month: (bounds[at] ?? '').slice(0, 7), ...data.totals }],
  )
  const share = months.reduce((sum, { shareFen }) => sum + shareFen, 0)
  const best = months.toSorted((one, other) => other.shareFen - one.shareFen)[0]
  const reading =
    best === undefined || best.shareFen <= 0
      ? texts.none
      : texts.reading(sayFen(share), best.month, sayFen(best.shareFen))
  return (
    <section className="card">
      {failed !== undefined ? (
        <Refused error={failed.error} />
      ) : months.length < MONTHS ? (
        <Loading />
      ) : (
        <Figure
          title={texts.title}
          level={2}
          reading={reading}
          note={texts.note}
          table={{
            columns: [
              { name: texts.month },
              { name: texts.gross, isNumber: true },
              { name: texts.share, isNumber: true },
              { name: texts.transfers, isNumber: true },
            ],
            rows: months.map(({ month, grossFen, shareFen, transfers }) => [
              month,
              grossFen / 100,
              shareFen / 100,
              transfers,
            ]),
          }}
        >
          <Chart height={260} label={reading} option={optionOf(months, texts.grossName, texts.shareName)} />
        </Figure>
      )}
    </section>
  )
}

type Month = { month: string; grossFen: number; shareFen: number }

const optionOf = (months: Month[], gross: string, share: string): ChartOption => ({
  grid: { left: 8, right: 8, top: 40, bottom: 4, containLabel: true },
  legend: { top: 0, left: 0, icon: 'roundRect', textStyle: { color: '#4d5b68' } },
  tooltip: { trigger: 'axis', valueFormatter: (value) => sayFen(Math.round(Number(value) * 100)) },
  xAxis: {
    type: 'category',
    data: months.map(({ month }) => month),
    axisTick: { show: false },
    axisLabel: { color: '#4d5b68' },
  },
  yAxis: {
    type: 'value',
    minInterval: 1,
    splitLine: { lineStyle: { color: '#e4e9ee' } },
    axisLabel: { color: '#4d5b68', formatter: (value: number) => `¥${value.toLocaleString('en')}` },
  },
  series: [
    {
      name: gross,
      type: 'bar',
      barMaxWidth: 28,
      itemStyle: { color: '#9fbfd6' },
      data: months.map(({ grossFen }) => grossFen / 100),
    },
    {
      name: share,
      type: 'bar',
      barMaxWidth: 28,
      itemStyle: { color: '#0f5c8f' },
      data: months.map(({ shareFen }) => shareFen / 100),
    },
  ],
})
