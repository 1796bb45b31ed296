import { z } from '@hono/zod-openapi'
import { type Endpoint, endpoint } from '#api/http/endpoint.ts'
import { permit } from '#api/kernel/permit.ts'
import { PricePlan, sentence } from './plan.ts'
import { quote } from './quote.ts'

const amount = z.int().min(0).max(1e9).default(0)

const AskQuote = z
  .strictObject({ plan: PricePlan, transfers: amount, days: amount, units: z.int().min(0).max(1e12).default(0) })
  .meta({ id: 'AskQuote' })

const QuoteView = z
  .object({
    sentence: z.string(),
    parts: z.array(
      z.object({
        label: z.string(),
        quantity: z.string(),
        unitPriceMicroYuan: z.string(),
        amountMicroYuan: z.string(),
      }),
    ),
    /** Decimal digits: a quote may be beyond what JSON numbers hold exactly. */
    totalFen: z.string(),
  })
  .meta({ id: 'Quote' })

export const pricingEndpoints: Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/quotes',
    act: 'pricing.quote',
    summary: '报价：一种用量在一个价格方案下的费用及其构成',
    body: AskQuote,
    answer: QuoteView,
    handle: async (ctx, { body: { plan, transfers, days, units } }) => {
      permit(ctx.actor, 'pricing.quote')
      const usage = { transfers: BigInt(transfers), days: BigInt(days), units: BigInt(units) }
      const { parts, totalFen } = quote(plan, usage)
      return {
        sentence: sentence(plan),
        parts: parts.map(({ label, quantity, unitPriceMicroYuan, amountMicroYuan }) => ({
          label,
          quantity: quantity.toString(),
          unitPriceMicroYuan: unitPriceMicroYuan.toString(),
          amountMicroYuan: amountMicroYuan.toString(),
        })),
        totalFen: totalFen.toString(),
      }
    },
  }),
]
