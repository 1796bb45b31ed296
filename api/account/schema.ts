import { z } from '@hono/zod-openapi'
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

/** One line of the caller's accounts (明细), with the journal that moved it. */
export const EntryView = z
  .object({
    /** The journal and the account that it moves. */
    id: z.string(),
    journalId: z.string(),
    kind: z.enum(JOURNAL_KINDS),
    reference: z.string(),
    account: z.enum(OWN_ACCOUNTS),
    amountFen: fen,
    at: z.string(),
  })
  .meta({ id: 'Entry' })

/** The bank's reference of a payment (银行流水号): letters, figures, punctuation and spaces. */
const bankReference = z.string().trim().min(1).max(100).regex(/^[\p{L}\p{N}\p{P}\p{S} ]*$/u, '只能含文字、数字、标点和空格')

/** What a consumer says it sent to the custodian. */
export const RequestTopUp = z.strictObject({ amountFen, reference: bankReference }).meta({ id: 'RequestTopUp' })
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
