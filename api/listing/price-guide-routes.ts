import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import type { Bps } from '#api/kernel/fen.ts'
import { findPriceGuide } from './find-price-guide.ts'
import { PriceGuideQuery, PriceGuideView } from './price-guide-schema.ts'

export const priceGuideEndpoints = ({ feeBps }: { feeBps: Bps }): Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/price-guide',
    act: 'pricing.guide',
    summary: '定价参考：市场上可比产品的价格分布，及成交价的分配',
    query: PriceGuideQuery,
    answer: PriceGuideView,
    handle: (ctx, { query }) => findPriceGuide(ctx, query, feeBps),
  }),
]
