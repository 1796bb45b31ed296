import { z } from '@hono/zod-openapi'
import { amountFen } from '#api/account/schema.ts'
import { PageQuery, pageOf } from '#api/kernel/page.ts'
import { instant, line } from '#api/participant/schema.ts'
import { PAYOUT_STATES } from './payout.ts'

const fen = z.number().int()

/** What a settlement was: an amount captured from a consumer, or one given back. */
export const SETTLEMENT_KINDS = [
  'captured', // 已结算
  'refunded', // 已退款
] as const

/** The statement's window: from `from` on and before `to`; both are left out for everything. */
export const StatementQuery = PageQuery.extend({ from: instant.optional(), to: instant.optional() })
export type StatementQuery = z.infer<typeof StatementQuery>

export const SettlementView = z
  .object({
    id: z.string(),
    orderId: z.string(),
    transferId: z.string().nullable(),
    consumerId: z.string(),
    productId: z.string(),
    kind: z.enum(SETTLEMENT_KINDS),
    /** Always positive; a refund's is taken off the totals. */
    grossFen: fen,
    feeFen: fen,
    shareFen: fen,
    feeBps: z.number().int(),
    at: z.string(),
  })
  .meta({ id: 'Settlement' })

/** One page of a statement (对账单), with the totals of the whole window. */
export const StatementView = pageOf(SettlementView)
  .extend({ totals: z.object({ grossFen: fen, feeFen: fen, shareFen: fen }) })
  .meta({ id: 'Statement' })

/** A provider's request to be paid; the bank note (银行附言) tells the treasurer where to. */
export const RequestPayout = z.strictObject({ amountFen, bankNote: line(200) }).meta({ id: 'RequestPayout' })
export type RequestPayout = z.infer<typeof RequestPayout>

export const DecidePayout = z.strictObject({ approved: z.boolean() }).meta({ id: 'DecidePayout' })
export type DecidePayout = z.infer<typeof DecidePayout>

export const PayoutView = z
  .object({
    id: z.string(),
    providerId: z.string(),
    providerName: z.string(),
    amountFen: fen,
    bankNote: z.string(),
    state: z.enum(PAYOUT_STATES),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'Payout' })
