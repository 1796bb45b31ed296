import { z } from '@hono/zod-openapi'
import { digest, line } from '#api/participant/schema.ts'
import { day } from '#api/registration/form.ts'
import { paragraph } from '#api/resource/schema.ts'
import { RIGHTS } from './property-registration.ts'
import { SITUATIONS } from './right-matrix.ts'

/** Kinds of applicants (申请主体类型): 自然人, 法人, 非法人组织. */
const APPLICANT_KINDS = ['natural_person', 'legal_person', 'unincorporated'] as const

/** Where data comes from, as the review of sources knows it: 采集生成, 协议取得, 自动化程序收集公开数据, 衍生创造. */
const SOURCES = ['generated', 'agreement', 'crawled', 'derived'] as const
export type PropertySource = (typeof SOURCES)[number]

/** How often data is renewed (更新频率). */
const UPDATES = ['daily', 'weekly', 'monthly', 'yearly', 'on_demand', 'realtime', 'other'] as const

const uscc = z.string().regex(/^[0-9A-Z]{18}$/, '须为 18 位统一社会信用代码')

const Applicant = z.strictObject({
  name: line(100).optional(),
  kind: z.enum(APPLICANT_KINDS).optional(),
  uscc: uscc.optional(),
  address: line(200).optional(),
  status: line(50).optional(),
})
const Data = z.strictObject({
  name: line(200).optional(),
  abstract: paragraph(2000).optional(),
  industry: line(20).optional(),
  source: z.enum(SOURCES).optional(),
  region: line(100).optional(),
  from: day.optional(),
  to: day.optional(),
  update: z.enum(UPDATES).optional(),
  volume: line(100).optional(),
  form: line(100).optional(),
  limits: paragraph(500).optional(),
})
const Origin = z.strictObject({
  situation: z.enum(SITUATIONS).optional(),
  proofDigest: digest.optional(),
  consentDigest: digest.optional(),
  isOwnProduct: z.boolean().optional(),
  entitlementDigest: digest.optional(),
})
const RightRow = z.strictObject({
  holder: line(100),
  uscc,
  right: z.enum(RIGHTS),
  until: day.optional(),
  limit: line(200).optional(),
  proofDigest: digest.optional(),
})

/** The initial application (附件一): applicant, data, where it comes from, and the table of rights. */
export const PropertyForm = z
  .strictObject({
    applicant: Applicant.prefault({}),
    data: Data.prefault({}),
    origin: Origin.prefault({}),
    rights: z.array(RightRow).max(30).prefault([]),
    undertakingDigest: digest.optional(),
  })
  .meta({ id: 'PropertyForm' })
export type PropertyForm = z.infer<typeof PropertyForm>
export type PropertyFormInput = z.input<typeof PropertyForm>
