import { z } from '@hono/zod-openapi'
import { CEILING_UNITS } from '#api/authorized-operation/authorized-operation.ts'
import { PageQuery } from '#api/kernel/page.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText } from '#api/resource/schema.ts'
import { PROFIT_BASES, REVENUE_STATES } from './revenue.ts'

/** Amounts to a hundred billion yuan: what is reckoned of them stays an exact JSON integer. */
const fen = z.int().min(0).max(1e13)

/** What of a period the operator declares; `spreadBps` is the part of the profit's rate above the bond's yield. */
const figures = {
  costFen: fen,
  subsidyFen: fen,
  assetsFen: fen.default(0),
  bondYieldBps: z.int().min(0).max(2000),
  spreadBps: z.int().min(0).max(8_000),
  taxFen: fen,
}

/** An application for a period of allowed revenue: it lasts a year, or the rest of the grant's term. */
export const ApplyRevenue = z
  .strictObject({
    authorizationId: idText,
    name: line(100),
    startsAt: instant,
    ...figures,
    documents: z.array(z.strictObject({ title: line(100), digest })).min(1).max(20),
  })
  .meta({ id: 'ApplyRevenue' })
export type ApplyRevenue = z.infer<typeof ApplyRevenue>

const Changed = z.strictObject({
  costFen: fen.optional(),
  subsidyFen: fen.optional(),
  assetsFen: fen.optional(),
  bondYieldBps: figures.bondYieldBps.optional(),
  spreadBps: figures.spreadBps.optional(),
  taxFen: fen.optional(),
})

/** The price authority's decision; other figures than those applied for, and a rejection, need a reason. */
export const DecideRevenue = z
  .discriminatedUnion('approved', [
    z
      .strictObject({
        approved: z.literal(true), decisionNo: line(100), figures: Changed.optional(), reason: line(500).optional(),
      })
      .refine(({ figures: changed, reason }) => changed === undefined || reason !== undefined, {
        path: ['reason'], message: '调整申报数须说明理由',
      }),
    z.strictObject({ approved: z.literal(false), reason: line(500) }),
  ])
  .meta({ id: 'DecideRevenue' })
export type DecideRevenue = z.infer<typeof DecideRevenue>

export const RevenueQuery = PageQuery.extend({
  authorizationId: idText.optional(),
  state: z.enum(REVENUE_STATES).optional(),
})
export type RevenueQuery = z.infer<typeof RevenueQuery>

const amount = z.number().int()
const Name = z.object({ id: z.string(), name: z.string() })

/** The figures as they were applied for, where the authority set others. */
export const AskedFigures = z.object({
  costFen: amount, subsidyFen: amount, baseFen: amount, bondYieldBps: amount, spreadBps: amount, taxFen: amount,
})

/** A document that an application rests on, by its digest. */
export const RevenueDocuments = z.array(z.object({ title: z.string(), digest: z.string() }))

export const RevenuePeriodView = z
  .object({
    id: z.string(),
    authorization: z.object({ id: z.string(), scope: z.string(), startsAt: z.string(), endsAt: z.string() }),
    operator: Name,
    implementingBody: Name,
    name: z.string(),
    startsAt: z.string(),
    endsAt: z.string(),
    /** Whether the grant has been operated for a full year when it was applied for (满一个完整年度). */
    afterFullYear: z.boolean(),
    costFen: amount,
    subsidyFen: amount,
    profitBase: z.enum(PROFIT_BASES),
    baseFen: amount,
    bondYieldBps: amount,
    spreadBps: amount,
    profitFen: amount,
    taxFen: amount,
    carriedFen: amount,
    maximumFen: amount,
    asked: AskedFigures.nullable(),
    documents: RevenueDocuments,
    state: z.enum(REVENUE_STATES),
    decisionNo: z.string().nullable(),
    reason: z.string().nullable(),
    /** Captured less refunded within the period; of a closed one, as it was when it was closed. */
    realisedFen: amount,
    /** What orders and transfers hold, of the period that runs now. */
    heldFen: amount,
    percent: amount,
    warnedPercent: amount,
    /** Of a closed one: what is deducted from the next. */
    excessFen: amount.nullable(),
    /** The ceilings that count for the period, each with the quantity foreseen, and what they sum to. */
    ceilings: z.array(
      z.object({
        scenarioId: z.string(), name: z.string(), fen: amount, unit: z.enum(CEILING_UNITS), quantity: amount,
        productFen: amount,
      }),
    ),
    ceilingsFen: amount,
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'RevenuePeriod' })
export type RevenuePeriodView = z.infer<typeof RevenuePeriodView>
