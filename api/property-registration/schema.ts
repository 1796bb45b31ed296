import { z } from '@hono/zod-openapi'
import { digest, instant, line } from '#api/participant/schema.ts'
import { FormFaultView } from '#api/registration/schema.ts'
import { idText, isDistinct, paragraph } from '#api/resource/schema.ts'
import { PropertyForm } from './form.ts'
import { isCertificate, RIGHTS, STATES } from './property-registration.ts'

/** An application for a product of one's own; `renews` is the certificate that it goes on from. */
export const PrepareProperty = z
  .strictObject({ productId: idText, renews: idText.optional(), form: PropertyForm.optional() })
  .meta({ id: 'PrepareProperty' })
export type PrepareProperty = z.infer<typeof PrepareProperty>

export const EditProperty = z.strictObject({ form: PropertyForm }).meta({ id: 'EditProperty' })
export type EditProperty = z.infer<typeof EditProperty>

/** When, and to which agency of the national catalogue, the holder handed the application in. */
export const SubmitProperty = z
  .strictObject({ agency: line(100), submittedAt: instant })
  .meta({ id: 'SubmitProperty' })
export type SubmitProperty = z.infer<typeof SubmitProperty>

const rights = z.array(z.enum(RIGHTS)).min(1).max(3).refine(isDistinct, '权利不能重复')

/** A certificate as its document has it; `fileDigest` is the document's SHA-256. */
export const ImportCertificate = z
  .strictObject({
    certificate: z.string().max(40).refine(isCertificate, '凭证编码须为 SJ 加 13 位数字'),
    agency: line(100),
    fileDigest: digest,
    rights,
    validFrom: instant,
    validTo: instant,
  })
  .meta({ id: 'ImportCertificate' })
export type ImportCertificate = z.infer<typeof ImportCertificate>

/** What the agency's published answer says: the digest of the document, and a note on how it was looked up. */
export const VerifyProperty = z
  .discriminatedUnion('verified', [
    z.strictObject({ verified: z.literal(true), publishedDigest: digest, note: paragraph(500) }),
    z.strictObject({ verified: z.literal(false), reason: paragraph(500) }),
  ])
  .meta({ id: 'VerifyProperty' })
export type VerifyProperty = z.infer<typeof VerifyProperty>

export const MarkProperty = z
  .strictObject({ objected: z.boolean(), reason: paragraph(500) })
  .meta({ id: 'MarkProperty' })
export type MarkProperty = z.infer<typeof MarkProperty>

export const RevokeProperty = z.strictObject({ reason: paragraph(500) }).meta({ id: 'RevokeProperty' })

const Named = z.object({ id: z.string(), name: z.string() })
const moment = z.string().nullable()

export const PropertyView = z
  .object({
    id: z.string(),
    product: Named,
    holder: Named,
    previousId: z.string().nullable(),
    form: PropertyForm,
    faults: z.array(FormFaultView),
    /** The rights that the form's situation gives. */
    mayRegister: z.array(z.enum(RIGHTS)),
    state: z.enum(STATES),
    agency: z.string().nullable(),
    submittedAt: moment,
    /** When the agency is to have accepted (silence counts as acceptance), and decided. */
    expected: z.object({ acceptedBy: z.string(), decidedBy: z.string() }).nullable(),
    certificate: z.string().nullable(),
    fileDigest: z.string().nullable(),
    rights: z.array(z.enum(RIGHTS)),
    validFrom: moment,
    validTo: moment,
    /** The first and the last day on which it may be renewed. */
    renewal: z.object({ from: z.string(), to: z.string() }).nullable(),
    objected: z.boolean(),
    reason: z.string().nullable(),
    verifiedAt: moment,
    createdAt: z.string(),
  })
  .meta({ id: 'PropertyRegistration' })
export type PropertyView = z.infer<typeof PropertyView>

export const PropertyPrecheck = z
  .object({ faults: z.array(FormFaultView), mayRegister: z.array(z.enum(RIGHTS)) })
  .meta({ id: 'PropertyPrecheck' })
export type PropertyPrecheck = z.infer<typeof PropertyPrecheck>
