import { z } from '@hono/zod-openapi'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText, paragraph } from '#api/resource/schema.ts'

/** 单独同意 of the persons in a product: to whom, what for, how many, by what it is shown, and until when. */
export const EnterConsent = z
  .strictObject({
    recipientId: idText,
    purpose: line(200),
    persons: z.int().min(1).max(2_000_000_000),
    evidence: paragraph(1000),
    /** SHA-256 of the file of all consents, which stays with the provider. */
    digest,
    validTo: instant,
  })
  .meta({ id: 'EnterConsent' })
export type EnterConsent = z.infer<typeof EnterConsent>

export const ConsentView = z
  .object({
    id: z.string(),
    productId: z.string(),
    productName: z.string(),
    recipientId: z.string(),
    recipientName: z.string(),
    purpose: z.string(),
    persons: z.number().int(),
    evidence: z.string(),
    digest: z.string(),
    validTo: z.string(),
    createdAt: z.string(),
    withdrawnAt: z.string().nullable(),
    state: z.enum(['valid', 'expired', 'withdrawn']),
  })
  .meta({ id: 'PersonalConsent' })
export type ConsentView = z.infer<typeof ConsentView>
