import { z } from '@hono/zod-openapi'
import { Selection } from '#api/content/schema.ts'
import { TRANSFER_STATES } from './transfer.ts'

/**
 * What a consumer asks for: a version of the product (the newest deliverable without), a form, and for a part the
 * selection.
 */
export const RequestTransfer = z
  .strictObject({
    format: z.enum(['csv', 'parquet', 'ndjson', 'xlsx', 'original']).default('csv'),
    version: z.int().min(1).max(1_000_000).optional(),
    selection: Selection.optional(),
  })
  .meta({ id: 'RequestTransfer' })
export type RequestTransfer = z.infer<typeof RequestTransfer>

export const TransferView = z
  .object({
    id: z.string(),
    agreementId: z.string(),
    orderId: z.string(),
    productId: z.string(),
    state: z.enum(TRANSFER_STATES),
    format: z.string(),
    form: z.string(),
    fileName: z.string(),
    mediaType: z.string(),
    sizeBytes: z.number().int(),
    rows: z.number().int().nullable(),
    sha256: z.string(),
    at: z.string(),
    chargedFen: z.number().int(),
    recordIndex: z.number().int().nullable(),
    transactionHash: z.string().nullable(),
    recordedAt: z.string().nullable(),
    releasedAt: z.string().nullable(),
    /** Why the chain refused it, where it did. */
    rejection: z.object({ code: z.string(), title: z.string(), basis: z.string() }).nullable(),
  })
  .meta({ id: 'Transfer' })

/** A recorded transfer with the addresses of its bytes and of its receipt (存证回执). */
export const TransferAnswer = z
  .object({
    transfer: TransferView,
    content: z.string(),
    receipt: z.object({ href: z.string(), state: z.enum(['ready', 'awaiting_witness']) }),
  })
  .meta({ id: 'TransferAnswer' })
