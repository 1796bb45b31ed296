import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { exportEndpoint } from '#api/http/export.ts'
import type { Context } from '#api/kernel/context.ts'
import { yuan } from '#api/kernel/fen.ts'
import { kept } from '#api/kernel/kept.ts'
import { pageOf } from '#api/kernel/page.ts'
import { permit } from '#api/kernel/permit.ts'
import { beijingDay } from '#api/kernel/time.ts'
import { PRICING_NOTICE, type RevenueRules } from '#api/revenue/revenue.ts'
import { type Deals, FEWEST } from './market-price.ts'
import { listPrices, readDeals } from './price-list.ts'
import { PriceListItem, PriceListQuery, PriceRulesView } from './price-list-schema.ts'

/** How old the deals may be that prices are compared with. */
const KEPT_MS = 10_000

const GROUNDS = { free: '公共数据免费', ceiling: '政府指导价（上限）', market: '市场调节价' } as const
const PURPOSES = { governance: '公共治理', public_welfare: '公益事业', industry: '产业发展', sector: '行业发展' } as const
const UNITS = { product: '个产品', use: '次', row: '行', mebibyte: ' MiB', day: '天' } as const

const ceilingText = ({ ceiling }: PriceListItem): string | null =>
  ceiling && `每${UNITS[ceiling.unit]}不超过 ${yuan(BigInt(ceiling.fen))}${ceiling.isTrial ? '（试行）' : ''}`

const windowText = ({ ceiling }: PriceListItem): string | null =>
  ceiling && `${beijingDay(new Date(ceiling.validFrom))} 至 ${beijingDay(new Date(Date.parse(ceiling.validTo) - 1))}`

const about = (fen: number): string => `约 ${yuan(BigInt(fen))}`

const rangeText = ({ deals, range }: PriceListItem['market'][number]): string =>
  range === null
    ? '可比成交不足以公布'
    : `${deals} 笔可比成交，中位数${about(range.medianFen)}，中间一半${about(range.lowerFen)}至${about(range.upperFen)}`

const marketText = ({ market }: PriceListItem): string =>
  market.map((part) => `${part.label}：${rangeText(part)}`).join('；')

/** What everybody may know of prices (价格公示): by product, as a table to take along, and how they are formed. */
export function priceListEndpoints(rules: RevenueRules): Endpoint[] {
  const deals = kept<Deals>({ forMs: KEPT_MS, limit: 1 })
  const list = async (ctx: Context, query: PriceListQuery) =>
    listPrices(ctx, query, await deals({ name: 'deals', now: ctx.now, find: () => readDeals(ctx.tx, ctx.now) }))
  return [
    endpoint({
      method: 'get',
      path: '/api/public/price-rules',
      act: 'pricing.view',
      summary: '价格怎样形成：定价权限、准许利润的基数与上限、成交价的公布条件',
      answer: PriceRulesView,
      handle: async (ctx) => {
        permit(ctx.actor, 'pricing.view')
        return { ...rules, fewest: FEWEST, basis: PRICING_NOTICE }
      },
    }),
    exportEndpoint({
      path: '/api/public/prices/export',
      act: 'pricing.view',
      title: '价格公示',
      query: PriceListQuery.omit({ limit: true, cursor: true }),
      filter: ({ q, ground }) => [['名称', q], ['定价方式', ground && GROUNDS[ground]]],
      list,
      columns: [
        { header: '挂牌编号', value: ({ id }) => id },
        { header: '产品', value: ({ title }) => title },
        { header: '供方', value: ({ provider }) => provider.name },
        { header: '定价方式', value: ({ ground }) => GROUNDS[ground] },
        { header: '用途类别', value: ({ purposeClass }) => purposeClass && PURPOSES[purposeClass] },
        { header: '上限收费标准', value: ceilingText },
        { header: '核定文号', value: ({ ceiling }) => ceiling?.decision ?? null },
        { header: '有效期', value: windowText },
        { header: '现行价格', value: ({ prices }) => prices.map(({ sentence }) => sentence).join('；') },
        { header: '可比成交价', value: marketText },
      ],
    }),
    endpoint({
      method: 'get',
      path: '/api/public/prices',
      act: 'pricing.view',
      summary: '价格公示：在市产品的定价方式、上限收费标准、现行价格与可比成交价',
      query: PriceListQuery,
      answer: pageOf(PriceListItem),
      handle: (ctx, { query }) => list(ctx, query),
    }),
  ]
}
