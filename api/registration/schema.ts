import { z } from '@hono/zod-openapi'
import { IdParam } from '#api/http/endpoint.ts'
import { digest, instant, line } from '#api/participant/schema.ts'
import { idText, paragraph } from '#api/resource/schema.ts'
import { DEFERRABLE, RegistrationForm, Risk, Service } from './form.ts'
import { KINDS, REVOCATION_GROUNDS, STATES, SUBJECT_KINDS } from './registration.ts'

const reason = line(500)

/** An application to the registry, for one thing; without a form it begins with what the platform knows. */
export const DraftRegistration = z
  .strictObject({ kind: z.enum(KINDS), subjectId: idText, form: RegistrationForm.optional() })
  .meta({ id: 'DraftRegistration' })
export type DraftRegistration = z.infer<typeof DraftRegistration>

export const EditRegistration = z.strictObject({ form: RegistrationForm }).meta({ id: 'EditRegistration' })
export type EditRegistration = z.infer<typeof EditRegistration>

export const WithdrawRegistration = z.strictObject({ reason }).meta({ id: 'WithdrawRegistration' })

/** What was promised for later: the parts in full. */
export const Supplement = z
  .strictObject({ service: Service.optional(), risk: Risk.optional() })
  .meta({ id: 'RegistrationSupplement' })
export type Supplement = z.infer<typeof Supplement>

const Defect = z.strictObject({ path: line(100), message: line(300) })
const Defects = z.array(Defect).min(1).max(100)

/** Acceptance, the return with every defect in one notice, or no acceptance. */
export const DecideAcceptance = z
  .discriminatedUnion('decision', [
    z.strictObject({ decision: z.literal('accept') }),
    z.strictObject({ decision: z.literal('return'), defects: Defects }),
    z.strictObject({ decision: z.literal('decline'), reason }),
  ])
  .meta({ id: 'DecideAcceptance' })
export type DecideAcceptance = z.infer<typeof DecideAcceptance>

export const ReviewRegistration = z
  .discriminatedUnion('passed', [
    z.strictObject({ passed: z.literal(true) }),
    z.strictObject({ passed: z.literal(false), reason }),
  ])
  .meta({ id: 'ReviewRegistration' })
export type ReviewRegistration = z.infer<typeof ReviewRegistration>

/** An objection: its ground, and the digest of its evidence. */
export const RaiseObjection = z
  .strictObject({ ground: paragraph(2000), evidenceDigest: digest })
  .meta({ id: 'RaiseRegistrationObjection' })
export type RaiseObjection = z.infer<typeof RaiseObjection>

export const AnswerObjection = z
  .strictObject({ upheld: z.boolean(), answer: paragraph(2000) })
  .meta({ id: 'AnswerRegistrationObjection' })
export type AnswerObjection = z.infer<typeof AnswerObjection>

export const RevokeRegistration = z
  .strictObject({ ground: z.enum(REVOCATION_GROUNDS), reason })
  .meta({ id: 'RevokeRegistration' })
export type RevokeRegistration = z.infer<typeof RevokeRegistration>

/** A query code: of this registry, or as another one's document has it. */
export const codeText = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z*-]{7,63}$/, '登记编码须为 8 至 64 个字母、数字、- 或 *')

/** A code that was issued elsewhere, as its document says it; `documentDigest` is the document's SHA-256. */
export const ImportRegistration = z
  .strictObject({ registrationCode: codeText, validFrom: instant, validTo: instant, documentDigest: digest })
  .meta({ id: 'ImportRegistration' })
export type ImportRegistration = z.infer<typeof ImportRegistration>

export const VerifyRegistration = z
  .discriminatedUnion('verified', [
    z.strictObject({ verified: z.literal(true) }),
    z.strictObject({ verified: z.literal(false), reason }),
  ])
  .meta({ id: 'VerifyRegistration' })
export type VerifyRegistration = z.infer<typeof VerifyRegistration>

export const ObjectionParams = IdParam.extend({ objectionId: IdParam.shape.id })

const Party = z.object({ id: z.string(), name: z.string() })
const moment = z.string().nullable()

export const ObjectionView = z.object({
  id: z.string(),
  objector: Party,
  ground: z.string(),
  evidenceDigest: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string().nullable(),
  isLate: z.boolean(),
  createdAt: z.string(),
  answeredAt: moment,
})

/** An objection as whoever raised it sees it. */
export const OwnObjection = z
  .object({
    id: z.string(),
    registrationId: z.string(),
    name: z.string(),
    ground: z.string(),
    state: z.enum(['open', 'upheld', 'dismissed']),
    answer: z.string().nullable(),
    createdAt: z.string(),
    answeredAt: moment,
  })
  .meta({ id: 'RegistrationObjection' })
export type OwnObjection = z.infer<typeof OwnObjection>

const Clock = z.object({
  limit: z.string(), name: z.string(), english: z.string(), basis: z.string(), openedAt: z.string(), dueAt: z.string(),
  state: z.string(),
})

export const RegistrationView = z
  .object({
    id: z.string(),
    kind: z.enum(KINDS),
    origin: z.enum(['procedure', 'imported']),
    subject: z.object({ id: z.string(), kind: z.enum(SUBJECT_KINDS), name: z.string() }),
    registrant: Party,
    previousId: z.string().nullable(),
    form: RegistrationForm,
    state: z.enum(STATES),
    round: z.number().int(),
    evidenceDigest: z.string().nullable(),
    /** Whether the deposited evidence stands in the log, so that the application may be submitted. */
    isOnLog: z.boolean(),
    depositedAt: moment,
    submittedAt: moment,
    acceptedAt: moment,
    reviewedAt: moment,
    publicity: z.object({ from: z.string(), to: z.string() }).nullable(),
    defects: z.array(z.object({ path: z.string(), message: z.string() })),
    reason: z.string().nullable(),
    promise: z
      .object({ parts: z.array(z.enum(DEFERRABLE)), digest: z.string(), by: z.string(), keptAt: moment })
      .nullable(),
    code: z.string().nullable(),
    /** Whether the code is by this registry's own rule, and not by the national one. */
    isLocalCode: z.boolean(),
    documentDigest: z.string().nullable(),
    validFrom: moment,
    validTo: moment,
    objected: z.boolean(),
    objections: z.array(ObjectionView),
    clocks: z.array(Clock),
    createdAt: z.string(),
    closedAt: moment,
  })
  .meta({ id: 'Registration' })
export type RegistrationView = z.infer<typeof RegistrationView>

export const FormFaultView = z.object({
  path: z.string(), message: z.string(), fix: z.string(), basis: z.string(), isDeferrable: z.boolean(),
})

/** What the pre-check found; `mayFile` is whether nothing of it stands against submitting. */
export const Precheck = z
  .object({ faults: z.array(FormFaultView), mayFile: z.boolean() })
  .meta({ id: 'RegistrationPrecheck' })
export type Precheck = z.infer<typeof Precheck>

/** The four facts that are published, and nothing else. 依据 《公共数据资源登记管理暂行办法》第十二条. */
const Published = z.object({
  registrant: z.string(), kind: z.enum(KINDS), name: z.string(), abstract: z.string(),
})

export const PublicRegistration = z
  .object({
    id: z.string(),
    facts: Published,
    state: z.enum(STATES),
    publicity: z.object({ from: z.string(), to: z.string() }).nullable(),
    code: z.string().nullable(),
    isLocalCode: z.boolean(),
    validFrom: moment,
    validTo: moment,
    objected: z.boolean(),
  })
  .meta({ id: 'PublicRegistration' })
export type PublicRegistration = z.infer<typeof PublicRegistration>
