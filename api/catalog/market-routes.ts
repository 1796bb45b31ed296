import { type Endpoint, endpoint, type Edge, IdParam } from '#api/http/endpoint.ts'
import { run } from '#api/http/run.ts'
import type { Context } from '#api/kernel/context.ts'
import { kept } from '#api/kernel/kept.ts'
import { VISITOR } from '#api/kernel/permit.ts'
import { getOnMarket } from '#api/listing/on-market.ts'
import { readCirculation } from './circulation.ts'
import { type Market, marketView, readMarket } from './market.ts'
import { CirculationView, MarketView } from './market-schema.ts'

/** How old what everybody sees may be. */
const KEPT_MS = 3_000

const KEPT = { 'cache-control': `public, max-age=${KEPT_MS / 1000}` }

/** Everybody is told the same, so that it can be kept: it is read as nobody in particular. */
const asVisitor = <T>({ server, requestId }: Edge, verb: (ctx: Context) => Promise<T>): Promise<T> =>
  run(server, VISITOR, requestId, verb)

/** What anybody may know of the market, read from the database once in a few seconds. */
export function marketEndpoints(): Endpoint[] {
  const market = kept<Market>({ forMs: KEPT_MS, limit: 1 })
  const circulation = kept<CirculationView>({ forMs: KEPT_MS, limit: 1_000 })
  let last: Market | undefined
  const find = async (edge: Edge) => (last = await asVisitor(edge, (ctx) => readMarket(ctx, last?.tally)))
  return [
    endpoint({
      method: 'get',
      path: '/api/market',
      act: 'catalog.view',
      summary: '市场概览：在市产品、交付、存证与账本的实时数字',
      answer: MarketView,
      stream: async (edge) => {
        const now = edge.server.clock()
        const { facts } = await market({ name: 'market', now, find: () => find(edge) })
        return edge.c.json(marketView(facts, now), 200, KEPT)
      },
    }),
    endpoint({
      method: 'get',
      path: '/api/catalog/{id}/circulation',
      act: 'catalog.view',
      summary: '数据产品的流转：逐月交付、合约与版本，及最近的存证位置',
      params: IdParam,
      answer: CirculationView,
      stream: async (edge, { params }) => {
        const { listing } = await asVisitor(edge, (ctx) => getOnMarket(ctx, params.id))
        const find = () => asVisitor(edge, (ctx) => readCirculation(ctx, listing))
        return edge.c.json(await circulation({ name: listing.id, now: edge.server.clock(), find }), 200, KEPT)
      },
    }),
  ]
}
