import { z } from '@hono/zod-openapi'
import { AGREEMENT_STATES } from '#api/agreement/agreement.ts'
import { BeijingDays, isPeriod } from '#api/kernel/beijing-days.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'

/** A page of products, and the period: from a day on and before another one, in Beijing; without them everything. */
export const SalesQuery = PageQuery.extend(BeijingDays).refine(isPeriod, { path: ['to'], message: '结束日期须晚于开始日期' })
export type SalesQuery = z.infer<typeof SalesQuery>

const fen = z.number().int()
const count = z.number().int()

/** What was sold in the period, and what is held now. */
const Figures = z.object({
  /** Agreements that were offered in the period, by the state that they are in now. */
  agreements: z.partialRecord(z.enum(AGREEMENT_STATES), count),
  /** Recorded transfers that were not withheld. */
  transfers: count,
  rows: count,
  /** Orders' and transfers' money that is held now, whatever the period. */
  heldFen: fen,
  /** Captured less refunded: what consumers paid, the platform's fee of it, and the provider's share. */
  grossFen: fen,
  feeFen: fen,
  shareFen: fen,
  /** When the last order of the period was placed. */
  lastSaleAt: z.string().nullable(),
  /** Demands that the chain rejected, and deliveries that were withheld, by reason. */
  denied: z.array(z.object({ code: z.string(), title: z.string(), basis: z.string(), count })),
})
export type Figures = z.input<typeof Figures>

/** A provider's sales by product (销售统计); `id` and `name` are the product's. */
export const SalesView = pageOf(Figures.extend({ id: z.string(), name: z.string() }))
  .extend({
    /** Of all products; payouts are of the account as a whole. */
    totals: Figures.extend({ paidOutFen: fen, payableFen: fen }),
  })
  .meta({ id: 'Sales' })
export type SalesView = z.input<typeof SalesView>
