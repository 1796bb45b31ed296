import { z } from '@hono/zod-openapi'
import type { Json } from '#api/kernel/canonical.ts'
import { digest, line } from '#api/participant/schema.ts'
import { SHARE_CLASSES } from '#api/resource/catalogue.ts'
import { OPEN_CLASSES, UPDATE_CYCLES } from '#api/resource/resource.ts'
import { paragraph } from '#api/resource/schema.ts'
import { CANCELLATION_GROUNDS } from './registration.ts'

/** A calendar day in Beijing. */
export const day = z.iso.date()

/** How a registrant came by the data (合法合规来源). */
const LEGAL_SOURCES = ['statutory_duty', 'sharing', 'agreement', 'authorised_operation'] as const

/** Parts that may be handed in later against a written promise (容缺受理). */
export const DEFERRABLE = ['service', 'risk'] as const
export type Deferrable = (typeof DEFERRABLE)[number]

const lines = z.array(line(200)).max(20).optional()

const Subject = z.strictObject({
  name: line(100).optional(),
  uscc: z.string().regex(/^[0-9A-Z]{18}$/, '须为 18 位统一社会信用代码').optional(),
  coRegistrants: z.array(line(100)).max(20).optional(),
  coAgreementDigest: digest.optional(),
})
const Legality = z.strictObject({
  source: z.enum(LEGAL_SOURCES).optional(),
  proof: line(200).optional(),
  proofDigest: digest.optional(),
  undertakingDigest: digest.optional(),
})
const Data = z.strictObject({
  name: line(100).optional(),
  abstract: paragraph(2000).optional(),
  catalogueCode: line(64).optional(),
  region: line(100).optional(),
  from: day.optional(),
  to: day.optional(),
  updateCycle: z.enum(UPDATE_CYCLES).optional(),
  volume: line(100).optional(),
  storage: line(200).optional(),
  shareClass: z.enum(SHARE_CLASSES).optional(),
  openClass: z.enum(OPEN_CLASSES).optional(),
  coOwned: z.boolean().optional(),
})
const Evidence = z.strictObject({
  method: line(100).optional(),
  note: paragraph(500).optional(),
  storageDigest: digest.optional(),
  queryDigest: digest.optional(),
  logDigest: digest.optional(),
})
export const Service = z.strictObject({
  name: line(100).optional(),
  type: line(50).optional(),
  abstract: paragraph(1000).optional(),
  industry: line(20).optional(),
  use: line(200).optional(),
  registrationCodes: z.array(line(64)).max(50).optional(),
  documentsDigest: digest.optional(),
})
const Scenario = z.strictObject({
  name: line(100).optional(),
  industry: line(20).optional(),
  problem: paragraph(500).optional(),
  usable: lines,
  forbidden: lines,
})
export const Risk = z.strictObject({
  assessor: line(100).optional(),
  reportDigest: digest.optional(),
  assessedOn: day.optional(),
  conclusion: z.enum(['acceptable', 'unacceptable']).optional(),
})
const Change = z.strictObject({ what: line(100), before: line(500), after: line(500) })
const Promised = z.strictObject({ parts: z.array(z.enum(DEFERRABLE)).min(1).max(2), digest, by: day })
const Other = z.strictObject({
  note: paragraph(1000).optional(),
  reason: paragraph(1000).optional(),
  ground: z.enum(CANCELLATION_GROUNDS).optional(),
  changes: z.array(Change).max(20).optional(),
  promise: Promised.optional(),
})

/** The form's eight parts; what lacks is told by the pre-check. 依据 《公共数据资源登记管理暂行办法》第九条. */
export const RegistrationForm = z
  .strictObject({
    subject: Subject.prefault({}),
    legality: Legality.prefault({}),
    data: Data.prefault({}),
    evidence: Evidence.prefault({}),
    service: Service.prefault({}),
    scenario: Scenario.prefault({}),
    risk: Risk.prefault({}),
    other: Other.prefault({}),
  })
  .meta({ id: 'RegistrationForm' })
export type RegistrationForm = z.infer<typeof RegistrationForm>
export type RegistrationFormInput = z.input<typeof RegistrationForm>

/** The form as JSON: what was not filled in is not there. */
export const jsonOf = (form: object): { [key: string]: Json } =>
  JSON.parse(JSON.stringify(form)) as { [key: string]: Json }

/** What is promised for later, as it is kept beside the form. */
export const KeptPromise = Promised.extend({ keptAt: z.string().nullable() })
export type KeptPromise = z.infer<typeof KeptPromise>
