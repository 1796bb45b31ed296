import { z } from '@hono/zod-openapi'
import { AGREEMENT_STATES, MAX_QUOTA } from '#api/agreement/agreement.ts'
import { DEADLINE_STATES } from '#api/deadline/deadline.ts'
import { PageQuery } from '#api/kernel/page.ts'
import { DISTRICTS } from '#api/listing/district.ts'
import { instant, line } from '#api/participant/schema.ts'
import { CatalogueQuery, idText, isDistinct, itemName } from '#api/resource/schema.ts'
import { APPROVERS, LEVELS, SHARING_STATES } from './sharing.ts'

const districts = DISTRICTS.filter((district) => district !== '全市')

/** A request: what for, on which duty and rule, the fewest fields, how often and until when. */
export const RequestSharing = z
  .strictObject({
    resourceId: idText,
    purpose: line(100),
    basis: line(300),
    fields: z.array(itemName).min(1).max(500).refine(isDistinct, '数据项不能重复'),
    /** Why each personal field is needed, by its name. */
    necessity: z.record(itemName, line(300)).default({}).refine((of) => Object.keys(of).length <= 500, '数据项过多'),
    level: z.enum(LEVELS).default('city'),
    /** The region of a department below the city's level. */
    district: z.enum(districts).optional(),
    endsAt: instant,
    quota: z.int().min(1).max(MAX_QUOTA),
  })
  .refine(({ level, district }) => (level === 'city') === (district === undefined), {
    path: ['district'], message: '县级和乡镇级部门须写明所在区县，市级部门不写',
  })
  .meta({ id: 'RequestSharing' })
export type RequestSharing = z.infer<typeof RequestSharing>

export const AnswerSharing = z
  .discriminatedUnion('approved', [
    z.strictObject({ approved: z.literal(true) }),
    z.strictObject({ approved: z.literal(false), reason: line(500) }),
  ])
  .meta({ id: 'AnswerSharing' })
export type AnswerSharing = z.infer<typeof AnswerSharing>

export const EndSharing = z.strictObject({ reason: line(500) }).meta({ id: 'EndSharing' })

/** The version of the department's shared product that others may take from now on. */
export const SupplySharing = z
  .strictObject({ productId: idText, version: z.int().min(1).max(1_000_000) })
  .meta({ id: 'SupplySharing' })
export type SupplySharing = z.infer<typeof SupplySharing>

/** Requests that one asked, or of what one owns; without it both. */
export const SharingQuery = PageQuery.extend({
  side: z.enum(['asked', 'owned']).optional(),
  state: z.enum(SHARING_STATES).optional(),
  resourceId: idText.optional(),
})
export type SharingQuery = z.infer<typeof SharingQuery>

const Party = z.object({ id: z.string(), name: z.string() })

export const SharingView = z
  .object({
    id: z.string(),
    state: z.enum(SHARING_STATES),
    resource: z.object({ id: z.string(), code: z.string(), name: z.string(), shareClass: z.string() }),
    requester: Party,
    owner: Party,
    purpose: z.string(),
    basis: z.string(),
    fields: z.array(z.string()),
    /** Those of the fields that tell of persons, each with why it is needed. */
    necessity: z.record(z.string(), z.string()),
    level: z.enum(LEVELS),
    district: z.string().nullable(),
    crossings: z.array(z.enum(['department', 'level', 'region'])),
    endsAt: z.string(),
    quota: z.number().int(),
    approvedBy: z.enum(APPROVERS).nullable(),
    reason: z.string().nullable(),
    agreement: z
      .object({
        id: z.string(),
        state: z.enum(AGREEMENT_STATES),
        startsAt: z.string(),
        usedCount: z.number().int(),
        isSignedByOwner: z.boolean(),
        isSignedByRequester: z.boolean(),
      })
      .nullable(),
    /** The owner's time to answer; none where a rule answered. */
    clock: z
      .object({
        dueAt: z.string(),
        state: z.enum(DEADLINE_STATES),
        isOverdue: z.boolean(),
        /** Working days that are left, or that it is late. */
        workingDays: z.number().int(),
        basis: z.string(),
      })
      .nullable(),
    /** Whether the owner has supplied a version that can be taken. */
    isSupplied: z.boolean(),
    createdAt: z.string(),
    decidedAt: z.string().nullable(),
  })
  .meta({ id: 'SharingRequest' })

/** A resource that its department shares, with what was supplied of it and who takes it. */
export const SharedView = z
  .object({
    id: z.string(),
    productId: z.string(),
    name: z.string(),
    resource: z.object({ id: z.string(), code: z.string(), name: z.string() }),
    owner: Party,
    lastVersion: z.number().int(),
    suppliedVersion: z.number().int().nullable(),
    activeAgreements: z.number().int(),
    transfers: z.number().int(),
  })
  .meta({ id: 'SharedResource' })

/** How the catalogue of what may be shared is narrowed; `q` is looked for in code, name and data items. */
export const ShareableQuery = CatalogueQuery.pick({
  limit: true, cursor: true, q: true, departmentId: true, shareClass: true, theme: true, district: true,
})
export type ShareableQuery = z.infer<typeof ShareableQuery>

/** A resource as other departments find it (共享目录), with what the caller has asked for of it last. */
export const ShareableView = z
  .object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    description: z.string(),
    department: Party,
    items: z.array(z.object({ name: z.string(), isPersonal: z.boolean(), description: z.string().nullable() })),
    grade: z.string(),
    shareClass: z.string(),
    updateCycle: z.string(),
    district: z.string().nullable(),
    /** Whether a version can be taken once it is consented to. */
    isSupplied: z.boolean(),
    request: z.object({ id: z.string(), state: z.enum(SHARING_STATES) }).nullable(),
  })
  .meta({ id: 'ShareableResource' })
