import { z } from '@hono/zod-openapi'
import { line } from '#api/participant/schema.ts'
import { idText } from '#api/resource/schema.ts'

const scope = z.enum(['party', 'product', 'agreement', 'ledger'])

/** A regulator's measure (监管措施); `subjectId` is `ledger` for the whole. */
export const TakeMeasure = z
  .strictObject({ act: z.enum(['suspend', 'resume']), scope, subjectId: idText, reason: line(500) })
  .meta({ id: 'TakeMeasure' })
export type TakeMeasure = z.infer<typeof TakeMeasure>

export const MeasureView = z
  .object({
    id: z.string(),
    act: z.string(),
    scope: z.string(),
    subjectId: z.string(),
    reason: z.string(),
    state: z.string(),
    createdAt: z.string(),
    endedAt: z.string().nullable(),
    recordIndex: z.number().int().nullable(),
    transactionHash: z.string().nullable(),
  })
  .meta({ id: 'Measure' })

export const SearchQuery = z.object({ q: z.string().trim().min(2).max(200).regex(/^\P{Cc}*$/u, '不能含有控制字符') })

export const Hit = z
  .object({
    kind: z.string(),
    id: z.string(),
    title: z.string(),
    at: z.string().nullable(),
    href: z.string().nullable(),
  })
  .meta({ id: 'SearchHit' })

export const SearchAnswer = z.object({ hits: z.array(Hit) })

const Proof = z.object({
  index: z.number().int(),
  leaf: z.string(),
  transactionHash: z.string(),
  blockNumber: z.number().int(),
})

export const TraceView = z
  .object({
    transferId: z.string(),
    /** The way of the data from its source to the consumer, one station after another. */
    path: z.array(z.object({ kind: z.string(), id: z.string(), title: z.string(), party: z.string().nullable() })),
    events: z.array(
      z.object({
        id: z.string(),
        kind: z.string(),
        subject: z.string(),
        actor: z.object({ id: z.string(), name: z.string() }),
        at: z.string(),
        state: z.string(),
        body: z.unknown(),
        proof: Proof.nullable(),
      }),
    ),
    proof: Proof.nullable(),
    receipt: z.string(),
  })
  .meta({ id: 'Trace' })
