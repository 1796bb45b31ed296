import { z } from '@hono/zod-openapi'
import { CEILING_UNITS, PURPOSE_CLASSES } from '#api/authorized-operation/authorized-operation.ts'
import { PageQuery } from '#api/kernel/page.ts'
import { MEASURE_NAMES } from '#api/listing/price-guide.ts'
import { PricePlan } from '#api/pricing/plan.ts'
import { PROFIT_BASES } from '#api/revenue/revenue.ts'

/** On what ground a price stands (定价方式): 公共数据免费, 政府指导价（上限）, 市场调节价. */
export const PRICE_GROUNDS = ['free', 'ceiling', 'market'] as const
export type PriceGround = (typeof PRICE_GROUNDS)[number]

export const PriceListQuery = PageQuery.extend({
  /** A part of the product's or the provider's name. */
  q: z.string().max(100).regex(/^\P{Cc}*$/u).optional(),
  ground: z.enum(PRICE_GROUNDS).optional(),
})
export type PriceListQuery = z.infer<typeof PriceListQuery>

const fen = z.number().int()

/** What a product on the market costs, and on what ground (价格公示). */
export const PriceListItem = z
  .object({
    /** The listing's identifier. */
    id: z.string(),
    productId: z.string(),
    title: z.string(),
    provider: z.object({ id: z.string(), name: z.string() }),
    ground: z.enum(PRICE_GROUNDS),
    /** Of public data under a scenario: what it serves. */
    purposeClass: z.enum(PURPOSE_CLASSES).nullable(),
    ceiling: z
      .object({
        fen, unit: z.enum(CEILING_UNITS), decision: z.string(), validFrom: z.string(), validTo: z.string(),
        isTrial: z.boolean(),
      })
      .nullable(),
    prices: z.array(z.object({ plan: PricePlan, sentence: z.string() })),
    /** By each measure of its prices: what was paid for comparable products; no range where too few parties made it. */
    market: z.array(
      z.object({
        measure: z.enum(MEASURE_NAMES), label: z.string(), deals: z.number().int(),
        range: z.object({ lowerFen: fen, medianFen: fen, upperFen: fen }).nullable(),
      }),
    ),
  })
  .meta({ id: 'PriceListItem' })
export type PriceListItem = z.infer<typeof PriceListItem>

/** How prices are formed here, as the city settled it, and when market prices are shown. */
export const PriceRulesView = z
  .object({
    authority: z.enum(['PROVINCE', 'CITY_DELEGATED']),
    profitBase: z.enum(PROFIT_BASES),
    spreadLimitBps: z.number().int(),
    fewest: z.object({ deals: z.number().int(), consumers: z.number().int(), providers: z.number().int() }),
    basis: z.string(),
  })
  .meta({ id: 'PriceRules' })
export type PriceRulesView = z.infer<typeof PriceRulesView>
