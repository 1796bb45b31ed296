import { z } from '@hono/zod-openapi'
import { line } from '#api/participant/schema.ts'
import { JOURNAL_KINDS, OWN_ACCOUNTS } from './account.ts'
import { TOP_UP_STATES } from './top-up.ts'

const fen = z.number().int()

/** What one request may move: up to ten thousand million yuan. */
export const amountFen = z.int().min(1).max(1e12)

/** The balances of the caller (余额), in fen. */
export const BalancesView = z
  .object({
    availableFen: fen,
    heldFen: fen,
    /** What a provider has earned and not yet asked to be paid; below zero it owes a refund. */
    payableFen: fen,
    /** What is being paid out. */
    payoutFen: fen,
  })
  .meta({ id: 'Balances' })

/** A journal, as far as it touches the caller's accounts. */
export const JournalView = z
  .object({
    id: z.string(),
    kind: z.enum(JOURNAL_KINDS),
    reference: z.string(),
    at: z.string(),
    entries: z.array(z.object({ account: z.enum(OWN_ACCOUNTS), amountFen: fen })),
  })
  .meta({ id: 'Journal' })

/** What a consumer says it sent to the custodian; the reference is the bank's (银行流水号). */
export const RequestTopUp = z.strictObject({ amountFen, reference: line(100) }).meta({ id: 'RequestTopUp' })
export type RequestTopUp = z.infer<typeof RequestTopUp>

/** Whether the money was seen at the custodian. */
export const DecideTopUp = z.strictObject({ approved: z.boolean() }).meta({ id: 'DecideTopUp' })
export type DecideTopUp = z.infer<typeof DecideTopUp>

export const TopUpView = z
  .object({
    id: z.string(),
    participantId: z.string(),
    participantName: z.string(),
    amountFen: fen,
    reference: z.string(),
    state: z.enum(TOP_UP_STATES),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'TopUp' })
