import type { MarketFigures, SearchFigures, Times } from './search.ts'

const times = ({ p50, p95 }: Times) => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`
const ratio = (of: Times, to: Times) => (of.p50 / to.p50).toFixed(1)
const found = (query: MarketFigures['queries'][string] | undefined) =>
  query === undefined ? '' : `${query.total.toLocaleString('en-US')}${query.isTotalExact ? '' : '+'}`

/** Each query among the fewest listings and the most: how many it finds, its p50 and p95, and how they compare. */
export function searchRows({ markets }: SearchFigures): string[][] {
  const [few, many] = [markets[0], markets.at(-1)]
  if (!few || !many) return []
  const count = (market: MarketFigures) => market.listings.toLocaleString('en-US')
  const rows = Object.entries(few.queries).map(([name, inFew]) => {
    const inMany = many.queries[name]
    const rest = inMany ? [times(inMany), ratio(inMany, inFew), `${inMany.cpuMs.toFixed(1)} ms`] : []
    return [name, found(inFew), times(inFew), found(inMany), ...rest]
  })
  return [
    ['检索', '结果', `${count(few)} 件：p50 / p95`, '结果', `${count(many)} 件：p50 / p95`, 'p50 之比', '处理器'],
    ['空事务（机器此时的底数）', '', times(few.idle), '', times(many.idle), ratio(many.idle, few.idle)],
    ...rows,
    ['全部', '', times(few), '', times(many), ratio(many, few)],
  ]
}
