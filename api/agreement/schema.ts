import { z } from '@hono/zod-openapi'
import { PricePlan } from '#api/pricing/plan.ts'
import { instant, line } from '#api/participant/schema.ts'
import { idText, paragraph } from '#api/resource/schema.ts'
import { AGREEMENT_STATES, MAX_QUOTA } from './agreement.ts'

const quota = z.int().min(1).max(MAX_QUOTA)
const note = z.union([z.literal(''), paragraph(500)]).default('')

/** A consumer's offer (要约) on a listing. */
export const MakeOffer = z
  .strictObject({
    listingId: idText,
    /** Which of the listing's price plans, from 0. */
    plan: z.int().min(0).max(4),
    purpose: line(100),
    startsAt: instant,
    endsAt: instant,
    quota,
    note,
    /** What is asked for: use alone, or the right to operate too, which allows to pass on (使用权、经营权). */
    rights: z.array(z.enum(['use', 'operate'])).min(1).max(2).default(['use']),
    /** The agreement that this one renews or tops up. */
    previousId: idText.optional(),
  })
  .meta({ id: 'MakeOffer' })
export type MakeOffer = z.infer<typeof MakeOffer>

/** Other terms from the party whose turn it is; what is left out stays. */
export const Counter = z
  .strictObject({
    plan: PricePlan.optional(),
    startsAt: instant.optional(),
    endsAt: instant.optional(),
    quota: quota.optional(),
    note,
  })
  .meta({ id: 'CounterOffer' })
export type Counter = z.infer<typeof Counter>

/** A signature by one's own key, or the password that lets the platform sign with the key it holds. */
export const Sign = z
  .union([
    z.strictObject({ signature: z.string().regex(/^0x[0-9a-f]{130}$/) }),
    z.strictObject({ password: z.string().max(200) }),
  ])
  .meta({ id: 'Sign' })
export type Sign = z.infer<typeof Sign>

export const Reason = z.strictObject({ reason: line(500) })

/** The window, quota and price that a provider offers to anybody, with the signature or the password. */
export const StandingTerms = z.strictObject({
  plan: z.int().min(0).max(4),
  startsAt: instant,
  endsAt: instant,
  quota,
})
export type StandingTerms = z.infer<typeof StandingTerms>

export const AgreementView = z
  .object({
    id: z.string(),
    listingId: z.string(),
    productId: z.string(),
    title: z.string(),
    provider: z.object({ id: z.string(), name: z.string() }),
    consumer: z.object({ id: z.string(), name: z.string() }),
    state: z.enum(AGREEMENT_STATES),
    turn: z.string(),
    standing: z.boolean(),
    previousId: z.string().nullable(),
    sentence: z.string(),
    plan: PricePlan,
    purpose: z.string(),
    rights: z.array(z.string()),
    startsAt: z.string(),
    endsAt: z.string(),
    quota: z.number().int(),
    usedCount: z.number().int(),
    policy: z.unknown(),
    termsDigest: z.string(),
    signatures: z.object({ provider: z.string().nullable(), consumer: z.string().nullable() }),
    endedReason: z.string().nullable(),
    createdAt: z.string(),
    activatedAt: z.string().nullable(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'Agreement' })

export const TypedData = z.object({
  digest: z.string(),
  typedData: z.unknown(),
})
