import { z } from '@hono/zod-openapi'
import { type Act, ACTS, ROLES, STAFF_DUTIES } from '#api/kernel/permit.ts'
import { APPLICANT_ROLES, isUscc, PARTICIPANT_STATES } from './participant.ts'

/** A line of text for people: trimmed, without control and bidirectional characters and halves of characters. */
export const line = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]*$/u, '不能含有控制字符')

/** The SHA-256 of a file that stays with who names it. */
export const digest = z.string().regex(/^0x[0-9a-f]{64}$/, '须为 0x 加 64 位小写十六进制的 SHA-256')

/** An instant with its offset (RFC 3339), between 1970 and 2200. */
export const instant = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((at) => at.getTime() >= 0 && at.getTime() < 7_258_118_400_000, '时间超出范围')

const login = z.string().regex(/^[a-z0-9][a-z0-9._@-]{2,63}$/, '登录名须为 3 至 64 个小写字母、数字或 . _ @ -')
const password = z.string().min(10, '口令至少 10 个字符').max(200)

const Person = z.strictObject({ login, password, name: line(50) })

export const Apply = z
  .strictObject({
    uscc: z.string().refine(isUscc, '统一社会信用代码的校验位不符'),
    name: line(100),
    roles: z.array(z.enum(APPLICANT_ROLES)).min(1).max(APPLICANT_ROLES.length),
    contactName: line(50),
    contactPhone: z.string().regex(/^[0-9+ -]{5,30}$/),
    businessScope: line(500),
    person: Person,
  })
  .meta({ id: 'ParticipantApplication' })
export type Apply = z.infer<typeof Apply>

export const SignIn = z.strictObject({
  login: z.string().max(64).regex(/^\P{Cc}*$/u, '不能含有控制字符'),
  password: z.string().max(200),
})
export type SignIn = z.infer<typeof SignIn>

export const Review = z.strictObject({ approved: z.boolean(), reason: line(500) })
export type Review = z.infer<typeof Review>

/** A verification: until when, where the organisation is established, and its level of capability (DSMM) with proof. */
export const VerifyParticipant = z
  .strictObject({
    verifiedTo: instant,
    establishedIn: z.string().regex(/^[A-Z]{2}$/, '须为两位大写的国家或地区代码').default('CN'),
    capability: z
      .strictObject({
        level: z.int().min(1).max(5),
        validTo: instant,
        digest,
      })
      .nullable()
      .default(null),
  })
  .meta({ id: 'VerifyParticipant' })
export type VerifyParticipant = z.infer<typeof VerifyParticipant>

export const AddPerson = Person.extend({ duties: z.array(z.enum(STAFF_DUTIES)).max(4).default([]) })
export type AddPerson = z.infer<typeof AddPerson>

const address = z.string().regex(/^0x[0-9a-fA-F]{40}$/)

/**
 * A key of one's own with the signature that shows it, or one that the platform makes and holds; a person asks for
 * either.
 */
export const AddKey = z.discriminatedUnion('custody', [
  z.strictObject({
    custody: z.literal('own'), address, signature: z.string().regex(/^0x[0-9a-f]{130}$/), password: z.string().max(200),
  }),
  z.strictObject({ custody: z.literal('platform'), password: z.string().max(200) }),
])
export type AddKey = z.infer<typeof AddKey>

const ACT_NAMES = Object.keys(ACTS).filter((act): act is Act => act in ACTS)

export const AddApiKey = z.strictObject({
  name: line(50),
  scopes: z.array(z.enum(ACT_NAMES)).min(1).max(ACT_NAMES.length),
  days: z.int().min(1).max(366).default(90),
})
export type AddApiKey = z.infer<typeof AddApiKey>

export const ParticipantView = z
  .object({
    id: z.string(),
    uscc: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
    state: z.string(),
    suspended: z.boolean(),
    businessScope: z.string(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
    rejectionReason: z.string().nullable(),
    verifiedTo: z.string().nullable(),
    establishedIn: z.string(),
    capability: z.object({ level: z.number().int(), validTo: z.string().nullable() }).nullable(),
  })
  .meta({ id: 'Participant' })

/** A public body, or an operator of public data. */
export const PublicBody = z
  .object({ id: z.string(), name: z.string(), roles: z.array(z.string()), isOperator: z.boolean() })
  .meta({ id: 'PublicBody' })

export const SessionView = z
  .object({
    token: z.string(),
    expiresAt: z.string(),
    participantId: z.string(),
    personId: z.string(),
    name: z.string(),
    roles: z.array(z.string()),
  })
  .meta({ id: 'Session' })

export const BrowserSessionView = SessionView.omit({ token: true }).meta({ id: 'BrowserSession' })

/** Who calls: what a page needs to greet them, and to say why a button is not theirs. */
export const CurrentSession = z
  .object({
    signedIn: z
      .object({
        participant: z.object({
          id: z.string(),
          name: z.string(),
          state: z.enum(PARTICIPANT_STATES),
          suspended: z.boolean(),
          rejectionReason: z.string().nullable(),
        }),
        person: z.object({ id: z.string(), name: z.string(), login: z.string() }).nullable(),
        roles: z.array(z.enum(ROLES)),
        acts: z.array(z.string()),
      })
      .nullable(),
  })
  .meta({ id: 'CurrentSession' })

export const KeyView = z
  .object({
    id: z.string(),
    participantId: z.string(),
    address: z.string(),
    custody: z.enum(['own', 'platform']),
    state: z.string(),
    createdAt: z.string(),
    registeredAt: z.string().nullable(),
  })
  .meta({ id: 'SigningKey' })

export const ApiKeyView = z
  .object({
    id: z.string(),
    name: z.string(),
    scopes: z.array(z.string()),
    createdAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
  })
  .meta({ id: 'ApiKey' })

export const PersonView = z
  .object({ id: z.string(), login: z.string(), name: z.string(), duties: z.array(z.string()), enabled: z.boolean() })
  .meta({ id: 'Person' })
