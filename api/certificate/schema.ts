import { z } from '@hono/zod-openapi'
import { isUscc } from '#api/participant/participant.ts'
import { digest, line } from '#api/participant/schema.ts'
import { idText, paragraph } from '#api/resource/schema.ts'
import { CERTIFICATE_KINDS, CERTIFICATE_STATES, FILING_STATES, MATERIALS, STANDINGS } from './certificate.ts'

/** What is to be certified; the subject of a party's certificate is the caller itself. */
export const IssueCertificate = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('party'), subject: z.literal('').default('') }),
    z.strictObject({ kind: z.literal('listing'), subject: idText }),
    z.strictObject({ kind: z.literal('trade'), subject: idText }),
  ])
  .meta({ id: 'IssueCertificate' })
export type IssueCertificate = z.infer<typeof IssueCertificate>

export const RevokeCertificate = z.strictObject({ reason: line(500) }).meta({ id: 'RevokeCertificate' })

/** A number in an address; a malformed one names nothing. */
export const NumberParam = z.object({
  number: z.string().max(40).transform((text) => (/^DY-[A-Z]{2}-\d{4}-\d{6,9}$/.test(text) ? text : 'absent')),
})

const uscc = z.string().refine(isUscc, '统一社会信用代码的校验位不符')

export const FileDeal = z
  .strictObject({
    contractName: line(100),
    providerName: line(100), providerUscc: uscc,
    consumerName: line(100), consumerUscc: uscc,
    object: line(200),
    sourceProof: paragraph(2000),
    amountFen: z.int().min(0).max(1e15),
    signedOn: z.iso.date().transform((text) => new Date(`${text}T00:00:00Z`)),
    materials: z.array(z.strictObject({ kind: z.enum(MATERIALS), title: line(100), digest })).min(1).max(20),
  })
  .meta({ id: 'FileDeal' })
export type FileDeal = z.infer<typeof FileDeal>

export const DecideFiling = z
  .strictObject({ approved: z.boolean(), reason: line(500).optional() })
  .refine(({ approved, reason }) => approved || reason !== undefined, { path: ['reason'], message: '不予备案须说明理由' })
  .meta({ id: 'DecideFiling' })
export type DecideFiling = z.infer<typeof DecideFiling>

export const CertificateView = z
  .object({
    id: z.string(),
    number: z.string(),
    kind: z.enum(CERTIFICATE_KINDS),
    subject: z.string(),
    title: z.string(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    notes: z.array(z.string()),
    digest: z.string(),
    pdfDigest: z.string().nullable(),
    state: z.enum(CERTIFICATE_STATES),
    issuedAt: z.string(),
    revokedAt: z.string().nullable(),
    revokedReason: z.string().nullable(),
  })
  .meta({ id: 'Certificate' })

/** A certificate as anybody may look it up; without its fields where they tell of a deal. */
export const CertificateLookUp = CertificateView.extend({
  recordIndex: z.number().int().nullable(),
  /** What became since of what it says; its own state is whether it was revoked. */
  standing: z.enum(STANDINGS),
}).meta({ id: 'CertificateLookUp' })

export const FilingView = z
  .object({
    id: z.string(),
    applicant: z.object({ id: z.string(), name: z.string() }),
    contractName: z.string(),
    providerName: z.string(),
    providerUscc: z.string(),
    consumerName: z.string(),
    consumerUscc: z.string(),
    object: z.string(),
    sourceProof: z.string(),
    amountFen: z.number().int(),
    signedOn: z.string(),
    materials: z.array(z.object({ kind: z.string(), title: z.string(), digest: z.string() })),
    state: z.enum(FILING_STATES),
    reason: z.string().nullable(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'Filing' })
